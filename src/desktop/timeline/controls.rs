//! Buttons and fields over the axis: play, where the slider stands, how much is visible, how fast it goes.

use egui::{ComboBox, Id, Key, PopupCloseBehavior, RichText, TextEdit, Ui};

use super::modes;
use crate::desktop::bars::LaneBy;
use crate::desktop::icon::{Icon, icon_button};
use crate::desktop::texts::{tr, word};
use crate::desktop::{Command, Session, State, Stretch};
use crate::playback::{AtEnd, Direction, Mode, Speed, StepUnit};
use crate::time::{DAY_S, human_duration, human_duration_short, parse_duration, parse_user_date};

/// The widths that the window mode offers, in seconds.
const WINDOWS_S: [i64; 8] = [3_600, DAY_S, 7 * DAY_S, 30 * DAY_S, 91 * DAY_S, 365 * DAY_S, 1_826 * DAY_S, 3_652 * DAY_S];

pub(super) fn show(ui: &mut Ui, session: &Session, state: &mut State, commands: &mut Vec<Command>) {
    let play = if state.playback.is_playing() {
        (Icon::Pause, tr!("time-pause"), Command::PlayOrPause)
    } else {
        (Icon::Play, tr!("time-play"), Command::Play(Direction::Forward))
    };
    for (icon, name, command) in [
        (Icon::Previous, tr!("time-previous-event"), Command::StepToPrevious),
        (Icon::Backward, tr!("time-play-backwards"), Command::Play(Direction::Backward)),
        play,
        (Icon::Next, tr!("time-next-event"), Command::StepToNext),
    ] {
        if icon_button(ui, icon, name).clicked() {
            commands.push(command);
        }
    }
    ui.add_space(6.0);
    date(ui, state, commands);
    // a class needs no more, and the whole screen has no room for it
    if super::super::lessons::is_presenting(state) || super::super::app::is_small(ui.ctx()) {
        return;
    }
    step(ui, commands);
    let settings = state.playback.settings;
    let names = [tr!("time-mode-moment"), tr!("time-mode-window"), tr!("time-mode-so-far")];
    for (mode, name) in modes(session).into_iter().zip(names) {
        let same = std::mem::discriminant(&mode) == std::mem::discriminant(&settings.mode);
        if ui.selectable_label(same, name).clicked() && !same {
            commands.push(Command::SetMode(mode));
        }
    }
    if let Mode::Window { seconds } = settings.mode {
        let shown = settings.mode.label();
        commands.extend(combo(ui, "width of the window", 92.0, &shown, &tr!("time-width-list", width = &shown), |ui| {
            let width = chosen(ui, seconds, WINDOWS_S, human_duration);
            let width = width.or_else(|| typed(ui, tr!("time-another-width"), tr!("time-another-width-hint"), parse_duration));
            width.map(|width| Command::SetMode(Mode::window(width)))
        }));
    }
    let shown = settings.speed.name();
    commands.extend(combo(ui, "speed", 92.0, &shown, &tr!("time-speed-list", speed = &shown), |ui| {
        let speed = chosen(ui, settings.speed, Speed::ladder(), Speed::name);
        speed.or_else(|| typed(ui, tr!("time-another-speed"), tr!("time-another-speed-hint"), Speed::parse)).map(Command::SetSpeed)
    }));
    let shown = word(settings.at_end.label());
    commands.extend(combo(ui, "at the end", 80.0, shown, &tr!("time-at-end-list", what = shown), |ui| {
        chosen(ui, settings.at_end, AtEnd::ALL, |at_end| word(at_end.label()).to_owned()).map(Command::SetAtEnd)
    }));
    if ui.selectable_label(settings.skip_empty, tr!("time-skip-empty")).on_hover_text(tr!("time-skip-empty-tip")).clicked() {
        commands.push(Command::SkipEmpty(!settings.skip_empty));
    }
    if ui.selectable_label(settings.pause_at_events, tr!("time-halt")).on_hover_text(tr!("time-halt-tip")).clicked() {
        commands.push(Command::PauseAtEvents(!settings.pause_at_events));
    }
    ui.separator();
    for (stretch, name, hint) in [
        (Stretch::All, tr!("time-stretch-all"), tr!("time-stretch-all-tip")),
        (Stretch::Year, tr!("time-stretch-year"), tr!("time-stretch-year-tip")),
        (Stretch::Month, tr!("time-stretch-month"), tr!("time-stretch-month-tip")),
    ] {
        let is_shown = stretch == Stretch::All && state.axis_view.is_all();
        if ui.selectable_label(is_shown, name).on_hover_text(hint).clicked() {
            commands.push(Command::ShowStretch(stretch));
        }
    }
    let shown = session.lanes.label();
    commands.extend(combo(ui, "lanes", 78.0, shown, &tr!("time-lanes-list", lanes = shown), |ui| {
        chosen(ui, session.lanes, LaneBy::ALL, |lanes| lanes.label().to_owned()).map(Command::SetLanes)
    }));
    fold(ui, session, commands);
}

/// Where the slider stands; clicked, a field for another date.
fn date(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) {
    const SIZE: [f32; 2] = [142.0, 22.0];
    let Some(text) = &mut state.date_field else {
        let (day, name) = if state.timeline.stops().is_empty() {
            (tr!("time-no-dates").to_owned(), tr!("time-no-dates-button").to_owned())
        } else {
            let day = state.now_label();
            (day.clone(), tr!("time-date-button", date = day))
        };
        let button = ui.add_sized(SIZE, egui::Button::new(RichText::new(day).strong().size(16.0)).frame(false));
        button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if button.on_hover_text(tr!("time-date-tip")).clicked() {
            commands.push(Command::TypeDate(true));
        }
        return;
    };
    let read = parse_user_date(text);
    let field = ui.add_sized(SIZE, TextEdit::singleline(text).hint_text(tr!("time-date-hint")).id(date_field_id()));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, tr!("time-date-field")));
    let reading = match &read {
        _ if text.trim().is_empty() => tr!("time-date-notations").to_owned(),
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
    let _ = combo(ui, "step by", 46.0, tr!("time-step"), tr!("time-step-list"), |ui| {
        for unit in StepUnit::ALL {
            ui.horizontal(|ui| {
                for (text, count) in
                    [(tr!("time-step-back", unit = word(unit.label())), -1), (tr!("time-step-on", unit = word(unit.label())), 1)]
                {
                    if ui.button(text).clicked() {
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
    let (shown, name) = if session.fold_empty_time {
        let length = human_duration_short(session.fold_longer_than_s);
        (tr!("time-fold", length = &length), tr!("time-fold-list", length = &length))
    } else {
        (tr!("time-true-scale").to_owned(), tr!("time-true-scale-list").to_owned())
    };
    commands.extend(combo(ui, "fold empty time", 76.0, &shown, &name, |ui| {
        let folded = if session.fold_empty_time { session.fold_longer_than_s } else { 0 };
        let lengths = [14, 45, 91, 182, 365].map(|days| days * DAY_S);
        let length = chosen(ui, folded, lengths, |length| tr!("time-fold-for", length = human_duration(length)));
        let length = length.or_else(|| typed(ui, tr!("time-another-length"), tr!("time-another-length-hint"), parse_duration));
        let none = ui.selectable_label(!session.fold_empty_time, tr!("time-fold-nothing")).clicked();
        length.map(Command::FoldLongerThan).or(none.then_some(Command::FoldEmptyTime(false)))
    }));
}

/// A drop-down list with a name for those who do not see it; it closes when something was chosen in it.
fn combo(
    ui: &mut Ui,
    id: &'static str,
    width: f32,
    selected: &str,
    name: &str,
    content: impl FnOnce(&mut Ui) -> Option<Command>,
) -> Option<Command> {
    let list = ComboBox::from_id_salt(id).width(width).selected_text(selected).height(f32::INFINITY);
    // a click into a field of the list is none beside it
    let response = list.close_behavior(PopupCloseBehavior::CloseOnClickOutside).show_ui(ui, |ui| {
        let command = content(ui);
        if command.is_some() {
            ui.close();
        }
        command
    });
    response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
    response.inner.flatten()
}

/// A line for each value; gives the one that was clicked.
fn chosen<T: Copy + PartialEq>(ui: &mut Ui, current: T, all: impl IntoIterator<Item = T>, label: impl Fn(T) -> String) -> Option<T> {
    all.into_iter().filter(|value| ui.selectable_label(*value == current, label(*value)).clicked()).last()
}

/// A field in a drop-down list for what the list does not have; gives what was typed when Enter is pressed, and else says what is wrong.
fn typed<T, E: std::fmt::Display>(ui: &mut Ui, name: &str, hint: &str, read: impl Fn(&str) -> Result<T, E>) -> Option<T> {
    let id = ui.scope_id().with("what is typed");
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
