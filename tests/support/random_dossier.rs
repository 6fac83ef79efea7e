//! Sound dossiers of any content, written as files and loaded like those of a user: places all over the globe, dates of every form,
//! happenings with several versions, several places or none, and movements of one leg or more.

use dateline::dossier::{Dossier, Severity};
use dateline::store::{self, Source};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const TEXT_SHA256: &str = "6934978c078fc4b8c7c212d64c8711d6b9a4099cfe5e61f886948540c7501e2a";

/// What a made-up claim says.
#[derive(Clone, Debug)]
struct Told {
    says: String,
    modality: &'static str,
    when: Option<String>,
    note: Option<String>,
    attribution: Option<String>,
    /// Which places, and how precisely each.
    places: Vec<(Index, u8)>,
    legs: Vec<LegTold>,
    by: bool,
}

#[derive(Clone, Debug)]
struct LegTold {
    ends: (Option<Index>, Option<Index>),
    via: Vec<Index>,
    /// Day of departure, and how many days later it arrived.
    dated: Option<(u16, u16)>,
}

/// Words as people write them: of several scripts, with quotes, ampersands, brackets, commas and signs that a spreadsheet would run.
fn words() -> impl Strategy<Value = String> {
    "[A-Za-zéşñا-ي=@+;,\"'<>&(-][A-Za-z0-9éşñا-ي ;,\"'<>&)-]{0,18}[A-Za-zéا-ي0-9.]"
}

fn day(n: u16) -> jiff::civil::Date {
    jiff::civil::date(2014, 1, 1) + jiff::SignedDuration::from_hours(24 * i64::from(n))
}

/// Every form of date that a claim may have (EDTF levels 0 and 1, and sets).
fn dates() -> impl Strategy<Value = String> {
    let sign = select(&["", "~", "?", "%"][..]);
    (0..4_000_u16, 1..900_u16, sign, 0..9_u8).prop_map(|(first, days, sign, form)| {
        let (from, to) = (day(first), day(first + days));
        match form {
            0 => format!("{}{sign}", from.strftime("%Y")),
            1 => format!("{}{sign}", from.strftime("%Y-%m")),
            2 | 3 => format!("{from}{sign}"),
            4 => format!("{from}/{to}"),
            5 => format!("{from}/.."),
            6 => format!("../{to}"),
            7 => format!("[{from}..{to}]"),
            _ => format!("[{from},{to}]"),
        }
    })
}

fn told(moves: bool) -> impl Strategy<Value = Told> {
    let leg = (option::weighted(0.8, any::<Index>()), option::weighted(0.8, any::<Index>()), vec(any::<Index>(), 0..3), {
        option::weighted(0.3, (0..4_000_u16, 1..40_u16))
    });
    let leg = leg.prop_map(|(from, to, via, dated)| LegTold { ends: (from, to), via, dated });
    let modality = select(&["Reported", "Claimed", "Denied", "Anticipated"][..]);
    let extra = (option::weighted(0.3, words()), option::weighted(0.3, words()), any::<bool>());
    let (most_places, legs) = if moves { (0, 1..4) } else { (3, 0..1) };
    let places = vec((any::<Index>(), 1_u8..=3), 0..=most_places);
    (words(), modality, option::weighted(0.8, dates()), extra, places, vec(leg, legs)).prop_map(
        |(says, modality, when, (note, attribution, by), places, legs)| Told { says, modality, when, note, attribution, places, legs, by },
    )
}

/// A dossier, loaded from a folder of its own; it has no problems.
pub(crate) fn dossiers() -> impl Strategy<Value = Dossier> {
    // zero and zero stands for an unknown place in the tables of others, and is refused there
    let somewhere = (-180.0..=180.0, -89.0..=89.0_f64).prop_filter("a place", |(lon, lat): &(f64, f64)| lon.abs() + lat.abs() > 0.1);
    let place = (words(), somewhere, 1..60_u8).prop_map(|(name, (lon, lat), radius_km)| {
        let round = |degrees: f64| (degrees * 1e5).round() / 1e5;
        (name, round(lon), round(lat), radius_km)
    });
    let events = vec((words(), vec(told(false), 1..4)), 0..6);
    let movements = vec((words(), vec(told(true), 1..3)), 0..4);
    (vec(place, 1..6), events, movements).prop_map(|(places, events, movements)| loaded(&places, &events, &movements))
}

type Place = (String, f64, f64, u8);
type Happening = (String, Vec<Told>);

fn loaded(places: &[Place], events: &[Happening], movements: &[Happening]) -> Dossier {
    let folder = tempfile::tempdir().unwrap();
    let write = |file: &str, text: String| {
        let path = folder.path().join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write("data/places.ron", places_ron(places));
    write("data/actors.ron", "(schema: 1, actors: [(id: \"drivers\", name: \"Truck drivers\", kind: Group)])".to_owned());
    write("data/events/any.ron", format!("(schema: 1, events: [{}])", happenings_ron("event", events, places.len())));
    write("data/movements.ron", format!("(schema: 1, movements: [{}])", happenings_ron("movement", movements, places.len())));
    let unmarked = if events.is_empty() && movements.is_empty() { ", unmarked: Background" } else { "" };
    write(
        "seeds/2019-10_report.ron",
        format!(
            "(schema: 1, id: \"report\", label: \"Report\", language: \"en\", published: (when: \"2030-01-01\", reason: \"a test\"), \
             text: (sha256: \"{TEXT_SHA256}\", bytes: 85, code_points: 85), \
             paragraphs: [(n: 1, start: 0, end: 85, kind: Body, digest: \"Any text.\"{unmarked})])"
        ),
    );
    let loaded = store::load(&Source::Folder(folder.path().to_owned()));
    let errors: Vec<String> =
        loaded.problems.iter().filter(|problem| problem.severity == Severity::Error).map(ToString::to_string).collect();
    assert_eq!(errors, Vec::<String>::new());
    assert_eq!((loaded.dossier.events.len(), loaded.dossier.movements.len()), (events.len(), movements.len()));
    loaded.dossier
}

fn quoted(text: &str) -> String {
    ron::to_string(text).unwrap()
}

fn places_ron(places: &[Place]) -> String {
    let place = |(n, (name, lon, lat, radius_km)): (usize, &Place)| {
        let name = quoted(&format!("{name} {n}"));
        format!(
            "(id: \"place-{n}\", kind: City, names: [(text: {name}, lang: \"en\", preferred: true)], at: (lon: {lon:?}, lat: {lat:?}), \
             source: Convention(\"a test\"), radius_km: {radius_km}.0)"
        )
    };
    let places: Vec<String> = places.iter().enumerate().map(place).collect();
    format!("(schema: 1, places: [{}])", places.join(", "))
}

fn happenings_ron(id: &str, happenings: &[Happening], places: usize) -> String {
    let happening = |(n, (title, claims)): (usize, &Happening)| {
        let claims: Vec<String> = claims.iter().map(|told| claim_ron(told, places)).collect();
        let title = quoted(&format!("{title} {n}"));
        format!("(id: \"{id}-{n}\", title: {title}, kind: Withdrawal, claims: [{}])", claims.join(", "))
    };
    happenings.iter().enumerate().map(happening).collect::<Vec<_>>().join(", ")
}

fn claim_ron(told: &Told, places: usize) -> String {
    let id = |index: &Index| format!("\"place-{}\"", index.index(places));
    let mut fields = vec![
        "article: \"report\"".to_owned(),
        "passage: (paragraph: 1, start: 7, end: 19, quote: \"left Hasakah\")".to_owned(),
        format!("says: {}", quoted(&told.says)),
        format!("modality: {}", told.modality),
    ];
    fields.extend(told.when.as_ref().map(|when| format!("when: (edtf: \"{when}\", basis: PublicRecord, note: \"a test\")")));
    fields.extend(told.note.as_ref().map(|note| format!("note: {}", quoted(note))));
    fields.extend(told.attribution.as_ref().map(|who| format!("attribution: {}", quoted(who))));
    fields.extend(told.by.then(|| "actors: [(actor: \"drivers\", role: Agent)]".to_owned()));
    let mut known: Vec<usize> = Vec::new();
    let mut named = Vec::new();
    for (index, prec) in &told.places {
        // a claim names each place once
        if !known.contains(&index.index(places)) {
            known.push(index.index(places));
            named.push(format!("(place: {}, prec: {prec})", id(index)));
        }
    }
    if !named.is_empty() {
        fields.push(format!("places: [{}]", named.join(", ")));
    }
    let legs: Vec<String> = told.legs.iter().map(|leg| leg_ron(leg, told.when.is_some(), &id)).collect();
    if !legs.is_empty() {
        fields.push(format!("legs: [{}]", legs.join(", ")));
    }
    format!("({})", fields.join(", "))
}

/// A leg says something, and comes to no place twice: where it would, it only sets out. Where the claim has no date, it has none either.
fn leg_ron(leg: &LegTold, is_dated: bool, id: &impl Fn(&Index) -> String) -> String {
    let (from, to) = &leg.ends;
    let known: Vec<String> = from.iter().chain(&leg.via).chain(to).map(id).collect();
    let has_repeats = known.iter().enumerate().any(|(n, place)| known[..n].contains(place));
    if known.is_empty() || has_repeats {
        return "(from: \"place-0\", path: Unknown)".to_owned();
    }
    let mut fields: Vec<String> = Vec::new();
    fields.extend(from.as_ref().map(|from| format!("from: {}", id(from))));
    if !leg.via.is_empty() {
        fields.push(format!("via: [{}]", leg.via.iter().map(id).collect::<Vec<_>>().join(", ")));
    }
    fields.extend(to.as_ref().map(|to| format!("to: {}", id(to))));
    fields.push(format!("path: {}", if from.is_some() && to.is_some() { "Inferred" } else { "Unknown" }));
    if let (Some((first, days)), true) = (leg.dated, is_dated && from.is_some() && to.is_some()) {
        fields.push(format!("depart: \"{}\", arrive: \"{}\"", day(first), day(first + days)));
    }
    format!("({})", fields.join(", "))
}
