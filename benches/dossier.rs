//! What everything else waits for: reading the dossier, and the scene of a moment.
//!
//! The peer in the same run is plain RON parsing of the same files into untyped values: loading does that, and checks and links
//! everything besides.

#![expect(missing_docs, reason = "criterion's macros make public items without documentation")]

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::query::{ColourBy, Colours, Filter, View, scene};
use dateline::store::{Source, load};
use dateline::time::{Moment, TimeSpan};

fn load_the_dossier(criterion: &mut Criterion) {
    let (files, _) = Source::BuiltIn.files();
    let mut group = criterion.benchmark_group("load");
    group.bench_function("baseline: untyped RON", |bencher| {
        bencher.iter(|| files.iter().filter_map(|file| ron::from_str::<ron::Value>(black_box(&file.content)).ok()).count());
    });
    group.bench_function("the built-in dossier, checked", |bencher| bencher.iter(|| load(black_box(&Source::BuiltIn))));
    group.finish();
}

fn scene_of_a_moment(criterion: &mut Criterion) {
    let dossier = load(&Source::BuiltIn).dossier;
    let colours = Colours::new(&dossier, ColourBy::Article);
    let now = Moment::from_date(jiff::civil::date(2025, 5, 20));
    let window = View { schematic: true, ..View::of(TimeSpan::between(now.plus_days(-30), now), Some(now)) };
    let mut group = criterion.benchmark_group("scene");
    group.bench_function("baseline: every claim's dates", |bencher| {
        bencher.iter(|| {
            dossier.claims().filter(|(_, claim)| claim.when.as_ref().is_some_and(|when| when.edtf.fuzzy().contains(black_box(now)))).count()
        });
    });
    group
        .bench_function("30 days, no filter", |bencher| bencher.iter(|| scene(&dossier, &colours, &Filter::default(), black_box(&window))));
    group.bench_function("everything, no filter", |bencher| {
        bencher.iter(|| scene(&dossier, &colours, &Filter::default(), &View::everything()));
    });
    let words = Filter { text: Some("deir ez-zor convoy".to_owned()), ..Filter::default() };
    group.bench_function("everything, words", |bencher| bencher.iter(|| scene(&dossier, &colours, black_box(&words), &View::everything())));
    group.finish();
}

criterion_group!(benches, load_the_dossier, scene_of_a_moment);
criterion_main!(benches);
