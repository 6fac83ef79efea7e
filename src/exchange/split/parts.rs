//! Which parts a split has: one for each value that the passing claims name, each with a filter of its own and a safe name.

use std::collections::BTreeSet;

use super::{MANIFEST_NAME, SPLIT_LAYERS, SplitBy, SplitError};
use crate::dossier::{Claim, ClaimId, Dossier, EventKind, Happening, MovementKind, identifier_from};
use crate::exchange::Layer;
use crate::query::Filter;

/// So many letters of a value stand in the name of its file: some file systems allow 143 bytes, ending included.
const LONGEST_STEM: usize = 100;

/// Names that Windows keeps for devices, whatever their ending (Microsoft, *Naming Files, Paths, and Namespaces*).
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// One part of a split layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Identifier of the article, actor or place, or name of the kind.
    pub value: String,
    /// Its label or name, as the window shows it.
    pub label: String,
    /// Name of its file without the ending: `a-z`, `0-9` and `-`, unique in the split.
    pub stem: String,
    /// What passes: the same as with `--article`, `--kind`, `--actor` or `--place` of that value.
    pub filter: Filter,
}

/// The parts of a layer, in the order of the dossier's articles, actors and places, and of the legend's kinds. A value that no
/// passing claim names has no part. Where the filter already asks for some articles, kinds, actors or places, only those, and what
/// is part of them, have one.
///
/// # Errors
/// When the layer is not made of claims.
pub fn parts(dossier: &Dossier, layer: Layer, filter: &Filter, by: SplitBy) -> Result<Vec<Part>, SplitError> {
    if !SPLIT_LAYERS.contains(&layer) {
        return Err(SplitError::Layer(layer));
    }
    let passing: Vec<(ClaimId, &Claim)> =
        dossier.claims().filter(|(id, _)| belongs(layer, id.of) && filter.matches(dossier, *id)).collect();
    let named: BTreeSet<&str> = passing.iter().flat_map(|(id, claim)| values(dossier, *id, claim, by)).collect();
    let mut taken: BTreeSet<String> = BTreeSet::from([stem_of_manifest().to_owned()]);
    let known = all_values(dossier, by).into_iter().filter(|(value, _)| named.contains(value) && allowed(dossier, filter, by, value));
    Ok(known
        .map(|(value, label)| {
            let stem = unique(&stem(value, label, by), &mut taken);
            Part { value: value.to_owned(), label: label.to_owned(), stem, filter: narrowed(filter, by, value) }
        })
        .collect())
}

fn belongs(layer: Layer, of: Happening) -> bool {
    !matches!((layer, of), (Layer::Events, Happening::Movement(_)) | (Layer::Movements, Happening::Event(_)))
}

fn values<'a>(dossier: &'a Dossier, id: ClaimId, claim: &'a Claim, by: SplitBy) -> Vec<&'a str> {
    match by {
        SplitBy::Article => vec![&claim.article],
        SplitBy::Kind => vec![dossier.kind_name(id.of)],
        SplitBy::Actor => claim.actors.iter().map(|involved| involved.actor.as_str()).collect(),
        SplitBy::Place => claim.place_ids(),
    }
}

/// Every value there is, with its label, each once.
fn all_values(dossier: &Dossier, by: SplitBy) -> Vec<(&str, &str)> {
    match by {
        SplitBy::Article => dossier.articles.iter().map(|article| (article.id.as_str(), article.label.as_str())).collect(),
        SplitBy::Kind => {
            let events = EventKind::ALL.iter().map(|kind| (kind.name(), kind.label()));
            let movements = MovementKind::ALL.iter().map(|kind| (kind.name(), kind.label()));
            // some kinds are of both sorts, under one name
            let only_movements = movements.filter(|(name, _)| EventKind::ALL.iter().all(|kind| kind.name() != *name));
            events.chain(only_movements).collect()
        }
        SplitBy::Actor => dossier.actors.iter().map(|actor| (actor.id.as_str(), actor.name.as_str())).collect(),
        SplitBy::Place => dossier.gazetteer.places().iter().map(|place| (place.id.as_str(), place.name())).collect(),
    }
}

/// Whether a value passes what the filter itself asks of values of this sort. What is a part of a wanted one passes, and so does
/// everything that the narrowed filter lets through.
fn allowed(dossier: &Dossier, filter: &Filter, by: SplitBy, value: &str) -> bool {
    let wanted = match by {
        SplitBy::Article => &filter.articles,
        SplitBy::Kind => &filter.kinds,
        SplitBy::Actor => &filter.actors,
        SplitBy::Place => &filter.places,
    };
    let Some(wanted) = wanted else { return true };
    match by {
        SplitBy::Article | SplitBy::Kind => wanted.contains(value),
        SplitBy::Actor => dossier.wholes_of(value).any(|actor| wanted.contains(&actor.id)),
        SplitBy::Place => dossier.gazetteer.lineage(value).any(|place| wanted.contains(&place.id)),
    }
}

fn narrowed(filter: &Filter, by: SplitBy, value: &str) -> Filter {
    let only = Some(BTreeSet::from([value.to_owned()]));
    let mut filter = filter.clone();
    match by {
        SplitBy::Article => filter.articles = only,
        SplitBy::Kind => filter.kinds = only,
        SplitBy::Actor => filter.actors = only,
        SplitBy::Place => filter.places = only,
    }
    filter
}

/// A safe form of a value; of its label where the value has no Latin letters.
fn stem(value: &str, label: &str, by: SplitBy) -> String {
    let stem = [value, label].into_iter().map(identifier_from).find(|stem| !stem.is_empty()).unwrap_or_else(|| by.name().to_owned());
    let short: String = stem.chars().take(LONGEST_STEM).collect();
    let short = short.trim_end_matches('-');
    let numbered =
        |prefix: &str| short.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()));
    if DEVICES.contains(&short) || numbered("com") || numbered("lpt") { format!("{}-{short}", by.name()) } else { short.to_owned() }
}

fn unique(stem: &str, taken: &mut BTreeSet<String>) -> String {
    let numbered = (2_u32..).map(|n| format!("{stem}-{n}"));
    let free = std::iter::once(stem.to_owned()).chain(numbered).find(|candidate| !taken.contains(candidate));
    let free = free.unwrap_or_else(|| stem.to_owned());
    taken.insert(free.clone());
    free
}

fn stem_of_manifest() -> &'static str {
    MANIFEST_NAME.split('.').next().unwrap_or(MANIFEST_NAME)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_safe_unique_and_never_that_of_a_device_or_of_the_manifest() {
        let mut taken = BTreeSet::from([stem_of_manifest().to_owned()]);
        let mut name = |value: &str, label: &str| unique(&stem(value, label, SplitBy::Actor), &mut taken);
        assert_eq!(name("../Étc/Passwd", ""), "etc-passwd");
        assert_eq!(name("etc passwd", ""), "etc-passwd-2");
        assert_eq!(name("الرقة", "Raqqa"), "raqqa");
        assert_eq!(name("الرقة", "الرقة"), "actor");
        assert_eq!(name("con", ""), "actor-con");
        assert_eq!(name("COM1", ""), "actor-com1");
        assert_eq!(name("company", ""), "company");
        assert_eq!(name("manifest", ""), "manifest-2");
        assert_eq!(name(&"long-".repeat(60), "").len(), 99);
    }
}
