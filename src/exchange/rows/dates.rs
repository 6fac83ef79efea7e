//! When: each version's span for `when`, and the flat copies that reach from the first day to the last.

use crate::dossier::{Basis, Claim};
use crate::exchange::{TimeSpanOut, Value};
use crate::time::expression::Expression;
use crate::time::{Edtf, TimeSpan};

/// The date of one or of several versions: their spans stay apart, the flat copies reach from the first day to the last.
pub(super) struct Dates {
    pub(super) timespans: Vec<TimeSpanOut>,
    pub(super) label: Option<String>,
    pub(super) certainty: &'static str,
    pub(super) flat: Vec<(&'static str, Value)>,
}

pub(super) fn dates(claims: &[&Claim]) -> Dates {
    let mut versions: Vec<&Edtf> = Vec::new();
    for when in claims.iter().filter_map(|claim| claim.when.as_ref()) {
        if !versions.contains(&&when.edtf) {
            versions.push(&when.edtf);
        }
    }
    let timespans: Vec<TimeSpanOut> = versions.iter().map(|edtf| timespan(edtf)).collect();
    let join = |texts: Vec<String>| (!texts.is_empty()).then(|| texts.join("; "));
    let label = join(versions.iter().map(|edtf| edtf.human()).collect());
    // an open side of any version makes that side of the whole open
    let start = timespans.iter().map(|span| span.start.clone()).collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().min());
    let end_exclusive =
        versions.iter().map(|edtf| edtf.end_exclusive()).collect::<Option<Vec<_>>>().and_then(|ends| ends.into_iter().max());
    let end = timespans.iter().map(|span| span.end.clone()).collect::<Option<Vec<_>>>().and_then(|days| days.into_iter().max());
    let stated = claims.iter().filter_map(|claim| claim.when.as_ref()).all(|when| when.basis == Basis::Stated);
    let precise = versions.iter().all(|edtf| edtf.date_prec() == 1);
    let certainty = match (versions.len(), stated, precise) {
        (1, true, true) => "certain",
        (1, true, _) => "less-certain",
        _ => "uncertain",
    };
    let basis = Value::list(claims.iter().filter_map(|claim| claim.when.as_ref()).map(|when| when.basis.name()));
    let flat = vec![
        ("start", Value::text(start)),
        ("end", Value::text(end)),
        ("end_exclusive", Value::text(end_exclusive.map(|day| day.to_string()))),
        ("date_edtf", Value::text(join(versions.iter().map(ToString::to_string).collect()))),
        ("date_label", Value::text(label.clone())),
        ("date_prec", Value::int(versions.iter().map(|edtf| edtf.date_prec()).min())),
        ("date_basis", basis),
    ];
    Dates { timespans, label, certainty, flat }
}

/// Of an interval, the days on which it began and ended; of one date coarser than a day, the days between which it lies: a month
/// does not say that something began on its first day.
fn timespan(edtf: &Edtf) -> TimeSpanOut {
    let (start, end) = days(edtf.strict());
    let (earliest, latest) = days(edtf.fuzzy());
    let within = !matches!(edtf.expression(), Expression::Interval { .. }) && start != end;
    TimeSpanOut {
        earliest: earliest.filter(|day| within || Some(day) != start.as_ref()),
        latest: latest.filter(|day| within || Some(day) != end.as_ref()),
        start,
        end,
        within,
    }
}

/// First and last day, inclusive, as ISO dates; none for an open end.
fn days(span: TimeSpan) -> (Option<String>, Option<String>) {
    (span.start.map(|start| start.date().to_string()), span.end.map(|end| end.plus_seconds(-1).date().to_string()))
}
