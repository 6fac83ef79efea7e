use proptest::prelude::*;

use super::*;
use crate::playback::Speed;
use crate::time::{DAY_S, Edtf};

const FRAME_S: f64 = 1.0 / 60.0;

fn span(text: &str) -> TimeSpan {
    text.parse::<Edtf>().unwrap().strict()
}

fn day(text: &str) -> Moment {
    span(text).start.unwrap()
}

/// A playing slider over the years 2018 to 2020.
fn playing(settings: Settings) -> Playback {
    let mut playback = Playback::new(span("2018/2020"), settings);
    playback.play();
    playback
}

fn at_speed(days_per_second: f64) -> Settings {
    Settings { speed: Speed::new(days_per_second * 86_400.0), ..Settings::default() }
}

fn play_frames(playback: &mut Playback, frames: usize, occupied: &[TimeSpan]) -> Advance {
    (0..frames).map(|_| playback.advance(FRAME_S, occupied, &[])).last().unwrap_or_default()
}

#[test]
fn a_paused_slider_neither_moves_nor_asks_for_frames() {
    let mut playback = Playback::new(span("2018/2020"), Settings::default());
    assert_eq!(playback.advance(FRAME_S, &[], &[]), Advance::default());
    assert_eq!(playback.now(), day("2018-01-01"));
}

#[test]
fn sixty_frames_at_a_day_a_second_are_a_day() {
    let mut playback = playing(at_speed(1.0));
    let advance = play_frames(&mut playback, 60, &[]);
    assert_eq!(advance, Advance { moved: true, repaint: true, ..Advance::default() });
    assert!(playback.now().seconds_since(day("2018-01-02")).abs() <= 1, "{}", playback.now());
}

#[test]
fn parts_of_a_second_add_up() {
    let mut playback = playing(Settings { speed: Speed::MIN, ..Settings::default() });
    let tiny = 0.000_1; // 0.36 s of the dossier
    let moved = (0..100).filter(|_| playback.advance(tiny, &[], &[]).moved).count();
    assert_eq!(playback.now().seconds_since(day("2018-01-01")), 36);
    assert_eq!(moved, 36);
}

#[test]
fn a_long_frame_counts_as_a_tenth_of_a_second() {
    let mut playback = playing(at_speed(10.0));
    playback.advance(3600.0, &[], &[]);
    assert_eq!(playback.now(), day("2018-01-02"));
    for nonsense in [-1.0, f64::NAN, f64::NEG_INFINITY] {
        assert!(!playback.advance(nonsense, &[], &[]).moved, "{nonsense}");
    }
}

#[test]
fn it_pauses_on_the_last_day_and_starts_again_from_the_first() {
    let mut playback = playing(at_speed(365.0));
    let stops = (0..3600).filter(|_| playback.advance(FRAME_S, &[], &[]).halted == Some(Halt::AtEnd)).count();
    assert_eq!(stops, 1);
    assert!(!playback.is_playing());
    assert_eq!(playback.visible(), span("2020-12-31"));
    playback.toggle();
    assert_eq!(playback.now(), day("2018-01-01"));
    assert!(playback.is_playing());
}

#[test]
fn looping_goes_on_from_the_other_end() {
    let mut playback = playing(Settings { at_end: AtEnd::Loop, ..at_speed(3650.0) });
    for _ in 0..100 {
        assert!(playback.advance(0.1, &[], &[]).halted.is_none());
    }
    assert!(playback.is_playing());
}

#[test]
fn playing_backward_ends_at_the_beginning() {
    let mut playback = Playback::new(span("2018/2020"), Settings { direction: Direction::Backward, ..at_speed(365.0) });
    playback.end();
    playback.play();
    play_frames(&mut playback, 3600, &[]);
    assert_eq!(playback.now(), day("2018-01-01"));
    assert!(!playback.is_playing());
    playback.play();
    assert_eq!(playback.visible(), span("2020-12-31"));
}

#[test]
fn empty_time_is_leapt_over_and_nothing_occupied_is() {
    let occupied = ["2020-06-01", "2018-12-28", "2019-10-13"].map(span);
    let mut playback = playing(Settings { skip_empty: true, ..at_speed(10.0) });
    let mut seen = Vec::new();
    while playback.is_playing() {
        playback.advance(0.05, &occupied, &[]);
        seen.push(playback.visible());
    }
    for span in occupied {
        assert!(seen.contains(&span), "{span:?}");
    }
    assert!(seen.len() < 12, "{}", seen.len());
}

#[test]
fn empty_time_is_leapt_over_backward_too() {
    let occupied = ["2018-12-28", "2019-10-13"].map(span);
    let backward = Settings { skip_empty: true, direction: Direction::Backward, ..at_speed(1.0) };
    let mut playback = Playback::new(span("2018/2020"), backward);
    playback.play();
    playback.advance(FRAME_S, &occupied, &[]);
    assert_eq!(playback.visible(), span("2019-10-13"));
}

#[test]
fn with_nothing_ahead_skipping_ends_the_play() {
    let mut playback = playing(Settings { skip_empty: true, ..at_speed(1.0) });
    assert!(playback.advance(FRAME_S, &[], &[]).halted == Some(Halt::AtEnd));
    assert_eq!(playback.visible(), span("2020-12-31"));
}

#[test]
fn so_far_skips_empty_time_although_the_past_stays_visible() {
    let occupied = ["2018-01-01", "2020-06-01"].map(span);
    let mut playback = playing(Settings { mode: Mode::SoFar, skip_empty: true, ..at_speed(100.0) });
    playback.advance(0.1, &occupied, &[]);
    assert_eq!(playback.now(), day("2020-06-01"));
}

#[test]
fn what_is_visible_ends_with_the_day_under_the_slider() {
    let mut playback = Playback::new(span("2018/2020"), Settings::default());
    playback.jump_to(day("2019-10-13").plus_seconds(40_000));
    assert_eq!(playback.visible(), span("2019-10-13"));
    playback.settings.mode = Mode::Window { seconds: 30 * DAY_S };
    assert_eq!(playback.visible(), span("2019-09-14/2019-10-13"));
    playback.settings.mode = Mode::SoFar;
    assert_eq!(playback.visible(), span("../2019-10-13"));
    playback.settings.mode = Mode::Window { seconds: 3600 };
    assert_eq!(playback.visible().duration_s(), Some(3600));
    assert!(playback.visible().contains(playback.now()));
    playback.settings.mode = Mode::Window { seconds: -5 };
    assert_eq!(playback.visible().duration_s(), Some(1));
}

#[test]
fn stepping_goes_from_event_to_event_and_pauses() {
    let events = ["2019-10-13", "2018-12-28", "2019-10-13", "2031-01-01"].map(day);
    let mut playback = playing(Settings::default());
    assert!(playback.step_to_next(&events));
    assert_eq!(playback.now(), day("2018-12-28"));
    assert!(!playback.is_playing());
    assert!(playback.step_to_next(&events));
    assert_eq!(playback.now(), day("2019-10-13"));
    assert!(!playback.step_to_next(&events), "the next lies outside the extent");
    assert!(playback.step_to_previous(&events));
    assert_eq!(playback.now(), day("2018-12-28"));
    assert!(!playback.step_to_previous(&[]));
    assert_eq!(playback.now(), day("2018-12-28"));
}

#[test]
fn steps_by_units_follow_the_calendar_and_stay_inside() {
    let mut playback = Playback::new(span("2018/2020"), Settings::default());
    playback.jump_to(day("2019-01-31"));
    for (unit, count, lands_on) in [
        (StepUnit::Month, 1, "2019-02-28"),
        (StepUnit::Day, -2, "2019-02-26"),
        (StepUnit::Week, 1, "2019-03-05"),
        (StepUnit::Year, -1, "2018-03-05"),
        (StepUnit::Year, i64::MIN, "2018-01-01"),
        (StepUnit::Week, i64::MAX, "2020-12-31"),
    ] {
        playback.step_by(unit, count);
        assert_eq!(playback.visible(), span(lands_on), "{unit:?} {count}");
    }
    playback.home();
    assert_eq!(playback.now(), day("2018-01-01"));
    playback.end();
    assert_eq!(playback.visible(), span("2020-12-31"));
}

#[test]
fn another_extent_keeps_the_slider_inside() {
    let mut playback = Playback::new(span("2018/2020"), Settings::default());
    playback.jump_to(day("2020-06-01"));
    playback.set_extent(span("2018/2019"));
    assert_eq!(playback.visible(), span("2019-12-31"));
    assert_eq!(playback.extent(), span("2018/2019"));
    playback.set_extent(TimeSpan::ALWAYS);
    assert_eq!(playback.visible(), span("2019-12-31"));
}

#[test]
fn an_extent_without_length_plays_nothing_and_ends() {
    let moment = day("2019-01-01");
    let mut playback = Playback::new(TimeSpan::between(moment, moment), Settings::default());
    playback.play();
    assert!(playback.advance(FRAME_S, &[], &[]).halted == Some(Halt::AtEnd));
    assert_eq!(playback.now(), moment);
}

#[test]
fn keys_change_the_speed() {
    let mut playback = Playback::new(span("2018/2020"), Settings::default());
    playback.faster();
    assert_eq!(playback.settings.speed.name(), "3 months/s");
    playback.slower();
    playback.slower();
    assert_eq!(playback.settings.speed.name(), "2 weeks/s");
}

#[test]
fn it_pauses_at_each_event_and_goes_on_from_there() {
    let stops = ["2018-01-03", "2018-01-03", "2018-02-01"].map(day);
    let mut playback = playing(Settings { pause_at_events: true, ..at_speed(10.0) });
    let mut halts = Vec::new();
    for _ in 0..200 {
        if playback.advance(0.1, &[], &stops).halted == Some(Halt::AtStop) {
            assert!(!playback.is_playing());
            halts.push(playback.now());
            playback.play();
        }
    }
    assert_eq!(halts, [day("2018-01-03"), day("2018-02-01")]);
    playback.settings.direction = Direction::Backward;
    playback.jump_to(day("2018-02-10"));
    let halt = (0..200).find(|_| playback.advance(0.1, &[], &stops).halted == Some(Halt::AtStop));
    assert!(halt.is_some() && playback.now() == day("2018-02-01"));
}

#[test]
fn leaping_over_empty_time_leaps_over_no_event() {
    let (occupied, stops) = ([span("2019-10-20/2019-10-22")], [day("2019-10-20")]);
    let mut playback = playing(Settings { pause_at_events: true, skip_empty: true, ..at_speed(10.0) });
    assert!(playback.advance(0.1, &occupied, &stops).halted == Some(Halt::AtStop));
    assert_eq!(playback.now(), day("2019-10-20"));
}

#[test]
fn looping_what_is_in_view_stays_in_view() {
    let stretch = span("2019-03");
    let mut playback = Playback::new(span("2018/2020"), Settings { at_end: AtEnd::LoopStretch, ..at_speed(30.0) });
    playback.set_stretch(stretch);
    playback.play();
    assert_eq!(playback.now(), day("2019-03-01"), "it begins where the stretch does");
    for _ in 0..100 {
        playback.advance(0.1, &[], &[]);
        assert!(stretch.contains(playback.now()) && playback.is_playing());
    }
    // a stretch that the dossier does not reach is none
    playback.set_stretch(span("1999"));
    playback.jump_to(day("2018-01-01"));
    playback.advance(0.1, &[], &[]);
    assert!(playback.now() > day("2018-01-01"));
}

proptest! {
    #[test]
    fn the_slider_never_leaves_its_extent_and_never_turns(
        frames in prop::collection::vec(-0.1..0.3, 1..60), speed in 0.0..4e8, backward: bool, skip_empty: bool
    ) {
        let direction = if backward { Direction::Backward } else { Direction::Forward };
        let occupied = ["2018-12-28", "2019-10", "2020-06-01"].map(span);
        let mut playback = playing(Settings { direction, skip_empty, speed: Speed::new(speed), ..Settings::default() });
        for dt_s in frames {
            let before = playback.now();
            let advance = playback.advance(dt_s, &occupied, &[]);
            prop_assert!(playback.extent().contains(playback.now()));
            prop_assert_eq!(advance.moved, playback.now() != before);
            let turned = if backward { playback.now() > before } else { playback.now() < before };
            prop_assert!(!turned);
        }
    }
}
