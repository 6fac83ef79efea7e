//! What happenings refer to: places, articles, actors.

use crate::dossier::{Actor, Article};
use crate::exchange::{Geometry, Row, Value};
use crate::gazetteer::Place;
use crate::query::Coverage;
use crate::query::phrases::unmarked_text;
use crate::time::Edtf;

pub(super) fn place_row(place: &Place, claims: usize) -> Row {
    let properties = vec![
        ("name", Value::Text(place.name().to_owned())),
        ("kind", Value::Text(format!("{:?}", place.kind))),
        ("names", Value::list(place.names.iter().map(|name| name.text.as_str()))),
        ("names_ar", Value::list(place.names.iter().filter(|name| name.lang == "ar").map(|name| name.text.as_str()))),
        ("country", Value::text(place.country.clone())),
        ("parent", Value::text(place.parent.clone())),
        ("radius_km", Value::Number(place.radius_km)),
        ("source", Value::Text(place.source.to_string())),
        ("links", Value::list(&place.links)),
        ("claims", Value::count(claims)),
        ("note", Value::text(place.note.clone())),
    ];
    undated(place.id.clone(), Some(Geometry::Point(place.at)), properties)
}

pub(super) fn article_row(article: &Article, claims: usize, coverage: &Coverage) -> Row {
    let published = article.published.when.as_ref();
    let properties = vec![
        ("title", Value::Text(article.title_or_untitled().to_owned())),
        ("label", Value::Text(article.label.clone())),
        ("outlet", Value::text(article.outlet.clone())),
        ("author", Value::text(article.author.clone())),
        ("language", Value::Text(article.language.clone())),
        ("published_edtf", Value::text(published.map(ToString::to_string))),
        ("published_label", Value::text(published.map(Edtf::human))),
        ("published_bounds", Value::text(article.published.bounds.as_ref().map(ToString::to_string))),
        ("published_basis", Value::Text(article.published.basis.name().to_owned())),
        ("published_reason", Value::Text(article.published.reason.clone())),
        ("article_sha256", Value::Text(article.text.sha256.clone())),
        ("code_points", Value::count(article.text.code_points)),
        ("paragraphs", Value::count(article.paragraphs.len())),
        ("claims", Value::count(claims)),
        ("paragraphs_cited", Value::count(coverage.cited.len())),
        ("paragraphs_excused", Value::count(coverage.excused.len())),
        ("paragraphs_unaccounted", Value::count(coverage.unaccounted.len())),
        ("excuses", Value::list(coverage.excused.iter().map(|(n, why)| format!("¶{n} {}", unmarked_text(*why))))),
        ("claims_reported", Value::count(coverage.by_modality[0])),
        ("claims_claimed", Value::count(coverage.by_modality[1])),
        ("claims_denied", Value::count(coverage.by_modality[2])),
        ("claims_anticipated", Value::count(coverage.by_modality[3])),
        ("claims_attributed", Value::count(coverage.attributed)),
        ("happenings_alone", Value::count(coverage.alone)),
        ("happenings_shared", Value::count(coverage.shared)),
        ("disputes", Value::count(coverage.disputes)),
    ];
    undated(article.id.clone(), None, properties)
}

pub(super) fn actor_row(actor: &Actor, claims: usize) -> Row {
    let properties = vec![
        ("name", Value::Text(actor.name.clone())),
        ("kind", Value::Text(format!("{:?}", actor.kind))),
        ("part_of", Value::text(actor.part_of.clone())),
        ("names", Value::list(&actor.names)),
        ("terms", Value::list(actor.terms.iter().map(|term| format!("{}: “{}”", term.article, term.text)))),
        ("claims", Value::count(claims)),
        ("note", Value::text(actor.note.clone())),
    ];
    undated(actor.id.clone(), None, properties)
}

pub(super) fn undated(id: String, geometry: Option<Geometry>, properties: Vec<(&'static str, Value)>) -> Row {
    Row { id, geometry, timespans: Vec::new(), time_label: None, certainty: "certain", properties }
}
