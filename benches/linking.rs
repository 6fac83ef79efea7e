//! How fast texts are linked, in bytes a second on one core, beside a peer that only looks for the same names letter by letter
//! (aho-corasick, leftmost-longest): with the gazetteer of the program, and with one of 100,000 names.

#![expect(missing_docs, reason = "criterion's macros make public items without documentation")]

use std::hint::black_box;

use aho_corasick::{AhoCorasick, MatchKind};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dateline::exchange::background_places;
use dateline::gazetteer::{CoordinateSource, Gazetteer, Name, Place, PlaceKind};
use dateline::geo::LonLat;
use dateline::linking::{Linker, Progress};
use dateline::store::{self, Source};

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// About three megabytes of invented news.
fn news() -> String {
    include_str!("../tests/linking/invented.txt").repeat(120)
}

/// Names as an imported gazetteer has them: syllables of a seeded generator, two or three a name, some of two words.
fn many_places(count: usize) -> Vec<Place> {
    const SYLLABLES: [&str; 24] = [
        "bar", "da", "kha", "mun", "sil", "tor", "wen", "zal", "qar", "neb", "ash", "lim", "dou", "far", "gha", "hir", "jab", "kaf", "lat",
        "mer", "nur", "raq", "sha", "tel",
    ];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap_or(0)
    };
    let mut word = |parts: usize| -> String {
        let text: String = (0..parts).map(|_| SYLLABLES[next() % SYLLABLES.len()]).collect();
        text.chars().take(1).flat_map(char::to_uppercase).chain(text.chars().skip(1)).collect()
    };
    (0..count)
        .map(|n| {
            let text = if n % 3 == 0 { format!("{} {}", word(2), word(3)) } else { word(4) };
            Place {
                id: format!("place-{n}"),
                kind: PlaceKind::Town,
                names: vec![Name { text, lang: "en".to_owned(), script: None, preferred: true }],
                at: LonLat { lon: (n % 340) as f64 - 170.0, lat: (n % 160) as f64 - 80.0 },
                source: CoordinateSource::Convention("a bench".to_owned()),
                radius_km: 4.0,
                country: None,
                parent: None,
                route: None,
                links: Vec::new(),
                note: None,
            }
        })
        .collect()
}

/// How many mentions a text has, each let go as soon as it is found, as `dateline link` does with texts of any length.
fn linked(linker: &Linker, text: &str) -> usize {
    let mut mentions = 0;
    linker.link_some(text, true, &mut Progress::default(), |_| mentions += 1);
    mentions
}

fn peer(gazetteer: &Gazetteer, behind: &[Place]) -> Option<AhoCorasick> {
    let names = gazetteer.places().iter().chain(behind).flat_map(|place| &place.names).map(|name| name.text.as_str());
    AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok()
}

fn linking(criterion: &mut Criterion) {
    let dossier = store::load(&Source::BuiltIn).dossier;
    let text = news();
    let mut group = criterion.benchmark_group("link");
    group.throughput(Throughput::Bytes(text.len() as u64)).sample_size(10);
    let large: Vec<Place> = background_places().iter().cloned().chain(many_places(100_000)).collect();
    for (name, behind) in [("built-in gazetteer", background_places()), ("100,000 names more", large.as_slice())] {
        let linker = Linker::new(&dossier.gazetteer, behind, std::iter::empty());
        group.bench_function(format!("{name}: linked"), |bencher| bencher.iter(|| linked(&linker, black_box(&text))));
        if let Some(peer) = peer(&dossier.gazetteer, behind) {
            group.bench_function(format!("{name}: only looked for"), |bencher| bencher.iter(|| peer.find_iter(black_box(&text)).count()));
        }
    }
    group.finish();
}

criterion_group!(benches, linking);
criterion_main!(benches);
