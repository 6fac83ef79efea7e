//! One frame off screen: the whole map of the built-in dossier as a picture.
//!
//! The baseline in the same run is the same base map without anything on it.

#![expect(missing_docs, reason = "criterion's macros make public items without documentation")]

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::basemap::Theme;
use dateline::paint::{PictureRequest, Renderer};
use dateline::query::{ColourBy, Colours, Filter, Scene, View, scene};
use dateline::store::{Source, load};

fn one_frame(criterion: &mut Criterion) {
    let dossier = load(&Source::BuiltIn).dossier;
    let colours = Colours::new(&dossier, ColourBy::Article);
    let everything = scene(&dossier, &colours, &Filter::default(), &View::everything());
    let nothing = Scene::default();
    let mut renderer = Renderer::new(Theme::Dark).unwrap_or_else(|error| panic!("{error}"));
    let mut group = criterion.benchmark_group("frame 1440x900");
    group.sample_size(20);
    for (name, scene) in [("baseline: the base map alone", &nothing), ("everything that the articles tell of", &everything)] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let request = PictureRequest {
                    size: (1440, 900),
                    theme: Theme::Dark,
                    scene,
                    colours: &colours,
                    view: None,
                    title: String::new(),
                    details: String::new(),
                };
                renderer.render(&request).map(|picture| picture.rgba.len()).unwrap_or_default()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, one_frame);
criterion_main!(benches);
