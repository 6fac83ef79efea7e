//! The gazetteer, to be read and mended: its places, what uses each, tables to take more from.

use egui::{ComboBox, DragValue, Grid, RichText, ScrollArea, TextEdit, Ui};

use super::place_form::{PlaceForm, SourceSort};
use super::{Purpose, Work, work};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::texts::{tr, word};
use crate::desktop::{Command, State, style};
use crate::edit::{Edit, Use, uses_of_place};
use crate::gazetteer::{Name, Place, PlaceKind, fold};

/// The most places that a list shows; a search narrows it.
const LISTED: usize = 200;
/// The most suggestions under a field.
const SUGGESTIONS: usize = 6;

/// What a search has found: positions, worked out once for each search and each state of the dossier.
#[derive(Clone, Debug, Default)]
struct Found {
    of: Option<(String, Option<u64>, usize)>,
    own: Vec<usize>,
    table: Vec<usize>,
    behind: Vec<usize>,
}

impl Found {
    fn new(state: &State, panel: &PlacePanel, of: (String, Option<u64>, usize)) -> Self {
        let wanted = fold(&of.0);
        let fits = |place: &Place| wanted.is_empty() || place.names.iter().any(|name| fold(&name.text).contains(&wanted));
        let among = |places: &[Place], also: &dyn Fn(&Place) -> bool| -> Vec<usize> {
            places.iter().enumerate().filter(|(_, place)| also(place) && fits(place)).map(|(at, _)| at).take(LISTED).collect()
        };
        let is_behind = |place: &Place| state.dossier.gazetteer.place(&place.id).is_none();
        Self {
            own: among(state.dossier.gazetteer.places(), &|_| true),
            table: among(&panel.table, &|_| true),
            behind: if wanted.is_empty() { Vec::new() } else { among(state.known.places(), &is_behind) },
            of: Some(of),
        }
    }
}

/// What the panel shows beside the form.
#[derive(Clone, Debug, Default)]
pub struct PlacePanel {
    search: String,
    /// The place that is open.
    pub(in crate::desktop) form: Option<PlaceForm>,
    /// Whether the next click on the map says where it is.
    pub is_picking: bool,
    /// Places of a table that was opened.
    pub(super) table: Vec<Place>,
    pub(super) table_name: String,
    found: Found,
}

/// Shows the panel.
pub(in crate::desktop) fn show(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    let mut panel = std::mem::take(&mut state.work.places);
    ui.push_id("gazetteer", |ui| match &mut panel.form {
        Some(form) => show_form(ui, state, form, &mut panel.is_picking, commands),
        None => show_list(ui, state, &mut panel, commands),
    });
    state.work.places = panel;
}

fn show_list(ui: &mut Ui, state: &State, panel: &mut PlacePanel, commands: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        if ui.button(tr!("gazetteer-new")).clicked() {
            commands.push(work(Work::NewPlace(panel.search.trim().to_owned())));
        }
        if ui.button(tr!("gazetteer-open-table")).on_hover_text(tr!("gazetteer-open-table-tip")).clicked() {
            commands.push(work(Work::Choose(Purpose::OpenTable)));
        }
    });
    let field = ui.add(TextEdit::singleline(&mut panel.search).hint_text(tr!("gazetteer-search-hint")).desired_width(f32::INFINITY));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, tr!("gazetteer-search")));
    let of = (panel.search.clone(), state.work.history.state(), panel.table.len());
    if panel.found.of.as_ref() != Some(&of) {
        panel.found = Found::new(state, panel, of);
    }
    let found = &panel.found;
    ScrollArea::vertical().auto_shrink(false).show_following(ui, |ui| {
        let places = state.dossier.gazetteer.places();
        style::heading(ui, &tr!("gazetteer-in-dossier", places = places.len()));
        for place in found.own.iter().filter_map(|at| places.get(*at)) {
            if ui.selectable_label(false, style::line_of(ui, &words(place))).clicked() {
                commands.push(work(Work::OpenPlace(place.id.clone())));
            }
        }
        if !panel.table.is_empty() {
            style::heading(ui, &tr!("gazetteer-in-table", table = &panel.table_name, places = panel.table.len()));
            for (at, place) in found.table.iter().filter_map(|at| Some((*at, panel.table.get(*at)?))) {
                if ui.selectable_label(false, style::line_of(ui, &words(place))).clicked() {
                    commands.push(work(Work::TakeFromTable(at)));
                }
            }
        }
        if !panel.search.trim().is_empty() {
            style::heading(ui, tr!("gazetteer-in-program"));
            for place in found.behind.iter().filter_map(|at| state.known.places().get(*at)) {
                if ui.selectable_label(false, style::line_of(ui, &words(place))).clicked() {
                    commands.push(work(Work::OpenPlace(place.id.clone())));
                }
            }
        }
    });
}

fn words(place: &Place) -> String {
    let country = place.country.as_deref().map(|country| format!(" · {country}")).unwrap_or_default();
    let arabic = place.names.iter().find(|name| name.lang == "ar").map(|name| format!(" · {}", name.text)).unwrap_or_default();
    format!("{}, {}{country}{arabic}", place.name(), word(place.kind.label()))
}

fn show_form(ui: &mut Ui, state: &State, form: &mut PlaceForm, is_picking: &mut bool, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        if ui.button(tr!("gazetteer-all")).clicked() {
            commands.push(work(Work::ClosePlace));
        }
        if ui.button(if form.is_known { tr!("gazetteer-keep") } else { tr!("gazetteer-add") }).clicked() {
            commands.push(work(Work::KeepPlace));
        }
    });
    if let Some(refused) = &form.refused {
        ui.colored_label(ui.visuals().error_fg_color, refused);
    }
    ui.separator();
    ScrollArea::vertical().auto_shrink(false).show_following(ui, |ui| {
        names(ui, form);
        standing(ui, form, is_picking);
        about(ui, state, form);
        if form.is_known {
            uses(ui, state, form, commands);
        }
        ui.add_space(20.0);
    });
}

fn names(ui: &mut Ui, form: &mut PlaceForm) {
    style::heading(ui, tr!("gazetteer-names"));
    let (mut gone, mut preferred) = (None, None);
    Grid::new("names").num_columns(5).spacing([6.0, 4.0]).show(ui, |ui| {
        for heading in [tr!("gazetteer-shown"), tr!("gazetteer-spelling"), tr!("gazetteer-language"), tr!("gazetteer-script"), ""] {
            ui.label(RichText::new(heading).small().weak());
        }
        ui.end_row();
        for (n, name) in form.names.iter_mut().enumerate() {
            let radio = ui.radio(name.preferred, "");
            radio.widget_info(|| egui::WidgetInfo::labeled(egui::Role::RadioButton, true, tr!("gazetteer-show-name", n = n + 1)));
            if radio.clicked() {
                preferred = Some(n);
            }
            let field = ui.add_sized([150.0, 22.0], TextEdit::singleline(&mut name.text));
            field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, tr!("gazetteer-name", n = n + 1)));
            ui.add(TextEdit::singleline(&mut name.lang).desired_width(32.0)).on_hover_text(tr!("gazetteer-language-hint"));
            let mut script = name.script.clone().unwrap_or_default();
            if ui.add(TextEdit::singleline(&mut script).desired_width(42.0)).on_hover_text(tr!("gazetteer-script-hint")).changed() {
                name.script = (!script.trim().is_empty()).then(|| script.trim().to_owned());
            }
            if ui.small_button(tr!("workbench-remove")).clicked() {
                gone = Some(n);
            }
            ui.end_row();
        }
    });
    if let Some(chosen) = preferred {
        for (n, name) in form.names.iter_mut().enumerate() {
            name.preferred = n == chosen;
        }
    }
    if let Some(n) = gone {
        let was_preferred = form.names.remove(n).preferred;
        if let (true, Some(first)) = (was_preferred, form.names.first_mut()) {
            first.preferred = true;
        }
    }
    ui.horizontal(|ui| {
        for (text, lang) in
            [(tr!("gazetteer-add-spelling"), "en"), (tr!("gazetteer-add-arabic"), "ar"), (tr!("gazetteer-add-kurdish"), "ku")]
        {
            if ui.small_button(text).clicked() {
                let script = (lang == "ar").then(|| "Arab".to_owned());
                form.names.push(Name { text: String::new(), lang: lang.to_owned(), script, preferred: form.names.is_empty() });
            }
        }
    });
}

fn standing(ui: &mut Ui, form: &mut PlaceForm, is_picking: &mut bool) {
    style::heading(ui, tr!("gazetteer-where"));
    ui.horizontal_wrapped(|ui| {
        for (label, value) in [(tr!("gazetteer-longitude"), &mut form.lon), (tr!("gazetteer-latitude"), &mut form.lat)] {
            let label = ui.weak(label);
            ui.add(TextEdit::singleline(value).desired_width(76.0)).labelled_by(label.id);
        }
        ui.toggle_value(is_picking, tr!("gazetteer-pick"));
    });
    if *is_picking {
        ui.weak(tr!("gazetteer-pick-tip"));
    }
    ui.horizontal_wrapped(|ui| {
        ui.weak(tr!("gazetteer-radius"));
        ui.add(DragValue::new(&mut form.radius_km).range(0.05..=3000.0).speed(0.1).suffix(format!(" {}", tr!("gazetteer-km"))));
    });
    ui.horizontal_wrapped(|ui| {
        ui.weak(tr!("gazetteer-source"));
        for sort in SourceSort::ALL {
            ui.selectable_value(&mut form.source, sort, sort.label());
        }
    });
    let field = ui.add(TextEdit::singleline(&mut form.source_text).hint_text(form.source.hint()).desired_width(f32::INFINITY));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, tr!("gazetteer-source-text")));
}

fn about(ui: &mut Ui, state: &State, form: &mut PlaceForm) {
    style::heading(ui, tr!("gazetteer-about"));
    Grid::new("about").num_columns(2).spacing([10.0, 5.0]).show(ui, |ui| {
        let label = ui.weak(tr!("gazetteer-identifier"));
        let id = TextEdit::singleline(&mut form.id).desired_width(200.0).interactive(!form.is_known);
        ui.add(id).labelled_by(label.id).on_hover_text(tr!("gazetteer-identifier-hint"));
        ui.end_row();
        ui.weak(tr!("gazetteer-kind"));
        ComboBox::from_id_salt("kind").selected_text(word(form.kind.label())).show_ui(ui, |ui| {
            for kind in PlaceKind::ALL {
                ui.selectable_value(&mut form.kind, kind, word(kind.label()));
            }
        });
        ui.end_row();
        let label = ui.weak(tr!("gazetteer-country"));
        ui.add(TextEdit::singleline(&mut form.country).desired_width(40.0).hint_text(tr!("gazetteer-country-hint"))).labelled_by(label.id);
        ui.end_row();
        ui.weak(tr!("gazetteer-lies-in"));
        ui.vertical(|ui| {
            if let Some(parent) = form.parent.clone() {
                ui.horizontal(|ui| {
                    ui.label(state.known.place(&parent).map_or(parent.as_str(), Place::name));
                    if ui.small_button(tr!("workbench-clear")).clicked() {
                        form.parent = None;
                    }
                });
            }
            if let Some(id) = search(ui, state, tr!("gazetteer-lies-in"), &mut form.parent_search, &form.id) {
                form.parent = Some(id);
            }
        });
        ui.end_row();
        for (label, value, hint) in [
            (tr!("gazetteer-links"), &mut form.links, tr!("gazetteer-links-hint")),
            (tr!("gazetteer-note"), &mut form.note, tr!("gazetteer-note-hint")),
        ] {
            let label = ui.weak(label);
            ui.add(TextEdit::singleline(value).desired_width(220.0).hint_text(hint)).labelled_by(label.id);
            ui.end_row();
        }
    });
}

/// A field that searches the dossier's own places.
fn search(ui: &mut Ui, state: &State, name: &str, typed: &mut String, but: &str) -> Option<String> {
    let field = ui.add(TextEdit::singleline(typed).hint_text(tr!("gazetteer-search-own-hint")).desired_width(220.0));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
    let wanted = fold(typed);
    if wanted.is_empty() {
        return None;
    }
    let fits = |place: &&Place| place.id != but && place.names.iter().any(|name| fold(&name.text).starts_with(&wanted));
    let found = state
        .dossier
        .gazetteer
        .places()
        .iter()
        .filter(fits)
        .take(SUGGESTIONS)
        .find(|place| ui.selectable_label(false, style::line_of(ui, &words(place))).clicked());
    let id = found.map(|place| place.id.clone());
    if id.is_some() {
        typed.clear();
        // the keys are the window's again
        field.surrender_focus();
    }
    id
}

fn uses(ui: &mut Ui, state: &State, form: &mut PlaceForm, commands: &mut Vec<Command>) {
    let uses = uses_of_place(&state.dossier, &form.id);
    style::heading(ui, &tr!("gazetteer-uses", uses = uses.len()));
    for one in &uses {
        match one {
            Use::Claim(id) => {
                let Some(claim) = state.dossier.claim(*id) else { continue };
                let text = format!("{} ¶{}  “{}”", claim.article, claim.passage.paragraph, claim.passage.quote);
                if ui.selectable_label(state.claim == Some(*id), text).on_hover_text(state.dossier.title(id.of)).clicked() {
                    commands.push(Command::ReadPassage(*id));
                    commands.push(Command::ShowTab(crate::desktop::RightTab::Both));
                }
            }
            Use::Child(child) => {
                if ui.selectable_label(false, tr!("gazetteer-use-child", child = child)).clicked() {
                    commands.push(work(Work::OpenPlace(child.clone())));
                }
            }
            Use::Route(route) => {
                ui.label(tr!("gazetteer-use-route", route = route));
            }
            Use::Lesson { lesson, step } => {
                ui.label(tr!("gazetteer-use-lesson", step = step, lesson = lesson));
            }
            Use::Reading { article, start } => {
                let card = state.dossier.article(article);
                let paragraph =
                    card.and_then(|card| card.paragraphs.iter().find(|paragraph| paragraph.start <= *start && *start < paragraph.end));
                let paragraph = paragraph.map_or(1, |paragraph| paragraph.n);
                if ui.selectable_label(false, tr!("gazetteer-use-reading", article = article, paragraph = paragraph)).clicked() {
                    commands.push(Command::ReadParagraph { article: article.clone(), paragraph });
                }
            }
        }
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let delete = ui.add_enabled(uses.is_empty(), egui::Button::new(tr!("gazetteer-delete")));
        if delete.on_disabled_hover_text(tr!("gazetteer-delete-tip")).clicked() {
            commands.push(work(Work::Edit(Box::new(Edit::DeletePlace(form.id.clone())))));
            commands.push(work(Work::ClosePlace));
        }
    });
    ui.label(RichText::new(tr!("gazetteer-merge-tip")).small().weak());
    if let Some(into) = search(ui, state, tr!("gazetteer-merge"), &mut form.merge_search, &form.id) {
        commands.push(work(Work::Edit(Box::new(Edit::MergePlaces { from: form.id.clone(), into: into.clone() }))));
        commands.push(work(Work::OpenPlace(into)));
    }
}
