//! What goes in and out: a table with ACLED's columns to GeoJSON and to a layer, and every format of the built-in dossier.
//!
//! The peer in the same run is a plain walk of the csv crate over the same bytes: an import does that, and reads places and dates and
//! writes besides.

#![expect(missing_docs, reason = "criterion's macros make public items without documentation")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::ops::ControlFlow;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::exchange::tables::{CsvSink, GeoJsonSink, LayerSink, Sink, Source, TableKind};
use dateline::exchange::{Format, Layer, written};
use dateline::query::Filter;
use dateline::store::{self, load};

const ROWS: u32 = 50_000;

/// ACLED's 31 columns.
const COLUMNS: &str = "event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,\
    actor2,assoc_actor_2,inter2,interaction,civilian_targeting,iso,region,country,admin1,admin2,admin3,location,latitude,longitude,\
    geo_precision,source,source_scale,notes,fatalities,tags,timestamp";

/// A made-up table; the numbers go round, so that it is the same each time.
fn table() -> String {
    let mut table = format!("{COLUMNS}\n");
    for n in 0..ROWS {
        let (year, month, day) = (2017 + n % 9, 1 + n % 12, 1 + n % 28);
        let (lat, lon) = (32.4 + f64::from(n % 4_900) / 1e3, 35.7 + f64::from(n % 6_600) / 1e3);
        let _ = writeln!(
            table,
            "SYR{n},{year}-{month:02}-{day:02},{year},{},Political violence,Battles,Armed clash,Group {},,2,Group {},,3,23,,760,Middle East,\
             Syria,Province {},District {},Sub-district {},Place {},{lat:.4},{lon:.4},{},Local source {},Subnational,\"On {day} of month \
             {month}, fighters of \"\"group {}\"\" shelled a checkpoint near the river; casualties are not known.\",{},,{}",
            1 + n % 3,
            n % 40,
            n % 31,
            n % 14,
            n % 60,
            n % 270,
            n % 4_000,
            1 + n % 3,
            n % 90,
            n % 40,
            n % 5,
            1_500_000_000 + n
        );
    }
    table
}

/// Reads the table into a sink; how many rows were kept.
fn import(table: &str, sink: &mut dyn Sink) -> Option<u64> {
    let source = Source::new(black_box(table.as_bytes()));
    let report = TableKind::named("acled")?.read(source, sink, &mut |_| ControlFlow::Continue(())).ok()?;
    Some(report.kept)
}

fn tables(criterion: &mut Criterion) {
    let table = table();
    assert_eq!(import(&table, &mut LayerSink::new("all")), Some(u64::from(ROWS)), "every row can be used");
    let mut group = criterion.benchmark_group("import of 50,000 rows of ACLED");
    group.throughput(Throughput::Bytes(table.len() as u64)).sample_size(10);
    group.bench_function("baseline: cells of the csv crate", |bencher| {
        bencher.iter(|| {
            let mut reader = csv::Reader::from_reader(black_box(table.as_bytes()));
            let mut record = csv::ByteRecord::new();
            let mut bytes = 0;
            while reader.read_byte_record(&mut record).is_ok_and(|more| more) {
                bytes += record.iter().map(<[u8]>::len).sum::<usize>();
            }
            bytes
        });
    });
    group.bench_function("to GeoJSON", |bencher| {
        bencher.iter(|| {
            let mut sink = GeoJsonSink::new(Vec::new(), "acled");
            import(&table, &mut sink);
            sink.finish().map(|bytes| bytes.len())
        });
    });
    group.bench_function("to CSV", |bencher| {
        bencher.iter(|| {
            let mut sink = CsvSink::new(Vec::new());
            import(&table, &mut sink);
            sink.finish().map(|bytes| bytes.len())
        });
    });
    group.bench_function("to a layer", |bencher| {
        bencher.iter(|| {
            let mut sink = LayerSink::new("acled");
            import(&table, &mut sink);
            sink.finish()
        });
    });
    group.finish();
}

fn formats(criterion: &mut Criterion) {
    let dossier = load(&store::Source::BuiltIn).dossier;
    let filter = Filter::default();
    let mut group = criterion.benchmark_group("export of the built-in dossier, every layer");
    group.sample_size(20);
    for format in Format::ALL {
        let layers: Vec<Layer> = Layer::ALL.into_iter().filter(|layer| format.has(*layer)).collect();
        group.bench_function(format.name(), |bencher| {
            bencher.iter(|| {
                let sizes = layers.iter().map(|layer| written(black_box(&dossier), *layer, &filter, format).map_or(0, |bytes| bytes.len()));
                sizes.sum::<usize>()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, tables, formats);
criterion_main!(benches);
