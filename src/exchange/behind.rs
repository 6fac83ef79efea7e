//! What stands behind a row: its claims and its leg, told in words, and the moments at which a convoy was along its way.

use std::collections::BTreeMap;

use super::dated_legs::{DatedLeg, Sample};
use super::rows::legs_of;
use super::{Layer, Row, Selection, Value};
use crate::dossier::{Claim, ClaimId, Happening, Leg};
use crate::query::phrases::{kind_text, leg_text, where_text};
use crate::time::Edtf;

/// What the rows of a selection are made of.
pub(super) struct Behind<'a> {
    what: &'a Selection<'a>,
    happenings: BTreeMap<(bool, &'a str), Happening>,
}

impl<'a> Behind<'a> {
    pub(super) fn new(what: &'a Selection<'a>) -> Self {
        let events = (0..what.dossier.events.len()).map(Happening::Event);
        let movements = (0..what.dossier.movements.len()).map(Happening::Movement);
        let key = |of: Happening| ((matches!(of, Happening::Movement(_)), what.dossier.id(of)), of);
        Self { what, happenings: events.chain(movements).map(key).collect() }
    }

    /// The leg that a row of the layer `movements` is of.
    pub(super) fn leg(&self, row: &Row) -> Option<&'a Leg> {
        let Some(Value::Int(number)) = row.property("leg") else { return None };
        let index = usize::try_from(*number).ok()?.checked_sub(1)?;
        legs_of(self.what.dossier, self.happening(row)?).get(index).copied()
    }

    /// Of a row of the layer `movements`, when it was at which bend of its way; none where that is not dated, see [`DatedLeg::way`].
    pub(super) fn way(&self, row: &Row) -> Option<Vec<Sample>> {
        let way = DatedLeg::of(self.what.dossier, self.leg(row)?, &[], f64::INFINITY).way;
        (!way.is_empty()).then_some(way)
    }

    /// The labels of the articles that tell of a row, in a list; none where no article does.
    pub(super) fn articles(&self, row: &Row) -> Option<String> {
        let mut labels: Vec<&str> = Vec::new();
        for (_, claim) in self.claims(row) {
            let label = self.article_label(claim);
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        (!labels.is_empty()).then(|| labels.join("; "))
    }

    /// What the row says, in plain words, a line for each thing.
    pub(super) fn in_words(&self, row: &Row) -> String {
        let dossier = self.what.dossier;
        let mut lines: Vec<String> = Vec::new();
        if let Some(of) = self.happening(row) {
            let date = row.time_label.as_deref().unwrap_or("no date stated");
            lines.push(format!("{}; {date}.", kind_text(dossier, of)));
            lines.extend(self.whereabouts_in_words(row));
            for (_, claim) in self.claims(row) {
                lines.push(said(self.article_label(claim), claim));
                if self.what.layer == Layer::Claims {
                    lines.push(format!("“{}”", claim.passage.quote));
                }
            }
        } else if let Some(place) = dossier.gazetteer.place(&row.id) {
            let names: Vec<&str> = place.names.iter().map(|name| name.text.as_str()).collect();
            lines.push(format!("{}; radius {} km.", place.kind.label(), place.radius_km));
            lines.push(format!("names: {}.", names.join(", ")));
            lines.push(format!("coordinates: {}.", place.source));
            lines.extend(place.note.clone());
        }
        lines.join("\n")
    }

    fn whereabouts_in_words(&self, row: &Row) -> Option<String> {
        let dossier = self.what.dossier;
        match self.what.layer {
            Layer::Movements => {
                let leg = self.leg(row)?;
                let dated = |word: &str, date: &Option<Edtf>| date.as_ref().map(|date| format!("; {word} {}", date.human()));
                let ends = [dated("set out", &leg.depart), dated("arrived", &leg.arrive)].into_iter().flatten().collect::<String>();
                Some(format!("{}{ends}.", leg_text(dossier, leg)))
            }
            Layer::Claims => {
                let (_, claim) = self.claims(row).into_iter().next()?;
                let place = where_text(dossier, claim);
                (!place.is_empty()).then(|| format!("{place}."))
            }
            _ => Some(match row.property("place_names") {
                Some(Value::Text(names)) => format!("at {names}."),
                _ => "no place stated.".to_owned(),
            }),
        }
    }

    /// The claims that a row is of and that pass the filter.
    fn claims(&self, row: &Row) -> Vec<(ClaimId, &'a Claim)> {
        let (dossier, filter) = (self.what.dossier, self.what.filter);
        let Some(of) = self.happening(row) else { return Vec::new() };
        let all = dossier.claims_of(of).iter().enumerate().map(|(index, claim)| (ClaimId { of, index }, claim));
        let leg = self.leg(row);
        let own = |id: ClaimId, claim: &Claim| match self.what.layer {
            Layer::Claims => row.id == format!("{}/{}", dossier.id(of), id.index + 1),
            Layer::Movements => leg.is_some_and(|leg| claim.legs.contains(leg)),
            _ => true,
        };
        all.filter(|(id, claim)| own(*id, claim) && filter.matches(dossier, *id)).collect()
    }

    fn happening(&self, row: &Row) -> Option<Happening> {
        let named = |key: &str| match row.property(key) {
            Some(Value::Text(id)) => Some(id.clone()),
            _ => None,
        };
        let (is_movement, id) = match self.what.layer {
            Layer::Events => (false, row.id.clone()),
            Layer::Movements => (true, named("movement_id")?),
            Layer::Claims => named("movement_id").map(|id| (true, id)).or_else(|| Some((false, named("event_id")?)))?,
            _ => return None,
        };
        self.happenings.get(&(is_movement, id.as_str())).copied()
    }

    fn article_label(&self, claim: &'a Claim) -> &'a str {
        self.what.dossier.article(&claim.article).map_or(&claim.article, |article| &article.label)
    }
}

/// `Report, ¶1, claimed by a ministry: …`; without the `by` where the article itself says so.
fn said(label: &str, claim: &Claim) -> String {
    let by = claim.attribution.as_ref().map(|somebody| format!(" by {somebody}")).unwrap_or_default();
    format!("{label}, ¶{}, {}{by}: {}", claim.passage.paragraph, claim.modality.name(), claim.says)
}
