//! The bar at the top: menus, search, theme.

use egui::{Button, Key, TextEdit, Ui};

use super::lessons::lesson;
use super::{Command, LessonCommand, PictureKind, Purpose, QuizCommand, Session, State, Work, quiz_round, search};
use crate::basemap::{MapSource, Script, Theme};
use crate::edit::Edit;
use crate::query::ColourBy;
use crate::time::DAY_S;

/// Shows the bar. The text in the search box is the only state it edits itself: a text field must.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut State, commands: &mut Vec<Command>) {
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        ui.label(egui::RichText::new("Dateline").strong().size(15.0));
        if state.work.is_unsaved() {
            ui.weak("unsaved").on_hover_text("Ctrl+S saves");
        }
        ui.menu_button("File", |ui| file(ui, session, state, commands));
        ui.menu_button("Edit", |ui| edit(ui, state, commands));
        ui.menu_button("View", |ui| view(ui, session, commands));
        ui.menu_button("Map", |ui| map(ui, session, commands));
        ui.menu_button("Time", |ui| time(ui, session, commands));
        ui.menu_button("Lesson", |ui| lessons(ui, state, commands));
        ui.menu_button("Help", |ui| {
            item(ui, "Keys (F1)", Command::ShowKeys(true), commands);
            item(ui, "About and licences", Command::ShowAbout(true), commands);
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let others = Theme::ALL.into_iter().cycle().skip_while(|theme| *theme != session.theme).nth(1);
            let button = ui.button(session.theme.name()).on_hover_text("the next of the four looks; also in the menu Map");
            if let (true, Some(next)) = (button.clicked(), others) {
                commands.push(Command::SetTheme(next));
            }
            search_box(ui, state, commands);
        });
    });
    ui.add_space(2.0);
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
    item(ui, "Import a table… (Ctrl+I)", Command::Work(Box::new(Work::Choose(Purpose::OpenData))), commands);
    item(ui, "Export… (Ctrl+E)", Command::ShowExport(true), commands);
    item(ui, "Save picture…", Command::ShowPicture(Some(PictureKind::Png)), commands);
    item(ui, "Save animation…", Command::ShowPicture(Some(PictureKind::Gif)), commands);
    item(ui, "Copy picture (Ctrl+Shift+C)", Command::CopyPicture, commands);
    item(ui, "Copy view (Ctrl+Shift+L)", Command::CopyView, commands);
    if ui.button("Open a copied view (Ctrl+V)").on_hover_text("the line that begins with dateline:view").clicked() {
        ui.ctx().send_viewport_cmd(egui::ViewportCommand::RequestPaste);
        ui.close();
    }
    ui.separator();
    ui.label("The original of an article, dropped on the window,\nis recognised and shown in the reader.");
    ui.separator();
    item(ui, "Quit (Ctrl+Q)", Command::Quit, commands);
}

fn edit(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let work = |work: Work| Command::Work(Box::new(work));
    for (what, label, key, command) in
        [("Undo", state.work.history.to_undo(), "Ctrl+Z", Work::Undo), ("Redo", state.work.history.to_redo(), "Ctrl+Shift+Z", Work::Redo)]
    {
        let text = label.map_or_else(|| format!("{what} ({key})"), |label| format!("{what}: {label} ({key})"));
        if ui.add_enabled(label.is_some(), Button::new(text)).clicked() {
            commands.push(work(command));
            ui.close();
        }
    }
    ui.separator();
    let has_original = state.page.is_original;
    for (text, enabled, command) in [
        ("Go through the names of this article", has_original, Work::Review(true)),
        ("A claim of the selected words (K)", has_original && state.work.words.is_some(), Work::BeginClaim),
    ] {
        if ui
            .add_enabled(enabled, Button::new(text))
            .on_disabled_hover_text("needs the original in the reader, and words selected in it")
            .clicked()
        {
            commands.push(work(command));
            ui.close();
        }
    }
    if state.article.is_some() {
        item(ui, "The card of this article…", work(Work::OpenCard), commands);
    }
    if let Some(id) = state.claim {
        item(ui, "Change the selected claim…", work(Work::ChangeClaim(id)), commands);
        item(ui, "Delete the selected claim", work(Work::Edit(Box::new(Edit::DeleteClaim(id)))), commands);
    }
}

fn lessons(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    for found in &state.dossier.lessons {
        let text = format!("{} ({} min)", found.title, found.minutes);
        let is_given = state.lesson.as_ref().is_some_and(|run| run.lesson == found.id);
        choice(ui, is_given, &text, lesson(LessonCommand::Open(found.id.clone())), commands);
    }
    ui.separator();
    item(ui, "Present on the whole screen (F5)", lesson(LessonCommand::Present(true)), commands);
    if let Some(run) = &state.lesson {
        item(ui, "Next step (Ctrl+Page Down)", lesson(LessonCommand::StepBy(1)), commands);
        item(ui, "Previous step (Ctrl+Page Up)", lesson(LessonCommand::StepBy(-1)), commands);
        item(ui, "Edit this lesson…", lesson(LessonCommand::Edit(run.lesson.clone())), commands);
        item(ui, "Leave the lesson", lesson(LessonCommand::Leave), commands);
    }
    ui.separator();
    item(ui, "Quiz about what the filters let through", quiz_round::command(QuizCommand::Begin), commands);
    ui.separator();
    item(ui, "New lesson from what I see now…", lesson(LessonCommand::New), commands);
    if state.lesson.is_none() {
        ui.menu_button("Edit a lesson", |ui| {
            for found in &state.dossier.lessons {
                item(ui, &found.title, lesson(LessonCommand::Edit(found.id.clone())), commands);
            }
        });
    }
}

fn view(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    item(ui, "Whole region", Command::FlyHome, commands);
    item(ui, "Zoom in", Command::ZoomBy(1.0), commands);
    item(ui, "Zoom out", Command::ZoomBy(-1.0), commands);
    ui.separator();
    choice(ui, session.legend, "Legend on the map", Command::ShowLegend(!session.legend), commands);
    choice(ui, session.schematic, "Markers where times are not stated", Command::ShowSchematic(!session.schematic), commands);
    ui.separator();
    for by in ColourBy::ALL {
        choice(ui, session.colour_by == by, &format!("Colour by {}", by.label()), Command::SetColourBy(by), commands);
    }
    ui.separator();
    item(ui, "Clear all filters", Command::ClearFilters, commands);
    ui.separator();
    ui.menu_button("Size of everything", |ui| {
        for percent in [75_u16, 90, 100, 125, 150, 200, 250, 300] {
            let size = f32::from(percent) / 100.0;
            choice(ui, (session.interface_size - size).abs() < 0.01, &format!("{percent} %"), Command::SetInterfaceSize(size), commands);
        }
    });
    choice(ui, session.reduced_motion, "Less motion", Command::SetReducedMotion(!session.reduced_motion), commands);
}

fn map(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    for theme in Theme::ALL {
        choice(ui, session.theme == theme, theme.name(), Command::SetTheme(theme), commands);
    }
    ui.separator();
    ui.weak("names");
    for script in Script::ALL {
        choice(ui, session.script == script, script.name(), Command::SetScript(script), commands);
    }
    ui.separator();
    choice(ui, session.overview, "Overview", Command::ShowOverview(!session.overview), commands);
    ui.separator();
    let source = &session.map_source;
    choice(ui, *source == MapSource::BuiltIn, "The map in the program", Command::OpenMap(MapSource::BuiltIn), commands);
    let own = matches!(source, MapSource::Archive(_) | MapSource::Folder(_));
    choice(ui, own, "A map of your own…", Command::ShowOpenMap(true), commands);
    let online = matches!(source, MapSource::OpenStreetMap { .. });
    let wanted = if online { MapSource::BuiltIn } else { MapSource::OpenStreetMap { cache: tile_cache() } };
    let button = ui.add(Button::selectable(online, "OpenStreetMap, online"));
    if button.on_hover_text("sends which tiles you look at to the tile server of openstreetmap.org; off again at the next start").clicked()
    {
        commands.push(Command::OpenMap(wanted));
        ui.close();
    }
}

/// Where tiles from the network are kept, as long as the server allows.
fn tile_cache() -> Option<std::path::PathBuf> {
    eframe::storage_dir("dateline").map(|folder| folder.join("tiles"))
}

fn time(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    item(ui, "Play or pause (Space)", Command::PlayOrPause, commands);
    item(ui, "Next event (Right)", Command::StepToNext, commands);
    item(ui, "Previous event (Left)", Command::StepToPrevious, commands);
    item(ui, "To the beginning (Home)", Command::GoToStart, commands);
    item(ui, "To the end (End)", Command::GoToEnd, commands);
    item(ui, "To a date… (D)", Command::TypeDate(true), commands);
    ui.separator();
    item(ui, "Faster (+)", Command::Faster, commands);
    item(ui, "Slower (−)", Command::Slower, commands);
    choice(ui, session.fold_empty_time, "Fold empty time away", Command::FoldEmptyTime(!session.fold_empty_time), commands);
    ui.separator();
    ui.menu_button("Trace of what is over", |ui| {
        for (seconds, name) in [(0, "none"), (30 * DAY_S, "for a month"), (182 * DAY_S, "for half a year"), (730 * DAY_S, "for two years")]
        {
            choice(ui, session.trace_s == seconds, name, Command::SetTrace(seconds), commands);
        }
    });
    ui.menu_button("Trail behind movements", |ui| {
        for (km, name) in [(0.0, "none"), (30.0, "30 km"), (60.0, "60 km"), (150.0, "150 km"), (1e6, "all of the way")] {
            choice(ui, (session.trail_km - km).abs() < 0.5, name, Command::SetTrail(km), commands);
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
    let field = TextEdit::singleline(&mut text).id(search_id()).hint_text("search: place, event, article (Ctrl+K)").desired_width(300.0);
    let response = ui.add(field);
    if response.gained_focus() {
        select_all(ui, &text);
    }
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Search"));
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
