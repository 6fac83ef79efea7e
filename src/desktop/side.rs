//! The left panel: the legend, which is the filter. What a colour, a shape or a fill means can be switched off where it is explained.

use egui::{CollapsingHeader, ComboBox, RichText, ScrollArea, Sense, Ui, vec2};

use super::style::heading;
use super::texts::{self, tr, word};
use super::{Command, Session, State};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::dossier::{EventKind, Happening, Modality, MovementKind, Shape};
use crate::paint::{Look, colour32, symbol_widget};
use crate::query::{ColourBy, Reason, colour_of, letter_of};

/// Shows the panel.
pub(super) fn show(ui: &mut Ui, session: &Session, state: &State, look: &Look, commands: &mut Vec<Command>) {
    egui::Panel::bottom("counts").show_separator_line(true).show(ui, |ui| counts(ui, session, state, commands));
    ScrollArea::vertical().auto_shrink(false).show_following(ui, |ui| {
        super::layers::show_panel(ui, state, commands);
        articles(ui, session, state, commands);
        if session.colour_by == ColourBy::Actor {
            sides(ui, state);
        }
        shapes(ui, session, state, look, commands);
        modalities(ui, session, state, look, commands);
        precision(ui, session, commands);
        actors(ui, session, state, commands);
    });
}

/// A row that can be switched off: picture, name, count.
fn row(ui: &mut Ui, on: bool, name: &str, count: usize, picture: impl FnOnce(&mut Ui)) -> egui::Response {
    ui.horizontal(|ui| {
        picture(ui);
        let text = if on { RichText::new(name) } else { RichText::new(name).weak().strikethrough() };
        let response = ui.add(egui::Button::selectable(false, text).frame_when_inactive(false));
        ui.with_layout(texts::far_end(), |ui| ui.weak(count.to_string()));
        let info = egui::WidgetInfo::selected(egui::Role::CheckBox, true, on, name);
        response.widget_info(|| info.clone());
        response
    })
    .inner
}

fn dot(ui: &mut Ui, colour: egui::Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
    ui.painter().circle_filled(rect.center(), 5.5, colour);
}

/// The colour of an article with the letter that its marks have on the map.
fn lettered_dot(ui: &mut Ui, colour: egui::Color32, article: usize) {
    let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
    ui.painter().circle_filled(rect.center(), 7.0, colour);
    let font = crate::paint::bold(10.0);
    ui.painter().text(rect.center(), egui::Align2::CENTER_CENTER, letter_of(article), font, egui::Color32::BLACK);
}

fn articles(ui: &mut Ui, session: &Session, state: &State, commands: &mut Vec<Command>) {
    heading(ui, if session.colour_by == ColourBy::Article { tr!("side-colour-article") } else { tr!("side-articles") });
    for (index, article) in state.dossier.articles.iter().enumerate() {
        let on = session.filter.articles.as_ref().is_none_or(|set| set.contains(&article.id));
        let count = state.tally.of_article(index);
        let colour = if session.colour_by == ColourBy::Article { colour32(colour_of(index)) } else { ui.visuals().weak_text_color() };
        let response = row(ui, on, &article.label, count, |ui| lettered_dot(ui, colour, index));
        let outlet = article.outlet.as_deref().unwrap_or("none");
        let when = article.published.when.as_ref().map_or_else(|| "none".to_owned(), crate::time::Edtf::human);
        let tip = tr!("side-article-tip", title = article.title_or_untitled(), outlet = outlet, when = when);
        let response = response.on_hover_text(tip);
        if response.double_clicked() {
            commands.push(Command::OnlyArticle(article.id.clone()));
        } else if response.clicked() {
            commands.push(Command::ToggleArticle(article.id.clone()));
        }
    }
}

fn sides(ui: &mut Ui, state: &State) {
    heading(ui, tr!("side-colour-side"));
    for (label, rgb) in &state.colours.legend {
        ui.horizontal(|ui| {
            dot(ui, colour32(*rgb));
            ui.label(label);
        });
    }
}

fn shapes(ui: &mut Ui, session: &Session, state: &State, look: &Look, commands: &mut Vec<Command>) {
    heading(ui, tr!("side-shape"));
    for (index, shape) in Shape::ALL.into_iter().enumerate() {
        let on = session.filter.shapes.as_ref().is_none_or(|set| set.contains(&shape));
        let count = state.tally.of_shape(shape);
        let colour = if session.colour_by == ColourBy::Kind { colour32(colour_of(index)) } else { look.weak_text };
        let kinds: Vec<&str> = EventKind::ALL.iter().filter(|kind| kind.shape() == shape).map(|kind| word(kind.label())).collect();
        let response = row(ui, on, word(shape.label()), count, |ui| symbol_widget(ui, shape, Modality::Reported, colour, look));
        if response.on_hover_text(kinds.join(", ")).clicked() {
            commands.push(Command::ToggleShape(shape));
        }
    }
    let on = !session.filter.events_only;
    let kinds: Vec<&str> = MovementKind::ALL.iter().map(|kind| word(kind.label())).collect();
    let colour = if session.colour_by == ColourBy::Kind {
        state.colours.legend.last().map_or(look.weak_text, |(_, rgb)| colour32(*rgb))
    } else {
        look.weak_text
    };
    let arrow = |ui: &mut Ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 16.0), Sense::hover());
        ui.painter().arrow(rect.left_center(), vec2(15.0, 0.0), egui::Stroke::new(1.8, colour));
    };
    let response = row(ui, on, tr!("side-movement"), state.dossier.movements.len(), arrow);
    if response.on_hover_text(kinds.join(", ")).clicked() {
        commands.push(Command::ToggleMovements);
    }
}

fn modalities(ui: &mut Ui, session: &Session, state: &State, look: &Look, commands: &mut Vec<Command>) {
    heading(ui, tr!("side-fill"));
    for modality in Modality::ALL {
        let on = session.filter.modalities.as_ref().is_none_or(|set| set.contains(&modality));
        let count = state.tally.of_modality(modality);
        let response = row(ui, on, word(modality.name()), count, |ui| symbol_widget(ui, Shape::Square, modality, look.weak_text, look));
        if response.clicked() {
            commands.push(Command::ToggleModality(modality));
        }
    }
}

/// How exact a place can be asked for.
fn exact_places() -> [(Option<u8>, &'static str); 5] {
    [
        (None, tr!("side-place-any")),
        (Some(6), tr!("side-place-country")),
        (Some(5), tr!("side-place-region")),
        (Some(4), tr!("side-place-governorate")),
        (Some(1), tr!("side-place-spot")),
    ]
}

/// How exact a date can be asked for.
fn exact_dates() -> [(Option<u8>, &'static str); 5] {
    [
        (None, tr!("side-date-any")),
        (Some(5), tr!("side-date-bounded")),
        (Some(4), tr!("side-date-month")),
        (Some(3), tr!("side-date-week")),
        (Some(1), tr!("side-date-day")),
    ]
}

fn precision(ui: &mut Ui, session: &Session, commands: &mut Vec<Command>) {
    heading(ui, tr!("side-exact"));
    let filter = &session.filter;
    let set_place: fn(Option<u8>) -> Command = Command::SetMaxWherePrec;
    for (salt, name, choices, current, command) in [
        ("how exact a place", tr!("side-exact-place"), exact_places(), filter.max_where_prec, set_place),
        ("how exact a date", tr!("side-exact-date"), exact_dates(), filter.max_date_prec, Command::SetMaxDatePrec),
    ] {
        let text = choices.iter().find(|(value, _)| *value == current).map_or(tr!("side-exact-elsewhere"), |(_, text)| text);
        let response = ComboBox::from_id_salt(salt).selected_text(text).width(ui.available_width()).show_ui(ui, |ui| {
            for (value, text) in choices {
                if ui.selectable_label(value == current, text).clicked() {
                    commands.push(command(value));
                }
            }
        });
        response.response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::ComboBox, true, name));
    }
}

fn actors(ui: &mut Ui, session: &Session, state: &State, commands: &mut Vec<Command>) {
    let chosen = session.filter.actors.as_ref();
    let title = chosen.map_or_else(|| tr!("side-actors").to_owned(), |set| tr!("side-actors-only", n = set.len()));
    ui.add_space(6.0);
    CollapsingHeader::new(title).id_salt("actors").show(ui, |ui| {
        for (id, name, count) in &state.tally.actors {
            let on = chosen.is_some_and(|set| set.contains(id));
            ui.horizontal(|ui| {
                if ui.selectable_label(on, name).clicked() {
                    commands.push(Command::ToggleActor(id.clone()));
                }
                ui.weak(count.to_string());
            });
        }
    });
}

fn counts(ui: &mut Ui, session: &Session, state: &State, commands: &mut Vec<Command>) {
    let counts = state.scene.counts;
    ui.add_space(3.0);
    ui.label(RichText::new(tr!("side-shown", shown = counts.shown, total = counts.total)).strong());
    if !session.filter.is_empty() && ui.link(tr!("side-clear-filters")).clicked() {
        commands.push(Command::ClearFilters);
    }
    if counts.other_time > 0 {
        ui.weak(tr!("side-other-time", n = counts.other_time));
    }
    if counts.filtered > 0 {
        ui.weak(tr!("side-filtered", n = counts.filtered));
    }
    for (n, reason, title) in [
        (counts.without_place, Reason::NoPlace, tr!("side-without-place", n = counts.without_place)),
        (counts.without_date, Reason::NoDate, tr!("side-without-date", n = counts.without_date)),
    ] {
        if n > 0 {
            CollapsingHeader::new(title).id_salt(reason).show(ui, |ui| {
                ScrollArea::vertical().id_salt(reason).max_height(150.0).show_following(ui, |ui| tray(ui, state, reason, commands));
            });
        }
    }
    ui.add_space(2.0);
}

/// What passes the filter and cannot be put on the map: it is listed, so that it does not vanish.
fn tray(ui: &mut Ui, state: &State, reason: Reason, commands: &mut Vec<Command>) {
    for (of, _) in state.scene.tray.iter().filter(|(_, why)| *why == reason) {
        let title = match of {
            Happening::Event(_) => state.dossier.title(*of).to_owned(),
            Happening::Movement(_) => tr!("side-movement-named", title = state.dossier.title(*of)),
        };
        if ui.selectable_label(state.selected == Some(*of), title).clicked() {
            commands.push(Command::Select(*of));
        }
    }
}
