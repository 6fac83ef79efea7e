//! Every name with several candidates, the choice that was made and why: what a curator should look at twice.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::{Work, names_in, work};
use crate::desktop::texts::{tr, word};
use crate::desktop::{Command, State, style};
use crate::linking::Role;

/// One name that may stand for several places.
#[derive(Clone, Debug)]
pub(in crate::desktop) struct AuditRow {
    article: String,
    paragraph: usize,
    surface: String,
    place: Option<String>,
    candidates: Vec<String>,
    reason: String,
    is_decided: bool,
    /// First code point in the original; none where only the digest is here.
    start: Option<usize>,
}

/// The names of all articles that have several candidates, in the order of articles and of their texts.
pub(in crate::desktop) fn audit(state: &State) -> Vec<AuditRow> {
    let mut rows = Vec::new();
    for article in &state.dossier.articles {
        if let Some(original) = state.texts.originals.of(&article.id) {
            for name in names_in(article, original, state.linker()) {
                let paragraph = article.paragraphs.iter().find(|paragraph| paragraph.start <= name.start && name.start < paragraph.end);
                rows.push(AuditRow {
                    article: article.id.clone(),
                    paragraph: paragraph.map_or(1, |paragraph| paragraph.n),
                    reason: name.why(),
                    surface: name.surface,
                    place: name.place,
                    candidates: name.candidates,
                    is_decided: name.is_decided,
                    start: Some(name.start),
                });
            }
            continue;
        }
        for paragraph in &article.paragraphs {
            let mentions = state.linker().mentions(&paragraph.digest).into_iter().filter(|mention| mention.role == Role::Location);
            rows.extend(mentions.map(|mention| AuditRow {
                article: article.id.clone(),
                paragraph: paragraph.n,
                surface: mention.surface,
                place: mention.place.map(|id| id.to_string()),
                candidates: mention.candidates.into_iter().map(|candidate| candidate.place_id.to_string()).collect(),
                reason: mention.reason.into_owned(),
                is_decided: false,
                start: None,
            }));
        }
    }
    rows.retain(|row| row.candidates.len() > 1);
    rows
}

/// Shows the table in the middle of the window.
pub(in crate::desktop) fn show(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    if state.work.audit.is_none() {
        state.work.audit = Some(audit(state));
    }
    let rows = state.work.audit.as_deref().unwrap_or_default();
    let open = rows.iter().filter(|row| row.place.is_none() && !row.is_decided).count();
    let decided = rows.iter().filter(|row| row.is_decided).count();
    ui.horizontal_wrapped(|ui| {
        ui.heading(tr!("audit-title"));
        ui.weak(tr!("audit-counts", names = rows.len(), open = open, decided = decided));
    });
    ui.weak(tr!("audit-explained"));
    let only_open = egui::Id::unique("only open names");
    let mut only = ui.memory(|memory| memory.data.get_temp::<bool>(only_open)).unwrap_or(false);
    if ui.checkbox(&mut only, tr!("audit-only-open")).changed() {
        ui.memory_mut(|memory| memory.data.insert_temp(only_open, only));
    }
    ui.separator();
    let shown: Vec<&AuditRow> = rows.iter().filter(|row| !only || row.place.is_none() && !row.is_decided).collect();
    let height = ui.text_style_height(&egui::TextStyle::Body) + 6.0;
    ScrollArea::both().auto_shrink(false).show_rows(ui, height, shown.len(), |ui, range| {
        Grid::new("audit").num_columns(5).spacing([16.0, 6.0]).min_row_height(height).striped(true).show(ui, |ui| {
            for row in shown.get(range).unwrap_or_default() {
                show_row(ui, state, row, commands);
            }
        });
    });
}

fn show_row(ui: &mut Ui, state: &State, row: &AuditRow, commands: &mut Vec<Command>) {
    let name =
        |id: &str| state.known.place(id).map_or_else(|| id.to_owned(), |place| format!("{} ({})", place.name(), word(place.kind.label())));
    let link = ui.selectable_label(false, style::line_of(ui, &row.surface)).on_hover_text(tr!("audit-to-name"));
    if link.clicked() {
        commands.push(Command::ReadParagraph { article: row.article.clone(), paragraph: row.paragraph });
        if let Some(start) = row.start {
            commands.push(work(Work::ReviewAt { article: row.article.clone(), start }));
        }
    }
    ui.weak(format!("{} ¶{}", row.article, row.paragraph));
    match (&row.place, row.is_decided) {
        (Some(id), _) => ui.label(name(id)),
        (None, true) => ui.label(tr!("audit-no-place")),
        (None, false) => ui.label(RichText::new(tr!("audit-left-open")).color(ui.visuals().warn_fg_color)),
    };
    let others: Vec<String> = row.candidates.iter().filter(|id| row.place.as_ref() != Some(*id)).map(|id| name(id)).collect();
    ui.add(egui::Label::new(RichText::new(tr!("audit-others", others = others.join(", "))).weak()).extend());
    ui.add(egui::Label::new(RichText::new(&row.reason).weak()).extend());
    ui.end_row();
}
