//! Laws of editing and saving: what is done can be undone, what is saved reads back, and nobody's file is written anew.
#![expect(clippy::expect_used, reason = "a panic is how a helper of a test says that it failed")]

#[path = "support/small_dossier.rs"]
mod small_dossier;

use std::collections::BTreeMap;

use dateline::dossier::{Claim, ClaimId, Dossier, EventKind, Happening, Originals, Reading};
use dateline::edit::{Edit, History, Kind, Refusal, Target, Use, uses_of_place};
use dateline::gazetteer::{CoordinateSource, Name, Place, PlaceKind};
use dateline::geo::LonLat;
use dateline::store::{self, FileChange, Loaded, SaveError, Source};
use proptest::prelude::*;
use small_dossier::SmallDossier;

/// Everything in a dossier, as something that can be compared.
fn all(dossier: &Dossier) -> String {
    let Dossier { gazetteer, actors, articles, events, movements, disputes, lessons, .. } = dossier;
    format!("{:#?}", (gazetteer.places(), gazetteer.routes(), actors, articles, events, movements, disputes, lessons))
}

fn place(id: &str, title: &str, lon: f64) -> Place {
    let name = |text: &str, lang: &str, preferred| Name { text: text.to_owned(), lang: lang.to_owned(), script: None, preferred };
    Place {
        id: id.to_owned(),
        kind: PlaceKind::Town,
        names: vec![name(title, "en", true), name("بَلْدة", "ar", false)],
        at: LonLat { lon, lat: 35.0 },
        source: CoordinateSource::Convention("a test".to_owned()),
        radius_km: 3.0,
        country: Some("SY".to_owned()),
        parent: None,
        route: None,
        links: vec![],
        note: None,
    }
}

fn carried_out(loaded: &Loaded, edits: &[Edit]) -> (Dossier, History) {
    let (mut dossier, mut history) = (loaded.dossier.clone(), History::default());
    for edit in edits {
        history.carry_out(edit, &mut dossier, &Originals::default()).unwrap_or_else(|refusal| panic!("{edit:?}: {refusal}"));
    }
    (dossier, history)
}

/// The lines of a file that a change takes away and adds.
fn lines_changed(loaded: &Loaded, change: &FileChange) -> String {
    let Source::Folder(folder) = loaded.source() else { panic!("not a folder") };
    let old = std::fs::read_to_string(folder.join(&change.name)).unwrap_or_default();
    let new = change.content.clone().unwrap_or_default();
    let (old, new): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let first = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let last = old.iter().rev().zip(new.iter().rev()).take(old.len().min(new.len()) - first).take_while(|(a, b)| a == b).count();
    let signed = |sign: char, lines: &[&str]| {
        lines.iter().flat_map(|line| [sign.to_string(), (*line).to_owned(), "\n".to_owned()]).collect::<String>()
    };
    format!("{}\n{}{}", change.name, signed('-', &old[first..old.len() - last]), signed('+', &new[first..new.len() - last]))
}

fn small() -> (SmallDossier, Loaded) {
    let folder = SmallDossier::new();
    let loaded = store::load(&Source::Folder(folder.path().to_owned()));
    (folder, loaded)
}

#[test]
fn a_dossier_in_which_nothing_changed_has_nothing_to_save() {
    let loaded = store::load(&Source::BuiltIn);
    assert_eq!(loaded.changes_to(&loaded.dossier).unwrap(), []);
}

#[test]
fn an_edit_changes_its_lines_in_its_file_and_nothing_else() {
    let (_folder, loaded) = small();
    let trucks = ClaimId { of: Happening::Event(0), index: 0 };
    let mut claim = loaded.dossier.claim(trucks).unwrap().clone();
    claim.says = "Trucks drove out of Hasakah.".to_owned();
    claim.note = Some("how many, it does not say".to_owned());
    let edits = [
        Edit::AddPlace(Box::new(place("tell-tamer", "Tell Tamer", 40.37))),
        Edit::ChangeClaim { id: trucks, claim: Box::new(claim), places: vec![] },
        Edit::Read {
            article: "report".to_owned(),
            reading: Reading { start: 12, end: 19, place: Some("hasakah".to_owned()) },
            places: vec![],
        },
        Edit::Digest {
            article: "report".to_owned(),
            paragraph: 2,
            digest: "How the road is.".to_owned(),
            unmarked: Some(dateline::dossier::Unmarked::Opinion),
        },
    ];
    let (dossier, _) = carried_out(&loaded, &edits);
    let changes = loaded.changes_to(&dossier).unwrap();
    insta::assert_snapshot!(changes.iter().map(|change| lines_changed(&loaded, change)).collect::<String>());
}

#[test]
fn comments_layout_and_fields_of_another_version_survive_and_are_told() {
    let folder = SmallDossier::new()
        .with("data/places.ron", "kind: City,", "kind: City, // the seat\n            colour: Blue(1, \"(\"), /* of the map */")
        .with("data/places.ron", "    places: [", "\n    // by hand\n    places: [");
    let loaded = store::load(&Source::Folder(folder.path().to_owned()));
    let told: Vec<String> =
        loaded.problems.iter().map(|problem| format!("{}:{} {}", problem.line, problem.column, problem.message)).collect();
    assert_eq!(told, ["9:13 there is no field \"colour\" here"]);
    let mut hasakah = loaded.dossier.gazetteer.place("hasakah").unwrap().clone();
    hasakah.radius_km = 9.5;
    let (dossier, _) = carried_out(&loaded, &[Edit::ChangePlace(Box::new(hasakah))]);
    let changes = loaded.changes_to(&dossier).unwrap();
    loaded.save(folder.path(), &changes, &BTreeMap::new()).unwrap();
    let saved = std::fs::read_to_string(folder.path().join("data/places.ron")).unwrap();
    let untouched = SmallDossier::new()
        .with("data/places.ron", "kind: City,", "kind: City, // the seat\n            colour: Blue(1, \"(\"), /* of the map */")
        .with("data/places.ron", "    places: [", "\n    // by hand\n    places: [")
        .with("data/places.ron", "radius_km: 7.0", "radius_km: 9.5");
    assert_eq!(saved, std::fs::read_to_string(untouched.path().join("data/places.ron")).unwrap());
}

#[test]
fn line_ends_and_byte_order_mark_of_a_file_stay() {
    let (folder, _) = small();
    let path = folder.path().join("data/actors.ron");
    let windows = format!("\u{feff}{}", std::fs::read_to_string(&path).unwrap().replace('\n', "\r\n"));
    std::fs::write(&path, &windows).unwrap();
    let loaded = store::load(&Source::Folder(folder.path().to_owned()));
    let mut actor = loaded.dossier.actors[0].clone();
    actor.id = "guards".to_owned();
    let (dossier, _) = carried_out(&loaded, &[Edit::AddActor(actor)]);
    loaded.save(folder.path(), &loaded.changes_to(&dossier).unwrap(), &BTreeMap::new()).unwrap();
    let saved = std::fs::read_to_string(&path).unwrap();
    assert!(saved.starts_with('\u{feff}') && saved.contains("guards"));
    assert_eq!(saved.matches('\n').count(), saved.matches("\r\n").count());
}

#[test]
fn a_file_that_somebody_else_changed_is_not_written_over() {
    let (folder, loaded) = small();
    let (dossier, _) = carried_out(&loaded, &[Edit::AddPlace(Box::new(place("x", "X", 40.0)))]);
    let changes = loaded.changes_to(&dossier).unwrap();
    let path = folder.path().join("data/places.ron");
    let theirs = std::fs::read_to_string(&path).unwrap() + "// mine\n";
    std::fs::write(&path, &theirs).unwrap();
    let refused = loaded.save(folder.path(), &changes, &BTreeMap::new()).unwrap_err();
    assert!(matches!(refused, SaveError::ChangedOnDisk(_)), "{refused}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), theirs);
    let elsewhere = tempfile::tempdir().unwrap();
    assert!(matches!(loaded.save_as(folder.path(), &changes, &BTreeMap::new()).unwrap_err(), SaveError::Occupied(_)));
    loaded.save_as(&elsewhere.path().join("copy"), &changes, &BTreeMap::from([("report".to_owned(), b"text".to_vec())])).unwrap();
    let copy = store::load(&Source::Folder(elsewhere.path().join("copy")));
    assert_eq!(all(&copy.dossier), all(&dossier));
    assert_eq!(std::fs::read(elsewhere.path().join("copy/seeds/texts/report.txt")).unwrap(), b"text");
    let untouched = "data/movements.ron";
    assert_eq!(
        std::fs::read(elsewhere.path().join("copy").join(untouched)).unwrap(),
        std::fs::read(folder.path().join(untouched)).unwrap()
    );
}

#[test]
fn a_save_that_was_cut_short_is_finished_by_the_next() {
    let (folder, loaded) = small();
    let read = Edit::Read {
        article: "report".to_owned(),
        reading: Reading { start: 12, end: 19, place: Some("x".to_owned()) },
        places: vec![place("x", "X", 40.0)],
    };
    let (dossier, _) = carried_out(&loaded, &[read]);
    let changes = loaded.changes_to(&dossier).unwrap();
    assert_eq!(changes.len(), 2);
    std::fs::write(folder.path().join(&changes[0].name), changes[0].content.as_ref().unwrap()).unwrap();
    loaded.save(folder.path(), &changes, &BTreeMap::new()).unwrap();
    assert_eq!(all(&store::load(&Source::Folder(folder.path().to_owned())).dossier), all(&dossier));
}

#[test]
fn a_text_with_the_identifier_of_another_is_kept_beside_it() {
    let (folder, loaded) = small();
    for bytes in [b"one".to_vec(), b"two".to_vec(), b"one".to_vec()] {
        loaded.save(folder.path(), &[], &BTreeMap::from([("a".to_owned(), bytes)])).unwrap();
    }
    let texts = folder.path().join("seeds/texts");
    assert_eq!(std::fs::read(texts.join("a.txt")).unwrap(), b"one");
    assert_eq!(std::fs::read(texts.join("a-2.txt")).unwrap(), b"two");
    assert!(!texts.join("a-3.txt").exists());
}

#[test]
fn a_dossier_begun_from_nothing_becomes_a_folder_that_opens() {
    let new = store::load(&Source::New);
    assert!(new.problems.is_empty());
    let built_in = store::load(&Source::BuiltIn).dossier;
    let article = built_in.articles[0].clone();
    let mut claim: Claim = built_in.claims().find(|(_, claim)| claim.article == article.id).unwrap().1.clone();
    (claim.places, claim.actors) = (vec![], vec![]);
    let places = ["syria", "hasakah-governorate", "hasakah"].map(|id| {
        let place = built_in.gazetteer.place(id).unwrap().clone();
        Edit::AddPlace(Box::new(Place { parent: place.parent.clone().filter(|_| id != "syria"), ..place }))
    });
    let target = Target::NewEvent { title: "Something is said".to_owned(), kind: EventKind::Statement };
    let mut edits = places.to_vec();
    let mut card = article.clone();
    card.paragraphs.iter_mut().for_each(|paragraph| paragraph.unmarked = None);
    edits.extend([Edit::AddArticle(card), Edit::AddClaim { target, claim: Box::new(claim), places: vec![] }]);
    let (dossier, history) = carried_out(&new, &edits);
    assert!(history.is_unsaved());
    let folder = tempfile::tempdir().unwrap();
    new.save_as(folder.path(), &new.changes_to(&dossier).unwrap(), &BTreeMap::new()).unwrap();
    let read = store::load(&Source::Folder(folder.path().to_owned()));
    assert_eq!(all(&read.dossier), all(&dossier));
    assert!(folder.path().join(format!("data/events/{}.ron", article.id)).exists());
}

#[test]
fn what_would_make_a_dossier_wrong_is_refused_with_the_reason_and_changes_nothing() {
    let (_folder, loaded) = small();
    let (mut dossier, mut history) = (loaded.dossier.clone(), History::default());
    let before = all(&dossier);
    let mut claim = dossier.claim(ClaimId { of: Happening::Event(0), index: 0 }).unwrap().clone();
    claim.places[0].place = "nowhere".to_owned();
    let mut refusal = |edit: Edit| history.carry_out(&edit, &mut dossier, &Originals::default()).unwrap_err().to_string();
    insta::assert_snapshot!(refusal(Edit::AddClaim { target: Target::Known(Happening::Event(0)), claim: Box::new(claim), places: vec![] }), @r#"there is no place "nowhere": add the place to its file, or correct the identifier"#);
    insta::assert_snapshot!(refusal(Edit::DeletePlace("hasakah".to_owned())), @r#"the place "hasakah" is used 2 times: look at these first, or merge the place into another"#);
    insta::assert_snapshot!(refusal(Edit::RemoveArticle("report".to_owned())), @r#"2 claims cite the article "report": delete these first"#);
    insta::assert_snapshot!(refusal(Edit::AddPlace(Box::new(place("hasakah", "H", 1.0)))), @r#"there is a place "hasakah" already: choose another identifier"#);
    insta::assert_snapshot!(refusal(Edit::MergePlaces { from: "hasakah".to_owned(), into: "hasakah".to_owned() }), @"a place cannot be merged into itself");
    insta::assert_snapshot!(refusal(Edit::DeletePlace("homs".to_owned())), @r#"there is no place "homs" in the gazetteer"#);
    assert!(matches!(
        history.carry_out(&Edit::AddPlace(Box::new(place("A B", "H", 1.0))), &mut dossier, &Originals::default()),
        Err(Refusal::WouldBeWrong(_))
    ));
    assert_eq!(all(&dossier), before);
    assert!(!history.is_unsaved() && history.to_undo().is_none());
}

#[test]
fn merged_places_are_one_wherever_they_stood() {
    let loaded = store::load(&Source::BuiltIn);
    let used = uses_of_place(&loaded.dossier, "al-omar-field").len();
    assert!(used > 3);
    let into = uses_of_place(&loaded.dossier, "abu-kamal").len();
    let (dossier, _) = carried_out(&loaded, &[Edit::MergePlaces { from: "al-omar-field".to_owned(), into: "abu-kamal".to_owned() }]);
    assert_eq!(uses_of_place(&dossier, "al-omar-field"), []);
    assert!(dossier.gazetteer.place("al-omar-field").is_none());
    let merged = dossier.gazetteer.place("abu-kamal").unwrap();
    assert!(merged.names.iter().any(|name| name.text.contains("Omar")) && merged.names.iter().filter(|name| name.preferred).count() == 1);
    let now = uses_of_place(&dossier, "abu-kamal").len();
    assert!(now > into && now <= into + used, "{into} and {used} became {now}");
    assert!(loaded.changes_to(&dossier).unwrap().iter().all(|change| change.name != "data/actors.ron"));
}

#[test]
fn what_uses_a_place_is_named() {
    let (_folder, loaded) = small();
    let read = Edit::Read {
        article: "report".to_owned(),
        reading: Reading { start: 12, end: 19, place: Some("hasakah".to_owned()) },
        places: vec![],
    };
    let (dossier, _) = carried_out(&loaded, &[read]);
    let claim = |of| Use::Claim(ClaimId { of, index: 0 });
    let reading = Use::Reading { article: "report".to_owned(), start: 12 };
    assert_eq!(uses_of_place(&dossier, "hasakah"), [claim(Happening::Event(0)), claim(Happening::Movement(0)), reading]);
    assert_eq!(uses_of_place(&dossier, "hasakah-governorate"), [Use::Child("hasakah".to_owned())]);
}

/// Edits that may be possible or not, on whatever is there.
fn edits() -> impl Strategy<Value = Vec<(u8, usize, usize)>> {
    proptest::collection::vec((0..9_u8, 0..200_usize, 0..200_usize), 1..14)
}

fn edit_of(dossier: &Dossier, (sort, a, b): (u8, usize, usize)) -> Option<Edit> {
    let claims: Vec<ClaimId> = dossier.claims().map(|(id, _)| id).collect();
    let id = *claims.get(a % claims.len().max(1))?;
    let places = dossier.gazetteer.places();
    let article = dossier.articles.get(a % dossier.articles.len())?;
    let claim = dossier.claim(id)?.clone();
    Some(match sort {
        0 => Edit::AddPlace(Box::new(place(&format!("new-{a}"), "New", 40.0))),
        1 => Edit::MergePlaces { from: places.get(a % places.len())?.id.clone(), into: places.get(b % places.len())?.id.clone() },
        2 => Edit::DeletePlace(places.get(a % places.len())?.id.clone()),
        3 => Edit::DeleteClaim(id),
        4 => Edit::ChangeClaim {
            id,
            claim: Box::new(Claim { note: (b % 2 == 0).then(|| format!("note {b}")), terms: vec![], ..claim }),
            places: vec![],
        },
        5 => Edit::AddClaim {
            target: Target::NewEvent { title: format!("Event {b}"), kind: EventKind::Report },
            claim: Box::new(Claim { legs: vec![], ..claim }),
            places: vec![],
        },
        6 => Edit::Retitle { of: id.of, title: format!("Title \"{b}\""), kind: Kind::of(dossier, id.of)? },
        7 => Edit::Read {
            article: article.id.clone(),
            reading: Reading { start: b, end: b + 5, place: places.get(b % places.len()).map(|place| place.id.clone()) },
            places: vec![],
        },
        _ => Edit::Digest {
            article: article.id.clone(),
            paragraph: 1 + b % article.paragraphs.len(),
            digest: format!("Digest {a}."),
            unmarked: None,
        },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn any_edits_undo_redo_and_survive_saving(wanted in edits()) {
        let loaded = store::load(&Source::BuiltIn);
        let (mut dossier, mut history) = (loaded.dossier.clone(), History::default());
        let mut states = vec![all(&dossier)];
        for wanted in wanted {
            let Some(edit) = edit_of(&dossier, wanted) else { continue };
            if history.carry_out(&edit, &mut dossier, &Originals::default()).is_ok() {
                states.push(all(&dossier));
            } else {
                prop_assert_eq!(states.last().expect("the first state"), &all(&dossier), "a refused edit left something behind");
            }
        }
        let changes = loaded.changes_to(&dossier);
        prop_assert!(changes.is_ok(), "{}", changes.unwrap_err());
        let last = states.len() - 1;
        for state in states.iter().rev().skip(1) {
            prop_assert!(history.undo(&mut dossier).is_some());
            prop_assert_eq!(state, &all(&dossier));
        }
        prop_assert!(history.undo(&mut dossier).is_none() && !history.is_unsaved());
        prop_assert_eq!(loaded.changes_to(&dossier).expect("nothing changed"), vec![]);
        for _ in 0..last {
            prop_assert!(history.redo(&mut dossier).is_some());
        }
        prop_assert_eq!(states.last().expect("the first state"), &all(&dossier));
    }
}
