//! Buttons and fields over the axis: play, where the slider stands, how much is visible, how fast it goes.

use egui::{ComboBox, Id, Key, PopupCloseBehavior, RichText, TextEdit, Ui};

use super::modes;
use crate::desktop::bars::LaneBy;
use crate::desktop::icon::{Icon, icon_button};
use crate::desktop::{Command, Session, State, Stretch};
use crate::playback::{AtEnd, Direction, Mode, Speed, StepUnit};
use crate::time::{DAY_S, human_duration, human_duration_short, parse_duration, parse_user_date};

/// The widths that the window mode offers, in seconds.
const WINDOWS_S: [i64; 8] = [3_600, DAY_S, 7 * DAY_S, 30 * DAY_S, 91 * DAY_S, 365 * DAY_S, 1_826 * DAY_S, 3_652 * DAY_S];

pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut State, commands: &mut Vec<Command>) {
    let play = if state.playback.is_playing() {
        (Icon::Pause, "Pause", Command::PlayOrPause)
    } else {
        (Icon::Play, "Play", Command::Play(Direction::Forward))
    };
    for (icon, name, command) in [
        (Icon::Previous, "Previous event", Command::StepToPrevious),
        (Icon::Backward, "Play backwards", Command::Play(Direction::Backward)),
        play,
        (Icon::Next, "Next event", Command::StepToNext),
    ] {
        if icon_button(ui, icon, name).clicked() {
            commands.push(command);
        }
    }
    ui.add_space(6.0);
    date(ui, state, commands);
    step(ui, commands);
    let settings = state.playback.settings;
    for (mode, name) in modes(session).into_iter().zip(["moment", "window", "so far"]) {
        let same = std::mem::discriminant(&mode) == std::mem::discriminant(&settings.mode);
        if ui.selectable_label(same, name).clicked() && !same {
            commands.push(Command::SetMode(mode));
        }
    }
    if let Mode::Window { seconds } = settings.mode {
        commands.extend(combo(ui, "Width of the window", 92.0, &settings.mode.label(), |ui| {
            let width = chosen(ui, seconds, WINDOWS_S, human_duration);
            let width = width.or_else(|| typed(ui, "Another width", "36 h, 10 days, 2 years", parse_duration));
            width.map(|width| Command::SetMode(Mode::window(width)))
        }));
    }
    // a class needs no more, and the whole screen has no room for it
    if super::super::lessons::is_presenting(state) {
        return;
    }
    commands.extend(combo(ui, "Speed", 92.0, &settings.speed.name(), |ui| {
        let speed = chosen(ui, settings.speed, Speed::ladder(), Speed::name);
        speed.or_else(|| typed(ui, "Another speed", "10 days/s", Speed::parse)).map(Command::SetSpeed)
    }));
    commands.extend(combo(ui, "At the end", 80.0, settings.at_end.label(), |ui| {
        chosen(ui, settings.at_end, AtEnd::ALL, |at_end| at_end.label().to_owned()).map(Command::SetAtEnd)
    }));
    if ui.selectable_label(settings.skip_empty, "skip empty").on_hover_text("leap over stretches in which nothing is told of").clicked() {
        commands.push(Command::SkipEmpty(!settings.skip_empty));
    }
    let pause = ui.selectable_label(settings.pause_at_events, "pause");
    if pause.on_hover_text("pause at each event: halt where something begins, to speak about it; Space goes on").clicked() {
        commands.push(Command::PauseAtEvents(!settings.pause_at_events));
    }
    ui.separator();
    for (stretch, name) in [(Stretch::All, "all"), (Stretch::Year, "year"), (Stretch::Month, "month")] {
        let is_shown = stretch == Stretch::All && state.axis_view.is_all();
        let hint = match stretch {
            Stretch::All => "show the whole axis",
            Stretch::Year => "show the year of the slider",
            Stretch::Month => "show the month of the slider",
        };
        if ui.selectable_label(is_shown, name).on_hover_text(hint).clicked() {
            commands.push(Command::ShowStretch(stretch));
        }
    }
    commands.extend(combo(ui, "Lanes", 78.0, session.lanes.label(), |ui| {
        chosen(ui, session.lanes, LaneBy::ALL, |lanes| lanes.label().to_owned()).map(Command::SetLanes)
    }));
    fold(ui, session, commands);
}

/// Where the slider stands; clicked, a field for another date.
fn date(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    const SIZE: [f32; 2] = [142.0, 22.0];
    let Some(text) = &mut state.date_field else {
        let day = if state.timeline.stops().is_empty() { "no dates".to_owned() } else { state.now_label() };
        let button = ui.add_sized(SIZE, egui::Button::new(RichText::new(&day).strong().size(16.0)).frame(false));
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, format!("{day}: go to a date")));
        if button.on_hover_text("click, or press D, to type a date").clicked() {
            commands.push(Command::TypeDate(true));
        }
        return;
    };
    let read = parse_user_date(text);
    let field = ui.add_sized(SIZE, TextEdit::singleline(text).hint_text("mid May 2025").id(date_field_id()));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "Date to go to"));
    let reading = match &read {
        _ if text.trim().is_empty() => "EDTF or plain English: 2019-10, mid May 2025, about 2018".to_owned(),
        Ok(date) => date.human(),
        Err(error) => error.to_string(),
    };
    if field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        commands.push(Command::GoToDate(text.clone()));
    } else if field.lost_focus() {
        commands.push(Command::TypeDate(false));
    }
    egui::Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), Id::unique("reading of the date"), &field).show(|ui| ui.label(reading));
}

/// What the field for a date is known by, so that a key can hand it the keyboard.
pub(in crate::desktop) fn date_field_id() -> Id {
    Id::unique("date to go to")
}

/// On or back by a unit of the calendar.
fn step(ui: &mut Ui, commands: &mut Vec<Command>) {
    // several steps are taken one after another, so the list stays open
    let _ = combo(ui, "Step by", 46.0, "step", |ui| {
        for unit in StepUnit::ALL {
            ui.horizontal(|ui| {
                for (sign, count) in [("−", -1), ("+", 1)] {
                    if ui.button(format!("{sign} 1 {}", unit.label())).clicked() {
                        commands.push(Command::StepBy(unit, count));
                    }
                }
            });
        }
        None
    });
}

/// How long a stretch must be empty to be folded.
fn fold(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    let text = if session.fold_empty_time {
        format!("fold {}", human_duration_short(session.fold_longer_than_s))
    } else {
        "true scale".to_owned()
    };
    commands.extend(combo(ui, "Fold empty time", 76.0, &text, |ui| {
        let folded = if session.fold_empty_time { session.fold_longer_than_s } else { 0 };
        let lengths = [14, 45, 91, 182, 365].map(|days| days * DAY_S);
        let length = chosen(ui, folded, lengths, |length| format!("fold what is empty for {}", human_duration(length)));
        let length = length.or_else(|| typed(ui, "Another length", "3 weeks", parse_duration));
        let none = ui.selectable_label(!session.fold_empty_time, "true scale: fold nothing").clicked();
        length.map(Command::FoldLongerThan).or(none.then_some(Command::FoldEmptyTime(false)))
    }));
}

/// A drop-down list with a name for those who do not see it; it closes when something was chosen in it.
fn combo(ui: &mut Ui, name: &'static str, width: f32, selected: &str, content: impl FnOnce(&mut Ui) -> Option<Command>) -> Option<Command> {
    let list = ComboBox::from_id_salt(name).width(width).selected_text(selected).height(f32::INFINITY);
    // a click into a field of the list is none beside it
    let response = list.close_behavior(PopupCloseBehavior::CloseOnClickOutside).show_ui(ui, |ui| {
        let command = content(ui);
        if command.is_some() {
            ui.close();
        }
        command
    });
    response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, format!("{name}: {selected}")));
    response.inner.flatten()
}

/// A line for each value; gives the one that was clicked.
fn chosen<T: Copy + PartialEq>(ui: &mut Ui, current: T, all: impl IntoIterator<Item = T>, label: impl Fn(T) -> String) -> Option<T> {
    all.into_iter().filter(|value| ui.selectable_label(*value == current, label(*value)).clicked()).last()
}

/// A field in a drop-down list for what the list does not have; gives what was typed when Enter is pressed, and else says what is wrong.
fn typed<T, E: std::fmt::Display>(ui: &mut Ui, name: &str, hint: &str, read: impl Fn(&str) -> Result<T, E>) -> Option<T> {
    let id = ui.scope_id().with(name);
    let mut text = ui.data_mut(|data| data.get_temp::<String>(id).unwrap_or_default());
    ui.separator();
    let field = ui.add(TextEdit::singleline(&mut text).hint_text(hint).desired_width(150.0));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
    let result = read(&text);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if let Err(error) = &result
        && !text.trim().is_empty()
    {
        ui.set_max_width(240.0);
        ui.colored_label(ui.visuals().warn_fg_color, error.to_string());
    }
    ui.data_mut(|data| data.insert_temp(id, text));
    let value = result.ok().filter(|_| entered);
    if value.is_some() {
        ui.close();
    }
    value
}
