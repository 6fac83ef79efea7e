//! What is visible of the built-in dossier: counts that add up, a tray for what has no place, and movements that state only
//! what the articles state.
#![expect(clippy::unwrap_used, reason = "a panic is how a helper of a test says that it failed")]

#[path = "query/shared_view.rs"]
mod shared_view;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use dateline::dossier::{ClaimId, Dossier, Happening, Leg, Modality};
use dateline::exchange::{Layer, rows};
use dateline::geo::BBox;
use dateline::playback::{Mode, Playback, Settings};
use dateline::query::{ColourBy, Colours, End, Filter, Meets, Reason, Scene, View, length_km, matches_happening, meetings_at, scene};
use dateline::store::{self, Source};
use dateline::time::{DAY_S, Edtf, Moment, TimeSpan};
use proptest::prelude::*;

static DOSSIER: LazyLock<Dossier> = LazyLock::new(|| store::load(&Source::BuiltIn).dossier);
static COLOURS: LazyLock<Colours> = LazyLock::new(|| Colours::new(&DOSSIER, ColourBy::Article));

fn seen(filter: &Filter, view: &View) -> Scene {
    scene(&DOSSIER, &COLOURS, filter, view)
}

/// What the slider shows at a moment in a mode.
fn view_at(now: Moment, mode: Mode) -> View {
    let mut playback = Playback::new(TimeSpan::ALWAYS, Settings { mode, ..Settings::default() });
    playback.jump_to(now);
    View { schematic: true, ..View::of(playback.visible(), Some(now)) }
}

fn day(text: &str) -> Moment {
    text.parse::<Edtf>().unwrap().strict().start.unwrap()
}

/// Months from 2016 to 2027: before the first claim and after the last.
fn months() -> impl Iterator<Item = Moment> {
    (0..132).map(|n| day("2016-01-15").plus_months(n))
}

/// Every claim of an event or a movement.
fn claims_of(of: Happening) -> impl Iterator<Item = ClaimId> {
    (0..DOSSIER.claims_of(of).len()).map(move |index| ClaimId { of, index })
}

/// Whether the counts, the tray and the drawn things of a scene agree with each other and with the filter.
fn check(scene: &Scene, filter: &Filter) -> Result<(), TestCaseError> {
    let counts = scene.counts;
    prop_assert_eq!(counts.total, DOSSIER.events.len() + DOSSIER.movements.len());
    let reasons = counts.without_place + counts.without_date + counts.other_time + counts.filtered;
    prop_assert_eq!(counts.shown + reasons, counts.total);
    let drawn: BTreeSet<Happening> =
        scene.marks.iter().map(|mark| mark.claim.of).chain(scene.tracks.iter().map(|track| track.claim.of)).collect();
    prop_assert_eq!(drawn.len(), counts.shown);
    prop_assert_eq!(scene.tray.iter().filter(|(_, reason)| *reason == Reason::NoPlace).count(), counts.without_place);
    prop_assert_eq!(scene.tray.iter().filter(|(_, reason)| *reason == Reason::NoDate).count(), counts.without_date);
    prop_assert_eq!(scene.tray.len(), counts.without_place + counts.without_date);
    prop_assert!(scene.tray.iter().all(|(of, _)| !drawn.contains(of)), "something is on the map and in the tray");
    for claim in scene.marks.iter().map(|mark| mark.claim).chain(scene.tracks.iter().map(|track| track.claim)) {
        prop_assert!(filter.matches(&DOSSIER, claim), "{} is drawn, though it is not wanted", DOSSIER.id(claim.of));
    }
    for strength in scene.marks.iter().map(|mark| mark.strength).chain(scene.tracks.iter().map(|track| track.strength)) {
        prop_assert!(strength > 0.0 && strength <= 1.0);
    }
    Ok(())
}

fn one_or_none<T: Clone + Ord + std::fmt::Debug + 'static>(values: Vec<T>) -> impl Strategy<Value = Option<BTreeSet<T>>> {
    prop::option::weighted(0.3, prop::collection::btree_set(prop::sample::select(values), 1..3))
}

fn any_filter() -> impl Strategy<Value = Filter> {
    let ids = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let articles = ids(DOSSIER.articles.iter().map(|article| article.id.as_str()).collect());
    let kinds = ids(DOSSIER.happenings().map(|of| DOSSIER.kind_name(of)).collect());
    let places = ids(DOSSIER.gazetteer.places().iter().map(|place| place.id.as_str()).collect());
    let actors = ids(DOSSIER.actors.iter().map(|actor| actor.id.as_str()).collect());
    let dates = ["2017", "2018-12-19", "2019-10~", "2023-03", "2024?", "2025-05", "../2019", "2024/..", "[2018,2020]"];
    let date = || prop::option::weighted(0.2, prop::sample::select(dates.to_vec()).prop_map(|text| text.parse::<Edtf>().unwrap()));
    let boxes = ["38.5,33,44,37.5", "-180,-90,180,90", "0,0,1,1", "35,32,42,37"];
    let bbox = prop::option::weighted(0.2, prop::sample::select(boxes.to_vec()).prop_map(|text| text.parse::<BBox>().unwrap()));
    let text =
        prop::option::weighted(0.2, prop::sample::select(vec!["Manbij", "al-hasakah us", "", "troops  withdraw"]).prop_map(str::to_owned));
    let sets = (one_or_none(articles), one_or_none(kinds), one_or_none(places), one_or_none(actors), one_or_none(Modality::ALL.to_vec()));
    let others = (any::<bool>(), text, prop::option::weighted(0.2, 1_u8..=7), prop::option::weighted(0.2, 1_u8..=5));
    (sets, date(), date(), date(), bbox, others).prop_map(|(sets, from, to, at, bbox, others)| {
        let (articles, kinds, places, actors, modalities) = sets;
        let (events_only, text, max_where_prec, max_date_prec) = others;
        Filter {
            from,
            to,
            at,
            bbox,
            places,
            articles,
            kinds,
            shapes: None,
            events_only,
            movements_only: false,
            happenings: None,
            actors,
            modalities,
            text,
            max_where_prec,
            max_date_prec,
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn counts_add_up_at_any_moment_through_any_filter(
        filter in any_filter(),
        seconds in day("2016").seconds()..day("2027").seconds(),
        mode in prop_oneof![Just(Mode::Moment), Just(Mode::SoFar), (1..400_i64).prop_map(|days| Mode::Window { seconds: days * DAY_S })],
        schematic: bool,
    ) {
        let view = View { schematic, ..view_at(Moment::from_seconds(seconds), mode) };
        check(&seen(&filter, &view), &filter)?;
        check(&seen(&filter, &View::everything()), &filter)?;
    }

    #[test]
    fn a_filter_lets_through_what_another_that_asks_for_less_lets_through(filter in any_filter()) {
        let looser = [
            Filter { articles: None, ..filter.clone() },
            Filter { max_where_prec: None, ..filter.clone() },
            Filter { text: None, ..filter.clone() },
            Filter { to: None, ..filter.clone() },
        ];
        for of in DOSSIER.happenings().filter(|of| matches_happening(&filter, &DOSSIER, *of)) {
            for looser in &looser {
                prop_assert!(matches_happening(looser, &DOSSIER, of), "{}", DOSSIER.id(of));
            }
        }
    }
}

#[test]
fn an_event_without_a_place_is_in_the_tray_when_its_time_comes() {
    let mut checked = 0;
    for of in DOSSIER.happenings().filter(|of| matches!(of, Happening::Event(_))) {
        let claims = DOSSIER.claims_of(of);
        let Some(when) = claims.iter().find_map(|claim| claim.when.as_ref()) else { continue };
        if claims.iter().any(|claim| !claim.places.is_empty()) {
            continue;
        }
        let span = when.edtf.strict();
        let now = span.start.or(span.end.map(|end| end.plus_seconds(-1))).unwrap();
        let tray = seen(&Filter::default(), &view_at(now, Mode::Moment)).tray;
        assert!(tray.contains(&(of, Reason::NoPlace)), "\"{}\" is not in the tray", DOSSIER.id(of));
        checked += 1;
    }
    assert!(checked > 20, "only {checked} events have no place");
}

#[test]
fn so_far_only_grows() {
    let mut before: BTreeMap<String, f32> = BTreeMap::new();
    let mut shown = 0;
    for now in months() {
        let scene = seen(&Filter::default(), &view_at(now, Mode::SoFar));
        // which claim a mark names may change as more of its article's claims come into view
        let marks = scene.marks.iter().map(|mark| (format!("{} {} {}", mark.title, mark.article, mark.place), mark.strength));
        let tracks = scene.tracks.iter().map(|track| (format!("{:?} leg {}", track.claim, track.leg), track.strength));
        let now_seen: BTreeMap<_, _> = marks.chain(tracks).collect();
        for (what, strength) in &before {
            assert!(now_seen.get(what).is_some_and(|now| now >= strength), "{what} is gone or paler by {now}");
        }
        assert!(scene.counts.shown >= shown);
        (before, shown) = (now_seen, scene.counts.shown);
    }
    // what no article dates is never "so far"
    let undated = DOSSIER.happenings().filter(|of| DOSSIER.claims_of(*of).iter().all(|claim| claim.when.is_none())).count();
    let all = seen(&Filter::default(), &View::everything()).counts.shown;
    assert!(shown <= all && all - shown <= undated, "{shown} of {all} are shown in the end, {undated} are undated");
}

#[test]
fn what_may_only_have_been_then_is_paler() {
    let mut checked = 0;
    for (id, claim) in DOSSIER.claims() {
        let Some(when) = &claim.when else { continue };
        let (strict, fuzzy) = (when.edtf.strict(), when.edtf.fuzzy());
        let Some(now) = fuzzy.start.filter(|start| !strict.contains(*start)) else { continue };
        let only = Filter { articles: Some(BTreeSet::from([claim.article.clone()])), ..Filter::default() };
        let shown = seen(&only, &view_at(now, Mode::Moment));
        let marks = shown.marks.iter().filter(|mark| mark.claim == id).map(|mark| mark.strength);
        let tracks = shown.tracks.iter().filter(|track| track.claim == id).map(|track| track.strength);
        // another claim of the same article may be sure of that day
        let also_surely = claims_of(id.of)
            .filter(|other| *other != id)
            .filter_map(|other| DOSSIER.claim(other))
            .any(|other| other.article == claim.article && other.when.as_ref().is_some_and(|when| when.edtf.strict().contains(now)));
        for paler in marks.chain(tracks).filter(|_| !also_surely) {
            assert!(paler < 1.0, "\"{}\" is drawn as sure on a day that it only may have been", DOSSIER.id(id.of));
            checked += 1;
        }
        let Some(surely) = strict.start else { continue };
        let shown = seen(&only, &view_at(surely, Mode::Moment));
        assert!(shown.marks.iter().filter(|mark| mark.claim == id).all(|mark| mark.strength >= 1.0), "{}", DOSSIER.id(id.of));
    }
    assert!(checked > 20, "only {checked} marks and tracks are dated so vaguely");
}

#[test]
fn movements_with_undated_ends_have_schematic_heads_that_can_be_switched_off() {
    let mut heads = 0;
    for now in months() {
        let view = view_at(now, Mode::Moment);
        for track in &seen(&Filter::default(), &view).tracks {
            let leg = &DOSSIER.claim(track.claim).unwrap().legs[track.leg];
            // what is held stands where the article says that it stayed
            let Some(head) = track.head.filter(|head| !head.held) else { continue };
            let dated = leg.depart.is_some() && leg.arrive.is_some();
            assert_eq!(head.schematic, !dated, "{}", track.title);
            assert!((0.0..360.0).contains(&head.bearing_deg), "{} goes toward {}°", track.title, head.bearing_deg);
            heads += usize::from(head.schematic);
        }
        let stated = seen(&Filter::default(), &View { schematic: false, ..view });
        assert!(stated.tracks.iter().filter_map(|track| track.head).all(|head| !head.schematic), "a schematic head at {now}");
    }
    assert!(heads > 10, "only {heads} schematic heads in eleven years");
}

#[test]
fn a_marker_between_two_dated_ends_goes_from_the_one_to_the_other() {
    let mut dossier = DOSSIER.clone();
    let of = dossier.happening("us-convoys-northern-syria-iraq-2025").unwrap();
    let Happening::Movement(index) = of else { panic!("{of:?} is no movement") };
    let leg = &mut dossier.movements[index].claims[0].legs[0];
    (leg.from, leg.to) = (Some("hasakah".to_owned()), Some("baghdad".to_owned()));
    leg.depart = Some("2025-05-01".parse().unwrap());
    leg.arrive = Some("2025-05-10".parse().unwrap());
    leg.stays = false;
    let head_on = |text: &str| {
        let view = View::of(TimeSpan::ALWAYS, Some(day(text)));
        let scene = scene(&dossier, &COLOURS, &Filter::default(), &view);
        scene
            .tracks
            .into_iter()
            .find(|track| track.claim == ClaimId { of, index: 0 })
            .and_then(|track| track.head.map(|head| (track.points, head)))
    };
    assert!(head_on("2025-04-30").is_none(), "it has not set out");
    assert!(head_on("2025-05-11").is_none(), "it has arrived, and nobody says that it stayed");
    let (points, first) = head_on("2025-05-01").unwrap();
    assert_eq!((first.at, first.schematic), (points[0], false));
    let lons: Vec<f64> = (2..=9).filter_map(|n| head_on(&format!("2025-05-{n:02}"))).map(|(_, head)| head.at.lon).collect();
    assert!(lons.len() == 8 && lons.is_sorted(), "it goes east, day by day: {lons:?}");
}

#[test]
fn a_marker_on_its_way_to_a_country_is_a_scheme_whatever_dates_it_has() {
    let mut dossier = DOSSIER.clone();
    let of = dossier.happening("us-convoys-northern-syria-iraq-2025").unwrap();
    let Happening::Movement(index) = of else { panic!("{of:?} is no movement") };
    let leg = &mut dossier.movements[index].claims[0].legs[0];
    (leg.depart, leg.arrive) = (Some("2025-05-01".parse().unwrap()), Some("2025-05-10".parse().unwrap()));
    let head_on = |text: &str, schematic: bool| {
        let view = View { schematic, ..View::of(TimeSpan::ALWAYS, Some(day(text))) };
        let scene = scene(&dossier, &COLOURS, &Filter::default(), &view);
        scene.tracks.into_iter().find(|track| track.claim == ClaimId { of, index: 0 }).and_then(|track| track.head)
    };
    assert!(head_on("2025-05-05", true).unwrap().schematic);
    assert_eq!(head_on("2025-05-05", false), None);
    assert_eq!(head_on("2025-04-20", true), None, "not before the day on which it is said to have set out");
}

#[test]
fn an_unknown_beginning_is_vouched_for_only_near_its_end() {
    let of = DOSSIER.happening("netanyahu-katz-statements-2025").unwrap();
    let on = |text: &str| {
        let scene = seen(&Filter::default(), &view_at(day(text), Mode::Moment));
        let strongest = scene.marks.iter().filter(|mark| mark.claim.of == of).map(|mark| mark.strength).max_by(f32::total_cmp);
        strongest.ok_or_else(|| scene.absent[&of])
    };
    assert_eq!(on("2025-05-15"), Ok(1.0));
    assert!(on("2023-01-01").is_ok_and(|strength| strength < 1.0));
    assert_eq!(on("2011-01-01"), Err(Reason::Time), "what is told in 2025 reaches back, but not for ever");
}

#[test]
fn an_end_that_nobody_states_is_never_known() {
    let mut open = 0;
    for track in seen(&Filter::default(), &View::everything()).tracks {
        let leg = &DOSSIER.claim(track.claim).unwrap().legs[track.leg];
        for (stated, end) in [(&leg.from, track.from), (&leg.to, track.to)] {
            assert!(stated.is_some() || end != End::Known, "{}: an end that is not stated is drawn as known", track.title);
            assert!(stated.is_none() || end != End::Unknown, "{}: an end that is stated is drawn as unknown", track.title);
        }
        open += usize::from(leg.from.is_none() || leg.to.is_none());
    }
    assert!(open > 10);
}

#[test]
fn the_map_and_the_exports_show_the_same() {
    for article in &DOSSIER.articles {
        let filter = Filter { articles: Some(BTreeSet::from([article.id.clone()])), ..Filter::default() };
        let shown = seen(&filter, &View::everything());
        let on_map: BTreeSet<&str> = shown.marks.iter().map(|mark| DOSSIER.id(mark.claim.of)).collect();
        let rows = rows(&DOSSIER, Layer::Events, &filter);
        let exported: BTreeSet<&str> = rows.iter().filter(|row| row.geometry.is_some()).map(|row| row.id.as_str()).collect();
        assert_eq!(on_map, exported, "{}", article.id);
    }
}

#[test]
fn a_place_knows_who_comes_and_goes() {
    let dossier = &*DOSSIER;
    let claims_with = |test: &dyn Fn(&Leg) -> bool| dossier.claims().filter(|(_, claim)| claim.legs.iter().any(test)).count();
    for place in dossier.gazetteer.places() {
        let meetings = meetings_at(dossier, &place.id);
        let count = |what: Meets| meetings.iter().filter(|meeting| meeting.what == what).count();
        assert_eq!(count(Meets::Departs), claims_with(&|leg| leg.from.as_deref() == Some(&place.id)), "{}", place.id);
        assert_eq!(count(Meets::Arrives), claims_with(&|leg| leg.to.as_deref() == Some(&place.id)), "{}", place.id);
    }
}

#[test]
fn only_a_way_between_two_known_ends_has_a_length() {
    let dossier = &*DOSSIER;
    let legs = || dossier.claims().flat_map(|(_, claim)| &claim.legs);
    assert!(legs().filter(|leg| leg.from.is_none() || leg.to.is_none()).all(|leg| length_km(dossier, leg).is_none()));
    assert!(legs().filter_map(|leg| length_km(dossier, leg)).all(|km| km > 0.0));
}

#[test]
fn traces_are_of_what_is_over_and_count_as_not_shown() {
    let view = view_at(day("2020-03-01"), Mode::Moment);
    let (without, with) = (seen(&Filter::default(), &view), seen(&Filter::default(), &View { trace_s: 730 * DAY_S, ..view }));
    assert!(without.traces.is_empty() && !with.traces.is_empty());
    assert_eq!((&without.marks, without.counts), (&with.marks, with.counts), "a trace is no mark");
    for trace in &with.traces {
        let end = DOSSIER.claim(trace.claim).unwrap().when.as_ref().unwrap().edtf.fuzzy().end.unwrap();
        assert!(end <= day("2020-03-01") && trace.strength > 0.0 && trace.strength <= 1.0, "{}", trace.title);
    }
}

#[test]
fn a_counted_convoy_has_its_vehicles_and_lasting_traffic_flows() {
    let view = view_at(day("2025-05-20"), Mode::Moment);
    let tracks = seen(&Filter::default(), &view).tracks;
    let of = DOSSIER.happening("forty-trucks-north-2025").unwrap();
    let counted: u32 = tracks.iter().filter(|track| track.claim.of == of).filter_map(|track| track.vehicles).sum();
    assert_eq!(counted, 40, "over all legs together, since the article has one number for them");
    let corridors: Vec<_> = tracks.iter().filter(|track| track.flow.is_some()).collect();
    assert!(!corridors.is_empty());
    let later = seen(&Filter::default(), &view_at(day("2025-05-25"), Mode::Moment)).tracks;
    assert!(later.iter().zip(&tracks).any(|(later, now)| later.claim == now.claim && later.flow != now.flow), "time moves it");
}

/// The built-in dossier with a movement of two dated ends, where it stood before and stayed after.
fn with_a_dated_movement() -> (Dossier, ClaimId) {
    let mut dossier = store::load(&Source::BuiltIn).dossier;
    let of = dossier.happening("forty-trucks-north-2025").unwrap();
    let Happening::Movement(index) = of else { panic!("it is a movement") };
    let claim = &mut dossier.movements[index].claims[0];
    let leg = &mut claim.legs[0];
    (leg.from, leg.to) = (Some("conoco-field".to_owned()), Some("hasakah".to_owned()));
    (leg.depart, leg.arrive) = ("2025-05-10".parse().ok(), "2025-05-14".parse().ok());
    (leg.stood, leg.stays) = (true, true);
    claim.legs.truncate(1);
    let when = claim.when.as_mut().unwrap();
    when.edtf = "2025-05-10/2025-05-14".parse().unwrap();
    let article = claim.article.clone();
    // what an article says of a stay it says up to its own date
    let card = dossier.articles.iter_mut().find(|card| card.id == article).unwrap();
    card.published.when = "2025-05-20".parse().ok();
    (dossier, ClaimId { of, index: 0 })
}

fn heads_on(day: &str, dossier: &Dossier, id: ClaimId) -> Vec<dateline::query::Head> {
    let now = day.parse::<Edtf>().unwrap().strict().start.unwrap();
    let view = View::of(Mode::Moment.visible_at(now), Some(now));
    let scene = scene(dossier, &Colours::new(dossier, ColourBy::Article), &Filter::default(), &view);
    scene.tracks.iter().filter(|track| track.claim == id).filter_map(|track| track.head).collect()
}

#[test]
fn a_movement_is_held_before_and_after_its_date_as_long_as_its_article_can_say_so() {
    let (dossier, id) = with_a_dated_movement();
    let place = |id: &str| dossier.gazetteer.place(id).unwrap().at;
    let near = |a: dateline::geo::LonLat, b: dateline::geo::LonLat| dateline::geo::distance_km(a, b) < 1.0;
    let before = heads_on("2025-05-01", &dossier, id);
    assert!(before.len() == 1 && before[0].held && near(before[0].at, place("conoco-field")), "{before:?}");
    let under_way = heads_on("2025-05-12", &dossier, id);
    assert!(under_way.len() == 1 && !under_way[0].held && !under_way[0].schematic, "{under_way:?}");
    let after = heads_on("2025-05-18", &dossier, id);
    assert!(after.len() == 1 && after[0].held && near(after[0].at, place("hasakah")), "{after:?}");
    assert_eq!(heads_on("2025-05-25", &dossier, id), [], "the article was out by then");
}

#[test]
fn what_has_been_gone_leaves_a_trace_where_one_is_wanted() {
    let (mut dossier, id) = with_a_dated_movement();
    let Happening::Movement(index) = id.of else { panic!("it is a movement") };
    dossier.movements[index].claims[0].legs[0].stays = false;
    let now = "2025-05-20".parse::<Edtf>().unwrap().strict().start.unwrap();
    let traced = |trace_s: i64| {
        let view = View { trace_s, ..View::of(Mode::Moment.visible_at(now), Some(now)) };
        let scene = scene(&dossier, &Colours::new(&dossier, ColourBy::Article), &Filter::default(), &view);
        scene.past_tracks.into_iter().filter(|track| track.claim == id).collect::<Vec<_>>()
    };
    assert!(traced(0).is_empty());
    let past = traced(30 * 86_400);
    assert!(past.len() == 1 && past[0].head.is_none() && past[0].strength < 1.0, "{past:?}");
}
