//! The bar at the top: menus, search, theme.

use egui::{Button, Key, ScrollArea, TextEdit, Ui};

use super::focus::FollowsKeyboard as _;
use super::lessons::lesson;
use super::texts::{self, Language, tr, word};
use super::{Command, LessonCommand, PictureKind, Purpose, QuizCommand, Session, State, Work, quiz_round, search};
use crate::basemap::{MapSource, Script, Theme};
use crate::edit::Edit;
use crate::paint::in_order_of_page;
use crate::query::ColourBy;
use crate::time::DAY_S;

/// Shows the bar. The text in the search box is the only state it edits itself: a text field must.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut State, commands: &mut Vec<Command>) {
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.label(egui::RichText::new("Dateline").strong().size(15.0));
        if state.work.is_unsaved() {
            ui.weak(tr!("menu-unsaved")).on_hover_text(tr!("menu-unsaved-tip"));
        }
        menu(ui, tr!("menu-file"), |ui| file(ui, session, state, commands));
        menu(ui, tr!("menu-edit"), |ui| edit(ui, state, commands));
        menu(ui, tr!("menu-view"), |ui| view(ui, session, commands));
        menu(ui, tr!("menu-map"), |ui| map(ui, session, commands));
        menu(ui, tr!("menu-time"), |ui| time(ui, session, commands));
        menu(ui, tr!("menu-lesson"), |ui| lessons(ui, state, commands));
        menu(ui, tr!("menu-help"), |ui| {
            item(ui, tr!("menu-keys"), Command::ShowKeys(true), commands);
            item(ui, tr!("menu-about"), Command::ShowAbout(true), commands);
        });
        ui.with_layout(texts::far_end(), |ui| {
            let others = Theme::ALL.into_iter().cycle().skip_while(|theme| *theme != session.theme).nth(1);
            let button = ui.button(word(session.theme.name())).on_hover_text(tr!("menu-theme-tip"));
            if let (true, Some(next)) = (button.clicked(), others) {
                commands.push(Command::SetTheme(next));
            }
            search_box(ui, state, commands);
        });
    });
    ui.add_space(2.0);
}

/// A menu that scrolls where the window is too low for it.
fn menu(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.menu_button(name, |ui| {
        let most = (ui.ctx().content_rect().height() - 60.0).max(80.0);
        ScrollArea::vertical().max_height(most).show_following(ui, add);
    });
}

fn item(ui: &mut Ui, text: &str, command: Command, commands: &mut Vec<Command>) {
    if ui.button(text).clicked() {
        commands.push(command);
        ui.close();
    }
}

fn choice(ui: &mut Ui, on: bool, text: &str, command: Command, commands: &mut Vec<Command>) {
    if ui.add(Button::selectable(on, text)).clicked() {
        commands.push(command);
        ui.close();
    }
}

fn file(ui: &mut Ui, session: &Session, state: &State, commands: &mut Vec<Command>) {
    super::workbench::file_menu(ui, session, state, commands);
    ui.separator();
    item(ui, tr!("menu-import"), Command::Work(Box::new(Work::Choose(Purpose::OpenData))), commands);
    item(ui, tr!("menu-export"), Command::ShowExport(true), commands);
    item(ui, tr!("menu-hand-out"), Command::ShowHandOut(None), commands);
    item(ui, tr!("menu-save-picture"), Command::ShowPicture(Some(PictureKind::Png)), commands);
    item(ui, tr!("menu-save-animation"), Command::ShowPicture(Some(PictureKind::Gif)), commands);
    item(ui, tr!("menu-copy-picture"), Command::CopyPicture, commands);
    item(ui, tr!("menu-copy-view"), Command::CopyView, commands);
    if ui.button(tr!("menu-open-view")).on_hover_text(tr!("menu-open-view-tip")).clicked() {
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        ui.close();
    }
    ui.separator();
    ui.label(tr!("menu-originals"));
    ui.separator();
    item(ui, tr!("menu-quit"), Command::Quit, commands);
}

fn edit(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let work = |work: Work| Command::Work(Box::new(work));
    let undo = state.work.history.to_undo().map(|what| tr!("menu-undo-what", what = what));
    let redo = state.work.history.to_redo().map(|what| tr!("menu-redo-what", what = what));
    for (label, otherwise, command) in [(undo, tr!("menu-undo"), Work::Undo), (redo, tr!("menu-redo"), Work::Redo)] {
        let (is_there, text) = (label.is_some(), label.unwrap_or_else(|| otherwise.to_owned()));
        if ui.add_enabled(is_there, Button::new(text)).clicked() {
            commands.push(work(command));
            ui.close();
        }
    }
    ui.separator();
    let has_original = state.page.is_original;
    for (text, enabled, command) in [
        (tr!("menu-review"), has_original, Work::Review(true)),
        (tr!("menu-claim-of-words"), has_original && state.work.words.is_some(), Work::BeginClaim),
    ] {
        if ui.add_enabled(enabled, Button::new(text)).on_disabled_hover_text(tr!("menu-needs-original")).clicked() {
            commands.push(work(command));
            ui.close();
        }
    }
    if state.article.is_some() {
        item(ui, tr!("menu-card"), work(Work::OpenCard), commands);
    }
    if let Some(id) = state.claim {
        item(ui, tr!("menu-change-claim"), work(Work::ChangeClaim(id)), commands);
        item(ui, tr!("menu-delete-claim"), work(Work::Edit(Box::new(Edit::DeleteClaim(id)))), commands);
    }
}

fn lessons(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    for found in &state.dossier.lessons {
        let text = tr!("menu-lesson-minutes", title = &found.title, minutes = found.minutes);
        let is_given = state.lesson.as_ref().is_some_and(|run| run.lesson == found.id);
        choice(ui, is_given, &text, lesson(LessonCommand::Open(found.id.clone())), commands);
    }
    ui.separator();
    item(ui, tr!("menu-present"), lesson(LessonCommand::Present(true)), commands);
    if let Some(run) = &state.lesson {
        item(ui, tr!("menu-next-step"), lesson(LessonCommand::StepBy(1)), commands);
        item(ui, tr!("menu-previous-step"), lesson(LessonCommand::StepBy(-1)), commands);
        item(ui, tr!("menu-for-teacher"), lesson(LessonCommand::ForTeacher(true)), commands);
        item(ui, tr!("menu-edit-this-lesson"), lesson(LessonCommand::Edit(run.lesson.clone())), commands);
        item(ui, tr!("menu-leave-lesson"), lesson(LessonCommand::Leave), commands);
    }
    ui.separator();
    item(ui, tr!("menu-quiz"), quiz_round::command(QuizCommand::Begin), commands);
    let given = state.lesson.as_ref().map(|run| run.lesson.clone());
    let first = state.dossier.lessons.first().map(|lesson| lesson.id.clone());
    item(ui, tr!("menu-hand-out-lesson"), Command::ShowHandOut(given.or(first)), commands);
    ui.separator();
    item(ui, tr!("menu-new-lesson"), lesson(LessonCommand::New), commands);
    if state.lesson.is_none() {
        ui.menu_button(tr!("menu-edit-a-lesson"), |ui| {
            for found in &state.dossier.lessons {
                item(ui, &found.title, lesson(LessonCommand::Edit(found.id.clone())), commands);
            }
        });
    }
}

fn view(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    item(ui, tr!("menu-whole-region"), Command::FlyHome, commands);
    item(ui, tr!("menu-zoom-in"), Command::ZoomBy(1.0), commands);
    item(ui, tr!("menu-zoom-out"), Command::ZoomBy(-1.0), commands);
    ui.separator();
    choice(ui, session.legend, tr!("menu-legend"), Command::ShowLegend(!session.legend), commands);
    choice(ui, session.letters, tr!("menu-letters"), Command::ShowLetters(!session.letters), commands);
    choice(ui, session.schematic, tr!("menu-schematic"), Command::ShowSchematic(!session.schematic), commands);
    ui.separator();
    for by in ColourBy::ALL {
        choice(ui, session.colour_by == by, &tr!("menu-colour-by", what = word(by.label())), Command::SetColourBy(by), commands);
    }
    ui.separator();
    item(ui, tr!("menu-clear-filters"), Command::ClearFilters, commands);
    ui.separator();
    ui.menu_button(tr!("menu-size"), |ui| {
        for percent in [75_u16, 90, 100, 125, 150, 200, 250, 300] {
            let size = f32::from(percent) / 100.0;
            choice(
                ui,
                (session.interface_size - size).abs() < 0.01,
                &tr!("menu-percent", percent = percent),
                Command::SetInterfaceSize(size),
                commands,
            );
        }
    });
    ui.menu_button(tr!("menu-language"), |ui| {
        for language in Language::ALL {
            let name = in_order_of_page(language.name());
            let button = ui.add(Button::selectable(session.language == language, name));
            let button = if language == Language::Arabic { button.on_hover_text(tr!("menu-arabic-tip")) } else { button };
            if button.clicked() {
                commands.push(Command::SetLanguage(language));
                ui.close();
            }
        }
    });
    choice(ui, session.reduced_motion, tr!("menu-less-motion"), Command::SetReducedMotion(!session.reduced_motion), commands);
}

fn map(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    for theme in Theme::ALL {
        choice(ui, session.theme == theme, word(theme.name()), Command::SetTheme(theme), commands);
    }
    ui.separator();
    ui.weak(tr!("menu-names"));
    for script in Script::ALL {
        choice(ui, session.script == script, word(script.name()), Command::SetScript(script), commands);
    }
    ui.separator();
    choice(ui, session.overview, tr!("menu-overview"), Command::ShowOverview(!session.overview), commands);
    ui.separator();
    let source = &session.map_source;
    choice(ui, *source == MapSource::BuiltIn, tr!("menu-built-in-map"), Command::OpenMap(MapSource::BuiltIn), commands);
    let own = matches!(source, MapSource::Archive(_) | MapSource::Folder(_));
    choice(ui, own, tr!("menu-own-map"), Command::ShowOpenMap(true), commands);
    let online = matches!(source, MapSource::OpenStreetMap { .. });
    let wanted = if online { MapSource::BuiltIn } else { MapSource::OpenStreetMap { cache: tile_cache() } };
    let button = ui.add(Button::selectable(online, tr!("menu-online-map")));
    if button.on_hover_text(tr!("menu-online-map-tip")).clicked() {
        commands.push(Command::OpenMap(wanted));
        ui.close();
    }
}

/// Where tiles from the network are kept, as long as the server allows.
fn tile_cache() -> Option<std::path::PathBuf> {
    eframe::storage_dir("dateline").map(|folder| folder.join("tiles"))
}

fn time(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    item(ui, tr!("menu-play"), Command::PlayOrPause, commands);
    item(ui, tr!("menu-next-event"), Command::StepToNext, commands);
    item(ui, tr!("menu-previous-event"), Command::StepToPrevious, commands);
    item(ui, tr!("menu-to-beginning"), Command::GoToStart, commands);
    item(ui, tr!("menu-to-end"), Command::GoToEnd, commands);
    item(ui, tr!("menu-to-date"), Command::TypeDate(true), commands);
    ui.separator();
    item(ui, tr!("menu-faster"), Command::Faster, commands);
    item(ui, tr!("menu-slower"), Command::Slower, commands);
    choice(ui, session.fold_empty_time, tr!("menu-fold"), Command::FoldEmptyTime(!session.fold_empty_time), commands);
    ui.separator();
    ui.menu_button(tr!("menu-trace"), |ui| {
        for (seconds, name) in [
            (0, tr!("menu-trace-none")),
            (30 * DAY_S, tr!("menu-trace-month")),
            (182 * DAY_S, tr!("menu-trace-half-year")),
            (730 * DAY_S, tr!("menu-trace-two-years")),
        ] {
            choice(ui, session.trace_s == seconds, name, Command::SetTrace(seconds), commands);
        }
    });
    ui.menu_button(tr!("menu-trail"), |ui| {
        let some = [30.0, 60.0, 150.0].map(|km| (km, tr!("menu-trail-km", km = km)));
        let none = (0.0, tr!("menu-trail-none").to_owned());
        for (km, name) in std::iter::once(none).chain(some).chain([(1e6, tr!("menu-trail-all").to_owned())]) {
            choice(ui, (session.trail_km - km).abs() < 0.5, &name, Command::SetTrail(km), commands);
        }
    });
}

/// A second search begins where the first ended: typing replaces what is there.
fn select_all(ui: &Ui, text: &str) {
    let mut edit = egui::text_edit::TextEditState::load(ui.ctx(), search_id()).unwrap_or_default();
    let end = egui::text::CCursor::new(text.chars().count());
    edit.cursor.set_char_range(Some(egui::text::CCursorRange::two(egui::text::CCursor::default(), end)));
    edit.store(ui.ctx(), search_id());
}

/// What the search box is known by, so that Ctrl+K can hand it the keyboard in the same frame.
pub(super) fn search_id() -> egui::Id {
    egui::Id::unique("search box")
}

fn search_box(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    let mut text = state.search.text.clone();
    let field = TextEdit::singleline(&mut text).id(search_id()).hint_text(tr!("menu-search-hint")).desired_width(300.0);
    let response = ui.add(field);
    if response.gained_focus() {
        select_all(ui, &text);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, tr!("menu-search")));
    if response.changed() {
        commands.push(Command::SearchFor(text));
    } else if response.gained_focus() && !state.search.text.is_empty() {
        commands.push(Command::OpenSearch);
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        if super::share::is_view(&state.search.text) {
            commands.push(Command::OpenView(state.search.text.clone()));
        } else if let Some(first) = state.search.found.first() {
            commands.extend(first.commands());
        }
        commands.push(Command::CloseSearch);
    }
    if state.search.open && !state.search.text.is_empty() {
        search::show_found(ui.ctx(), &response, state, commands);
    }
}
