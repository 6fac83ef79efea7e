//! The form of a claim: what it speaks of, what it says, when, where, who.

use egui::{ComboBox, DragValue, Grid, RichText, ScrollArea, TextEdit, Ui};

use super::claim_form::{ClaimForm, FigureRow, FormTarget, LegRow, date_of, where_prec_of};
use super::{Work, work};
use crate::desktop::reader::{label_of_any_direction, quoted};
use crate::desktop::{Command, State, style};
use crate::dossier::{
    Actor, ActorKind, Basis, EventKind, Involved, MAX_QUOTE_WORDS, Modality, MovementKind, PathKnowledge, Role, Where, identifier_from,
};
use crate::edit::{Edit, Kind};
use crate::gazetteer::{Place, fold, folded_words, says_all};
use crate::geo::Compass;
use crate::query::phrases;
use crate::time::parse_user_date;

/// The most suggestions that a search shows.
const SUGGESTIONS: usize = 8;

/// Shows the form in place of the inspector. False where no claim is being written.
pub(in crate::desktop) fn show(ui: &mut Ui, state: &mut State, commands: &mut Vec<Command>) -> bool {
    let Some(mut form) = state.work.claim.take() else { return false };
    ui.push_id("claim form", |ui| {
        buttons(ui, &form, commands);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            passage(ui, state, &mut form);
            target(ui, state, &mut form);
            saying(ui, &mut form);
            date(ui, &mut form);
            if form.is_movement(&state.dossier) {
                legs(ui, state, &mut form);
            } else {
                places(ui, state, &mut form);
            }
            actors(ui, state, &mut form, commands);
            figures(ui, &mut form);
            rest(ui, &mut form);
            ui.add_space(20.0);
        });
    });
    state.work.claim = Some(form);
    true
}

fn buttons(ui: &mut Ui, form: &ClaimForm, commands: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        ui.strong(if form.change.is_some() { "Change the claim" } else { "New claim" });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            if ui.button("Cancel").clicked() {
                commands.push(work(Work::CloseClaim));
            }
            if ui.button("Keep claim (Ctrl+Enter)").clicked() {
                commands.push(work(Work::KeepClaim));
            }
        });
    });
    if let Some(refused) = &form.refused {
        ui.colored_label(ui.visuals().error_fg_color, refused);
    }
    ui.separator();
}

fn passage(ui: &mut Ui, state: &State, form: &mut ClaimForm) {
    let words = form.passage.quote.split_whitespace().count();
    let quote = quoted(&form.passage.quote);
    label_of_any_direction(ui, &quote, RichText::new(&quote).italics());
    ui.horizontal_wrapped(|ui| {
        ui.weak(format!("{} ¶{} · {words} words", form.article, form.passage.paragraph));
        if words > MAX_QUOTE_WORDS {
            ui.colored_label(ui.visuals().error_fg_color, format!("at most {MAX_QUOTE_WORDS}: select fewer words in the reader"));
        }
    });
    let other = state.selected_passage().filter(|other| *other != form.passage && state.article.as_ref() == Some(&form.article));
    if let Some(other) = other
        && ui.button(format!("Rest it on “{}”", other.quote)).clicked()
    {
        form.passage = other;
    }
}

fn target(ui: &mut Ui, state: &State, form: &mut ClaimForm) {
    style::heading(ui, "What it speaks of");
    if form.change.is_some() {
        return of_known(ui, form);
    }
    ui.horizontal_wrapped(|ui| {
        let is_event = matches!(form.target, FormTarget::NewEvent(_));
        if ui.selectable_label(is_event, "a new event").clicked() && !is_event {
            form.target = FormTarget::NewEvent(EventKind::Report);
        }
        let is_movement = matches!(form.target, FormTarget::NewMovement(_));
        if ui.selectable_label(is_movement, "a new movement").clicked() && !is_movement {
            form.target = FormTarget::NewMovement(MovementKind::Redeployment);
            form.legs = vec![LegRow::default()];
        }
        let selected = state.selected.map(|of| state.dossier.id(of).to_owned());
        let is_known = matches!(form.target, FormTarget::Known(_));
        let button =
            ui.add_enabled(selected.is_some() || is_known, egui::Button::selectable(is_known, "another version of one that is there"));
        if let (true, Some(id)) = (button.clicked(), selected) {
            form.target = FormTarget::Known(id);
        }
    });
    match &mut form.target {
        FormTarget::Known(id) => {
            let typed = form.searches.entry("happening".to_owned()).or_default();
            let title = state.dossier.happening(id).map_or("", |of| state.dossier.title(of));
            ui.label(title);
            ui.add(TextEdit::singleline(typed).hint_text("search for another").desired_width(f32::INFINITY));
            let words = folded_words(typed);
            if !words.is_empty() {
                let fitting = state.dossier.happenings().filter(|of| says_all(&folded_words(state.dossier.title(*of)), &words));
                for of in fitting.take(SUGGESTIONS) {
                    if ui.selectable_label(false, state.dossier.title(of)).clicked() {
                        state.dossier.id(of).clone_into(id);
                        form.legs.resize_with(1, LegRow::default);
                    }
                }
            }
        }
        FormTarget::NewEvent(kind) => {
            text_line(ui, "title", &mut form.title, "neutral: who did what where");
            ComboBox::from_label("kind of event").selected_text(kind.label()).show_ui(ui, |ui| {
                for other in EventKind::ALL {
                    ui.selectable_value(kind, *other, other.label());
                }
            });
        }
        FormTarget::NewMovement(kind) => {
            text_line(ui, "title", &mut form.title, "neutral: who goes from where to where");
            ComboBox::from_label("kind of movement").selected_text(kind.label()).show_ui(ui, |ui| {
                for other in MovementKind::ALL {
                    ui.selectable_value(kind, *other, other.label());
                }
            });
        }
    }
}

/// Title and kind of the happening whose claim is being changed: they are those of all its claims.
fn of_known(ui: &mut Ui, form: &mut ClaimForm) {
    text_line(ui, "title, of all its versions", &mut form.title, "neutral: who did what where");
    match &mut form.kind {
        Some(Kind::Event(kind)) => {
            ComboBox::from_label("kind of event").selected_text(kind.label()).show_ui(ui, |ui| {
                for other in EventKind::ALL {
                    ui.selectable_value(kind, *other, other.label());
                }
            });
        }
        Some(Kind::Movement(kind)) => {
            ComboBox::from_label("kind of movement").selected_text(kind.label()).show_ui(ui, |ui| {
                for other in MovementKind::ALL {
                    ui.selectable_value(kind, *other, other.label());
                }
            });
        }
        None => {}
    }
}

fn text_line(ui: &mut Ui, label: &str, value: &mut String, hint: &str) {
    let label = ui.label(RichText::new(label).small().weak());
    ui.add(TextEdit::singleline(value).hint_text(hint).desired_width(f32::INFINITY)).labelled_by(label.id);
}

fn saying(ui: &mut Ui, form: &mut ClaimForm) {
    style::heading(ui, "What it says");
    let label = ui.label(RichText::new("in your own neutral words").small().weak());
    ui.add(TextEdit::multiline(&mut form.says).desired_rows(2).desired_width(f32::INFINITY)).labelled_by(label.id);
    ui.horizontal_wrapped(|ui| {
        for modality in Modality::ALL {
            ui.selectable_value(&mut form.modality, modality, modality.name());
        }
    });
    text_line(ui, "who says so, as the article has it", &mut form.attribution, "left out: the article itself");
}

fn date(ui: &mut Ui, form: &mut ClaimForm) {
    style::heading(ui, "When");
    text_line(ui, "date", &mut form.edtf, "2019-10-13, 2025-05~, 2017/.., or: mid May 2025");
    let typed = form.edtf.trim().to_owned();
    if typed.is_empty() {
        ui.weak("undated");
    } else {
        match date_of(&typed) {
            Ok(date) => {
                ui.horizontal_wrapped(|ui| {
                    ui.label(format!("reads: {}", date.human()));
                    if date.as_str() != typed && parse_user_date(&typed).is_ok() {
                        ui.weak(format!("as EDTF {date}"));
                    }
                });
            }
            Err(error) => {
                ui.colored_label(ui.visuals().error_fg_color, error);
            }
        }
        basis(ui, "date", &mut form.date_basis);
        text_line(ui, "the article's own words for it", &mut form.date_words, "this week; last October");
        ui.horizontal(|ui| {
            ui.weak("in paragraph");
            ui.add(DragValue::new(&mut form.words_paragraph).range(1..=9999));
        });
        text_line(ui, "note on the date", &mut form.date_note, "how it was worked out, or from what record it is");
    }
}

fn basis(ui: &mut Ui, salt: &str, basis: &mut Basis) {
    ui.push_id(salt, |ui| {
        ui.horizontal_wrapped(|ui| {
            for other in [Basis::Stated, Basis::Inferred, Basis::PublicRecord] {
                ui.selectable_value(basis, other, other.name());
            }
        });
    });
}

/// A field that searches places, those of the gazetteer first; gives the identifier of one that was chosen.
pub(super) fn place_search(ui: &mut Ui, state: &State, name: &str, typed: &mut String) -> Option<String> {
    let field = ui.add(TextEdit::singleline(typed).hint_text(format!("{name}: type its name")).desired_width(f32::INFINITY));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
    let words = fold(typed);
    if words.is_empty() {
        return None;
    }
    let mut chosen = None;
    for id in suggestions(ui, state, &words) {
        let Some(place) = state.known.place(&id) else { continue };
        let country = place.country.as_deref().map(|country| format!(" · {country}")).unwrap_or_default();
        let new = if state.dossier.gazetteer.place(&id).is_some() { "" } else { " · new to the gazetteer" };
        if ui.selectable_label(false, format!("{}, {}{country}{new}", place.name(), place.kind.label())).clicked() {
            chosen = Some(id);
        }
    }
    if chosen.is_some() {
        typed.clear();
        field.surrender_focus();
    }
    chosen
}

/// Places with a name that begins so, those of the gazetteer first; looked for once for what was typed.
fn suggestions(ui: &Ui, state: &State, words: &str) -> Vec<String> {
    let kept = egui::Id::unique("suggested places");
    let of = (words.to_owned(), state.work.history.state());
    let known = ui.memory(|memory| memory.data.get_temp::<((String, Option<u64>), Vec<String>)>(kept));
    if let Some((_, ids)) = known.filter(|(known, _)| *known == of) {
        return ids;
    }
    let fits = |place: &&Place| place.names.iter().any(|name| fold(&name.text).starts_with(words));
    let own = state.dossier.gazetteer.places().iter().filter(fits);
    let behind = state.known.places().iter().filter(|place| state.dossier.gazetteer.place(&place.id).is_none()).filter(fits);
    let ids: Vec<String> = own.chain(behind).take(SUGGESTIONS).map(|place| place.id.clone()).collect();
    ui.memory_mut(|memory| memory.data.insert_temp(kept, (of, ids.clone())));
    ids
}

fn searched(ui: &mut Ui, state: &State, name: &str, form: &mut ClaimForm) -> Option<String> {
    place_search(ui, state, name, form.searches.entry(name.to_owned()).or_default())
}

fn name_of(state: &State, id: &str) -> String {
    state.known.place(id).map_or_else(|| id.to_owned(), |place| place.name().to_owned())
}

fn places(ui: &mut Ui, state: &State, form: &mut ClaimForm) {
    style::heading(ui, "Where");
    let mut gone = None;
    for (n, place) in form.places.iter_mut().enumerate() {
        ui.horizontal_wrapped(|ui| {
            ui.strong(name_of(state, &place.place));
            ComboBox::from_id_salt(("prec", n)).selected_text(phrases::where_prec_label(place.prec)).show_ui(ui, |ui| {
                for prec in 1..=7 {
                    ui.selectable_value(&mut place.prec, prec, format!("{prec} {}", phrases::where_prec_label(prec)));
                }
            });
            if ui.small_button("remove").clicked() {
                gone = Some(n);
            }
        });
        basis(ui, &format!("place {n}"), &mut place.basis);
        let mut note = place.note.clone().unwrap_or_default();
        let field = ui.add(TextEdit::singleline(&mut note).hint_text("note on the place").desired_width(f32::INFINITY));
        if field.changed() {
            place.note = (!note.trim().is_empty()).then_some(note);
        }
    }
    if let Some(n) = gone {
        form.places.remove(n);
    }
    if let Some(id) = place_search(ui, state, "add a place", form.searches.entry("place".to_owned()).or_default())
        && !form.places.iter().any(|place| place.place == id)
    {
        let prec = state.known.place(&id).map_or(1, |place| where_prec_of(place.kind));
        form.places.push(Where { place: id, prec, basis: Basis::Stated, note: None });
    }
    if form.places.is_empty() {
        ui.weak("no place: it is shown as unplaced");
    }
}

fn legs(ui: &mut Ui, state: &State, form: &mut ClaimForm) {
    style::heading(ui, "From where to where");
    ui.weak("What the article leaves open stays empty.");
    let mut gone = None;
    let count = form.legs.len();
    for n in 0..count {
        let mut leg = form.legs.get(n).cloned().unwrap_or_default();
        ui.push_id(("leg", n), |ui| {
            ui.horizontal(|ui| {
                ui.strong(format!("stretch {}", n + 1));
                if count > 1 && ui.small_button("remove").clicked() {
                    gone = Some(n);
                }
            });
            for (label, value) in [("from", &mut leg.from), ("to", &mut leg.to)] {
                ui.horizontal(|ui| {
                    ui.weak(label);
                    ui.strong(value.as_deref().map_or_else(|| "not stated".to_owned(), |id| name_of(state, id)));
                    if value.is_some() && ui.small_button("clear").clicked() {
                        *value = None;
                    }
                });
                if value.is_none()
                    && let Some(id) = searched(ui, state, &format!("stretch {} {label}", n + 1), form)
                {
                    *value = Some(id);
                }
            }
            ui.horizontal_wrapped(|ui| {
                ui.weak("by way of");
                let mut off = None;
                for (at, id) in leg.via.iter().enumerate() {
                    if ui.small_button(format!("{} ×", name_of(state, id))).clicked() {
                        off = Some(at);
                    }
                }
                if let Some(at) = off {
                    leg.via.remove(at);
                }
            });
            if let Some(id) = searched(ui, state, &format!("stretch {} by way of", n + 1), form) {
                leg.via.push(id);
            }
            ui.horizontal_wrapped(|ui| {
                ComboBox::from_id_salt("direction").selected_text(leg.direction.map_or("no direction", Compass::name)).show_ui(ui, |ui| {
                    ui.selectable_value(&mut leg.direction, None, "no direction");
                    for direction in Compass::ALL {
                        ui.selectable_value(&mut leg.direction, Some(direction), direction.name());
                    }
                });
                ui.weak("the way is");
                for path in [PathKnowledge::Stated, PathKnowledge::Inferred, PathKnowledge::Unknown] {
                    ui.selectable_value(&mut leg.path, path, path.name());
                }
            });
            Grid::new("dates").num_columns(2).show(ui, |ui| {
                for (label, value) in [("set out", &mut leg.depart), ("arrived", &mut leg.arrive)] {
                    let label = ui.weak(label);
                    ui.add(TextEdit::singleline(value).hint_text("not dated").desired_width(150.0)).labelled_by(label.id);
                    ui.end_row();
                }
            });
            ui.checkbox(&mut leg.stood, "the article says that it stood there until then");
            ui.checkbox(&mut leg.stays, "the article says that it stayed where it went");
        });
        if let Some(row) = form.legs.get_mut(n) {
            *row = leg;
        }
    }
    if let Some(n) = gone {
        form.legs.remove(n);
    }
    if ui.button("Add a stretch").clicked() {
        form.legs.push(LegRow::default());
    }
}

fn actors(ui: &mut Ui, state: &State, form: &mut ClaimForm, commands: &mut Vec<Command>) {
    style::heading(ui, "Who");
    let mut gone = None;
    for (n, involved) in form.actors.iter_mut().enumerate() {
        ui.horizontal_wrapped(|ui| {
            ui.strong(state.dossier.actor(&involved.actor).map_or(involved.actor.as_str(), |actor| actor.name.as_str()));
            ComboBox::from_id_salt(("role", n)).width(80.0).selected_text(involved.role.name()).show_ui(ui, |ui| {
                for role in [Role::Agent, Role::Target, Role::Party, Role::Source, Role::Place] {
                    ui.selectable_value(&mut involved.role, role, role.name());
                }
            });
            if ui.small_button("remove").clicked() {
                gone = Some(n);
            }
        });
    }
    if let Some(n) = gone {
        form.actors.remove(n);
    }
    let typed = form.searches.entry("actor".to_owned()).or_default();
    let field = ui.add(TextEdit::singleline(typed).hint_text("name of an actor").desired_width(f32::INFINITY));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, "add an actor"));
    let words = fold(typed);
    if words.is_empty() {
        return;
    }
    let fits = |actor: &&Actor| std::iter::once(&actor.name).chain(&actor.names).any(|name| fold(name).contains(&words));
    let mut chosen = None;
    for actor in state.dossier.actors.iter().filter(fits).take(SUGGESTIONS) {
        if ui.selectable_label(false, &actor.name).clicked() {
            chosen = Some(actor.id.clone());
        }
    }
    ui.horizontal_wrapped(|ui| {
        ui.weak(format!("new actor “{}”:", typed.trim()));
        for (kind, name) in KINDS_OF_ACTOR {
            if ui.small_button(name).clicked() {
                // a name in another script gives no letters for an identifier
                let id = Some(identifier_from(typed)).filter(|id| !id.is_empty());
                let id = id.unwrap_or_else(|| format!("actor-{}", state.dossier.actors.len() + 1));
                let actor =
                    Actor { id: id.clone(), name: typed.trim().to_owned(), kind, part_of: None, names: vec![], terms: vec![], note: None };
                commands.push(work(Work::Edit(Box::new(Edit::AddActor(actor)))));
                chosen = Some(id);
            }
        }
    });
    if let Some(actor) = chosen {
        typed.clear();
        if !form.actors.iter().any(|known| known.actor == actor) {
            form.actors.push(Involved { actor, role: Role::Agent });
        }
    }
}

const KINDS_OF_ACTOR: [(ActorKind, &str); 7] = [
    (ActorKind::State, "state"),
    (ActorKind::Armed, "armed force"),
    (ActorKind::Agency, "agency"),
    (ActorKind::Person, "person"),
    (ActorKind::Group, "group"),
    (ActorKind::Media, "media"),
    (ActorKind::Alliance, "alliance"),
];

fn figures(ui: &mut Ui, form: &mut ClaimForm) {
    style::heading(ui, "How many");
    let mut gone = None;
    for (n, row) in form.figures.iter_mut().enumerate() {
        ui.push_id(("figure", n), |ui| {
            ui.horizontal_wrapped(|ui| {
                let fields = [
                    (&mut row.what, "trucks", 80.0),
                    (&mut row.text, "about 40", 120.0),
                    (&mut row.low, "40", 36.0),
                    (&mut row.high, "40", 36.0),
                ];
                for (value, hint, width) in fields {
                    ui.add(TextEdit::singleline(value).hint_text(hint).desired_width(width));
                }
                if ui.small_button("remove").clicked() {
                    gone = Some(n);
                }
            });
        });
    }
    if let Some(n) = gone {
        form.figures.remove(n);
    }
    if ui.button("Add a figure").on_hover_text("what is counted, the article's wording, the least and the most that it allows").clicked() {
        form.figures.push(FigureRow::default());
    }
}

fn rest(ui: &mut Ui, form: &mut ClaimForm) {
    style::heading(ui, "Terms and note");
    let label = ui.label(RichText::new("the article's own loaded words, one a line").small().weak());
    ui.add(TextEdit::multiline(&mut form.terms).desired_rows(2).desired_width(f32::INFINITY)).labelled_by(label.id);
    text_line(ui, "note", &mut form.note, "what a reader should know");
}
