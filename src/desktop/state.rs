//! What dies with the window: the dossier as loaded, what is selected, and what was worked out from both.

use std::collections::BTreeSet;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkers::MapMemory;

use super::bars::Timeline;
use super::compare::Compared;
use super::export::{ExportForm, ExportJob};
use super::hand_out::{HandOutForm, HandOutJob};
use super::picture::{PictureForm, PictureJob};
use super::tally::Tally;
use super::timeline::Drag;
use super::workbench::{NameInText, Workbench, names_in};
use super::{GroundThread, Layers, LessonEditor, LessonRun, QuizRun, Session};
use crate::dossier::{ClaimId, Dossier, Happening, Paragraph};
use crate::exchange::background_places;
use crate::gazetteer::{Gazetteer, Place, merged};
use crate::geo::{BBox, LonLat};
use crate::linking::{Linker, Mention, Role};
use crate::paint::Hit;
use crate::playback::{Mode, Playback};
use crate::query::{Colours, Coverage, Filter, Page, PlaceSpan, Scene, View, coverage, page, scene};
use crate::store::{self, Loaded, Problem, Source, TEXTS_VARIABLE, Texts, curated_places};
use crate::time::{AxisView, DAY_S, Moment, TimeSpan};

/// A dossier and the originals that this reader has, read from disk.
#[derive(Clone, Debug)]
pub struct Opened {
    /// Where it came from.
    pub source: Source,
    /// The dossier, and the files that it came from.
    pub loaded: Arc<Loaded>,
    /// What is wrong in its files.
    pub problems: Vec<Problem>,
    /// The originals, and what else there is of the articles.
    pub texts: Texts,
}

impl Opened {
    /// Reads a dossier, sound or not, and looks for the originals of its articles, also where the environment says they are.
    #[must_use]
    pub fn load(source: Source) -> Self {
        let texts = std::env::var_os(TEXTS_VARIABLE).map(PathBuf::from);
        Self::load_with_texts(source, texts.as_deref())
    }

    /// Reads a dossier, and looks for originals in its own folder and in that one.
    #[must_use]
    pub fn load_with_texts(source: Source, texts: Option<&Path>) -> Self {
        let loaded = store::load(&source);
        let texts = store::load_texts(&source, &loaded.dossier, texts);
        let mut problems = loaded.problems.clone();
        problems.extend(loaded.check_originals(&texts.originals));
        Self { source, loaded: Arc::new(loaded), problems, texts }
    }
}

/// A sentence to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What there is to say.
    pub text: String,
    /// Whether something went wrong.
    pub failed: bool,
}

/// What should come into view when it is next shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scroll {
    /// The chosen claim's card in the inspector.
    pub card: bool,
    /// Its passage in the reader.
    pub passage: bool,
    /// A paragraph in the reader.
    pub paragraph: Option<usize>,
}

/// Where the map should go.
#[derive(Clone, Debug, PartialEq)]
pub enum Flight {
    /// To these spots if it does not show the first of them already: they are those of what was just selected elsewhere.
    IfHidden(Vec<LonLat>),
    /// To these spots in any case, no closer than that zoom.
    To(Vec<LonLat>, f64),
}

/// What the search box holds and found.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// Whether its list is open.
    pub open: bool,
    /// What was typed.
    pub text: String,
    /// What fits, best first.
    pub found: Vec<super::search::Found>,
}

/// A part of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Part {
    /// Map, or what stands in its place, and the slider.
    #[default]
    Middle,
    /// Filters, a lesson or a round of the quiz.
    Beside,
    /// What is selected, the article, the gazetteer.
    Details,
}

/// What dies with the window.
pub struct State {
    /// Where the dossier came from.
    pub source: Source,
    /// The dossier.
    pub dossier: Dossier,
    /// What is wrong in its files. With errors, the list of them is shown instead of the map.
    pub problems: Vec<Problem>,
    /// The originals that this reader has, and what else there is of the articles.
    pub texts: Texts,
    /// What colour means.
    pub colours: Colours,
    /// The clock of the slider.
    pub playback: Playback,
    /// The axis and its bars.
    pub timeline: Timeline,
    /// Which part of the axis is looked at.
    pub axis_view: AxisView,
    /// What the pointer holds on the axis.
    pub drag: Option<Drag>,
    /// The claim at whose beginning playing has just paused.
    pub(super) stopped_at: Option<ClaimId>,
    /// What is typed as the date to go to, while that field is open.
    pub date_field: Option<String>,
    /// How much of each article is accounted for.
    pub coverage: Vec<Coverage>,
    /// The numbers beside the filters.
    pub tally: Tally,
    /// The ground under the marks, drawn on a thread of its own.
    pub ground: GroundThread,
    /// Where the map stands.
    pub map: MapMemory,
    /// What the user has chosen.
    pub selected: Option<Happening>,
    /// Which of its claims the reader shows.
    pub claim: Option<ClaimId>,
    /// What the pointer is over on the map.
    pub hovered: Option<ClaimId>,
    /// What the pointer is over on the slider.
    pub hovered_bar: Option<ClaimId>,
    /// Where the slider was before the last click on the axis: a second click, which makes it a double one, takes the first back.
    pub(super) before_click: Option<Moment>,
    /// The place whose card the inspector shows instead of what is selected.
    pub place: Option<String>,
    /// The article in the reader.
    pub article: Option<String>,
    /// The article in the reader, cut into runs; see [`State::refresh_page`].
    pub page: Page,
    /// What should come into view when it is next shown.
    pub scroll: Scroll,
    /// Finds the places that a text names.
    linker: Linker,
    /// The places that stand behind the dossier's.
    behind: Vec<Place>,
    /// The dossier's places and those behind them.
    pub known: Gazetteer,
    /// The names in the article of the reader, where its original is here.
    pub names: Vec<NameInText>,
    /// What belongs to making and mending.
    pub work: Workbench,
    /// What the middle of the window sets side by side.
    pub compared: Compared,
    /// Where the map should go when it is next shown.
    pub flight: Option<Flight>,
    /// What is visible.
    pub scene: Scene,
    /// The claims that pass the filter, at whatever time.
    pub(super) passing: BTreeSet<ClaimId>,
    /// What the scene was worked out for.
    scene_of: Option<(Filter, View)>,
    /// What can be clicked on the map, as last drawn.
    pub hits: Vec<Hit>,
    /// The search box.
    pub search: Search,
    /// A sentence to the user.
    pub notice: Option<Notice>,
    /// The list of keys.
    pub keys_open: bool,
    /// What the program is and whom its data are owed to.
    pub about_open: bool,
    /// The form of the export window, while that is open.
    pub export: Option<ExportForm>,
    /// An export that is being written.
    pub(super) export_job: Option<ExportJob>,
    /// The form of the window that saves pictures, while that is open.
    pub picture: Option<PictureForm>,
    /// Pictures that are being drawn.
    pub(super) picture_job: Option<PictureJob>,
    /// What the map shows, as last drawn.
    pub(super) map_view: Option<BBox>,
    /// How large the map was drawn last, in points.
    pub(super) map_size: Option<[u32; 2]>,
    /// Which part is shown in a window without room for all.
    pub(super) part: Part,
    /// Whether the map has the keyboard.
    pub(super) map_has_keyboard: bool,
    /// The lesson that is being given.
    pub lesson: Option<LessonRun>,
    /// The form of the window that hands out, while that is open.
    pub hand_out: Option<HandOutForm>,
    /// What is being written for handing out.
    pub(super) hand_out_job: Option<HandOutJob>,
    /// The round of the quiz that is being played.
    pub quiz: Option<QuizRun>,
    /// The lesson that is being written.
    pub lesson_editor: Option<LessonEditor>,
    /// Tables that the user brought.
    pub layers: Layers,
    /// The path in the window that opens a map, while that is open.
    pub map_path: Option<String>,
}

impl State {
    /// Works out everything that depends on the dossier alone.
    #[must_use]
    pub fn new(opened: Opened, session: &Session, ground: GroundThread) -> Self {
        let Opened { source, loaded, problems, texts } = opened;
        let dossier = loaded.dossier.clone();
        let colours = Colours::new(&dossier, session.colour_by);
        let timeline = Timeline::new(&dossier, &colours, &session.layout(), &[]);
        let mut playback = Playback::new(timeline.extent(), session.playback);
        playback.end();
        let mut map = MapMemory::default();
        map.center_at(walkers::lon_lat(session.centre.0, session.centre.1));
        // a zoom out of range leaves the map's own
        let _ = map.set_zoom(session.zoom);
        let article = dossier.articles.first().map(|article| article.id.clone());
        let (compared, coverage) = (Compared::new(&dossier), coverage(&dossier));
        let behind = [curated_places(&source), background_places().to_vec()].concat();
        let (linker, known) = (linker_of(&dossier, &behind), merged(&dossier.gazetteer, &behind));
        Self {
            ground,
            tally: Tally::new(&dossier),
            source,
            dossier,
            problems,
            texts,
            colours,
            playback,
            timeline,
            axis_view: AxisView::ALL,
            drag: None,
            stopped_at: None,
            date_field: None,
            map,
            selected: None,
            claim: None,
            hovered: None,
            hovered_bar: None,
            before_click: None,
            place: None,
            article,
            page: Page::default(),
            scroll: Scroll::default(),
            linker,
            behind,
            known,
            names: Vec::new(),
            work: Workbench::on(loaded),
            compared,
            coverage,
            flight: None,
            scene: Scene::default(),
            passing: BTreeSet::new(),
            scene_of: None,
            hits: Vec::new(),
            search: Search::default(),
            notice: None,
            keys_open: false,
            about_open: false,
            export: None,
            export_job: None,
            picture: None,
            picture_job: None,
            map_view: None,
            part: Part::default(),
            map_has_keyboard: false,
            map_size: None,
            lesson: None,
            hand_out: None,
            hand_out_job: None,
            quiz: None,
            lesson_editor: None,
            layers: Layers::default(),
            map_path: None,
        }
    }

    /// Another dossier in the same window: the ground does not depend on it, and its thread goes on.
    pub(super) fn reopen(&mut self, opened: Opened, session: &Session) {
        let ground = std::mem::replace(&mut self.ground, GroundThread::idle());
        let layers = std::mem::take(&mut self.layers);
        *self = Self::new(opened, session, ground);
        self.layers = layers;
        super::layers::lay_out_again(session, self);
    }

    /// Cuts the article of the reader into runs anew if it is another one, or if its original has come.
    pub fn refresh_page(&mut self) {
        let Some(article) = self.article.as_deref().and_then(|id| self.dossier.article(id)) else {
            self.page = Page::default();
            self.names.clear();
            return;
        };
        let original = self.texts.originals.of(&article.id);
        if self.page.article == article.id && self.page.is_original == original.is_some() {
            return;
        }
        if self.page.article != article.id && !self.page.article.is_empty() {
            // they were of another article
            (self.work.words, self.work.review) = (None, None);
        }
        self.names = original.map(|original| names_in(article, original, &self.linker)).unwrap_or_default();
        let places = |paragraph: &Paragraph, text: &str| {
            if original.is_some() {
                return self.names.iter().filter_map(|name| span_in(name, paragraph)).collect();
            }
            let locations = self.linker.mentions(text).into_iter().filter(|mention| mention.role == Role::Location);
            locations.map(|mention| place_span(&mention)).collect()
        };
        self.page = page(&self.dossier, article, original, places);
    }

    /// Works out anew what follows from a dossier that was edited; `names` says whether what the linker reads has changed.
    pub(super) fn after_edit(&mut self, session: &Session, names: bool) {
        if names {
            (self.linker, self.known) = (linker_of(&self.dossier, &self.behind), merged(&self.dossier.gazetteer, &self.behind));
        }
        let seen = (!self.axis_view.is_all()).then(|| self.axis_view.span(&self.timeline.axis));
        self.recolour(session);
        self.playback.set_extent(self.timeline.extent());
        self.look_at_axis(seen.map_or(AxisView::ALL, |span| AxisView::of_span(&self.timeline.axis, &span)));
        self.tally = Tally::new(&self.dossier);
        self.coverage = coverage(&self.dossier);
        self.compared = Compared::new(&self.dossier);
        self.search = Search::default();
        self.work.audit = None;
        (self.hovered, self.hovered_bar) = (None, None);
        self.hits.clear();
        self.page = Page::default();
        if self.article.as_deref().is_none_or(|id| self.dossier.article(id).is_none()) {
            self.article = self.dossier.articles.first().map(|article| article.id.clone());
            self.work.review = None;
        }
        self.refresh_page();
    }

    /// Finds the places that a text names.
    pub(super) fn linker(&self) -> &Linker {
        &self.linker
    }

    /// What is selected, in a form that outlasts an edit: positions change, identifiers do not.
    pub(super) fn kept(&self) -> Option<(String, usize)> {
        self.selected.map(|of| (self.dossier.id(of).to_owned(), self.claim.map_or(0, |claim| claim.index)))
    }

    /// Selects again what was selected before an edit, if it is still there.
    pub(super) fn find_again(&mut self, kept: Option<(String, usize)>) {
        let found = kept.and_then(|(id, index)| Some((self.dossier.happening(&id)?, index)));
        self.selected = found.map(|(of, _)| of);
        self.place = self.place.take().filter(|id| self.dossier.gazetteer.place(id).is_some());
        self.claim = found.map(|(of, index)| ClaimId { of, index }).filter(|id| self.dossier.claim(*id).is_some());
    }

    /// What the map showed when it was drawn last.
    #[must_use]
    pub fn map_seen(&self) -> Option<BBox> {
        self.map_view
    }

    /// What time the scene looks at.
    pub(super) fn view_of_scene(&self, session: &Session) -> View {
        View {
            visible: self.playback.visible(),
            now: Some(self.playback.now()),
            schematic: session.schematic,
            trace_s: session.trace_s,
            trail_km: session.trail_km,
        }
    }

    /// The day under the slider, with the hour where less than a day is shown.
    pub(super) fn now_label(&self) -> String {
        let now = self.playback.now();
        match self.playback.settings.mode {
            Mode::Window { seconds } if seconds < DAY_S => now.minute_label(),
            _ => now.day_label(),
        }
    }

    /// Works out the scene anew if the filter, the time or the colours have changed.
    pub fn refresh_scene(&mut self, session: &Session) {
        let view = self.view_of_scene(session);
        if self.scene_of.as_ref().is_none_or(|(filter, _)| *filter != session.filter) {
            let ids = self.dossier.claims().map(|(id, _)| id);
            self.passing = ids.filter(|id| session.filter.matches(&self.dossier, *id)).collect();
        }
        let current = self.scene_of.as_ref().is_some_and(|(filter, of)| *of == view && *filter == session.filter);
        if !current {
            self.scene = scene(&self.dossier, &self.colours, &session.filter, &view);
            self.scene_of = Some((session.filter.clone(), view));
        }
    }

    /// Where stepping halts: the beginning of each happening that passes the filter, in order, with the claim that says so.
    pub(super) fn stops_shown(&self) -> Vec<(Moment, ClaimId)> {
        let mut stops: Vec<(Moment, ClaimId)> = Vec::new();
        for (moment, id) in self.timeline.stops() {
            let told = stops.iter().any(|(_, known)| known.of == id.of);
            if !told && self.passing.contains(id) {
                stops.push((*moment, *id));
            }
        }
        stops
    }

    /// Where playing pauses: as [`State::stops_shown`], less what has been so nobody knows since when, which begins nowhere.
    pub(super) fn halts(&self) -> Vec<(Moment, ClaimId)> {
        let begins = |id: ClaimId| self.dossier.claim(id)?.when.as_ref()?.edtf.strict().start;
        let mut halts = self.stops_shown();
        halts.retain(|(moment, id)| begins(*id) == Some(*moment));
        halts
    }

    /// The stretches in which something happened that passes the filter.
    pub(super) fn occupied_shown(&self) -> Vec<TimeSpan> {
        self.timeline.occupied().iter().filter(|(_, id)| self.passing.contains(id)).map(|(span, _)| *span).collect()
    }

    /// Looks at another part of the axis: bars get the rows that suit it, and what loops the view loops this one.
    pub(super) fn look_at_axis(&mut self, view: AxisView) {
        if (view.width() - self.axis_view.width()).abs() > f64::EPSILON {
            self.timeline.suit(&view);
        }
        self.axis_view = view;
        self.playback.set_stretch(view.span(&self.timeline.axis));
    }

    /// Moves the axis so far that the slider is on it.
    pub(super) fn show_now_on_axis(&mut self) {
        self.look_at_axis(self.axis_view.showing(self.timeline.axis.position_of(self.playback.now())));
    }

    /// Forgets what the scene was worked out for, because colours or the dossier have changed.
    pub fn recolour(&mut self, session: &Session) {
        self.colours = Colours::new(&self.dossier, session.colour_by);
        self.timeline = Timeline::new(&self.dossier, &self.colours, &session.layout(), &self.layers.occupied());
        self.timeline.suit(&self.axis_view);
        self.scene_of = None;
    }

    /// Tells the user something.
    pub fn say(&mut self, text: impl Into<String>, failed: bool) {
        self.notice = Some(Notice { text: text.into(), failed });
    }
}

fn linker_of(dossier: &Dossier, behind: &[Place]) -> Linker {
    let names = dossier.actors.iter().flat_map(|actor| std::iter::once(&actor.name).chain(&actor.names));
    Linker::new(&dossier.gazetteer, behind, names.map(String::as_str))
}

/// A name of the original in the paragraph that it stands in, as the reader underlines it.
fn span_in(name: &NameInText, paragraph: &Paragraph) -> Option<PlaceSpan> {
    let within = name.start >= paragraph.start && name.end <= paragraph.end && !name.is_rejected();
    within.then(|| PlaceSpan { span: name.start - paragraph.start..name.end - paragraph.start, places: name.places() })
}

/// A mention as the reader underlines it: the chosen place first.
fn place_span(mention: &Mention) -> PlaceSpan {
    let others = mention.candidates.iter().map(|candidate| &candidate.place_id).filter(|id| mention.place.as_ref() != Some(id));
    let places = mention.place.iter().chain(others).map(ToString::to_string).collect();
    PlaceSpan { span: mention.start..mention.end, places }
}
