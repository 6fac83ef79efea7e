//! One row a dispute.

use crate::dossier::{Dispute, Dossier, SideSource};
use crate::exchange::sheet::side_name;
use crate::exchange::{Row, Value};

/// A dispute is at the places of what it is about, which are those of the happenings' own rows: here it has none.
pub(super) fn dispute_row(dossier: &Dossier, dispute: &Dispute) -> Row {
    let side = |n: usize| dispute.sides.get(n).map(|side| format!("{}: {}", side_name(dossier, &side.source), side.says));
    let records = dispute.sides.iter().filter_map(|side| match &side.source {
        SideSource::Record(record) => Some(record.as_str()),
        SideSource::Article { .. } => None,
    });
    let passages = dispute.sides.iter().flat_map(|side| match &side.source {
        SideSource::Article { id, paragraphs } => paragraphs.iter().map(|n| format!("{id}#{n}")).collect(),
        SideSource::Record(_) => Vec::new(),
    });
    let properties = vec![
        ("kind", Value::Text(dispute.kind.name().to_owned())),
        ("title", Value::Text(dispute.title.clone())),
        ("between", Value::Text(dispute.between().label().to_owned())),
        ("by_how_much", Value::text(dispute.by_how_much.clone())),
        ("sides", Value::list((0..dispute.sides.len()).filter_map(side))),
        ("articles", Value::list(dispute.articles())),
        ("records", Value::list(records)),
        ("about", Value::list(&dispute.about)),
        ("passages", Value::list(passages)),
        ("note", Value::text(dispute.note.clone())),
    ];
    Row { id: dispute.id.clone(), geometry: None, timespans: Vec::new(), time_label: None, certainty: "uncertain", properties }
}
