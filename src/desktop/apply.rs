//! The one place where a command changes anything.

use std::collections::BTreeSet;

use super::export::{ExportForm, ExportWhat};
use super::session::HOME;
use super::state::Flight;
use super::texts::{self, tr};
use super::{
    Centre, Command, CompareTab, HandOutForm, PictureForm, RightTab, Session, State, Stretch, Work, export, hand_out, layers, lessons,
    picture, quiz_round, search, share, style, workbench,
};
use crate::basemap::MapSource;
use crate::dossier::{Claim, ClaimId, Dossier, Happening, Modality, Originals, Recognised, Shape};
use crate::exchange::{Format, Layer};
use crate::gazetteer::Place;
use crate::geo::LonLat;
use crate::playback::Mode;
use crate::query::Filter;
use crate::store::{EditionFile, read_text_file};
use crate::time::{AxisView, Moment, TimeSpan, parse_user_date};

/// Does what was asked for.
pub(super) fn apply(session: &mut Session, state: &mut State, command: Command, ctx: &egui::Context) {
    match command {
        Command::Select(of) => select_claim(session, state, ClaimId { of, index: 0 }),
        Command::SelectClaim(id) => select_claim(session, state, id),
        Command::ShowTab(tab) => {
            session.tab = tab;
            if tab != RightTab::Inspector
                && let Some(id) = state.claim
            {
                show_claim(state, id);
            }
        }
        Command::ReadArticle(id) => state.article = Some(id),
        Command::ReadParagraph { article, paragraph } => {
            state.article = Some(article);
            state.scroll.paragraph = Some(paragraph);
            show_reader(session);
        }
        Command::ReadPassage(id) => read_passage(session, state, id),
        Command::StepClaim(by) => step_claim(session, state, by),
        Command::NextVersion => {
            if let Some(id) = state.claim {
                let count = state.dossier.claims_of(id.of).len().max(1);
                select_claim(session, state, ClaimId { index: (id.index + 1) % count, ..id });
            }
        }
        Command::ShowPlace(id) => {
            if let Some(place) = state.dossier.gazetteer.place(&id) {
                state.flight = Some(Flight::To(vec![place.at], search::zoom_for(place.kind)));
            }
            open_place(state, id);
            // who reads goes on reading
            if session.tab != RightTab::Reader {
                show_inspector(session);
            }
        }
        Command::OpenPlace(id) => {
            open_place(state, id);
            show_inspector(session);
        }
        Command::ClosePlace => state.place = None,
        Command::ShowMiddle(middle) => {
            session.middle = middle;
            if let Centre::Compare(tab) = middle {
                session.compare_tab = tab;
            }
        }
        Command::ShowCell(cell) => state.compared.cell = cell,
        Command::ShowDisputesOf { article, paragraph } => {
            (state.compared.disputes_of, state.compared.only) = (Some((article, paragraph)), None);
            session.middle = Centre::Compare(CompareTab::Disputes);
        }
        Command::ShowAllDisputes => (state.compared.disputes_of, state.compared.only) = (None, None),
        Command::FlyTo { at, zoom } => fly(state, (at.lon, at.lat), zoom),
        Command::FlyHome => fly(state, HOME.0, HOME.1),
        Command::ZoomBy(by) => {
            // at the last zoom there is nothing further to do
            let _ = state.map.set_zoom((state.map.zoom() + by).clamp(2.0, 16.0));
        }

        Command::MoveMap(by) => move_map(state, by),
        Command::PlayOrPause => play_or_pause(state),
        Command::Play(direction) => {
            state.playback.settings.direction = direction;
            state.playback.play();
        }
        Command::StepToNext => step(state, true),
        Command::StepToPrevious => step(state, false),
        Command::StepBy(unit, count) => state.playback.step_by(unit, count),
        Command::GoTo(moment) => state.playback.jump_to(moment),
        Command::GoToStart => state.playback.home(),
        Command::GoToEnd => state.playback.end(),
        Command::SetMode(mode) => set_mode(session, state, mode),
        Command::Faster => state.playback.faster(),
        Command::Slower => state.playback.slower(),
        Command::SetAtEnd(at_end) => state.playback.settings.at_end = at_end,
        Command::SetSpeed(speed) => state.playback.settings.speed = speed,
        Command::SkipEmpty(skip) => state.playback.settings.skip_empty = skip,
        Command::PauseAtEvents(pause) => state.playback.settings.pause_at_events = pause,
        Command::FoldEmptyTime(fold) => {
            session.fold_empty_time = fold;
            lay_out_axis(session, state);
        }
        Command::FoldLongerThan(seconds) => {
            session.fold_empty_time = true;
            session.fold_longer_than_s = seconds;
            lay_out_axis(session, state);
        }
        Command::SetLanes(lanes) => {
            session.lanes = lanes;
            state.recolour(session);
        }
        Command::SetAxisView(view) => state.look_at_axis(view),
        Command::ShowStretch(stretch) => show_stretch(state, stretch),
        Command::TypeDate(typing) => {
            state.date_field = typing.then(String::new);
            if typing {
                ctx.memory_mut(|memory| memory.request_focus(super::timeline::date_field_id()));
            }
        }
        Command::GoToDate(text) => go_to_date(state, &text, ctx),
        Command::SetTrace(seconds) => session.trace_s = seconds,
        Command::SetTrail(km) => session.trail_km = km,

        Command::ToggleArticle(id) => {
            let all: BTreeSet<String> = state.dossier.articles.iter().map(|article| article.id.clone()).collect();
            toggle(&mut session.filter.articles, &all, [id]);
        }
        Command::OnlyArticle(id) => session.filter.articles = Some(BTreeSet::from([id])),
        Command::ToggleShape(shape) => toggle(&mut session.filter.shapes, &BTreeSet::from(Shape::ALL), [shape]),
        Command::ToggleMovements => session.filter.events_only = !session.filter.events_only,
        Command::ToggleModality(modality) => toggle(&mut session.filter.modalities, &BTreeSet::from(Modality::ALL), [modality]),
        Command::ToggleActor(id) => {
            let mut chosen = session.filter.actors.take().unwrap_or_default();
            if !chosen.remove(&id) {
                chosen.insert(id);
            }
            session.filter.actors = (!chosen.is_empty()).then_some(chosen);
        }
        Command::SetMaxWherePrec(prec) => session.filter.max_where_prec = prec,
        Command::SetMaxDatePrec(prec) => session.filter.max_date_prec = prec,
        Command::ClearFilters => session.filter = Filter::default(),
        Command::SetColourBy(by) => {
            session.colour_by = by;
            state.recolour(session);
        }
        Command::SetTheme(theme) => {
            session.theme = theme;
            style::apply(ctx, theme);
        }
        Command::SetScript(script) => session.script = script,
        Command::ShowOverview(show) => session.overview = show,
        Command::OpenMap(source) => {
            state.ground.open(source, session.theme);
            state.map_path = None;
        }
        Command::ShowLegend(show) => session.legend = show,
        Command::ShowSchematic(show) => session.schematic = show,

        Command::OpenSearch => state.search.open = !state.search.text.is_empty(),
        Command::SearchFor(text) => {
            state.search.found = search::find(&state.dossier, &text);
            state.search.open = !text.is_empty();
            state.search.text = text;
        }
        Command::CloseSearch => state.search.open = false,

        Command::ShowKeys(show) => state.keys_open = show,
        Command::ShowAbout(show) => state.about_open = show,
        Command::ShowOpenMap(show) => state.map_path = show.then(String::new),
        Command::ShowExport(false) => state.export = None,
        Command::ShowExport(true) => {
            let folder = workbench::first_folder(state);
            let form = || ExportForm::new(Layer::Events, Format::GEOJSON, ExportWhat::Filtered, Layer::Events.name(), &folder);
            state.export.get_or_insert_with(form);
        }
        Command::ShowPicture(kind) => state.picture = kind.map(|kind| PictureForm::new(kind, state)),
        Command::SavePicture(form) => picture::save(session, state, &form, ctx),
        Command::CopyPicture => picture::copy(session, state, ctx),
        Command::ShowSheet(of) => {
            let layer = if matches!(of, Happening::Event(_)) { Layer::Events } else { Layer::Movements };
            let (name, folder) = (state.dossier.id(of), workbench::first_folder(state));
            state.export = Some(ExportForm::new(layer, Format::HTML, ExportWhat::Selected(of), name, &folder));
        }
        Command::Export(form) => export::begin(session, state, &form, ctx),
        Command::TakeFiles(paths) => take_files(session, state, &paths, ctx),
        Command::Dismiss => dismiss(state),
        Command::Layer(command) => layers::apply(session, state, *command, ctx),
        Command::ShowHandOut(lesson) => state.hand_out = Some(HandOutForm::new(lesson, state)),
        Command::CloseHandOut => state.hand_out = None,
        Command::HandOut(form) => hand_out::begin(session, state, &form, ctx),
        Command::CopyView => share::copy(session, state, ctx),
        Command::OpenView(text) => share::open(session, state, &text),
        Command::Quiz(command) => quiz_round::apply(session, state, command),
        Command::Lesson(command) => lessons::apply(session, state, *command, ctx),
        Command::SetInterfaceSize(size) => {
            session.interface_size = size.clamp(0.75, 3.0);
            style::set_size(ctx, session.interface_size);
        }
        Command::ShowLetters(show) => session.letters = show,
        Command::SetLanguage(language) => {
            session.language = language;
            // the lanes of the slider have their names from the catalogue
            texts::speak(language);
            state.recolour(session);
        }
        Command::SetReducedMotion(reduced) => {
            session.reduced_motion = reduced;
            style::set_motion(ctx, reduced);
        }
        Command::Work(work) => workbench::apply(session, state, *work, ctx),
        Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
    }
}

/// Map, slider, inspector and reader go to a claim together; the slider stays where it is if the claim is visible there.
fn select_claim(session: &Session, state: &mut State, id: ClaimId) {
    let Some(claim) = state.dossier.claim(id) else { return };
    let visible = state.scene.claims.contains(&id);
    let moment = claim.when.as_ref().and_then(|when| when.edtf.strict().a_moment_in());
    let filtered = !session.filter.matches(&state.dossier, id);
    show_claim(state, id);
    if !visible && let Some(moment) = moment {
        state.playback.jump_to(moment);
    }
    if filtered {
        state.say(tr!("app-filter-hides"), false);
    }
}

/// Goes on, in the direction in which it went, or pauses. Where it has paused for several that begin at one moment, it goes to the next of them first.
fn play_or_pause(state: &mut State) {
    if state.playback.is_playing() {
        return state.playback.pause();
    }
    if state.playback.settings.pause_at_events {
        let mut here = state.halts();
        here.retain(|(moment, _)| *moment == state.playback.now());
        // none of them is shown yet where somebody went there by hand
        let shown = here.iter().position(|(_, id)| state.selected == Some(id.of));
        if let Some((_, id)) = here.get(shown.map_or(0, |at| at + 1)) {
            return show_claim(state, *id);
        }
    }
    state.playback.play();
}

/// A passage was clicked: the map flies to its places, the slider goes to its date, and the inspector is open beside the reader.
fn read_passage(session: &mut Session, state: &mut State, id: ClaimId) {
    select_claim(session, state, id);
    let moment = state.dossier.claim(id).and_then(|claim| claim.when.as_ref()).and_then(|when| when.edtf.strict().a_moment_in());
    if let Some(moment) = moment {
        state.playback.jump_to(moment);
    }
    let places = places_of(state, id);
    let closest = places.iter().map(|place| search::zoom_for(place.kind)).fold(f64::INFINITY, f64::min);
    let spots: Vec<LonLat> = places.iter().map(|place| place.at).collect();
    if !spots.is_empty() {
        // nobody wants to be thrown from one zoom to another for the next sentence
        state.flight = Some(Flight::To(spots, closest.min(state.map.zoom().max(HOME.1))));
    }
    show_inspector(session);
}

fn places_of(state: &State, id: ClaimId) -> Vec<&Place> {
    let ids = state.dossier.claim(id).map(Claim::place_ids).unwrap_or_default();
    ids.into_iter().filter_map(|id| state.dossier.gazetteer.place(id)).collect()
}

/// To the claim so many further on in the article that is open; from nowhere, to its first or last.
fn step_claim(session: &mut Session, state: &mut State, by: isize) {
    let Some(article) = state.article.clone() else { return };
    let claims = state.dossier.claims_in_reading_order(&article);
    let here = state.claim.and_then(|id| claims.iter().position(|known| *known == id));
    let next = match here {
        Some(index) => index.checked_add_signed(by),
        None if by > 0 => Some(0),
        None => claims.len().checked_sub(1),
    };
    if let Some(id) = next.and_then(|index| claims.get(index)) {
        read_passage(session, state, *id);
        show_reader(session);
    }
}

/// The inspector shows a place; what is selected stays so, and comes back when the card is closed.
fn open_place(state: &mut State, id: String) {
    if state.dossier.gazetteer.place(&id).is_some() {
        state.place = Some(id);
    }
}

fn show_inspector(session: &mut Session) {
    if matches!(session.tab, RightTab::Reader | RightTab::Places) {
        session.tab = RightTab::Both;
    }
}

fn show_reader(session: &mut Session) {
    if matches!(session.tab, RightTab::Inspector | RightTab::Places) {
        session.tab = RightTab::Both;
    }
}

/// Inspector and reader show a claim.
fn show_claim(state: &mut State, id: ClaimId) {
    state.selected = Some(id.of);
    state.claim = Some(id);
    state.place = None;
    state.article = state.dossier.claim(id).map(|claim| claim.article.clone());
    state.scroll.passage = true;
    state.scroll.card = true;
    state.flight = Some(Flight::IfHidden(places_of(state, id).iter().map(|place| place.at).collect()));
}

/// Another axis under the same view of time.
fn lay_out_axis(session: &Session, state: &mut State) {
    let seen = (!state.axis_view.is_all()).then(|| state.axis_view.span(&state.timeline.axis));
    state.recolour(session);
    state.look_at_axis(seen.map_or(AxisView::ALL, |span| AxisView::of_span(&state.timeline.axis, &span)));
}

fn show_stretch(state: &mut State, stretch: Stretch) {
    let now = state.playback.now();
    let span = match stretch {
        Stretch::All => return state.look_at_axis(AxisView::ALL),
        Stretch::Year => TimeSpan::between(now.start_of_year(), now.start_of_year().plus_years(1)),
        Stretch::Month => TimeSpan::between(now.start_of_month(), now.start_of_month().plus_months(1)),
    };
    state.look_at_axis(AxisView::of_span(&state.timeline.axis, &span));
}

/// To a date that somebody typed: the slider goes to its first moment, and the axis to where it can be seen.
fn go_to_date(state: &mut State, text: &str, ctx: &egui::Context) {
    let date = match parse_user_date(text) {
        Ok(date) => date,
        Err(error) => {
            // what was typed stays, to be mended
            ctx.memory_mut(|memory| memory.request_focus(super::timeline::date_field_id()));
            return state.say(error.to_string(), true);
        }
    };
    let span = date.strict();
    let Some(moment) = span.start.or_else(|| span.a_moment_in()) else {
        return state.say(tr!("time-date-has-no-day", date = text), true);
    };
    state.date_field = None;
    state.playback.pause();
    state.playback.jump_to(moment);
    if state.playback.now() != moment {
        let extent = state.timeline.extent();
        let [first, last] = [extent.start, extent.end].map(|end| end.map_or_else(String::new, Moment::day_label));
        state.say(tr!("time-date-not-on-axis", date = date.human(), first = first, last = last), false);
    }
    state.show_now_on_axis();
}

/// A window keeps the width that was last chosen for it.
fn set_mode(session: &mut Session, state: &mut State, mode: Mode) {
    if let Mode::Window { seconds } = mode {
        session.window_s = seconds;
    }
    state.playback.settings.mode = mode;
}

fn move_map(state: &mut State, [right, down]: [f32; 2]) {
    let Some([width, height]) = state.map_size else { return };
    let rect = egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(width as f32, height as f32));
    let middle = super::map::projector(&state.map, rect).unproject(rect.center().to_vec2() + rect.size() * egui::vec2(right, down));
    // beyond the poles there is no map
    fly(state, (middle.x(), middle.y().clamp(-84.0, 84.0)), state.map.zoom());
}

fn fly(state: &mut State, (lon, lat): (f64, f64), zoom: f64) {
    state.map.center_at(walkers::lon_lat(lon, lat));
    // a zoom out of range leaves the map where it is
    let _ = state.map.set_zoom(zoom);
}

/// To the next or the previous happening that passes the filter, in order of their beginnings. Several that begin on one day
/// are gone through one after another. At the last there is nothing further to do.
fn step(state: &mut State, forward: bool) {
    let stops = state.stops_shown();
    let now = state.playback.now();
    let here = stops.iter().position(|(moment, id)| *moment == now && state.selected == Some(id.of));
    let next = match (here, forward) {
        (Some(index), true) => index.checked_add(1),
        (Some(index), false) => index.checked_sub(1),
        (None, true) => Some(stops.partition_point(|(moment, _)| *moment < now)),
        (None, false) => stops.partition_point(|(moment, _)| *moment < now).checked_sub(1),
    };
    if let Some((moment, id)) = next.and_then(|index| stops.get(index)) {
        state.playback.jump_to(*moment);
        show_claim(state, *id);
    }
}

/// Switches values of a set on or off together; a full set is no filter.
fn toggle<T: Ord + Clone>(set: &mut Option<BTreeSet<T>>, all: &BTreeSet<T>, values: impl IntoIterator<Item = T>) {
    let mut chosen = set.take().unwrap_or_else(|| all.clone());
    let values: Vec<T> = values.into_iter().collect();
    let on = values.iter().any(|value| chosen.contains(value));
    for value in values {
        if on {
            chosen.remove(&value);
        } else {
            chosen.insert(value);
        }
    }
    *set = (chosen != *all).then_some(chosen);
}

/// Files dropped on the window: a folder or a `.dateline` file is opened as a dossier, originals are recognised, anything else is refused with a reason.
fn take_files(session: &mut Session, state: &mut State, paths: &[std::path::PathBuf], ctx: &egui::Context) {
    let mut taken = Vec::new();
    let mut refused = Vec::new();
    for path in paths {
        if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("pmtiles")) {
            return state.ground.open(MapSource::Archive(path.clone()), session.theme);
        }
        if path.is_dir() || crate::store::is_packed_name(path) {
            return workbench::apply(session, state, Work::Open(path.clone()), ctx);
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = match read_text_file(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                refused.push(tr!("app-cannot-be-read", file = name, error = error.to_string()));
                continue;
            }
        };
        match state.texts.originals.recognise(&state.dossier, &bytes) {
            Recognised::Original(article) => match unresolved(&state.dossier, &state.texts.originals, &article.id) {
                0 => taken.push((article.id.clone(), article.label.clone())),
                n => refused.push(tr!("app-original-differs", file = name, article = &article.label, passages = n)),
            },
            Recognised::OtherEdition(edition) => {
                let label = state.dossier.article(&edition.article).map_or("", |article| article.label.as_str());
                refused.push(tr!("app-other-edition", file = name, article = label, edition = edition.to_string()));
                state.texts.other_editions.retain(|file| file.edition.article != edition.article);
                state.texts.other_editions.push(EditionFile { path: path.clone(), edition });
            }
            // what no card knows may be an article that is to get one
            Recognised::Unknown | Recognised::NotText => {
                return workbench::apply(session, state, Work::BeginArticle(Some(path.clone())), ctx);
            }
        }
    }
    if let Some((id, _)) = taken.first() {
        state.article = Some(id.clone());
        show_reader(session);
    }
    let labels: Vec<String> = taken.into_iter().map(|(_, label)| tr!("app-recognised", article = label)).collect();
    let failed = labels.is_empty();
    state.say(labels.into_iter().chain(refused).collect::<Vec<_>>().join("\n"), failed);
}

/// Passages of an article that its original does not hold.
fn unresolved(dossier: &Dossier, originals: &Originals, article: &str) -> usize {
    let Some(original) = originals.of(article) else { return 0 };
    dossier.claims().filter(|(_, claim)| claim.article == article && !original.holds(&claim.passage)).count()
}

/// Esc closes what lies on top, then deselects.
fn dismiss(state: &mut State) {
    if state.date_field.is_some() {
        state.date_field = None;
    } else if state.search.open {
        state.search.open = false;
    } else if state.export.is_some() || state.map_path.is_some() || state.picture.is_some() {
        state.export = None;
        state.picture = None;
        state.map_path = None;
    } else if state.hand_out.is_some() {
        state.hand_out = None;
    } else if state.layers.rows.is_some() || state.layers.export.is_some() || state.layers.form.is_some() {
        (state.layers.rows, state.layers.export, state.layers.form) = (None, None, None);
    } else if state.notice.is_some() {
        state.notice = None;
    } else if state.work.chooser.is_some() {
        state.work.chooser = None;
    } else if state.work.article.as_ref().is_some_and(workbench::ArticleForm::is_empty) {
        state.work.article = None;
    } else if state.work.is_writing() || state.work.card.is_some() || state.work.paragraph.is_some() {
        // what was typed is not thrown away by a key
    } else if state.keys_open || state.about_open {
        state.keys_open = false;
        state.about_open = false;
    } else if state.place.is_some() {
        state.place = None;
    } else {
        state.selected = None;
        state.claim = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn switching_all_on_again_is_no_filter() {
        let all = BTreeSet::from([1, 2, 3]);
        let mut set = None;
        toggle(&mut set, &all, [2]);
        assert_eq!(set, Some(BTreeSet::from([1, 3])));
        toggle(&mut set, &all, [1, 3]);
        assert_eq!(set, Some(BTreeSet::new()));
        toggle(&mut set, &all, [1, 2, 3]);
        assert_eq!(set, None);
    }
}
