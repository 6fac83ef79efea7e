//! The filters of `export`, `list`, `render` and `quiz`: names as a user types them, turned into identifiers.

use std::collections::BTreeSet;

use clap::Args;

use super::output::{Failure, Talk};
use crate::dossier::{DisputeKind, Dossier, EventKind, Modality, MovementKind};
use crate::gazetteer::nearest_ids;
use crate::geo::BBox;
use crate::query::Filter;
use crate::time::{Edtf, parse_user_date};

/// Which claims are wanted; all that is given must hold, and a flag given twice allows both values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
#[command(next_help_heading = "Filters")]
pub struct FilterArgs {
    /// Not before this date (EDTF such as 2019-10 or 2025-05~, or plain English such as "mid May 2025")
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Not after this date
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// Possibly at this date
    #[arg(long, value_name = "DATE")]
    at: Option<String>,
    /// With a place in this box, in degrees
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
    bbox: Option<String>,
    /// At a place or inside it, by identifier or by name in any spelling
    #[arg(long, value_name = "ID_OR_NAME")]
    place: Vec<String>,
    /// This event or movement
    #[arg(long, value_name = "ID")]
    id: Vec<String>,
    /// Told by this article
    #[arg(long, value_name = "ID")]
    article: Vec<String>,
    /// Of this kind, such as Withdrawal or Strike; of disputes, such as Date or Figure
    #[arg(long, value_name = "K")]
    kind: Vec<String>,
    /// With this actor or a part of it, by identifier or by name
    #[arg(long, value_name = "A")]
    actor: Vec<String>,
    /// Put as reported, claimed, denied or anticipated
    #[arg(long, value_name = "M")]
    modality: Vec<String>,
    /// With all of these words, in any spelling of names
    #[arg(long, value_name = "WORDS")]
    text: Option<String>,
    /// With a place at least this exact: 1 exact, 2 near, 3 district, 4 governorate, 5 region, 6 country, 7 sea or air
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=7))]
    max_where_prec: Option<u8>,
    /// With a date at least this exact: 1 day, 2 two to six days, 3 week, 4 month, 5 year
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(1..=5))]
    max_date_prec: Option<u8>,
}

impl FilterArgs {
    /// The date that `--at` asks for.
    pub(super) fn at(&self) -> Result<Option<Edtf>, Failure> {
        date("--at", self.at.as_deref())
    }

    /// The filter, with every name found in the dossier.
    pub(super) fn filter(&self, dossier: &Dossier) -> Result<Filter, Failure> {
        let filter = Filter {
            from: date("--from", self.from.as_deref())?,
            to: date("--to", self.to.as_deref())?,
            at: self.at()?,
            bbox: self.bbox.as_deref().map(str::parse::<BBox>).transpose().map_err(|error| Failure::usage(format!("--bbox: {error}")))?,
            places: set(&self.place, |name| places(dossier, name))?,
            articles: set(&self.article, |id| one_of("--article", id, dossier.articles.iter().map(|article| article.id.as_str())))?,
            kinds: set(&self.kind, |kind| {
                let happenings = EventKind::ALL.iter().map(|kind| kind.name()).chain(MovementKind::ALL.iter().map(|kind| kind.name()));
                let names = happenings.chain(DisputeKind::ALL.iter().map(|kind| kind.name()));
                one_of("--kind", kind, names)
            })?,
            shapes: None,
            events_only: false,
            movements_only: false,
            happenings: set(&self.id, |id| one_of("--id", id, dossier.happenings().map(|of| dossier.id(of))))?,
            actors: set(&self.actor, |name| actors(dossier, name))?,
            modalities: set(&self.modality, |name| {
                let found = one_of("--modality", name, Modality::ALL.iter().map(|modality| modality.name()))?;
                Ok(Modality::ALL.into_iter().filter(|modality| found.contains(&modality.name().to_owned())).collect())
            })?,
            text: self.text.clone(),
            max_where_prec: self.max_where_prec,
            max_date_prec: self.max_date_prec,
        };
        if filter.time_span().is_some_and(|span| span.is_empty()) {
            let remedy = "swap --from and --to, or leave one out";
            return Err(Failure::usage(format!("--from, --to and --at have no day in common: {remedy}")));
        }
        Ok(filter)
    }
}

fn date(flag: &str, text: Option<&str>) -> Result<Option<Edtf>, Failure> {
    text.map(|text| parse_user_date(text).map_err(|error| Failure::usage(format!("{flag}: {error}")))).transpose()
}

/// None where the flag is not given; otherwise everything that its values stand for.
fn set<T: Ord>(values: &[String], mut found: impl FnMut(&str) -> Result<Vec<T>, Failure>) -> Result<Option<BTreeSet<T>>, Failure> {
    if values.is_empty() {
        return Ok(None);
    }
    let mut all = BTreeSet::new();
    for value in values {
        all.extend(found(value)?);
    }
    Ok(Some(all))
}

/// The known value that equals this one but for case.
fn one_of<'a>(flag: &str, value: &str, known: impl Iterator<Item = &'a str> + Clone) -> Result<Vec<String>, Failure> {
    match known.clone().find(|known| known.eq_ignore_ascii_case(value)) {
        Some(known) => Ok(vec![known.to_owned()]),
        None => Err(unknown(flag, value, known)),
    }
}

fn unknown<'a>(flag: &str, value: &str, known: impl Iterator<Item = &'a str> + Clone) -> Failure {
    let near = nearest_ids(value, known.clone());
    let list: Vec<&str> = known.collect();
    let hint = if near.is_empty() && list.len() <= 30 {
        format!("expected one of {}", list.join(", "))
    } else if near.is_empty() {
        "`dateline list` shows what there is".to_owned()
    } else {
        format!("did you mean {}?", near.join(" or "))
    };
    Failure::usage(format!("{flag}: there is no \"{value}\"; {hint}"))
}

/// A name may stand for several places: all of them are taken, and said.
fn places(dossier: &Dossier, name: &str) -> Result<Vec<String>, Failure> {
    if dossier.gazetteer.place(name).is_some() {
        return Ok(vec![name.to_owned()]);
    }
    let found: Vec<String> = dossier.gazetteer.named(name).iter().map(|place| place.id.clone()).collect();
    match found.len() {
        0 => Err(unknown("--place", name, dossier.gazetteer.places().iter().map(|place| place.id.as_str()))),
        1 => Ok(found),
        _ => {
            Talk::new().line(format_args!("--place: \"{name}\" may be {}; all are taken, an identifier chooses one", found.join(" or ")));
            Ok(found)
        }
    }
}

fn actors(dossier: &Dossier, name: &str) -> Result<Vec<String>, Failure> {
    let wanted = crate::gazetteer::fold(name);
    let bears = |actor: &&crate::dossier::Actor| {
        actor.id == name || std::iter::once(&actor.name).chain(&actor.names).any(|known| crate::gazetteer::fold(known) == wanted)
    };
    let found: Vec<String> = dossier.actors.iter().filter(bears).map(|actor| actor.id.clone()).collect();
    if found.is_empty() { Err(unknown("--actor", name, dossier.actors.iter().map(|actor| actor.id.as_str()))) } else { Ok(found) }
}
