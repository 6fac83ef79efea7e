//! Where what is asked of the workbench is done.

use std::path::{Path, PathBuf};

use egui::Context;

use super::claim_form::{ClaimForm, where_prec_of};
use super::place_form::PlaceForm;
use super::{ArticleForm, CardForm, Chooser, NameInText, ParagraphForm, Pending, Purpose, Words, Work, autosave, chooser, files};
use crate::desktop::state::Flight;
use crate::desktop::texts::tr;
use crate::desktop::{LayerCommand, RightTab, Session, State};
use crate::dossier::{Basis, Claim, ClaimId, Dossier, Passage, Reading, Where, decode_text};
use crate::edit::{CitedRow, Edit, History, cite, places_to_add};
use crate::exchange::{GazetteerFormat, places_from};
use crate::gazetteer::Place;
use crate::store::{plain_text, read_text_file};

/// Does what was asked for.
pub(in crate::desktop) fn apply(session: &mut Session, state: &mut State, work: Work, ctx: &Context) {
    match work {
        Work::Edit(edit) => {
            if let Err(refusal) = edit_dossier(session, state, &edit) {
                state.say(refusal, true);
            }
        }
        Work::Undo => undo(session, state),
        Work::Redo => redo(session, state),

        Work::New => files::guarded(session, state, Pending::New, ctx),
        Work::Open(folder) => files::guarded(session, state, Pending::Open(folder), ctx),
        Work::Choose(purpose) => choose(state, purpose),
        Work::ChooseTarget(path) => state.work.chooser = Some(Chooser::for_target(&path, chooser::first_folder(state))),
        Work::LookInto(folder) => {
            if let Some(chooser) = &mut state.work.chooser {
                chooser.look_into(folder);
            }
        }
        Work::Chosen(path) => chosen(session, state, path, ctx),
        Work::CloseChooser => {
            state.work.chooser = None;
            state.work.after_save = None;
        }
        Work::Save => files::save(session, state),
        Work::SaveAs(folder) => files::save_as(session, state, &folder),
        Work::Answer(answer) => files::answer(session, state, answer, ctx),
        Work::Recover(wanted) => match state.work.recovered.take() {
            Some(recovery) if wanted => autosave::recover(session, state, recovery),
            _ => state.work.autosave.forget(),
        },

        Work::BeginArticle(path) => begin_article(state, path.as_deref()),
        Work::AddArticle => add_article(session, state),
        Work::Cite(table, rows) => cite_rows(session, state, &table, &rows),
        Work::CloseArticle => state.work.article = None,
        Work::OpenCard => {
            let article = state.article.as_deref().and_then(|id| state.dossier.article(id));
            state.work.card = article.map(CardForm::of);
        }
        Work::KeepCard => keep_card(session, state),
        Work::OpenParagraph(paragraph) => state.work.paragraph = ParagraphForm::of(state, paragraph),
        Work::KeepParagraph => keep_paragraph(session, state),
        Work::CloseForms => (state.work.card, state.work.paragraph) = (None, None),

        Work::Review(on) => review(session, state, on),
        Work::StepName(by) => step_name(state, by),
        Work::GoToName(at) => go_to_name(state, at),
        Work::Accept(candidate) => accept(session, state, candidate),
        Work::AcceptSure => accept_sure(session, state),
        Work::AcceptPlace(id) => decide(session, state, Some(id)),
        Work::Reject => decide(session, state, None),
        Work::Undecide => undecide(session, state),

        Work::SelectWords { paragraph, start, end } => state.work.words = Some(Words { paragraph, start, end }),
        Work::BeginClaim => begin_claim(session, state),
        Work::ChangeClaim(id) => {
            state.work.claim = ClaimForm::of(&state.dossier, id);
            session.tab = RightTab::Both;
        }
        Work::KeepClaim => keep_claim(session, state),
        Work::CloseClaim => state.work.claim = None,

        Work::NewPlace(name) => open_place(session, state, PlaceForm::new(&name)),
        Work::OpenPlace(id) => {
            let known = state.dossier.gazetteer.place(&id);
            if let Some(place) = known.or_else(|| state.known.place(&id)) {
                let form = PlaceForm::of(place, known.is_some());
                open_place(session, state, form);
            }
        }
        Work::TakeFromTable(at) => {
            if let Some(place) = state.work.places.table.get(at) {
                let form = PlaceForm::of(place, state.dossier.gazetteer.place(&place.id).is_some());
                open_place(session, state, form);
            }
        }
        Work::PickSpot(at) => {
            state.work.places.is_picking = false;
            if let Some(form) = &mut state.work.places.form {
                form.pick(at);
            }
        }
        Work::KeepPlace => keep_place(session, state),
        Work::ClosePlace => (state.work.places.form, state.work.places.is_picking) = (None, false),
        Work::ReviewAt { article, start } => {
            state.article = Some(article);
            state.refresh_page();
            review(session, state, true);
            if let Some(at) = state.names.iter().position(|name| name.start == start) {
                go_to_name(state, at);
            }
        }
    }
}

/// Carries an edit out, and works out anew what follows from the dossier.
fn edit_dossier(session: &mut Session, state: &mut State, edit: &Edit) -> Result<(), String> {
    let kept = state.kept();
    let outcome = state.work.history.carry_out(edit, &mut state.dossier, &state.texts.originals);
    outcome.map_err(|refusal| refusal.to_string())?;
    let names = state.work.history.last_touched_names();
    state.after_edit(session, names);
    state.find_again(kept);
    Ok(())
}

/// The place that is open is shown as it is now, or no longer.
fn reload_place(state: &mut State) {
    if let Some(form) = state.work.places.form.take_if(|form| form.is_known) {
        state.work.places.form = state.dossier.gazetteer.place(&form.id).map(|place| PlaceForm::of(place, true));
    }
}

fn undo(session: &mut Session, state: &mut State) {
    go_through_history(session, state, History::undo, |what| match what {
        Some(what) => tr!("workbench-undone", what = what),
        None => tr!("workbench-nothing-to-undo").to_owned(),
    });
}

fn redo(session: &mut Session, state: &mut State) {
    go_through_history(session, state, History::redo, |what| match what {
        Some(what) => tr!("workbench-redone", what = what),
        None => tr!("workbench-nothing-to-redo").to_owned(),
    });
}

/// One step back or on, and everything that follows from the dossier with it. `told` is the notice about what was done, or nothing.
fn go_through_history(
    session: &mut Session,
    state: &mut State,
    step: fn(&mut History, &mut Dossier) -> Option<String>,
    told: fn(Option<String>) -> String,
) {
    let kept = state.kept();
    let what = step(&mut state.work.history, &mut state.dossier);
    if what.is_some() {
        let names = state.work.history.last_touched_names();
        state.after_edit(session, names);
        state.find_again(kept);
        reload_place(state);
    }
    state.say(told(what), false);
}

pub(super) fn choose(state: &mut State, purpose: Purpose) {
    state.work.chooser = Some(Chooser::new(purpose, chooser::first_folder(state)));
}

fn chosen(session: &mut Session, state: &mut State, path: PathBuf, ctx: &Context) {
    let Some(purpose) = state.work.chooser.as_ref().map(Chooser::purpose) else { return };
    let saves = matches!(purpose, Purpose::SaveDossier | Purpose::SaveFile);
    if purpose != Purpose::SaveDossier && path.is_dir() && !(path.join("data").is_dir() && path.join("seeds").is_dir()) {
        // a path that was typed leads there first
        if let Some(chooser) = &mut state.work.chooser {
            chooser.look_into(path);
        }
        return;
    }
    if let Some(chooser) = &mut state.work.chooser {
        state.work.last_folder = Some(chooser.folder().to_owned());
        if !saves && !path.exists() {
            return chooser.refuse(tr!("chooser-nothing-there", path = path.display().to_string()));
        }
    }
    match purpose {
        Purpose::OpenDossier => {
            state.work.chooser = None;
            files::guarded(session, state, Pending::Open(path), ctx);
        }
        Purpose::SaveDossier => {
            files::save_as(session, state, &path);
            files::go_on(session, state, ctx);
        }
        Purpose::OpenText => {
            state.work.chooser = None;
            begin_article(state, Some(&path));
        }
        Purpose::OpenTable => {
            state.work.chooser = None;
            open_table(session, state, &path);
        }
        Purpose::OpenData => {
            state.work.chooser = None;
            crate::desktop::layers::apply(session, state, LayerCommand::Open(path), ctx);
        }
        Purpose::SaveFile => {
            state.work.chooser = None;
            let path = path.display().to_string();
            if let Some(form) = &mut state.picture {
                form.path = path;
            } else if let Some(form) = &mut state.export {
                form.path = path;
            } else if let Some(form) = &mut state.hand_out {
                form.path = path;
            } else if let Some(form) = &mut state.layers.export {
                form.path = path;
            }
        }
    }
}

/// Opens the window that adds an article, with a file in it if there is one.
pub(in crate::desktop) fn begin_article(state: &mut State, path: Option<&Path>) {
    let Some(path) = path else {
        state.work.article = Some(ArticleForm::default());
        return;
    };
    let shown = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = match read_text_file(path) {
        Ok(bytes) => bytes,
        Err(error) => return state.say(tr!("workbench-unreadable", file = shown, error = error.to_string()), true),
    };
    match plain_text(&bytes, None) {
        Ok(plain) => {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let mut form = ArticleForm::with(decode_text(plain.text.as_bytes()).unwrap_or_default(), &stem);
            if plain.is_as_it_was() {
                form.bytes = Some(bytes);
                form.told = Some(tr!("new-article-kept-as-is", file = shown));
            } else {
                form.told = Some(if plain.was_html {
                    tr!("new-article-read-as-page", file = shown, encoding = plain.encoding)
                } else {
                    tr!("new-article-read-as", file = shown, encoding = plain.encoding)
                });
            }
            state.work.article = Some(form);
        }
        Err(error) => state.say(format!("{shown}: {error}"), true),
    }
}

fn add_article(session: &mut Session, state: &mut State) {
    let Some(form) = state.work.article.clone() else { return };
    let bytes = form.bytes.clone().unwrap_or_else(|| form.text.clone().into_bytes());
    let text = decode_text(&bytes).unwrap_or_default();
    let today = jiff::Zoned::now().date().to_string();
    let Some(article) = form.new_article(&today).map(|new| new.card(&bytes, &text)) else { return };
    if let Some(known) = state.dossier.articles.iter().find(|known| known.text.sha256 == article.text.sha256) {
        let refusal = tr!("new-article-text-is-there", label = &known.label);
        return state.say(refusal, true);
    }
    let id = article.id.clone();
    match edit_dossier(session, state, &Edit::AddArticle(article)) {
        Ok(()) => {
            keep_text(state, &id, bytes);
            state.work.article = None;
            state.article = Some(id);
            session.tab = RightTab::Reader;
            state.refresh_page();
            review(session, state, true);
        }
        Err(refusal) => state.say(refusal, true),
    }
}

/// Keeps the original of an article that was just added: it is saved with the dossier.
fn keep_text(state: &mut State, article: &str, bytes: Vec<u8>) {
    state.texts.originals.recognise(&state.dossier, &bytes);
    state.work.texts.insert(article.to_owned(), bytes);
}

/// Makes rows of a table into claims: a card with their text, and a claim of an event for each.
fn cite_rows(session: &mut Session, state: &mut State, table: &str, rows: &[CitedRow]) {
    let today = jiff::Zoned::now().date().to_string();
    let citation = today.parse::<crate::time::Edtf>().ok().and_then(|today| cite(&state.dossier, &state.known, table, rows, &today));
    let Some(citation) = citation else { return state.say(tr!("workbench-no-row-to-cite"), true) };
    match edit_dossier(session, state, &citation.edit) {
        Ok(()) => {
            keep_text(state, &citation.article, citation.text.into_bytes());
            let first = state.dossier.claims().find(|(_, claim)| claim.article == citation.article).map(|(id, _)| id);
            if let Some(id) = first {
                show_kept(state, id);
            }
            state.article = Some(citation.article);
            session.tab = RightTab::Both;
            state.refresh_page();
            state.say(tr!("workbench-rows-cited", rows = rows.len()), false);
        }
        Err(refusal) => state.say(refusal, true),
    }
}

fn keep_card(session: &mut Session, state: &mut State) {
    let Some(form) = state.work.card.take() else { return };
    let outcome = form.card(state).and_then(|card| edit_dossier(session, state, &Edit::ChangeArticle(card)));
    if let Err(refusal) = outcome {
        state.work.card = Some(CardForm { refused: Some(refusal), ..form });
    }
}

fn keep_paragraph(session: &mut Session, state: &mut State) {
    let Some(form) = state.work.paragraph.take() else { return };
    let ParagraphForm { article, paragraph, digest, unmarked, .. } = form.clone();
    let edit = Edit::Digest { article, paragraph, digest: digest.trim().to_owned(), unmarked };
    if let Err(refusal) = edit_dossier(session, state, &edit) {
        state.work.paragraph = Some(form);
        state.say(refusal, true);
    }
}

fn review(session: &mut Session, state: &mut State, on: bool) {
    state.work.review = None;
    if !on {
        return;
    }
    if !state.page.is_original {
        return state.say(tr!("review-needs-original"), true);
    }
    if session.tab == RightTab::Inspector {
        session.tab = RightTab::Both;
    }
    let first = state.names.iter().position(|name| !name.is_decided).unwrap_or(0);
    go_to_name(state, first);
}

fn go_to_name(state: &mut State, at: usize) {
    state.work.review = Some(at);
    state.work.name_search.clear();
    let Some(name) = state.names.get(at) else { return };
    let article = state.article.as_deref().and_then(|id| state.dossier.article(id));
    let paragraph =
        article.and_then(|article| article.paragraphs.iter().find(|paragraph| paragraph.start <= name.start && name.start < paragraph.end));
    state.scroll.paragraph = paragraph.map(|paragraph| paragraph.n);
    // the map shows what is meant, without throwing the view about
    let place = name.place.as_ref().or(name.candidates.first()).and_then(|id| state.known.place(id));
    state.flight = place.map(|place| Flight::IfHidden(vec![place.at]));
}

fn step_name(state: &mut State, by: isize) {
    let (Some(at), count) = (state.work.review, state.names.len()) else { return };
    if let Some(next) = at.checked_add_signed(by).filter(|next| *next < count) {
        go_to_name(state, next);
    }
}

/// Accepts the place that the linker chose, or a candidate by its position.
fn accept(session: &mut Session, state: &mut State, candidate: Option<usize>) {
    let Some(name) = state.work.review.and_then(|at| state.names.get(at)) else { return };
    let place = candidate.map_or(name.place.clone(), |n| name.candidates.get(n).cloned());
    match (place, candidate) {
        (Some(id), _) => decide(session, state, Some(id)),
        (None, None) => state.say(tr!("review-nothing-to-accept"), true),
        (None, Some(_)) => {}
    }
}

fn accept_sure(session: &mut Session, state: &mut State) {
    let Some(article) = state.article.clone() else { return };
    let read = |name: &NameInText| Edit::Read {
        article: article.clone(),
        reading: Reading { start: name.start, end: name.end, place: name.place.clone() },
        places: name.place.as_deref().map(|id| state.places_to_add(id)).unwrap_or_default(),
    };
    let edits: Vec<Edit> = state.names.iter().filter(|name| name.is_sure()).map(read).collect();
    let count = edits.len();
    match edit_dossier(session, state, &Edit::All(edits)) {
        Ok(()) => {
            state.refresh_page();
            state.say(tr!("review-accepted", count = count), false);
            let next = state.names.iter().position(|name| !name.is_decided);
            go_to_name(state, next.unwrap_or(0));
        }
        Err(refusal) => state.say(refusal, true),
    }
}

/// Decides the name that is being looked at, and goes on to the next that is not decided.
fn decide(session: &mut Session, state: &mut State, place: Option<String>) {
    let Some(name) = state.work.review.and_then(|at| state.names.get(at)) else { return };
    let (start, end) = (name.start, name.end);
    let Some(article) = state.article.clone() else { return };
    let places = place.as_deref().map(|id| state.places_to_add(id)).unwrap_or_default();
    let reading = Reading { start, end, place };
    match edit_dossier(session, state, &Edit::Read { article, reading, places }) {
        Ok(()) => {
            state.refresh_page();
            let at = state.work.review.unwrap_or(0);
            let next = state.names.iter().enumerate().skip(at + 1).find(|(_, name)| !name.is_decided).map(|(at, _)| at);
            match next {
                Some(next) => go_to_name(state, next),
                None => go_to_name(state, at),
            }
        }
        Err(refusal) => state.say(refusal, true),
    }
}

fn undecide(session: &mut Session, state: &mut State) {
    let Some(name) = state.work.review.and_then(|at| state.names.get(at)).filter(|name| name.is_decided) else { return };
    let (Some(article), start) = (state.article.clone(), name.start) else { return };
    if let Err(refusal) = edit_dossier(session, state, &Edit::Unread { article, start }) {
        state.say(refusal, true);
    }
}

fn begin_claim(session: &mut Session, state: &mut State) {
    if state.work.claim.is_some() {
        return state.say(tr!("claim-form-is-open"), true);
    }
    let passage = state.selected_passage();
    let (Some(article), Some(passage)) = (state.article.clone(), passage) else {
        return state.say(tr!("claim-form-needs-words"), true);
    };
    let places = places_near(state, &passage);
    state.work.claim = Some(ClaimForm::new(&article, passage, places));
    session.tab = RightTab::Both;
}

/// The places that the selected words name, as a beginning.
fn places_near(state: &State, passage: &Passage) -> Vec<Where> {
    let mut places: Vec<Where> = Vec::new();
    for name in state.names.iter().filter(|name| name.start < passage.end && name.end > passage.start) {
        if let Some(place) = name.place.as_deref().and_then(|id| state.known.place(id))
            && !places.iter().any(|known| known.place == place.id)
        {
            places.push(Where { place: place.id.clone(), prec: where_prec_of(place.kind), basis: Basis::Stated, note: None });
        }
    }
    places
}

fn open_place(session: &mut Session, state: &mut State, form: PlaceForm) {
    session.tab = RightTab::Places;
    state.flight = form.at().map(|at| Flight::IfHidden(vec![at]));
    state.work.places.form = Some(form);
}

fn keep_place(session: &mut Session, state: &mut State) {
    let Some(form) = state.work.places.form.take() else { return };
    let outcome = form.place().and_then(|place| {
        // what it lies in comes with it
        let parents = place.parent.as_deref().map(|parent| state.places_to_add(parent)).unwrap_or_default();
        let mut edits: Vec<Edit> = parents.into_iter().map(|parent| Edit::AddPlace(Box::new(parent))).collect();
        let place = Box::new(place);
        edits.push(if form.is_known { Edit::ChangePlace(place) } else { Edit::AddPlace(place) });
        let edit = Edit::All(edits);
        edit_dossier(session, state, &edit).map(|()| edit)
    });
    match outcome {
        Ok(edit) => {
            state.work.places.form = Some(PlaceForm { is_known: true, refused: None, ..form });
            state.say(tr!("workbench-kept", what = edit.label()), false);
        }
        Err(refusal) => state.work.places.form = Some(PlaceForm { refused: Some(refusal), ..form }),
    }
}

fn open_table(session: &mut Session, state: &mut State, path: &Path) {
    let shown = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let text = match std::fs::read(path).map(String::from_utf8) {
        Ok(Ok(text)) => text,
        Ok(Err(_)) => return state.say(tr!("gazetteer-table-not-utf-8", file = shown), true),
        Err(error) => return state.say(tr!("workbench-unreadable", file = shown, error = error.to_string()), true),
    };
    let Some(format) = GazetteerFormat::guess(&text) else {
        return state.say(tr!("gazetteer-table-unknown", file = shown), true);
    };
    let read = places_from(&text, format);
    let (places, refused) = (read.places.len(), read.refused.len());
    let told = match read.refused.first() {
        Some(row) => {
            tr!("gazetteer-table-read-in-part", file = &shown, places = places, refused = refused, line = row.line, why = &row.why)
        }
        None => tr!("gazetteer-table-read", file = &shown, places = places),
    };
    state.say(told, false);
    (state.work.places.table, state.work.places.table_name) = (read.places, shown);
    (state.work.places.form, session.tab) = (None, RightTab::Places);
}

fn keep_claim(session: &mut Session, state: &mut State) {
    let Some(form) = state.work.claim.take() else { return };
    let edit = form.edit(&state.dossier, |id| state.places_to_add(id));
    let outcome = edit.and_then(|edit| edit_dossier(session, state, &edit).map(|()| edit));
    match outcome {
        Ok(edit) => {
            state.work.words = None;
            let is_it = |(_, claim): &(_, &Claim)| claim.passage == form.passage && claim.article == form.article;
            let changed = form.change.as_ref().and_then(|change| change.position(&state.dossier));
            let kept = changed.or_else(|| state.dossier.claims().filter(is_it).last().map(|(id, _)| id));
            if let Some(id) = kept {
                show_kept(state, id);
            }
            state.say(tr!("workbench-kept", what = edit.label()), false);
        }
        Err(refusal) => state.work.claim = Some(ClaimForm { refused: Some(refusal), ..form }),
    }
}

/// What was just made is to be seen: map and slider go there.
fn show_kept(state: &mut State, id: ClaimId) {
    (state.selected, state.claim) = (Some(id.of), Some(id));
    let Some(claim) = state.dossier.claim(id) else { return };
    let moment = claim.when.as_ref().and_then(|when| when.edtf.strict().a_moment_in());
    let spots = claim.place_ids().into_iter().filter_map(|id| state.dossier.gazetteer.place(id)).map(|place| place.at).collect();
    state.flight = Some(Flight::IfHidden(spots));
    if let Some(moment) = moment {
        state.playback.jump_to(moment);
    }
}

impl State {
    /// A place, and the larger ones that it lies in, as far as the gazetteer does not have them; the largest first.
    pub(super) fn places_to_add(&self, id: &str) -> Vec<Place> {
        places_to_add(&self.dossier, &self.known, id)
    }

    /// The passage of the words that were selected, where the original is shown.
    pub(in crate::desktop) fn selected_passage(&self) -> Option<Passage> {
        let words = self.work.words?;
        let article = self.dossier.article(self.article.as_deref()?)?;
        let original = self.texts.originals.of(&article.id)?;
        Passage::of_words(original, article.paragraph(words.paragraph)?, words.start, words.end)
    }
}
