//! The source sheet: for a handout or a footnote, what is said of one happening or of many, by whom, in which words, and where that
//! stands. One plain structure, written as Markdown or as a web page that needs nothing beside it.

mod html;
mod markdown;

pub use html::html;
pub(super) use html::{escaped, write_table as html_table};
pub use markdown::markdown;

use std::io::{self, Write};

use super::{FormatFacts, Layer, LayerFormat, Selection};
use crate::dossier::{Article, Claim, ClaimId, Dispute, Dossier, Happening, SideSource};
use crate::query::{Aspect, Comparison, ComparisonRow, Filter, compare, phrases};
use crate::time::Edtf;

/// A source sheet as Markdown.
pub(super) struct MarkdownSheet;

impl LayerFormat for MarkdownSheet {
    fn facts(&self) -> FormatFacts {
        FormatFacts {
            name: "markdown",
            label: "source sheet, Markdown",
            extension: "md",
            layers: &[Layer::Events, Layer::Movements, Layer::Claims],
        }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(markdown(&sheet_of(what)).as_bytes())
    }
}

/// A source sheet as one web page.
pub(super) struct HtmlSheet;

impl LayerFormat for HtmlSheet {
    fn facts(&self) -> FormatFacts {
        FormatFacts {
            name: "html",
            label: "source sheet, web page",
            extension: "html",
            layers: &[Layer::Events, Layer::Movements, Layer::Claims],
        }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(html(&sheet_of(what)).as_bytes())
    }
}

/// A sheet of `events` leaves movements out, one of `movements` events, one of `claims` nothing.
fn sheet_of(what: &Selection<'_>) -> Sheet {
    let only = Filter {
        events_only: what.filter.events_only || what.layer == Layer::Events,
        movements_only: what.filter.movements_only || what.layer == Layer::Movements,
        ..what.filter.clone()
    };
    sheet(what.dossier, &only)
}

/// What stands on a source sheet, in order, in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The heading of the whole.
    pub title: String,
    /// One entry a happening.
    pub entries: Vec<Entry>,
    /// The articles that are cited.
    pub sources: Vec<SourceLine>,
}

/// One happening.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// Kind and dates.
    pub subtitle: String,
    /// Versions side by side, where several articles tell of it.
    pub table: Option<Table>,
    /// Each claim.
    pub claims: Vec<ClaimLine>,
    /// Where sources differ.
    pub disputes: Vec<DisputeLine>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// Versions side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// An empty cell, then the articles.
    pub head: Vec<String>,
    /// The aspect, then what each article has of it.
    pub rows: Vec<Vec<String>>,
}

/// One claim, as a footnote would give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimLine {
    /// Number of its article among the sources of the sheet, from 1.
    pub source: usize,
    /// Paragraph and code points.
    pub where_in_text: String,
    /// What it says.
    pub says: String,
    /// The words that it rests on.
    pub quote: String,
    /// Name and value of everything else that the article states or leaves open.
    pub facts: Vec<(&'static str, String)>,
}

/// Who differs from whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeLine {
    /// What it is about.
    pub title: String,
    /// In what, between whom, by how much.
    pub subtitle: String,
    /// Who says what.
    pub sides: Vec<(String, String)>,
    /// What a reader should know.
    pub note: Option<String>,
}

/// One article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// Author, title, outlet, date.
    pub citation: String,
    /// How the date is known.
    pub dated: String,
    /// SHA-256 of the text that the positions count in.
    pub sha256: String,
}

/// The sheet of every claim that passes the filter.
#[must_use]
pub fn sheet(dossier: &Dossier, filter: &Filter) -> Sheet {
    let mut cited: Vec<usize> = Vec::new();
    let mut passing: Vec<(Happening, Vec<ClaimId>)> = Vec::new();
    for (id, claim) in dossier.claims().filter(|(id, _)| filter.matches(dossier, *id)) {
        match passing.last_mut() {
            Some((of, claims)) if *of == id.of => claims.push(id),
            _ => passing.push((id.of, vec![id])),
        }
        if let Some(article) = dossier.article_index(&claim.article)
            && !cited.contains(&article)
        {
            cited.push(article);
        }
    }
    cited.sort_unstable();
    let entries: Vec<Entry> = passing.iter().map(|(of, claims)| entry(dossier, filter, *of, claims, &cited)).collect();
    let title = match entries.as_slice() {
        [only] => format!("Sources: {}", only.title),
        _ => format!("Sources of {} events and movements", entries.len()),
    };
    let sources = cited.iter().filter_map(|index| dossier.articles.get(*index)).map(source_line).collect();
    Sheet { title, entries, sources }
}

/// Versions side by side: a column for each article, a row for each aspect.
pub(super) fn versions_table(dossier: &Dossier, comparison: &Comparison) -> Table {
    let label = |index: usize| dossier.articles.get(index).map(|article| article.label.clone()).unwrap_or_default();
    let row =
        |row: &ComparisonRow| std::iter::once(row.aspect.label().to_owned()).chain(row.cells.iter().map(|cell| cell.join("; "))).collect();
    Table {
        head: std::iter::once(String::new()).chain(comparison.columns.iter().map(|(article, _)| label(*article))).collect(),
        rows: comparison.rows.iter().map(row).collect(),
    }
}

fn entry(dossier: &Dossier, filter: &Filter, of: Happening, claims: &[ClaimId], cited: &[usize]) -> Entry {
    let comparison = compare(dossier, of, filter.articles.as_ref());
    let table = (comparison.columns.len() > 1).then(|| versions_table(dossier, &comparison));
    let note = match of {
        Happening::Event(index) => dossier.events.get(index).and_then(|event| event.note.clone()),
        Happening::Movement(index) => dossier.movements.get(index).and_then(|movement| movement.note.clone()),
    };
    Entry {
        title: dossier.title(of).to_owned(),
        subtitle: format!("{} · {}", phrases::kind_text(dossier, of), phrases::dates_text(dossier, of)),
        table,
        claims: claims.iter().filter_map(|id| dossier.claim(*id)).map(|claim| claim_line(dossier, claim, cited)).collect(),
        disputes: dossier.disputes_of(of).map(|dispute| dispute_line(dossier, dispute)).collect(),
        note,
    }
}

fn claim_line(dossier: &Dossier, claim: &Claim, cited: &[usize]) -> ClaimLine {
    let article = dossier.article_index(&claim.article);
    let mut facts: Vec<(&'static str, String)> =
        Aspect::ALL.into_iter().map(|aspect| (aspect.label(), aspect.of(dossier, claim))).filter(|(_, text)| !text.is_empty()).collect();
    facts.extend(claim.when.as_ref().and_then(|when| when.note.clone()).map(|note| ("on the date", note)));
    facts.extend(claim.places.iter().filter_map(|place| place.note.clone()).map(|note| ("on the place", note)));
    facts.extend(claim.note.clone().map(|note| ("note", note)));
    ClaimLine {
        source: article.and_then(|article| cited.iter().position(|index| *index == article)).map_or(0, |position| position + 1),
        where_in_text: format!("¶ {}, characters {} to {}", claim.passage.paragraph, claim.passage.start, claim.passage.end),
        says: claim.says.clone(),
        quote: claim.passage.quote.clone(),
        facts,
    }
}

/// Who differs from whom in one dispute.
#[must_use]
pub fn dispute_line(dossier: &Dossier, dispute: &Dispute) -> DisputeLine {
    let measure = dispute.by_how_much.as_ref().map(|measure| format!(": {measure}")).unwrap_or_default();
    DisputeLine {
        title: dispute.title.clone(),
        subtitle: format!("{}, {}{measure}", dispute.kind.label(), dispute.between().label()),
        sides: dispute.sides.iter().map(|side| (side_name(dossier, &side.source), side.says.clone())).collect(),
        note: dispute.note.clone(),
    }
}

/// Whose a side is, in words.
#[must_use]
pub fn side_name(dossier: &Dossier, source: &SideSource) -> String {
    match source {
        SideSource::Record(record) => format!("record: {record}"),
        SideSource::Article { id, paragraphs } => {
            let label = dossier.article(id).map_or(id.as_str(), |article| &article.label);
            let paragraphs: Vec<String> = paragraphs.iter().map(|n| format!("¶{n}")).collect();
            format!("{label} {}", paragraphs.join(" "))
        }
    }
}

pub(super) fn source_line(article: &Article) -> SourceLine {
    let when = article.published.when.as_ref().map_or_else(|| "undated".to_owned(), Edtf::human);
    let author = article.author.as_deref().unwrap_or("author unknown");
    let outlet = article.outlet.as_deref().unwrap_or("outlet unknown");
    SourceLine {
        citation: format!("{author}: “{}”, {outlet}, {when}", article.title_or_untitled()),
        dated: format!("date {}: {}", article.published.basis.name(), article.published.reason),
        sha256: article.text.sha256.clone(),
    }
}
