//! Text tables: ACLED, UCDP GED, GDELT, any CSV.

use std::io::{self, Read};
use std::ops::ControlFlow;

use dateline::exchange::tables::{LayerSink, Mapping, Source, TableKind, headings};
use insta::assert_snapshot;

use super::{cell, failure, geojson_of, guessed, import, layer_of, said, said_of};

/// ACLED's 31 columns.
const ACLED: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,\
    actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,\
    geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

/// A row of ACLED's, made up.
fn acled_row(id: &str, date: &str, [time_precision, geo_precision]: [u8; 2], [lat, lon]: [&str; 2], notes: &str) -> String {
    format!(
        "{id},{date},2019,{time_precision},Political violence,Battles,Armed clash,Group A,,2,Group B,,3,23,,760,Middle East,Syria,Province,\
         District,Sub-district,A place,{lat},{lon},{geo_precision},A source,National,{notes},0,,1571000000"
    )
}

/// A header and rows, parted by line ends.
fn table(header: &str, rows: &[String]) -> String {
    format!("{header}\n{}\n", rows.join("\n"))
}

/// A row of ACLED's with a date and a place, and these notes.
fn acled_noting(notes: &str) -> String {
    acled_row("SYR1", "2019-10-13", [1, 1], SPOT, notes)
}

/// A table of ACLED's.
fn acled(rows: &[String]) -> String {
    table(ACLED, rows)
}

const SPOT: [&str; 2] = ["36.5", "40.7"];

#[test]
fn the_columns_of_acled_are_known_and_kept() {
    let rows = [acled_noting("\"A \"\"note\"\", with a comma\""), acled_row("SYR2", "2019-10-13", [3, 3], SPOT, "B")];
    let text = acled(&rows);
    assert_eq!(guessed(text.as_bytes(), "csv"), Some("acled"));
    assert_snapshot!(said("acled", text.as_bytes()), @r#"
    40.7 36.5, 2019-10-13 to 2019-10-13, where 1, date 1
    40.7 36.5, 2019-10-01 to 2019-10-31, where 4, date 4
    2 rows kept, 0 of them without a place, 0 without a date; 0 refused
    "#);
    let layer = layer_of("acled", text.as_bytes());
    assert_eq!(layer.columns.len(), 31);
    assert_eq!(
        [cell(&layer, "notes", 0), cell(&layer, "geo_precision", 1), cell(&layer, "tags", 1)],
        ["A \"note\", with a comma", "3", ""]
    );
    assert_snapshot!(geojson_of("acled", acled(&rows[..1]).as_bytes()), @r#"
    {"type":"FeatureCollection","name":"a test","features":[
    {"type":"Feature","geometry":{"type":"Point","coordinates":[40.7,36.5]},"properties":{"event_id_cnty":"SYR1","event_date":"2019-10-13","year":2019,"time_precision":1,"disorder_type":"Political violence","event_type":"Battles","sub_event_type":"Armed clash","actor1":"Group A","assoc_actor_1":null,"inter1":"2","actor2":"Group B","assoc_actor_2":null,"inter2":"3","interaction":"23","civilian_targeting":null,"iso":760,"region":"Middle East","country":"Syria","admin1":"Province","admin2":"District","admin3":"Sub-district","location":"A place","latitude":36.5,"longitude":40.7,"geo_precision":1,"source":"A source","source_scale":"National","notes":"A \"note\", with a comma","fatalities":0,"tags":null,"timestamp":1571000000,"start":"2019-10-13","end":"2019-10-13","end_exclusive":"2019-10-14","date_prec":1,"where_prec":1}}
    ],"bbox":[40.7,36.5,40.7,36.5]}
    "#);
}

#[test]
fn dates_of_acled_come_in_three_styles() {
    let rows = ["2019-10-13", "13-10-2019", "13 October 2019"].map(|date| acled_row("SYR1", date, [1, 1], SPOT, ""));
    assert_snapshot!(said("acled", acled(&rows).as_bytes()), @r#"
    40.7 36.5, 2019-10-13 to 2019-10-13, where 1, date 1
    40.7 36.5, 2019-10-13 to 2019-10-13, where 1, date 1
    40.7 36.5, 2019-10-13 to 2019-10-13, where 1, date 1
    3 rows kept, 0 of them without a place, 0 without a date; 0 refused
    "#);
}

#[test]
fn older_files_of_acled_have_further_columns_and_a_mark_at_the_beginning() {
    let row = format!("7,760,SYR1,1,{}", acled_row("x", "13 October 2019", [1, 2], SPOT, "").split_once(',').unwrap().1);
    let header = format!("\u{feff}data_id,iso3,event_id_cnty,event_id_no_cnty,{}", ACLED.split_once(',').unwrap().1);
    let text = table(&header, &[row]);
    assert_eq!(guessed(text.as_bytes(), "csv"), Some("acled"));
    let layer = layer_of("acled", text.as_bytes());
    assert_eq!((layer.columns.len(), layer.columns[0].name.as_str(), layer.where_prec(0)), (34, "data_id", Some(2)));
    assert_eq!([cell(&layer, "data_id", 0), cell(&layer, "event_id_no_cnty", 0)], ["7", "1"]);
}

#[test]
fn semicolons_tabs_and_bars_part_cells_too() {
    let row = acled_noting("");
    for delimiter in [";", "\t", "|"] {
        let text = acled(std::slice::from_ref(&row)).replace(',', delimiter).replace('\n', "\r\n");
        assert_eq!(guessed(text.as_bytes(), "csv"), Some("acled"), "{delimiter:?}");
        let layer = layer_of("acled", text.as_bytes());
        assert_eq!((layer.columns.len(), layer.at(0).unwrap().lon), (31, 40.7), "{delimiter:?}");
    }
}

#[test]
fn a_table_without_the_columns_of_acled_names_those_that_are_missing() {
    assert_snapshot!(said("acled", b"event_id_cnty,event_date,when\n1,2,3\n"), @r#"no table of ACLED: expected the columns event_type, latitude, longitude; found "event_id_cnty, event_date, when"; is the delimiter a comma, a semicolon, a tab or a bar?"#);
    assert_snapshot!(said("acled", ACLED.replace(',', "~").as_bytes()), @r#"no table of ACLED: expected the columns event_date, event_type, latitude, longitude; found "event_id_cnty~event_date~year~time_precision~disorder_type~event_type~sub_event_…"; is the delimiter a comma, a semicolon, a tab or a bar?"#);
    assert_snapshot!(said("acled", b""), @"no table of ACLED: expected the columns event_date, event_type, latitude, longitude; found nothing; is the delimiter a comma, a semicolon, a tab or a bar?");
}

#[test]
fn latin_1_is_read_as_such_and_said() {
    let mut bytes = acled(&[acled_noting("Al~p")]).into_bytes();
    let at = bytes.iter().position(|byte| *byte == b'~').unwrap();
    bytes[at] = 0xe9;
    assert_snapshot!(said("acled", &bytes), @r#"
    40.7 36.5, 2019-10-13 to 2019-10-13, where 1, date 1
    1 rows kept, 0 of them without a place, 0 without a date; 0 refused
      not UTF-8: read as Windows-1252 (Latin-1)
    "#);
    assert_eq!(cell(&layer_of("acled", &bytes), "notes", 0), "Alép");
}

#[test]
fn headings_in_latin_1_are_read_as_such_too() {
    let layer = layer_of("csv", b"lon,lat,Stra\xdfe\n1,2,x\n");
    assert_eq!(cell(&layer, "Straße", 0), "x");
}

#[test]
fn utf_16_is_read_as_such_and_said() {
    let text = "lon\tlat\tdate\tnote\n40.7\t36.5\t2019-10-13\tالحسكة\n";
    let bytes: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(guessed(&bytes, "csv"), Some("csv"));
    assert_snapshot!(said("csv", &bytes), @r#"
    40.7 36.5, 2019-10-13 to 2019-10-13, where -, date 1
    1 rows kept, 0 of them without a place, 0 without a date; 0 refused
      not UTF-8: read as UTF-16LE
      columns: longitude: "lon", latitude: "lat", date: "date"
    "#);
    assert_eq!(cell(&layer_of("csv", &bytes), "note", 0), "الحسكة");
}

#[test]
fn a_delimiter_that_is_none_of_ours_and_columns_without_end_are_errors_in_words() {
    assert_snapshot!(said("csv", b"lon~lat~date\n1~2~2019\n"), @"no column for longitude and latitude, and none for a shape (WKT); found lon~lat~date; is the delimiter a comma, a semicolon, a tab or a bar?");
    let wide = format!("lon,lat{}\n1,2{}\n", ",a".repeat(300_000), ",x".repeat(300_000));
    assert_snapshot!(said("csv", wide.as_bytes()), @"no table: expected at most 10000 columns, found more");
    let nowhere = format!("a{}\n", ",a".repeat(9_000));
    assert!(said("csv", nowhere.as_bytes()).len() < 1_000);
}

#[test]
fn a_stray_byte_far_behind_the_beginning_is_read_too() {
    let mut bytes = b"lon,lat,note\n".to_vec();
    for _ in 0..200_000 {
        bytes.extend_from_slice(b"1,2,caf\xc3\xa9\n");
    }
    bytes.extend_from_slice(b"1,2,caf\xe9\n");
    let layer = layer_of("csv", &bytes);
    assert_eq!([cell(&layer, "note", 0), cell(&layer, "note", 200_000)], ["café", "café"]);
}

#[test]
fn line_ends_within_quotes_are_kept_and_lines_are_counted_on() {
    let rows = [acled_noting("\"first\nsecond\r\nthird\""), acled_row("SYR2", "yesterday", [1, 1], SPOT, "B")];
    let text = acled(&rows);
    assert_snapshot!(said("acled", text.as_bytes()), @r#"
    40.7 36.5, 2019-10-13 to 2019-10-13, where 1, date 1
    1 rows kept, 0 of them without a place, 0 without a date; 1 refused
      1: the date cannot be read
        line 5: yesterday
    "#);
    assert_eq!(cell(&layer_of("acled", acled(&rows[..1]).as_bytes()), "notes", 0), "first\nsecond\r\nthird");
}

#[test]
fn rows_that_cannot_be_used_are_counted_by_reason_with_lines_and_values() {
    let spot = |lat, lon| acled_row("SYR", "2019-10-13", [1, 1], [lat, lon], "");
    let mut rows = vec![spot("0", "0.0"), spot("140.7", "36.5"), spot("36.5", "200"), spot("north", "40"), spot("36.5", ""), spot("", "")];
    rows.extend(["SYR,too,few".to_owned(), spot("36.5", "40.7") + ",too,many"]);
    rows.extend(["31-02-2019", "13/13/2019", "soon"].map(|date| acled_row("SYR", date, [1, 1], SPOT, "")));
    rows.extend((0..7).map(|_| spot("0", "0")));
    assert_snapshot!(said("acled", acled(&rows).as_bytes()), @r#"
    nowhere, 2019-10-13 to 2019-10-13, where 1, date 1
    1 rows kept, 1 of them without a place, 0 without a date; 17 refused
      2: another number of cells than the header has
        line 8: 3 cells, expected 31
        line 9: 33 cells, expected 31
      2: longitude or latitude is no number
        line 5: longitude "40", latitude "north"
        line 6: longitude "", latitude "36.5"
      1: coordinates out of range: expected longitude -180 to 180 and latitude -90 to 90
        line 4: longitude "200", latitude "36.5"
      1: latitude out of range: longitude and latitude seem to be swapped
        line 3: longitude "36.5", latitude "140.7"
      8: coordinates 0 and 0, which stand for an unknown place
        line 2: longitude "0.0", latitude "0"
        line 13: longitude "0", latitude "0"
        line 14: longitude "0", latitude "0"
        line 15: longitude "0", latitude "0"
        line 16: longitude "0", latitude "0"
      3: the date cannot be read
        line 10: 31-02-2019
        line 11: 13/13/2019
        line 12: soon
    "#);
}

/// A row of UCDP GED's 49 columns, made up.
fn ged_row(start: &str, end: &str, where_prec: u8, date_prec: u8) -> String {
    format!(
        "244657,IRQ-2017-1-524-322,2017,1,Clear,1,259,259,Iraq: Government,524,524,Government of Iraq - IS,116,116,Government of Iraq,234,\
         234,IS,1,\"\"\"A source, 2017-07-31\"\"\",A source,2017-07-31,A headline,NA,{where_prec},Karrada area,a street,Baghdad province,,\
         33.3,44.4,POINT (44.4 33.3),177209,Iraq,645,Middle East,1,{date_prec},{start},{end},0,4,0,2,6,6,6,645,"
    )
}

const GED: &str = "id,relid,year,active_year,code_status,type_of_violence,conflict_dset_id,conflict_new_id,conflict_name,dyad_dset_id,\
    dyad_new_id,dyad_name,side_a_dset_id,side_a_new_id,side_a,side_b_dset_id,side_b_new_id,side_b,number_of_sources,source_article,\
    source_office,source_date,source_headline,source_original,where_prec,where_coordinates,where_description,adm_1,adm_2,latitude,longitude,\
    geom_wkt,priogrid_gid,country,country_id,region,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,\
    deaths_unknown,best,high,low,gwnoa,gwnob";

#[test]
fn ged_is_read_with_a_header_and_without_one() {
    let rows = [
        ged_row("2017-07-31 00:00:00.000", "2017-07-31 00:00:00.000", 1, 1),
        ged_row("2017-07-01", "2017-07-31", 4, 4),
        ged_row("2017-07-31", "2017-07-01", 1, 1),
    ];
    let with = table(GED, &rows);
    assert_eq!(guessed(with.as_bytes(), "csv"), Some("ucdp"));
    assert_snapshot!(said("ucdp", with.as_bytes()), @r#"
    44.4 33.3, 2017-07-31 to 2017-07-31, where 1, date 1
    44.4 33.3, 2017-07-01 to 2017-07-31, where 4, date 4
    2 rows kept, 0 of them without a place, 0 without a date; 1 refused
      1: it ends before it begins
        line 4: 2017-07-31 to 2017-07-01
    "#);
    let without = format!("{}\n{}\n", rows[0], rows[1]);
    assert_eq!(guessed(without.as_bytes(), "csv"), Some("ucdp"));
    assert_snapshot!(said("ucdp", without.as_bytes()), @r#"
    44.4 33.3, 2017-07-31 to 2017-07-31, where 1, date 1
    44.4 33.3, 2017-07-01 to 2017-07-31, where 4, date 4
    2 rows kept, 0 of them without a place, 0 without a date; 0 refused
      no header: the columns are those of the codebook
    "#);
    let (first, second) = (layer_of("ucdp", table(GED, &rows[..2]).as_bytes()), layer_of("ucdp", without.as_bytes()));
    for (one, other) in first.columns.iter().zip(&second.columns) {
        assert_eq!((&one.name, one.kind, one.get(0), one.get(1)), (&other.name, other.kind, other.get(0), other.get(1)));
    }
    assert_eq!(cell(&first, "source_article", 0), "\"A source, 2017-07-31\"");
    assert_snapshot!(said("ucdp", b"a,b\n1,2\n"), @r#"no table of UCDP GED: expected the columns date_start, latitude and longitude, or 49 columns without a header; found 2 cells, the first "a""#);
}

/// A row of GDELT's 61 columns, made up.
fn gdelt_row(geo_type: u8, spot: [&str; 2]) -> String {
    let mut cells = vec![String::new(); 61];
    for (at, text) in [
        (0, "987654321"),
        (1, "20191013"),
        (6, "\"SYRIA"),
        (26, "0190"),
        (33, "4"),
        (52, "Hasakah, Syria"),
        (60, "https://example.org/a,b"),
    ] {
        text.clone_into(&mut cells[at]);
    }
    cells[51] = geo_type.to_string();
    spot[0].clone_into(&mut cells[56]);
    spot[1].clone_into(&mut cells[57]);
    cells.join("\t")
}

#[test]
fn gdelt_has_no_header_and_no_quotes() {
    let text = format!("{}\n{}\n{}\n", gdelt_row(3, SPOT), gdelt_row(1, ["35", "38.5"]), gdelt_row(0, ["", ""]));
    assert_eq!(guessed(text.as_bytes(), "CSV"), Some("gdelt"));
    assert_snapshot!(said("gdelt", text.as_bytes()), @r#"
    40.7 36.5, 2019-10-13 to 2019-10-13, where 1, date 1
    38.5 35, 2019-10-13 to 2019-10-13, where 6, date 1
    nowhere, 2019-10-13 to 2019-10-13, where -, date 1
    3 rows kept, 1 of them without a place, 0 without a date; 0 refused
    "#);
    let layer = layer_of("gdelt", text.as_bytes());
    assert_eq!(
        [cell(&layer, "Actor1Name", 0), cell(&layer, "EventCode", 0), cell(&layer, "SOURCEURL", 2)],
        ["\"SYRIA", "0190", "https://example.org/a,b"]
    );
    assert_snapshot!(said("gdelt", b"a\tb\tc\n"), @"no events of GDELT 2.0: expected 61 cells between tabs in the first row, found 3");
}

#[test]
fn what_columns_of_any_csv_mean_is_guessed_and_can_be_said() {
    let text = "name;Lat;Lng;Start Date;End date\nA;36,5;40,7;03/04/2019;05/04/2019\nB;36.5;40.7;13.10.2019;\nC;36.5;40.7;;2019-10\n";
    assert_eq!(guessed(text.as_bytes(), "csv"), Some("csv"));
    assert_snapshot!(said("csv", text.as_bytes()), @r#"
    40.7 36.5, 2019-04-03 to 2019-04-05, where -, date 2
    40.7 36.5, 2019-10-13 to 2019-10-13, where -, date 1
    40.7 36.5, .. to 2019-10-31, where -, date 5
    3 rows kept, 0 of them without a place, 0 without a date; 0 refused
      columns: longitude: "Lng", latitude: "Lat", date: "Start Date", last day: "End date"
    "#);
    let mapping = |text: &str| Some(Mapping::parse(text).unwrap());
    let months = Mapping { month_first: true, ..headings(text.as_bytes()).unwrap().1 };
    assert_snapshot!(said_of("csv", text.as_bytes(), Some(months)), @r#"
    40.7 36.5, 2019-03-04 to 2019-05-04, where -, date 5
    40.7 36.5, 2019-10-13 to 2019-10-13, where -, date 1
    40.7 36.5, .. to 2019-10-31, where -, date 5
    3 rows kept, 0 of them without a place, 0 without a date; 0 refused
      columns: longitude: "Lng", latitude: "Lat", date: "Start Date", last day: "End date"
    "#);
    assert_snapshot!(said_of("csv", text.as_bytes(), mapping("longitude=Lat,latitude=Lng")), @r#"
    36.5 40.7, undated, where -, date -
    36.5 40.7, undated, where -, date -
    36.5 40.7, undated, where -, date -
    3 rows kept, 0 of them without a place, 3 without a date; 0 refused
      columns: longitude: "Lat", latitude: "Lng"
    "#);
    assert_snapshot!(said_of("csv", text.as_bytes(), mapping("longitude=x,latitude=Lat")), @r#"there is no column "x" for the longitude; found name, Lat, Lng, Start Date, End date"#);
    assert_snapshot!(said_of("csv", text.as_bytes(), mapping("date=Start Date")), @"no column for longitude and latitude, and none for a shape (WKT); found name, Lat, Lng, Start Date, End date; say which with --columns longitude=…,latitude=…");
    assert_snapshot!(said("csv", b"name,value\na,1\n"), @"no column for longitude and latitude, and none for a shape (WKT); found name, value; say which with --columns longitude=…,latitude=…");
    assert_snapshot!(said("csv", b""), @"no table: expected a header line, found nothing");
}

#[test]
fn headings_that_stand_twice_or_are_empty_keep_their_cells() {
    let layer = layer_of("csv", b"lon,lat,a,,a\n1,2,x,y,z\n");
    assert_eq!(layer.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>(), ["lon", "lat", "a", "column 4", "a (5)"]);
    assert_eq!([cell(&layer, "column 4", 0), cell(&layer, "a (5)", 0)], ["y", "z"]);
}

#[test]
fn a_quote_that_nothing_closes_is_not_read_into_memory() {
    let open = b"lon,lat,note\n1,2,fine\n3,4,\"open ".chain(io::repeat(b'x').take(20 << 20));
    assert_snapshot!(failure("csv", open), @"at line 3: a row is longer than 16 MB: a quote is open that nothing closes");
    // a shorter one ends with the file
    assert_snapshot!(said("csv", b"lon,lat,note\n1,2,fine\n3,4,\"open\n5,6,swallowed\n"), @r#"
    1 2, undated, where -, date -
    1 rows kept, 0 of them without a place, 1 without a date; 1 refused
      1: a quote is open that nothing closes: what follows is no rows
        line 3: open 5,6,swallowed 
      columns: longitude: "lon", latitude: "lat"
    "#);
    assert_snapshot!(said("csv", b"lon,lat,note\n1,2,\"open,3\n5,6,swallowed"), @r#"
    0 rows kept, 0 of them without a place, 0 without a date; 1 refused
      1: a quote is open that nothing closes: what follows is no rows
        line 2: open,3 5,6,swallowed
      columns: longitude: "lon", latitude: "lat"
    "#);
    for whole in ["1,2,\"two\nlines\"\n", "1,2,\"two\nlines\n\"", "1,2,\"two\r\nlines\"\r\n\r\n", "1,2,\"two\nlines\"\n3,4,one", "1,2,\n"] {
        layer_of("csv", format!("lon,lat,note\n{whole}").as_bytes());
    }
}

#[test]
fn reading_that_breaks_off_is_an_error_and_so_is_breaking_off() {
    struct Gone;
    impl Read for Gone {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::new(io::ErrorKind::NotFound, "the drive is gone"))
        }
    }
    let rows = "lon,lat,note\n".to_owned() + &"1,2,a note\n".repeat(200_000);
    assert_snapshot!(failure("csv", rows.as_bytes().chain(Gone)), @"at line 200002: the drive is gone");
    assert_snapshot!(failure("csv", Gone), @"the drive is gone");
    let features = "{\"type\":\"FeatureCollection\",\"features\":[".to_owned() + &"{\"type\":\"Feature\"},".repeat(200_000);
    assert_snapshot!(failure("geojson", features.as_bytes().chain(Gone)), @"the drive is gone");
    let mut told = 0;
    let stop = TableKind::named("csv").unwrap().read(Source::new(rows.as_bytes()), &mut LayerSink::new("a"), &mut |bytes| {
        told = bytes;
        if bytes > 100_000 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    });
    assert_snapshot!(stop.unwrap_err(), @"broken off: nothing is written");
    assert!((100_000..200_000).contains(&told), "{told} bytes");
}

#[test]
fn lines_are_counted_alike_whatever_ends_them() {
    for end in ["\n", "\r\n"] {
        let table = ["name,lat,lon,when", "a,35,40,2019-10-13", "b,95,40,2019-10-13", "c,35,40,never"].join(end) + end;
        let report = import("csv", Source::new(table.as_bytes()), &mut LayerSink::new("a test")).unwrap();
        let lines: Vec<u64> = report.refused.values().flat_map(|refused| refused.first.iter().map(|(line, _)| *line)).collect();
        assert_eq!(lines, [3, 4], "{end:?}");
    }
}

#[test]
fn a_date_that_has_no_such_month_is_not_turned_round() {
    let table = "name,lat,lon,when\na,35,40,03/04/2020\nb,35,40,01/13/2020\n";
    let report = import("csv", Source::new(table.as_bytes()), &mut LayerSink::new("a test")).unwrap();
    assert_eq!((report.kept, report.refused_rows()), (1, 1), "{:?}", report.lines());
}
