//! Where two claims of one happening cannot both hold, a dispute has to say so.
//!
//! Only what is certain counts: dates that have no day in common, places of which none lies in another, numbers for the same thing
//! whose ranges do not meet, and a denial beside an assertion. A coarser claim does not contradict a finer one.

use super::{Findings, ItemKind, Subject};
use crate::dossier::{Claim, Dispute, DisputeKind, Dossier, Happening, Modality};

pub(super) fn check(dossier: &Dossier, findings: &mut Findings) {
    for of in dossier.happenings() {
        let claims = dossier.claims_of(of);
        let (kind, index) = match of {
            Happening::Event(index) => (ItemKind::Event, index),
            Happening::Movement(index) => (ItemKind::Movement, index),
        };
        for (n, later) in claims.iter().enumerate().skip(1) {
            for what in [difference_in_date, difference_in_place, difference_in_figures, difference_in_modality] {
                let Some((difference, field)) = claims.iter().take(n).find_map(|earlier| what(dossier, earlier, later)) else { continue };
                if dossier.disputes_of(of).any(|dispute| covers(dispute, difference)) {
                    continue;
                }
                findings.warning(
                    Subject::new(kind, index, format!("claims[{n}].{field}")),
                    "undisclosed-difference",
                    format!(
                        "this claim and an earlier one of \"{}\" differ in {}, and no dispute says so",
                        dossier.id(of),
                        difference.label()
                    ),
                    "add the dispute to data/disputes.ron: who differs from whom, and by how much",
                );
            }
        }
    }
}

/// A difference in order is one in time, too; whether something happened at all is a matter of status.
fn covers(dispute: &Dispute, difference: DisputeKind) -> bool {
    dispute.kind == difference || (difference == DisputeKind::Date && dispute.kind == DisputeKind::Sequence)
}

type Difference = Option<(DisputeKind, &'static str)>;

fn difference_in_date(_: &Dossier, a: &Claim, b: &Claim) -> Difference {
    let (a, b) = (a.when.as_ref()?, b.when.as_ref()?);
    (!a.edtf.fuzzy().intersects(&b.edtf.fuzzy())).then_some((DisputeKind::Date, "when.edtf"))
}

fn difference_in_place(dossier: &Dossier, a: &Claim, b: &Claim) -> Difference {
    if a.places.is_empty() || b.places.is_empty() {
        return None;
    }
    let gazetteer = &dossier.gazetteer;
    let within = |one: &str, other: &str| gazetteer.lies_in(one, other) || gazetteer.lies_in(other, one);
    let meet = a.places.iter().any(|one| b.places.iter().any(|other| within(&one.place, &other.place)));
    // what lies in no other place of the gazetteer (a region across borders) may still overlap
    let vague = a.places.iter().chain(&b.places).any(|place| place.prec >= 4);
    (!meet && !vague).then_some((DisputeKind::Place, "places"))
}

fn difference_in_figures(_: &Dossier, a: &Claim, b: &Claim) -> Difference {
    let apart = a.figures.iter().any(|one| {
        b.figures.iter().filter(|other| other.what == one.what).any(|other| {
            matches!((one.high, other.low), (Some(high), Some(low)) if high < low)
                || matches!((other.high, one.low), (Some(high), Some(low)) if high < low)
        })
    });
    apart.then_some((DisputeKind::Figure, "figures"))
}

fn difference_in_modality(_: &Dossier, a: &Claim, b: &Claim) -> Difference {
    let denied = |claim: &Claim| claim.modality == Modality::Denied;
    (denied(a) != denied(b)).then_some((DisputeKind::Status, "modality"))
}
