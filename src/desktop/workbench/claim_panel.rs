//! The form of a claim: what it speaks of, what it says, when, where, who.

use egui::{ComboBox, DragValue, Grid, RichText, ScrollArea, TextEdit, Ui};

use super::claim_form::{ClaimForm, FigureRow, FormTarget, LegRow, date_of, where_prec_of};
use super::{Work, work};
use crate::desktop::focus::FollowsKeyboard as _;
use crate::desktop::reader::{label_of_any_direction, quoted};
use crate::desktop::texts::{self, tr, word};
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
        ScrollArea::vertical().auto_shrink(false).show_following(ui, |ui| {
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
        ui.strong(if form.change.is_some() { tr!("claim-form-change") } else { tr!("claim-form-new") });
        ui.with_layout(texts::far_end(), |ui| {
            if ui.button(tr!("workbench-cancel")).clicked() {
                commands.push(work(Work::CloseClaim));
            }
            if ui.button(tr!("claim-form-keep")).clicked() {
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
        ui.weak(tr!("claim-form-passage", article = &form.article, paragraph = form.passage.paragraph, words = words));
        if words > MAX_QUOTE_WORDS {
            ui.colored_label(ui.visuals().error_fg_color, tr!("claim-form-too-many-words", most = MAX_QUOTE_WORDS));
        }
    });
    let other = state.selected_passage().filter(|other| *other != form.passage && state.article.as_ref() == Some(&form.article));
    if let Some(other) = other
        && ui.button(tr!("claim-form-rest-on", quote = &other.quote)).clicked()
    {
        form.passage = other;
    }
}

fn target(ui: &mut Ui, state: &State, form: &mut ClaimForm) {
    style::heading(ui, tr!("claim-form-target"));
    if form.change.is_some() {
        return of_known(ui, form);
    }
    ui.horizontal_wrapped(|ui| {
        let is_event = matches!(form.target, FormTarget::NewEvent(_));
        if ui.selectable_label(is_event, tr!("claim-form-new-event")).clicked() && !is_event {
            form.target = FormTarget::NewEvent(EventKind::Report);
        }
        let is_movement = matches!(form.target, FormTarget::NewMovement(_));
        if ui.selectable_label(is_movement, tr!("claim-form-new-movement")).clicked() && !is_movement {
            form.target = FormTarget::NewMovement(MovementKind::Redeployment);
            form.legs = vec![LegRow::default()];
        }
        let selected = state.selected.map(|of| state.dossier.id(of).to_owned());
        let is_known = matches!(form.target, FormTarget::Known(_));
        let button = ui.add_enabled(selected.is_some() || is_known, egui::Button::selectable(is_known, tr!("claim-form-another-version")));
        if let (true, Some(id)) = (button.clicked(), selected) {
            form.target = FormTarget::Known(id);
        }
    });
    match &mut form.target {
        FormTarget::Known(id) => {
            let typed = form.searches.entry("happening".to_owned()).or_default();
            let title = state.dossier.happening(id).map_or("", |of| state.dossier.title(of));
            ui.label(title);
            ui.add(TextEdit::singleline(typed).hint_text(tr!("claim-form-search-happening")).desired_width(f32::INFINITY));
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
            text_line(ui, tr!("claim-form-title"), &mut form.title, tr!("claim-form-event-title-hint"));
            ComboBox::from_label(tr!("claim-form-event-kind")).selected_text(word(kind.label())).show_ui(ui, |ui| {
                for other in EventKind::ALL {
                    ui.selectable_value(kind, *other, word(other.label()));
                }
            });
        }
        FormTarget::NewMovement(kind) => {
            text_line(ui, tr!("claim-form-title"), &mut form.title, tr!("claim-form-movement-title-hint"));
            ComboBox::from_label(tr!("claim-form-movement-kind")).selected_text(word(kind.label())).show_ui(ui, |ui| {
                for other in MovementKind::ALL {
                    ui.selectable_value(kind, *other, word(other.label()));
                }
            });
        }
    }
}

/// Title and kind of the happening whose claim is being changed: they are those of all its claims.
fn of_known(ui: &mut Ui, form: &mut ClaimForm) {
    text_line(ui, tr!("claim-form-title-of-all"), &mut form.title, tr!("claim-form-event-title-hint"));
    match &mut form.kind {
        Some(Kind::Event(kind)) => {
            ComboBox::from_label(tr!("claim-form-event-kind")).selected_text(word(kind.label())).show_ui(ui, |ui| {
                for other in EventKind::ALL {
                    ui.selectable_value(kind, *other, word(other.label()));
                }
            });
        }
        Some(Kind::Movement(kind)) => {
            ComboBox::from_label(tr!("claim-form-movement-kind")).selected_text(word(kind.label())).show_ui(ui, |ui| {
                for other in MovementKind::ALL {
                    ui.selectable_value(kind, *other, word(other.label()));
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
    style::heading(ui, tr!("claim-form-saying"));
    let label = ui.label(RichText::new(tr!("claim-form-says")).small().weak());
    ui.add(TextEdit::multiline(&mut form.says).desired_rows(2).desired_width(f32::INFINITY)).labelled_by(label.id);
    ui.horizontal_wrapped(|ui| {
        for modality in Modality::ALL {
            ui.selectable_value(&mut form.modality, modality, word(modality.name()));
        }
    });
    text_line(ui, tr!("claim-form-attribution"), &mut form.attribution, tr!("claim-form-attribution-hint"));
}

fn date(ui: &mut Ui, form: &mut ClaimForm) {
    style::heading(ui, tr!("claim-form-when"));
    text_line(ui, tr!("claim-form-date"), &mut form.edtf, tr!("claim-form-date-hint"));
    let typed = form.edtf.trim().to_owned();
    if typed.is_empty() {
        ui.weak(tr!("claim-form-undated"));
    } else {
        match date_of(&typed) {
            Ok(date) => {
                ui.horizontal_wrapped(|ui| {
                    ui.label(tr!("claim-form-date-reads", date = date.human()));
                    if date.as_str() != typed && parse_user_date(&typed).is_ok() {
                        ui.weak(tr!("claim-form-date-edtf", date = date.as_str()));
                    }
                });
            }
            Err(error) => {
                ui.colored_label(ui.visuals().error_fg_color, error);
            }
        }
        basis(ui, "date", &mut form.date_basis);
        text_line(ui, tr!("claim-form-date-words"), &mut form.date_words, tr!("claim-form-date-words-hint"));
        ui.horizontal(|ui| {
            ui.weak(tr!("claim-form-words-paragraph"));
            ui.add(DragValue::new(&mut form.words_paragraph).range(1..=9999));
        });
        text_line(ui, tr!("claim-form-date-note"), &mut form.date_note, tr!("claim-form-date-note-hint"));
    }
}

fn basis(ui: &mut Ui, salt: &str, basis: &mut Basis) {
    ui.push_id(salt, |ui| {
        ui.horizontal_wrapped(|ui| {
            for other in [Basis::Stated, Basis::Inferred, Basis::PublicRecord] {
                ui.selectable_value(basis, other, word(other.name()));
            }
        });
    });
}

/// A field that searches places, those of the gazetteer first; gives the identifier of one that was chosen.
pub(super) fn place_search(ui: &mut Ui, state: &State, name: &str, hint: &str, typed: &mut String) -> Option<String> {
    let field = ui.add(TextEdit::singleline(typed).hint_text(hint).desired_width(f32::INFINITY));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, name));
    let words = fold(typed);
    if words.is_empty() {
        return None;
    }
    let mut chosen = None;
    for id in suggestions(ui, state, &words) {
        let Some(place) = state.known.place(&id) else { continue };
        let country = place.country.as_deref().map(|country| format!(" · {country}")).unwrap_or_default();
        let words = format!("{}, {}{country}", place.name(), word(place.kind.label()));
        let is_known = state.dossier.gazetteer.place(&id).is_some();
        if ui.selectable_label(false, if is_known { words } else { tr!("claim-form-place-is-new", place = words) }).clicked() {
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

/// The field that searches a place of a stretch: `end` is `from`, `to` or `via`.
fn place_of_leg(ui: &mut Ui, state: &State, n: usize, end: &str, form: &mut ClaimForm) -> Option<String> {
    let (name, hint) = (tr!("claim-form-leg-place", end = end, n = n + 1), tr!("claim-form-leg-place-hint", end = end, n = n + 1));
    place_search(ui, state, &name, &hint, form.searches.entry(format!("{end} {n}")).or_default())
}

fn name_of(state: &State, id: &str) -> String {
    state.known.place(id).map_or_else(|| id.to_owned(), |place| place.name().to_owned())
}

fn places(ui: &mut Ui, state: &State, form: &mut ClaimForm) {
    style::heading(ui, tr!("claim-form-where"));
    let mut gone = None;
    for (n, place) in form.places.iter_mut().enumerate() {
        ui.horizontal_wrapped(|ui| {
            ui.strong(name_of(state, &place.place));
            ComboBox::from_id_salt(("prec", n)).selected_text(phrases::where_prec_label(place.prec)).show_ui(ui, |ui| {
                for prec in 1..=7 {
                    ui.selectable_value(&mut place.prec, prec, format!("{prec} {}", phrases::where_prec_label(prec)));
                }
            });
            if ui.small_button(tr!("workbench-remove")).clicked() {
                gone = Some(n);
            }
        });
        basis(ui, &format!("place {n}"), &mut place.basis);
        let mut note = place.note.clone().unwrap_or_default();
        let field = ui.add(TextEdit::singleline(&mut note).hint_text(tr!("claim-form-place-note-hint")).desired_width(f32::INFINITY));
        if field.changed() {
            place.note = (!note.trim().is_empty()).then_some(note);
        }
    }
    if let Some(n) = gone {
        form.places.remove(n);
    }
    let typed = form.searches.entry("place".to_owned()).or_default();
    if let Some(id) = place_search(ui, state, tr!("claim-form-add-place"), tr!("claim-form-add-place-hint"), typed)
        && !form.places.iter().any(|place| place.place == id)
    {
        let prec = state.known.place(&id).map_or(1, |place| where_prec_of(place.kind));
        form.places.push(Where { place: id, prec, basis: Basis::Stated, note: None });
    }
    if form.places.is_empty() {
        ui.weak(tr!("claim-form-no-place"));
    }
}

fn legs(ui: &mut Ui, state: &State, form: &mut ClaimForm) {
    style::heading(ui, tr!("claim-form-legs"));
    ui.weak(tr!("claim-form-legs-tip"));
    let mut gone = None;
    let count = form.legs.len();
    for n in 0..count {
        let mut leg = form.legs.get(n).cloned().unwrap_or_default();
        ui.push_id(("leg", n), |ui| {
            ui.horizontal(|ui| {
                ui.strong(tr!("claim-form-leg", n = n + 1));
                if count > 1 && ui.small_button(tr!("workbench-remove")).clicked() {
                    gone = Some(n);
                }
            });
            for (end, label, value) in [("from", tr!("claim-form-from"), &mut leg.from), ("to", tr!("claim-form-to"), &mut leg.to)] {
                ui.horizontal(|ui| {
                    ui.weak(label);
                    ui.strong(value.as_deref().map_or_else(|| tr!("claim-form-not-stated").to_owned(), |id| name_of(state, id)));
                    if value.is_some() && ui.small_button(tr!("workbench-clear")).clicked() {
                        *value = None;
                    }
                });
                if value.is_none()
                    && let Some(id) = place_of_leg(ui, state, n, end, form)
                {
                    *value = Some(id);
                }
            }
            ui.horizontal_wrapped(|ui| {
                ui.weak(tr!("claim-form-via"));
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
            if let Some(id) = place_of_leg(ui, state, n, "via", form) {
                leg.via.push(id);
            }
            ui.horizontal_wrapped(|ui| {
                ComboBox::from_id_salt("direction")
                    .selected_text(leg.direction.map_or(tr!("claim-form-no-direction"), Compass::name))
                    .show_ui(ui, |ui| {
                        ui.selectable_value(&mut leg.direction, None, tr!("claim-form-no-direction"));
                        for direction in Compass::ALL {
                            ui.selectable_value(&mut leg.direction, Some(direction), direction.name());
                        }
                    });
                ui.weak(tr!("claim-form-path"));
                for path in [PathKnowledge::Stated, PathKnowledge::Inferred, PathKnowledge::Unknown] {
                    ui.selectable_value(&mut leg.path, path, word(path.name()));
                }
            });
            Grid::new("dates").num_columns(2).show(ui, |ui| {
                for (label, value) in [(tr!("claim-form-depart"), &mut leg.depart), (tr!("claim-form-arrive"), &mut leg.arrive)] {
                    let label = ui.weak(label);
                    ui.add(TextEdit::singleline(value).hint_text(tr!("claim-form-not-dated")).desired_width(150.0)).labelled_by(label.id);
                    ui.end_row();
                }
            });
            ui.checkbox(&mut leg.stood, tr!("claim-form-stood"));
            ui.checkbox(&mut leg.stays, tr!("claim-form-stays"));
        });
        if let Some(row) = form.legs.get_mut(n) {
            *row = leg;
        }
    }
    if let Some(n) = gone {
        form.legs.remove(n);
    }
    if ui.button(tr!("claim-form-add-leg")).clicked() {
        form.legs.push(LegRow::default());
    }
}

fn actors(ui: &mut Ui, state: &State, form: &mut ClaimForm, commands: &mut Vec<Command>) {
    style::heading(ui, tr!("claim-form-who"));
    let mut gone = None;
    for (n, involved) in form.actors.iter_mut().enumerate() {
        ui.horizontal_wrapped(|ui| {
            ui.strong(state.dossier.actor(&involved.actor).map_or(involved.actor.as_str(), |actor| actor.name.as_str()));
            ComboBox::from_id_salt(("role", n)).width(80.0).selected_text(word(involved.role.name())).show_ui(ui, |ui| {
                for role in [Role::Agent, Role::Target, Role::Party, Role::Source, Role::Place] {
                    ui.selectable_value(&mut involved.role, role, word(role.name()));
                }
            });
            if ui.small_button(tr!("workbench-remove")).clicked() {
                gone = Some(n);
            }
        });
    }
    if let Some(n) = gone {
        form.actors.remove(n);
    }
    let typed = form.searches.entry("actor".to_owned()).or_default();
    let field = ui.add(TextEdit::singleline(typed).hint_text(tr!("claim-form-add-actor-hint")).desired_width(f32::INFINITY));
    field.widget_info(|| egui::WidgetInfo::labeled(egui::Role::TextInput, true, tr!("claim-form-add-actor")));
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
        ui.weak(tr!("claim-form-new-actor", name = typed.trim()));
        for (kind, name) in kinds_of_actor() {
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

fn kinds_of_actor() -> [(ActorKind, &'static str); 7] {
    [
        (ActorKind::State, tr!("claim-form-actor-state")),
        (ActorKind::Armed, tr!("claim-form-actor-armed")),
        (ActorKind::Agency, tr!("claim-form-actor-agency")),
        (ActorKind::Person, tr!("claim-form-actor-person")),
        (ActorKind::Group, tr!("claim-form-actor-group")),
        (ActorKind::Media, tr!("claim-form-actor-media")),
        (ActorKind::Alliance, tr!("claim-form-actor-alliance")),
    ]
}

fn figures(ui: &mut Ui, form: &mut ClaimForm) {
    style::heading(ui, tr!("claim-form-figures"));
    let mut gone = None;
    for (n, row) in form.figures.iter_mut().enumerate() {
        ui.push_id(("figure", n), |ui| {
            ui.horizontal_wrapped(|ui| {
                let fields = [
                    (&mut row.what, tr!("claim-form-figure-what-hint"), 80.0),
                    (&mut row.text, tr!("claim-form-figure-text-hint"), 120.0),
                    (&mut row.low, "40", 36.0),
                    (&mut row.high, "40", 36.0),
                ];
                for (value, hint, width) in fields {
                    ui.add(TextEdit::singleline(value).hint_text(hint).desired_width(width));
                }
                if ui.small_button(tr!("workbench-remove")).clicked() {
                    gone = Some(n);
                }
            });
        });
    }
    if let Some(n) = gone {
        form.figures.remove(n);
    }
    if ui.button(tr!("claim-form-add-figure")).on_hover_text(tr!("claim-form-add-figure-tip")).clicked() {
        form.figures.push(FigureRow::default());
    }
}

fn rest(ui: &mut Ui, form: &mut ClaimForm) {
    style::heading(ui, tr!("claim-form-rest"));
    let label = ui.label(RichText::new(tr!("claim-form-terms")).small().weak());
    ui.add(TextEdit::multiline(&mut form.terms).desired_rows(2).desired_width(f32::INFINITY)).labelled_by(label.id);
    text_line(ui, tr!("claim-form-note"), &mut form.note, tr!("claim-form-note-hint"));
}
