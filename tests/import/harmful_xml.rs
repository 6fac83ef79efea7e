//! KML, KMZ and GPX that are broken, or want to do harm.

use std::io::{Cursor, Write};

use dateline::exchange::tables::{LayerSink, Source};
use proptest::prelude::*;
use zip::write::SimpleFileOptions;

use super::round_trips::Gathered;
use super::{cell, failure, guessed, import, layer_of};

fn refused(kind: &str, bytes: &[u8]) -> String {
    failure(kind, bytes).to_string()
}

fn report(kind: &str, text: &str) -> Vec<String> {
    import(kind, Source::new(text.as_bytes()), &mut LayerSink::new("bad")).unwrap().lines()
}

pub(super) fn kmz(name: &str, document: &[u8]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    archive.start_file(name, SimpleFileOptions::default()).unwrap();
    archive.write_all(document).unwrap();
    archive.finish().unwrap().into_inner()
}

const LAUGHS: &str = "<?xml version=\"1.0\"?>\n<!DOCTYPE kml [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\n\
                      <kml><Placemark><name>&b;&c;</name></Placemark></kml>";

#[test]
fn entities_are_not_expanded() {
    insta::assert_snapshot!(refused("kml", LAUGHS.as_bytes()), @r#"line 2: a document type (<!DOCTYPE …>) stands here, which could define entities without end: expected none; take it out"#);
    insta::assert_snapshot!(refused("kmz", &kmz("doc.kml", LAUGHS.as_bytes())), @r#"line 2: a document type (<!DOCTYPE …>) stands here, which could define entities without end: expected none; take it out"#);
    insta::assert_snapshot!(refused("gpx", LAUGHS.replace("kml", "gpx").as_bytes()), @r#"line 2: a document type (<!DOCTYPE …>) stands here, which could define entities without end: expected none; take it out"#);
    insta::assert_snapshot!(refused("gpx", b"<gpx><wpt lat='1' lon='2'><name>&b;</name></wpt></gpx>"), @r#"line 1: the entity &b; is not one of XML: expected &lt; &gt; &amp; &apos; &quot; or the number of a character"#);
}

#[test]
fn a_file_that_is_cut_off_or_another_is_refused() {
    insta::assert_snapshot!(refused("kml", b"<kml><Document>\n<Placemark><name>a</name></Placemark>\n<Placemark><name>b"), @r#"line 3: the document is cut off: 4 elements are not closed; fetch it once more"#);
    insta::assert_snapshot!(refused("gpx", b"<gpx>\n<trk><trkseg><trkpt lat='1' lon='2'/>"), @r#"line 2: the document is cut off: 3 elements are not closed; fetch it once more"#);
    insta::assert_snapshot!(refused("kml", b"<gpx></gpx>"), @r#"no KML: expected the element <kml>, found <gpx>"#);
    insta::assert_snapshot!(refused("gpx", b"<kml></kml>"), @r#"no GPX: expected the element <gpx>, found <kml>"#);
    insta::assert_snapshot!(refused("kml", b""), @r#"no XML: expected "<" at the beginning, found """#);
    insta::assert_snapshot!(refused("kml", b"<?xml version='1.0' encoding='windows-1256'?><kml><name>\xcf\xed\xd1</name></kml>"), @r#"line 1: the file is in windows-1256: expected UTF-8; save it as that"#);
    let whole = kmz("doc.kml", b"<kml></kml>");
    assert!(refused("kmz", &whole[..whole.len() / 2]).starts_with("no zip archive that can be read"));
    insta::assert_snapshot!(refused("kmz", &kmz("readme.txt", b"<kml></kml>")), @r#"no KMZ: expected a .kml in the archive, found 1 other files"#);
}

#[test]
fn utf_16_is_read_with_a_mark_and_without_one() {
    let gpx = "<?xml version='1.0' encoding='UTF-16'?><gpx><wpt lat='36.5' lon='40.7'><name>الحسكة</name></wpt></gpx>";
    for mark in ["\u{feff}", ""] {
        let bytes: Vec<u8> = format!("{mark}{gpx}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(guessed(&bytes, "gpx"), Some("gpx"));
        assert_eq!(cell(&layer_of("gpx", &bytes), "name", 0), "الحسكة");
    }
}

#[test]
fn properties_without_end_are_left_out_and_said() {
    let named = |n: usize| format!("<k{n}>1</k{n}>");
    let many: String = (0..100_000).map(named).collect();
    let alike = |n: usize| format!("<a>{n}</a>");
    let same: String = (0..100_000).map(alike).collect();
    for text in [
        format!("<kml><Placemark>{many}</Placemark></kml>"),
        format!("<gpx><wpt lat='1' lon='2'><extensions>{many}</extensions></wpt></gpx>"),
    ] {
        let kind = if text.starts_with("<kml") { "kml" } else { "gpx" };
        assert!(report(kind, &text)[1].contains("more than 1000 properties of different names"), "{kind}");
    }
    let listed = layer_of("gpx", format!("<gpx><wpt lat='1' lon='2'><extensions>{same}</extensions></wpt></gpx>").as_bytes());
    assert!(cell(&listed, "a (data)", 0).ends_with("; 99999"), "none of a list is left out");
}

#[test]
fn a_zip_bomb_is_refused_before_it_unpacks() {
    let blanks = vec![b' '; 8 << 20];
    let document = [b"<kml>".as_slice(), &blanks, b"</kml>"].concat();
    let bomb = kmz("doc.kml", &document);
    assert!(bomb.len() < 16_000);
    assert!(refused("kmz", &bomb).contains("zip bomb"));
    // and one that says of itself that it is small
    let mut liar = bomb.clone();
    let size = u32::try_from(document.len()).unwrap().to_le_bytes();
    for at in 0..liar.len() - 4 {
        if liar[at..at + 4] == size {
            liar[at..at + 4].copy_from_slice(&64_u32.to_le_bytes());
        }
    }
    assert_ne!(liar, bomb);
    assert!(import("kmz", Source::new(liar.as_slice()), &mut LayerSink::new("bad")).is_err());
}

#[test]
fn features_that_cannot_be_used_are_counted_with_their_line() {
    let kml = "<kml><Document>\n\
        <Placemark><name>a</name><Point><coordinates>40.7,36.5,0</coordinates></Point></Placemark>\n\
        <Placemark><Point><coordinates>36.5,140.7</coordinates></Point></Placemark>\n\
        <Placemark><Point><coordinates>0,0</coordinates></Point></Placemark>\n\
        <Placemark><LineString><coordinates>east,1 2,3</coordinates></LineString></Placemark>\n\
        <Placemark><TimeStamp><when>once</when></TimeStamp></Placemark>\n\
        <Placemark><TimeSpan><begin>2019</begin><end>2018</end></TimeSpan></Placemark>\n\
        <GroundOverlay><name>map</name></GroundOverlay></Document></kml>";
    insta::assert_snapshot!(report("kml", kml).join("\n"), @r#"
1 rows kept, 0 of them without a place, 1 without a date; 5 refused
  1: longitude or latitude is no number
    line 5: east,1
  1: latitude out of range: longitude and latitude seem to be swapped
    line 3: longitude 36.5, latitude 140.7
  1: coordinates 0 and 0, which stand for an unknown place
    line 4: longitude 0, latitude 0
  1: the date cannot be read
    line 6: once
  1: it ends before it begins
    line 7: 2019 to 2018
  not read, for they are no placemarks: 1 GroundOverlay
"#);
    let gpx = "<gpx>\n<wpt lat='91' lon='200'/>\n<wpt lat='36.5' lon='40.7'><time>once</time></wpt>\n\
        <trk><trkseg><trkpt lat='1' lon='2'/><trkpt lat='x' lon='2'/></trkseg></trk>\n\
        <trk><trkseg><trkpt lat='1' lon='2'><time>2020-01-02T00:00:00Z</time></trkpt><trkpt lat='1' lon='3'><time>2020-01-01T00:00:00Z</time>\
        </trkpt></trkseg></trk></gpx>";
    insta::assert_snapshot!(report("gpx", gpx).join("\n"), @r#"
1 rows kept, 0 of them without a place, 1 without a date; 3 refused
  1: longitude or latitude is no number
    line 4: longitude "2", latitude "x"
  1: coordinates out of range: expected longitude -180 to 180 and latitude -90 to 90
    line 2: longitude "200", latitude "91"
  1: the date cannot be read
    line 3: once
  1 tracks are kept without times, for not all of their points have one that follows on the one before
"#);
}

#[test]
fn foreign_kml_keeps_folders_styles_and_typed_data() {
    let kml = "<kml xmlns='http://www.opengis.net/kml/2.2'><Document><name>all</name><Schema id='s'/><Folder><name>North</name>\
        <Placemark id='p1'><name>A &amp; B</name><description><![CDATA[<b>x</b>]]></description><styleUrl>#s</styleUrl>\
        <TimeSpan><begin>2019-10-09T10:15:00+03:00</begin></TimeSpan>\
        <ExtendedData><SchemaData schemaUrl='#s'><SimpleData name='deaths'>3</SimpleData></SchemaData></ExtendedData>\
        <Polygon><outerBoundaryIs><LinearRing><coordinates>1,1 2,1 2,2 1,1</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>\
        </Folder></Document></kml>";
    let mut gathered = Gathered::default();
    import("kml", Source::new(kml.as_bytes()), &mut gathered).unwrap();
    let known = &gathered.rows["p1"];
    assert_eq!((known.spots.len(), known.days.clone()), (3, Some(("2019-10-09".to_owned(), "open".to_owned()))));
    let texts = &gathered.texts["p1"];
    for (name, text) in [
        ("name", "A & B"),
        ("description", "<b>x</b>"),
        ("styleUrl", "#s"),
        ("deaths", "3"),
        ("folder", "North"),
        ("time_begin", "2019-10-09T10:15:00+03:00"),
    ] {
        assert_eq!(texts[name], text);
    }
}

#[test]
fn several_segments_of_a_track_are_rows_of_their_own() {
    let gpx = "<gpx><trk><name>t</name><extensions><id>t</id></extensions>\
        <trkseg><trkpt lat='36' lon='40'><ele>300</ele><time>2020-01-01T00:00:00Z</time></trkpt>\
        <trkpt lat='36' lon='41'><time>2020-01-01T01:00:00.5Z</time></trkpt></trkseg>\
        <trkseg><trkpt lat='35' lon='41'><time>2020-01-05T00:00:00Z</time></trkpt></trkseg></trk></gpx>";
    let mut sink = LayerSink::new("gpx");
    let report = import("gpx", Source::new(gpx.as_bytes()), &mut sink).unwrap();
    let layer = sink.finish();
    assert_eq!((report.kept, layer.len(), layer.lines().count()), (2, 2, 1));
    let line = layer.line(0).unwrap();
    assert_eq!(layer.span(0).unwrap().start, line.times.first().copied());
    assert_eq!(line.times[1].seconds_since(line.times[0]), 3600);
    assert_eq!(layer.columns[layer.column("segment").unwrap()].get(1), "2");
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for kind in ["kml", "kmz", "gpx"] {
            let _ = import(kind, Source::new(bytes.as_slice()), &mut LayerSink::new("any"));
        }
        let _ = import("kmz", Source::new(kmz("doc.kml", &bytes).as_slice()), &mut LayerSink::new("any"));
    }

    #[test]
    fn no_elements_make_a_reader_panic(parts in prop::collection::vec(prop::sample::select(&[
        "<kml>", "<Placemark>", "</Placemark>", "<Point>", "</Point>", "<coordinates>", "</coordinates>", "1,2 ", "0,0", "-999,1e400", "<Track>",
        "</Track>", "<when>2020</when>", "<coord>1 2 3</coord>", "<coord/>", "&#0;", "&#xD800;", "&#99999999;", "&amp;", "<name>", "</name>", "<gpx>",
        "<trk>", "</trk>", "<trkseg>", "</trkseg>", "<trkpt lat='1' lon='2'>", "</trkpt>", "<time>", "</time>", "<![CDATA[", "]]>", "<!--", "-->",
        "<?x?>", "</kml>", "</gpx>", "<TimeSpan><begin>-9999</begin></TimeSpan>",
    ][..]), 0..30)) {
        let text = parts.concat();
        for kind in ["kml", "gpx"] {
            let _ = import(kind, Source::new(text.as_bytes()), &mut LayerSink::new("any"));
        }
    }

    #[test]
    fn no_change_of_bytes_makes_a_kmz_panic(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5)) {
        let mut bytes = kmz("doc.kml", b"<kml><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>");
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        let _ = import("kmz", Source::new(bytes.as_slice()), &mut LayerSink::new("any"));
    }
}
