//! Which disputes a filter asks for.

use super::{Filter, matches_happening};
use crate::dossier::{Dispute, Dossier, SideSource};
use crate::gazetteer::{folded_words, says_all};

/// Whether a dispute is wanted: one of the wanted articles takes a side in it, it is of a wanted kind or says the wanted words, and for
/// every other wish, it concerns a happening that passes. What concerns no happening passes where nothing else is asked for.
#[must_use]
pub fn matches_dispute(filter: &Filter, dossier: &Dossier, dispute: &Dispute) -> bool {
    let sided = filter.articles.as_ref().is_none_or(|articles| dispute.articles().any(|id| articles.contains(id)));
    let kind_is_its_own = filter.kinds.as_ref().is_some_and(|kinds| kinds.contains(dispute.kind.name()));
    let says_so = filter.text.as_ref().is_some_and(|text| says(dispute, text));
    let rest = Filter {
        articles: None,
        kinds: if kind_is_its_own { None } else { filter.kinds.clone() },
        text: if says_so { None } else { filter.text.clone() },
        ..filter.clone()
    };
    let concerns = || dispute.about.iter().filter_map(|id| dossier.happening(id)).any(|of| matches_happening(&rest, dossier, of));
    sided && (rest.is_empty() || concerns())
}

fn says(dispute: &Dispute, text: &str) -> bool {
    let sides = dispute.sides.iter().flat_map(|side| {
        let record = match &side.source {
            SideSource::Record(record) => record.as_str(),
            SideSource::Article { id, .. } => id.as_str(),
        };
        [side.says.as_str(), record]
    });
    let said = sides.chain([dispute.title.as_str()]).chain(dispute.by_how_much.as_deref()).chain(dispute.note.as_deref());
    let words: Vec<String> = said.flat_map(folded_words).collect();
    says_all(&words, &folded_words(text))
}
