//! Adding an article: pasted, dropped or opened; the card is begun, and the names are gone through next.

use egui::{Context, Grid, ScrollArea, TextEdit, Window};

use super::{Purpose, Work, work};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::texts::tr;
use crate::desktop::{Command, State};
use crate::dossier::{Basis, NewArticle, identifier_from};
use crate::time::{Edtf, parse_user_date};

/// The form.
#[derive(Clone, Debug, Default)]
pub(in crate::desktop) struct ArticleForm {
    /// The text as it will be kept.
    pub(super) text: String,
    /// The bytes of a file that is kept as it is; none for a text that was pasted or turned into UTF-8.
    pub(super) bytes: Option<Vec<u8>>,
    /// How the file was read.
    pub(super) told: Option<String>,
    pub(super) id: String,
    label: String,
    published: String,
    reason: String,
    pub(super) is_arabic: bool,
    /// The identifier that was made of the text or of its file.
    suggested: String,
}

/// The words of a first line that an identifier is made of, at most.
const WORDS_OF_ID: usize = 4;

fn is_arabic(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    text.chars().filter(|c| matches!(c, '\u{600}'..='\u{6ff}')).count() * 2 > letters
}

impl ArticleForm {
    /// With a text from somewhere, and a name to begin with.
    pub(super) fn with(text: String, stem: &str) -> Self {
        let id = identifier_from(stem);
        Self { label: label_from(&id), suggested: id.clone(), id, is_arabic: is_arabic(&text), text, ..Self::default() }
    }

    /// A text that was pasted is called by its first words, until somebody calls it otherwise.
    fn named_by_first_line(&mut self) {
        let first = self.text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let id = identifier_from(first).split('-').take(WORDS_OF_ID).collect::<Vec<_>>().join("-");
        if self.id == self.suggested {
            self.id.clone_from(&id);
            self.label = label_from(&id);
            self.suggested = id;
        }
        self.is_arabic = is_arabic(&self.text);
    }

    pub(in crate::desktop) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }

    fn date(&self) -> Option<Edtf> {
        let typed = self.published.trim();
        typed.parse().ok().or_else(|| parse_user_date(typed).ok())
    }

    /// What stands in the way of adding it.
    fn missing(&self, state: &State) -> Option<String> {
        if self.is_empty() {
            return Some(tr!("new-article-needs-text").to_owned());
        }
        if self.id.is_empty() || !self.id.chars().all(|c| matches!(c, 'a'..='z' | '0'..='9' | '-')) {
            return Some(tr!("new-article-needs-identifier").to_owned());
        }
        if state.dossier.article(&self.id).is_some() {
            return Some(tr!("new-article-is-there", id = &self.id));
        }
        if !self.published.trim().is_empty() && self.date().is_none() {
            return Some(tr!("new-article-no-date").to_owned());
        }
        None
    }

    /// What the card is begun with. `today` bounds a date that is not known.
    pub(super) fn new_article(&self, today: &str) -> Option<NewArticle> {
        let unknown = format!("../{today}");
        let (published, reason) = match self.date() {
            Some(date) if self.reason.trim().is_empty() => (Some(date), "as entered when the article was added".to_owned()),
            Some(date) => (Some(date), self.reason.trim().to_owned()),
            None => (unknown.parse().ok(), format!("not known: the article was added on {today}")),
        };
        let label = if self.label.trim().is_empty() { label_from(&self.id) } else { self.label.trim().to_owned() };
        Some(NewArticle {
            id: self.id.clone(),
            label,
            language: if self.is_arabic { "ar" } else { "en" }.to_owned(),
            basis: if self.date().is_some() { Basis::Stated } else { Basis::Inferred },
            published: published?,
            reason,
        })
    }
}

/// "north-withdrawal" is "North withdrawal".
fn label_from(id: &str) -> String {
    let words = id.split('-').filter(|word| !word.is_empty()).take(3).collect::<Vec<_>>().join(" ");
    words.chars().take(1).flat_map(char::to_uppercase).chain(words.chars().skip(1)).collect()
}

/// Shows the window, if it is open.
pub(super) fn show(ctx: &Context, state: &mut State, commands: &mut Vec<Command>) {
    let Some(mut form) = state.work.article.take() else { return };
    let mut open = true;
    let window = Window::new(tr!("new-article")).id(egui::Id::unique("new article")).open(&mut open);
    let window = window.collapsible(false).default_size([620.0, 520.0]);
    // a window that stands by its corner does not move while it grows
    window.default_pos(ctx.content_rect().center() - egui::vec2(310.0, 270.0)).show(ctx, |ui| {
        ui.horizontal(|ui| {
            ui.label(tr!("new-article-paste-or"));
            if ui.button(tr!("new-article-open-file")).clicked() {
                commands.push(work(Work::Choose(Purpose::OpenText)));
            }
        });
        if let Some(told) = &form.told {
            ui.weak(told);
        }
        ScrollArea::vertical().max_height(250.0).auto_shrink(false).show_following(ui, |ui| {
            let field =
                TextEdit::multiline(&mut form.text).desired_width(f32::INFINITY).desired_rows(12).hint_text(tr!("new-article-text-hint"));
            let response = ui.add(field);
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::MultilineTextInput, true, tr!("new-article-text")));
            if response.changed() {
                // what was typed into is no longer the file
                form.bytes = None;
                form.named_by_first_line();
            }
        });
        ui.separator();
        Grid::new("card").num_columns(2).spacing([12.0, 6.0]).show(ui, |ui| {
            let field = |ui: &mut egui::Ui, label: &str, value: &mut String, hint: &str| {
                let label = ui.label(label);
                ui.add(TextEdit::singleline(value).desired_width(330.0).hint_text(hint)).labelled_by(label.id);
                ui.end_row();
            };
            field(ui, tr!("new-article-identifier"), &mut form.id, tr!("new-article-identifier-hint"));
            field(ui, tr!("article-card-label"), &mut form.label, tr!("article-card-label-hint"));
            field(ui, tr!("article-card-published"), &mut form.published, tr!("new-article-published-hint"));
            field(ui, tr!("article-card-reason"), &mut form.reason, tr!("new-article-reason-hint"));
            ui.label(tr!("article-card-language"));
            ui.horizontal(|ui| {
                ui.selectable_value(&mut form.is_arabic, false, tr!("new-article-english"));
                ui.selectable_value(&mut form.is_arabic, true, tr!("new-article-arabic"));
            });
            ui.end_row();
        });
        if let Some(date) = form.date() {
            ui.weak(tr!("article-card-published-on", date = date.human()));
        }
        ui.weak(tr!("new-article-stays"));
        ui.separator();
        let missing = form.missing(state);
        ui.horizontal(|ui| {
            if ui.add_enabled(missing.is_none(), egui::Button::new(tr!("new-article-add"))).clicked() {
                commands.push(work(Work::AddArticle));
            }
            if ui.button(tr!("workbench-cancel")).clicked() {
                commands.push(work(Work::CloseArticle));
            }
            if let Some(missing) = &missing {
                ui.weak(missing);
            }
        });
    });
    state.work.article = Some(form);
    if !open {
        commands.push(work(Work::CloseArticle));
    }
}
