//! One frame off screen: the map of the built-in dossier as a picture.
//!
//! The baseline in the same run is a frame in which the map was moved, and so the ground drawn anew. A frame in which only time
//! moved reuses the ground; it should cost at most a quarter of that. How the two compare is printed at the end of the run.

#![expect(missing_docs, reason = "criterion's macros make public items without documentation")]
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::basemap::{Script, Theme};
use dateline::desktop::{App, Opened};
use dateline::dossier::Dossier;
use dateline::geo::BBox;
use dateline::paint::{PictureRequest, Renderer};
use dateline::playback::AtEnd;
use dateline::query::{ColourBy, Colours, Filter, Scene, View, scene};
use dateline::store::{Source, load};
use dateline::time::{DAY_S, Moment, TimeSpan};
use egui_kittest::Harness;

/// Two views of about the same ground: a map that is being dragged.
const VIEWS: [BBox; 2] =
    [BBox { west: 35.0, south: 30.0, east: 47.5, north: 37.8 }, BBox { west: 35.2, south: 30.1, east: 47.7, north: 37.9 }];

/// What the window shows in its mode "three months", at a crowded moment and a day later.
fn quarter(dossier: &Dossier, colours: &Colours, day: i64) -> Scene {
    let now = Moment::from_seconds(1_747_267_200 + day * DAY_S);
    let visible = TimeSpan::between(now.plus_days(-91), now);
    scene(dossier, colours, &Filter::default(), &View { schematic: true, ..View::of(visible, Some(now)) })
}

fn one_frame(criterion: &mut Criterion) {
    let dossier = load(&Source::BuiltIn).dossier;
    let colours = Colours::new(&dossier, ColourBy::Article);
    let everything = scene(&dossier, &colours, &Filter::default(), &View::everything());
    let [today, tomorrow] = [0, 1].map(|day| quarter(&dossier, &colours, day));
    let mut renderer = Renderer::new(Theme::Dark).unwrap_or_else(|error| panic!("{error}"));
    let mut frame = |scene: &Scene, view: BBox| {
        let request = PictureRequest {
            size: (1440, 900),
            theme: Theme::Dark,
            script: Script::Latin,
            scene,
            colours: &colours,
            tables: &[],
            looked_at: &View::everything(),
            view: Some(view),
            title: String::new(),
            details: String::new(),
        };
        renderer.render(&request).map(|picture| picture.rgba.len()).unwrap_or_default()
    };
    let mut group = criterion.benchmark_group("frame 1440x900");
    group.sample_size(20);
    let mut turn = 0;
    group.bench_function("baseline: the map moved", |bencher| {
        bencher.iter(|| {
            turn += 1;
            frame(&today, VIEWS[turn % 2])
        });
    });
    group.bench_function("only time moved", |bencher| {
        bencher.iter(|| {
            turn += 1;
            frame([&today, &tomorrow][turn % 2], VIEWS[0])
        });
    });
    group.bench_function("only time moved, all that the articles tell of", |bencher| bencher.iter(|| frame(&everything, VIEWS[0])));
    group.finish();

    let mut median = |of: &dyn Fn(usize) -> (bool, usize)| {
        let mut times: Vec<Duration> = (0..21)
            .map(|turn| {
                let (is_tomorrow, view) = of(turn);
                let begun = Instant::now();
                frame(if is_tomorrow { &tomorrow } else { &today }, VIEWS[view]);
                begun.elapsed()
            })
            .collect();
        times.sort();
        times[times.len() / 2]
    };
    let moved = median(&|turn| (false, turn % 2));
    let played = median(&|turn| (turn % 2 == 0, 0));
    println!("only time moved / map moved: {:.2} ({played:.1?} of {moved:.1?})", played.as_secs_f64() / moved.as_secs_f64());
}

/// The window on the built-in dossier, with its ground drawn.
fn settled_window() -> Harness<'static, App> {
    let opened = Opened::load(Source::BuiltIn);
    let mut harness = Harness::builder().with_size([1440.0, 900.0]).wgpu().build_eframe(move |cc| App::new(cc, opened));
    harness.run_steps(3);
    let context = harness.ctx.clone();
    harness.state_mut().state.ground.settle(&context);
    harness
}

/// What the UI thread does for a frame while the map is dragged: everything but drawing, which is the adapter's work. The ground's
/// own thread is at work meanwhile.
fn dragging(criterion: &mut Criterion) {
    let mut harness = settled_window();
    let mut worst = Duration::ZERO;
    let mut step = |turn: usize| {
        let lon = 40.0 + 2.0 * (turn as f64 / 25.0).sin();
        harness.state_mut().state.map.center_at(walkers::lon_lat(lon, 34.7));
        let begun = Instant::now();
        harness.run_steps(1);
        worst = worst.max(begun.elapsed());
    };
    let mut turn = 0;
    criterion.bench_function("window 1440x900, the UI thread while the map is dragged", |bencher| {
        bencher.iter(|| {
            turn += 1;
            step(turn);
        });
    });
    println!("the longest of these frames took the UI thread {worst:.1?}");
}

/// A frame of the window while it plays and the map stands: what the UI thread does, and what the adapter draws. The picture is read
/// back as well, which no window does, so this is more than a frame costs.
fn playing(criterion: &mut Criterion) {
    let mut harness = settled_window();
    harness.run_steps(2);
    harness.state_mut().state.playback.settings.at_end = AtEnd::Loop;
    harness.state_mut().state.playback.play();
    let mut blank = Harness::builder().with_size([1440.0, 900.0]).wgpu().build_ui(|_| ());
    let mut empty: Vec<Duration> = Vec::new();
    for _ in 0..40 {
        let begun = Instant::now();
        blank.run_steps(1);
        let _ = blank.render();
        empty.push(begun.elapsed());
    }
    let (mut drawn, mut thought): (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
    criterion.bench_function("window 1440x900, a frame while it plays", |bencher| {
        bencher.iter(|| {
            let begun = Instant::now();
            harness.run_steps(1);
            thought.push(begun.elapsed());
            let size = harness.render().map(|picture| picture.len()).unwrap_or_default();
            drawn.push(begun.elapsed());
            size
        });
    });
    for (name, times) in [
        ("baseline, an empty window read back", &mut empty),
        ("the UI thread", &mut thought),
        ("with the adapter and reading back", &mut drawn),
    ] {
        times.sort();
        let at = |part: usize| times.get(times.len() * part / 100).copied().unwrap_or_default();
        println!("while it plays, {name}: median {:.1?}, of 95 in 100 at most {:.1?}", at(50), at(95));
    }
}

criterion_group!(benches, one_frame, dragging, playing);
criterion_main!(benches);
