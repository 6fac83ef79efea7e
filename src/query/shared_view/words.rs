//! What a view shows, and what a filter asks for, in words.

use std::collections::BTreeSet;

use crate::dossier::{ColourBy, Dossier, Filter, Shown};
use crate::gazetteer::Place;
use crate::geo::BBox;
use crate::query::phrases::{shown_text, where_prec_label};

/// What is seen, part by part, each with the word for it. Nothing where all is as it is at first.
#[must_use]
pub fn view_words(dossier: &Dossier, shown: &Shown) -> Vec<(&'static str, String)> {
    let mut parts = Vec::new();
    if let Some(map) = shown.map {
        parts.push(("map", box_words(map)));
    }
    parts.extend(shown_text(dossier, shown));
    parts.extend(filter_words(dossier, &shown.filter));
    if shown.colour_by != ColourBy::default() {
        parts.push(("colours by", shown.colour_by.label().to_owned()));
    }
    if shown.stated_only {
        parts.push(("movements", "only where an article says that they were".to_owned()));
    }
    parts
}

/// What is asked for, part by part, each with the word for it.
#[must_use]
pub fn filter_words(dossier: &Dossier, filter: &Filter) -> Vec<(&'static str, String)> {
    let mut parts = Vec::new();
    for (word, date) in [("from", &filter.from), ("up to", &filter.to), ("possibly at", &filter.at)] {
        parts.extend(date.as_ref().map(|date| (word, date.human())));
    }
    parts.extend(filter.bbox.map(|bbox| ("in the box", box_words(bbox))));
    let mut names = |word: &'static str, set: &Option<BTreeSet<String>>, name: &dyn Fn(&str) -> Option<String>| {
        let Some(ids) = set else { return };
        let all: Vec<String> = ids.iter().map(|id| name(id).unwrap_or_else(|| id.clone())).collect();
        parts.push((word, if all.is_empty() { "none".to_owned() } else { all.join(" or ") }));
    };
    names("places", &filter.places, &|id| dossier.gazetteer.place(id).map(Place::name).map(str::to_owned));
    names("happenings", &filter.happenings, &|id| dossier.happening(id).map(|of| dossier.title(of).to_owned()));
    names("articles", &filter.articles, &|id| dossier.article(id).map(|article| article.label.clone()));
    names("kinds", &filter.kinds, &|_| None);
    names("actors", &filter.actors, &|id| dossier.actor(id).map(|actor| actor.name.clone()));
    let any = |words: Vec<&str>| if words.is_empty() { "none".to_owned() } else { words.join(" or ") };
    parts.extend(filter.shapes.as_ref().map(|set| ("shapes", any(set.iter().map(|shape| shape.label()).collect()))));
    parts.extend(filter.modalities.as_ref().map(|set| ("put as", any(set.iter().map(|modality| modality.name()).collect()))));
    if filter.events_only {
        parts.push(("only", "events".to_owned()));
    }
    if filter.movements_only {
        parts.push(("only", "movements".to_owned()));
    }
    parts.extend(filter.text.as_ref().map(|text| ("words", text.clone())));
    parts.extend(filter.max_where_prec.map(|max| ("places at least", where_prec_label(max).to_owned())));
    parts.extend(filter.max_date_prec.map(|max| ("dates at least", date_prec_label(max).to_owned())));
    parts
}

fn box_words(bbox: BBox) -> String {
    let BBox { west, south, east, north } = bbox;
    let degrees = |value: f64, plus: char, minus: char| format!("{:.2}°{}", value.abs(), if value < 0.0 { minus } else { plus });
    format!("{} to {}, {} to {}", degrees(west, 'E', 'W'), degrees(east, 'E', 'W'), degrees(south, 'N', 'S'), degrees(north, 'N', 'S'))
}

/// UCDP GED's scale of date-precision in words.
fn date_prec_label(prec: u8) -> &'static str {
    match prec {
        1 => "to the day",
        2 => "to six days",
        3 => "to the week",
        4 => "to the month",
        _ => "to the year",
    }
}
