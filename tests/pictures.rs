//! The four looks as pictures. A change of a style, of the archive or of how either is drawn shows here; after looking at the new
//! pictures, `UPDATE_SNAPSHOTS=1 cargo test --test pictures` takes them over.
//!
//! Drawn in software where there is such an adapter, so that pictures of different machines can be compared.

use dateline::basemap::{Script, Theme};
use dateline::geo::BBox;
use dateline::paint::{PictureRequest, Renderer};
use dateline::query::{ColourBy, Colours, Filter, View, scene};
use dateline::store::{Source, load};
use dateline::time::TimeSpan;
use egui_kittest::SnapshotOptions;

/// The middle Euphrates, from Raqqa to Al-Qaim.
const EUPHRATES: BBox = BBox { west: 38.6, south: 34.0, east: 41.6, north: 36.1 };

fn picture(theme: Theme, script: Script, with_marks: bool) -> image::RgbaImage {
    let dossier = load(&Source::BuiltIn).dossier;
    let colours = Colours::new(&dossier, ColourBy::Article);
    let may_2025 = "2025-05".parse::<dateline::time::Edtf>().unwrap_or_else(|error| panic!("{error}")).strict();
    let view = View::of(if with_marks { may_2025 } else { TimeSpan::ALWAYS }, None);
    let filter =
        if with_marks { Filter::default() } else { Filter { articles: Some(std::collections::BTreeSet::new()), ..Filter::default() } };
    let scene = scene(&dossier, &colours, &filter, &view);
    let request = PictureRequest {
        size: (520, 360),
        theme,
        script,
        scene: &scene,
        colours: &colours,
        tables: &[],
        looked_at: &view,
        view: Some(EUPHRATES),
        title: "The middle Euphrates".to_owned(),
        details: format!("{} in {}", theme.name(), script.name()),
    };
    let picture = Renderer::new(theme).and_then(|mut renderer| renderer.render(&request)).unwrap_or_else(|error| panic!("{error}"));
    image::RgbaImage::from_raw(picture.width, picture.height, picture.rgba).unwrap_or_else(|| panic!("the picture has too few pixels"))
}

/// Drivers round differently at the edges of letters and lines; a missing layer is a thousand times that.
fn assert_like(image: &image::RgbaImage, name: &str) {
    let options = SnapshotOptions::new().threshold(2.0).max_failed_pixels(600_usize);
    egui_kittest::image_snapshot_options(image, name, &options);
}

#[test]
fn the_dark_look_with_names_in_both_scripts() {
    assert_like(&picture(Theme::Dark, Script::Both, false), "ground-dark-both");
}

#[test]
fn the_light_look_with_the_marks_of_may_2025() {
    assert_like(&picture(Theme::Light, Script::Latin, true), "ground-light-marks");
}

#[test]
fn the_projector_look_with_names_in_arabic() {
    assert_like(&picture(Theme::Projector, Script::Arabic, false), "ground-projector-arabic");
}

#[test]
fn the_print_look_with_the_marks_of_may_2025() {
    assert_like(&picture(Theme::Print, Script::Latin, true), "ground-print-marks");
}

#[test]
fn the_four_looks_differ_and_a_picture_drawn_twice_is_the_same() {
    let [dark, light, projector, print] = Theme::ALL.map(|theme| picture(theme, Script::Latin, false));
    assert!(dark != light && light != projector && projector != print);
    assert!(dark == picture(Theme::Dark, Script::Latin, false));
}
