//! What is seen now, as a step would show it.

use super::super::{Centre, CompareTab, Session, State};
use crate::dossier::{Compared, ReaderSpot, Shown, StepTime};
use crate::geo::BBox;

/// What map, slider, inspector and reader show now.
pub(in crate::desktop) fn shown(session: &Session, state: &State) -> Shown {
    let claim = state.claim.and_then(|id| state.dossier.claim(id));
    let reader = claim.map(|claim| ReaderSpot { article: claim.article.clone(), paragraph: Some(claim.passage.paragraph) });
    let compare = match session.middle {
        Centre::Compare(CompareTab::Happening) => state.selected.map(|of| Compared::Happening(state.dossier.id(of).to_owned())),
        Centre::Compare(CompareTab::Disputes) => state.compared.only.clone().map(Compared::Dispute),
        _ => None,
    };
    Shown {
        map: state.map_view.map(BBox::rounded),
        time: Some(StepTime { day: state.playback.now().date(), mode: state.playback.settings.mode }),
        filter: session.filter.clone(),
        selected: state.selected.map(|of| state.dossier.id(of).to_owned()),
        place: state.place.clone(),
        reader,
        compare,
        colour_by: session.colour_by,
        stated_only: !session.schematic,
    }
}
