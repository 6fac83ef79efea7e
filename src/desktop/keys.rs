//! The keyboard, and files dropped on the window.

use egui::{Context, Key, KeyboardShortcut, Modifiers};

use super::lessons::lesson;
use super::texts::tr;
use super::{Centre, Command, LessonCommand, Purpose, RightTab, Session, State, Work};
use crate::playback::{Direction, StepUnit};

/// Every key that does something, in the words of the list of keys.
pub(super) fn keys() -> [(&'static str, &'static str); 29] {
    [
        ("Space", tr!("app-key-play")),
        ("Right  Left", tr!("app-key-events")),
        (".  ,", tr!("app-key-days")),
        ("Page Down  Page Up", tr!("app-key-months")),
        ("D", tr!("app-key-date")),
        ("Home  End", tr!("app-key-ends")),
        ("+  −", tr!("app-key-faster")),
        ("B", tr!("app-key-backwards")),
        (tr!("app-key-map-arrows"), tr!("app-key-map-move")),
        ("Z  Shift+Z  H", tr!("app-key-map-zoom")),
        (tr!("app-key-map-has-keyboard"), tr!("app-key-map-plain")),
        ("1  2  3", tr!("app-key-modes")),
        ("N  P", tr!("app-key-claims")),
        ("V", tr!("app-key-version")),
        ("R", tr!("app-key-reader")),
        ("M  C  O  G", tr!("app-key-middle")),
        ("Esc", tr!("app-key-close")),
        ("Ctrl+K", tr!("app-key-search")),
        ("K", tr!("app-key-claim-of-words")),
        ("A  X  1–9", tr!("app-key-names")),
        ("Ctrl+Z  Ctrl+Shift+Z", tr!("app-key-undo")),
        ("Ctrl+N  Ctrl+O  Ctrl+S", tr!("app-key-files")),
        ("Ctrl+I  Ctrl+E", tr!("app-key-tables")),
        ("Ctrl+Shift+C", tr!("app-key-copy-map")),
        ("Ctrl+Shift+L  Ctrl+V", tr!("app-key-views")),
        ("Ctrl+Q", tr!("app-key-quit")),
        ("F1", tr!("app-key-list")),
        (tr!("app-key-map-pointer"), tr!("app-key-map")),
        (tr!("app-key-axis-pointer"), tr!("app-key-axis")),
    ]
}

/// Keys that move the map, each by a quarter of what it shows.
const MAP_KEYS: [(Key, [f32; 2]); 4] =
    [(Key::ArrowLeft, [-0.25, 0.0]), (Key::ArrowRight, [0.25, 0.0]), (Key::ArrowUp, [0.0, -0.25]), (Key::ArrowDown, [0.0, 0.25])];

/// Turns keys and dropped files into commands. Keys without a modifier belong to a text field while one has the keyboard.
pub(super) fn read(ctx: &Context, session: &Session, state: &State, commands: &mut Vec<Command>) {
    // while a form is open, letters are meant for it
    let has_form = state.picture.is_some()
        || state.export.is_some()
        || state.hand_out.is_some()
        || state.layers.export.is_some()
        || state.lesson_editor.is_some();
    let in_field = ctx.text_edit_focused();
    let typing = in_field || has_form;
    // Enter presses what was gone to with Tab
    let has_keyboard = ctx.memory(|memory| memory.focused().is_some());
    // Esc belongs to an open menu; Space always plays, since a click leaves the keyboard with its button (Enter presses that)
    let popup = egui::Popup::is_any_open(ctx);
    if ctx.input_mut(|input| input.consume_shortcut(&KeyboardShortcut::new(Modifiers::COMMAND, Key::K))) {
        ctx.memory_mut(|memory| memory.request_focus(super::menu::search_id()));
        commands.push(Command::OpenSearch);
    }
    let dropped: Vec<std::path::PathBuf> = ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
    if !dropped.is_empty() {
        commands.push(Command::TakeFiles(dropped));
    }
    // the words that are selected in an original
    if !typing
        && ctx.input(|input| input.events.contains(&egui::Event::Copy))
        && let Some(passage) = state.selected_passage()
    {
        ctx.copy_text(passage.quote);
    }
    if !typing {
        let pasted = ctx.input(|input| {
            input.events.iter().find_map(|event| match event {
                egui::Event::Paste(text) if super::share::is_view(text) => Some(text.clone()),
                _ => None,
            })
        });
        commands.extend(pasted.map(Command::OpenView));
    }
    ctx.input_mut(|input| {
        let mut on = |modifiers: Modifiers, key: Key, command: Command| {
            if input.consume_shortcut(&KeyboardShortcut::new(modifiers, key)) {
                commands.push(command);
            }
        };
        let work = |work: Work| Command::Work(Box::new(work));
        on(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S, work(Work::Choose(Purpose::SaveDossier)));
        on(Modifiers::COMMAND, Key::S, work(Work::Save));
        on(Modifiers::COMMAND, Key::N, work(Work::New));
        on(Modifiers::COMMAND, Key::O, work(Work::Choose(Purpose::OpenDossier)));
        if state.work.claim.is_some() {
            on(Modifiers::COMMAND, Key::Enter, work(Work::KeepClaim));
        }
        if !in_field {
            // in a text field these undo what was typed there
            on(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z, work(Work::Redo));
            on(Modifiers::COMMAND, Key::Y, work(Work::Redo));
            on(Modifiers::COMMAND, Key::Z, work(Work::Undo));
        }
        on(Modifiers::COMMAND, Key::I, work(Work::Choose(Purpose::OpenData)));
        on(Modifiers::COMMAND, Key::E, Command::ShowExport(true));
        on(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::C, Command::CopyPicture);
        on(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::L, Command::CopyView);
        on(Modifiers::COMMAND, Key::Q, Command::Quit);
        on(Modifiers::NONE, Key::F1, Command::ShowKeys(!state.keys_open));
        on(Modifiers::NONE, Key::F5, lesson(LessonCommand::Present(true)));
        if state.lesson.is_some() {
            on(Modifiers::COMMAND, Key::PageDown, lesson(LessonCommand::StepBy(1)));
            on(Modifiers::COMMAND, Key::PageUp, lesson(LessonCommand::StepBy(-1)));
        }
        if !popup {
            on(Modifiers::NONE, Key::Escape, Command::Dismiss);
        }
        if typing {
            return;
        }
        if state.lesson.is_some() && !has_keyboard && !popup {
            on(Modifiers::NONE, Key::Enter, lesson(LessonCommand::Reveal));
        }
        on(Modifiers::NONE, Key::Space, Command::PlayOrPause);
        for (key, by) in MAP_KEYS {
            on(Modifiers::SHIFT, key, Command::MoveMap(by));
            if state.map_has_keyboard {
                on(Modifiers::NONE, key, Command::MoveMap(by));
            }
        }
        if state.map_has_keyboard {
            for (key, by) in [(Key::Plus, 1.0), (Key::Equals, 1.0), (Key::Minus, -1.0)] {
                on(Modifiers::NONE, key, Command::ZoomBy(by));
            }
        }
        on(Modifiers::SHIFT, Key::Z, Command::ZoomBy(-1.0));
        on(Modifiers::NONE, Key::Z, Command::ZoomBy(1.0));
        on(Modifiers::NONE, Key::H, Command::FlyHome);
        on(Modifiers::NONE, Key::B, Command::Play(Direction::Backward));
        on(Modifiers::NONE, Key::ArrowRight, Command::StepToNext);
        on(Modifiers::NONE, Key::ArrowLeft, Command::StepToPrevious);
        for (key, sign) in [(Key::PageDown, 1), (Key::PageUp, -1)] {
            on(Modifiers::SHIFT, key, Command::StepBy(StepUnit::Year, sign));
            on(Modifiers::NONE, key, Command::StepBy(StepUnit::Month, sign));
        }
        for (key, sign) in [(Key::Period, 1), (Key::Comma, -1)] {
            on(Modifiers::SHIFT, key, Command::StepBy(StepUnit::Week, sign));
            on(Modifiers::NONE, key, Command::StepBy(StepUnit::Day, sign));
        }
        on(Modifiers::NONE, Key::D, Command::TypeDate(true));
        on(Modifiers::NONE, Key::Home, Command::GoToStart);
        on(Modifiers::NONE, Key::End, Command::GoToEnd);
        on(Modifiers::NONE, Key::Plus, Command::Faster);
        on(Modifiers::NONE, Key::Equals, Command::Faster);
        on(Modifiers::NONE, Key::Minus, Command::Slower);
        for (key, mode) in [Key::Num1, Key::Num2, Key::Num3].into_iter().zip(super::timeline::modes(session)) {
            on(Modifiers::NONE, key, Command::SetMode(mode));
        }
        on(Modifiers::NONE, Key::K, work(Work::BeginClaim));
        on(Modifiers::NONE, Key::N, Command::StepClaim(1));
        on(Modifiers::NONE, Key::P, Command::StepClaim(-1));
        on(Modifiers::NONE, Key::V, Command::NextVersion);
        on(Modifiers::NONE, Key::R, Command::ShowTab(if session.tab == RightTab::Both { RightTab::Reader } else { RightTab::Both }));
        on(Modifiers::NONE, Key::M, Command::ShowMiddle(Centre::Map));
        on(Modifiers::NONE, Key::C, Command::ShowMiddle(Centre::Compare(session.compare_tab)));
        on(Modifiers::NONE, Key::O, Command::ShowMiddle(Centre::Coverage));
        on(Modifiers::NONE, Key::G, Command::ShowMiddle(Centre::Names));
    });
}
