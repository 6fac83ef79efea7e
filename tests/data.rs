//! The built-in dossier: it loads without a problem, rests on its articles, takes no side and quotes little.

#[path = "support/ron_strings.rs"]
mod ron_strings;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use dateline::dossier::{Basis, Between, DisputeKind, Dossier, MAX_CONTEXT_WORDS, MAX_QUOTE_WORDS, ParagraphKind};
use dateline::query::tellers;
use dateline::store::{self, Loaded, Problem, Source, TEXTS_VARIABLE};
use ron_strings::{quotations, strings};

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

fn built_in() -> Dossier {
    store::load(&Source::BuiltIn).dossier
}

/// Fails with every line of what is wrong, so that one run shows all that there is to mend.
#[track_caller]
fn none_of(wrong: &[String], what: &str) {
    assert!(wrong.is_empty(), "{} {what}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_dossier_loads_without_a_problem_from_the_program_and_from_its_folder() {
    let from_program = store::load(&Source::BuiltIn);
    let from_folder = store::load(&Source::Folder(repository()));
    for Loaded { problems, .. } in [&from_program, &from_folder] {
        none_of(&problems.iter().map(Problem::to_string).collect::<Vec<_>>(), "problems in data/ and seeds/");
    }
    let (a, b) = (from_program.dossier, from_folder.dossier);
    let stale = "the program holds other data than the folder: build.rs did not notice a change";
    assert!(a.gazetteer.places() == b.gazetteer.places() && a.gazetteer.routes() == b.gazetteer.routes(), "{stale}");
    assert!(
        a.lessons == b.lessons && a.actors == b.actors && a.articles == b.articles && a.events == b.events && a.movements == b.movements,
        "{stale}"
    );
}

#[test]
fn there_is_as_much_of_everything_as_the_articles_tell_of() {
    let dossier = built_in();
    assert_eq!(dossier.articles.len(), 5);
    for (what, found, least) in [
        ("events", dossier.events.len(), 45),
        ("movements", dossier.movements.len(), 18),
        ("places", dossier.gazetteer.places().len(), 65),
        ("routes", dossier.gazetteer.routes().len(), 2),
    ] {
        assert!(found >= least, "expected at least {least} {what}, found {found}");
    }
}

#[test]
fn every_happening_rests_on_a_claim_and_every_article_tells_of_some() {
    let dossier = built_in();
    for of in dossier.happenings() {
        assert!(!dossier.claims_of(of).is_empty(), "\"{}\" rests on no claim", dossier.id(of));
    }
    for article in &dossier.articles {
        assert!(dossier.claims().any(|(_, claim)| claim.article == article.id), "no claim rests on \"{}\"", article.id);
    }
}

#[test]
fn every_paragraph_is_cited_or_says_why_not() {
    let dossier = built_in();
    let cited: BTreeSet<(&str, usize)> = dossier.claims().map(|(_, claim)| (claim.article.as_str(), claim.passage.paragraph)).collect();
    let mut wrong = Vec::new();
    for article in &dossier.articles {
        for paragraph in article.paragraphs.iter().filter(|paragraph| paragraph.unmarked.is_none()) {
            if !cited.contains(&(article.id.as_str(), paragraph.n)) {
                wrong.push(format!("{} ¶{} ({:?})", article.id, paragraph.n, paragraph.kind));
            }
        }
        let titles = article.paragraphs.iter().filter(|paragraph| paragraph.kind == ParagraphKind::Title).count();
        assert!(titles <= 1, "\"{}\" has {titles} titles", article.id);
    }
    none_of(&wrong, "paragraphs are neither cited nor `unmarked`");
}

#[test]
fn nothing_quotes_more_than_twelve_words() {
    let dossier = built_in();
    let mut wrong = Vec::new();
    let mut check = |of: &str, text: &str, most: usize| {
        let words = text.split_whitespace().count();
        if words > most {
            wrong.push(format!("{of}: {words} words, at most {most}: {text}"));
        }
    };
    for (id, claim) in dossier.claims() {
        let of = format!("{} claim {}", dossier.id(id.of), id.index + 1);
        check(&of, &claim.passage.quote, MAX_QUOTE_WORDS);
        check(&of, &claim.passage.prefix, MAX_CONTEXT_WORDS);
        check(&of, &claim.passage.suffix, MAX_CONTEXT_WORDS);
        for words in claim.terms.iter().chain(claim.figures.iter().map(|figure| &figure.text)) {
            check(&of, words, MAX_QUOTE_WORDS);
        }
    }
    for actor in &dossier.actors {
        for term in &actor.terms {
            check(&actor.id, &term.text, MAX_QUOTE_WORDS);
        }
    }
    for file in Source::BuiltIn.files().0 {
        for (line, text) in strings(&file.content) {
            for quotation in quotations(&text) {
                check(&format!("{}:{line}", file.name), &quotation, MAX_QUOTE_WORDS);
            }
        }
    }
    none_of(&wrong, "quotations are too long");
}

#[test]
fn disputes_name_every_article_and_each_says_who_differs_from_whom() {
    let dossier = built_in();
    assert!(dossier.disputes.len() >= 60, "expected many disputes, found {}", dossier.disputes.len());
    for article in &dossier.articles {
        assert!(dossier.disputes.iter().any(|dispute| dispute.articles().any(|id| id == article.id)), "{} disputes nothing", article.id);
    }
    for between in [Between::Articles, Between::WithinArticle, Between::ArticleAndRecord] {
        assert!(dossier.disputes.iter().any(|dispute| dispute.between() == between), "none {}", between.label());
    }
    for kind in DisputeKind::ALL {
        assert!(dossier.disputes.iter().any(|dispute| dispute.kind == *kind), "none in {}", kind.label());
    }
}

#[test]
fn what_two_articles_tell_of_is_one_event_with_several_claims() {
    let dossier = built_in();
    for (id, articles) in [
        ("hamas-attack-2023-10-07", vec!["setbacks-east", "deir-ez-zor-pullout", "north-withdrawal"]),
        ("us-withdrawal-2025", vec!["deir-ez-zor-pullout", "north-withdrawal"]),
        ("tehran-beirut-corridor", vec!["setbacks-east", "deir-ez-zor-pullout", "north-withdrawal"]),
        ("iran-backed-attacks-before-withdrawal-2025", vec!["deir-ez-zor-pullout", "north-withdrawal"]),
    ] {
        let of = dossier.happening(id).unwrap_or_else(|| panic!("no {id}"));
        let tellers: BTreeSet<&str> = dossier.claims_of(of).iter().map(|claim| claim.article.as_str()).collect();
        assert_eq!(tellers, articles.into_iter().collect(), "{id}");
    }
    let several = dossier.happenings().filter(|of| tellers(&dossier, *of) > 1).count();
    assert!(several >= 10, "only {several} happenings are told by more than one article");
}

#[test]
fn what_comes_from_the_public_record_says_from_what_record() {
    let dossier = built_in();
    let mut wrong = Vec::new();
    for (id, claim) in dossier.claims() {
        let whens = claim.when.iter().map(|when| (when.basis, when.note.as_deref()));
        let places = claim.places.iter().map(|place| (place.basis, place.note.as_deref()));
        let unsourced =
            |(basis, note): (Basis, Option<&str>)| basis == Basis::PublicRecord && note.is_none_or(|note| note.trim().is_empty());
        if whens.chain(places).any(unsourced) {
            wrong.push(format!("{} claim {}", dossier.id(id.of), id.index + 1));
        }
    }
    for article in dossier.articles.iter().filter(|article| article.published.reason.trim().is_empty()) {
        wrong.push(format!("{}: its date has no reason", article.id));
    }
    none_of(&wrong, "claims from the public record name none");
}

#[test]
fn every_place_that_a_claim_names_exists() {
    let dossier = built_in();
    for (id, claim) in dossier.claims() {
        for place in claim.place_ids() {
            assert!(dossier.gazetteer.place(place).is_some(), "\"{}\" names \"{place}\", which is no place", dossier.id(id.of));
        }
    }
}

#[cfg(feature = "desktop")]
#[test]
fn every_governorate_has_an_outline() {
    use dateline::gazetteer::{Place, PlaceKind};

    let dossier = built_in();
    let is_governorate = |place: &&Place| place.kind == PlaceKind::Governorate;
    let governorates: Vec<&Place> = dossier.gazetteer.places().iter().filter(is_governorate).collect();
    assert!(!governorates.is_empty());
    let bare = governorates.iter().filter(|place| dateline::basemap::area_of(&place.id).is_none()).map(|place| place.id.clone());
    none_of(&bare.collect::<Vec<_>>(), "governorates have no outline in assets/areas.json");
    for place in governorates {
        let [west, south, east, north] = dateline::basemap::area_of(&place.id).unwrap().bbox;
        let inside = (west..=east).contains(&place.at.lon) && (south..=north).contains(&place.at.lat);
        assert!(inside, "the label of \"{}\" sits outside its outline", place.id);
    }
}

#[test]
fn passages_resolve_in_the_originals() {
    let loaded = store::load(&Source::BuiltIn);
    let texts = std::env::var_os(TEXTS_VARIABLE).map(PathBuf::from);
    let originals = store::load_texts(&Source::BuiltIn, &loaded.dossier, texts.as_deref()).originals;
    let missing: Vec<&str> =
        loaded.dossier.articles.iter().map(|article| article.id.as_str()).filter(|id| originals.of(id).is_none()).collect();
    if texts.is_none() && originals.articles().count() == 0 {
        println!("skipped: the originals are not here (set {TEXTS_VARIABLE})");
        return;
    }
    if texts.is_some() {
        none_of(&missing.iter().map(ToString::to_string).collect::<Vec<_>>(), "originals are not among the texts that were given");
    }
    let problems = loaded.check_originals(&originals);
    none_of(&problems.iter().map(Problem::to_string).collect::<Vec<_>>(), "passages or cards do not fit the originals");

    let mut copied = Vec::new();
    let texts: Vec<Vec<String>> =
        originals.articles().filter_map(|id| originals.of(id)).map(|text| words(&text.chars().iter().collect::<String>())).collect();
    let runs: BTreeSet<&[String]> = texts.iter().flat_map(|text| text.windows(MAX_QUOTE_WORDS + 1)).collect();
    for file in Source::BuiltIn.files().0 {
        for (line, text) in strings(&file.content) {
            if words(&text).windows(MAX_QUOTE_WORDS + 1).any(|run| runs.contains(run)) {
                copied.push(format!("{}:{line}: {text}", file.name));
            }
        }
    }
    none_of(&copied, "texts repeat more than twelve words in a row of an original");
}

/// The words of a text, without marks and in lower case.
fn words(text: &str) -> Vec<String> {
    let text = text.to_lowercase().replace('’', "'");
    text.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
