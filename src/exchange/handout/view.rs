//! Which part of the world a map of a handout shows, and where on the paper a spot of it is.

use crate::basemap::world_from_lonlat;
use crate::geo::{BBox, LonLat};

/// Width of a map, in its own points. A map is set in these, and then made as large as there is room.
pub(super) const WIDTH: f64 = 720.0;
/// Height of a map, in its own points.
pub(super) const HEIGHT: f64 = 500.0;
/// Free room round what is to be shown, in points.
const MARGIN: f64 = 14.0;
/// Points that the whole earth would be wide: closer than this a map shows nothing that the ground has.
const CLOSEST: f64 = 512.0 * 2048.0;

/// The part of the world that a map shows: north is up, in Web Mercator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct View {
    /// Points that the whole earth would be wide.
    scale: f64,
    /// The middle, in the square of Web Mercator.
    middle: [f64; 2],
}

impl Default for View {
    /// The whole earth.
    fn default() -> Self {
        Self { scale: WIDTH, middle: [0.5, 0.5] }
    }
}

impl View {
    /// Shows all of a box, and more where the paper has another shape.
    pub(super) fn of(bbox: &BBox) -> Self {
        let [west, south, east, north] = bbox.to_array();
        let east = if east < west { east + 360.0 } else { east };
        let ([left, top], [right, bottom]) = (world(west, north), world(east, south));
        let (width, height) = ((right - left).max(1e-9), (bottom - top).max(1e-9));
        let scale = ((WIDTH - 2.0 * MARGIN) / width).min((HEIGHT - 2.0 * MARGIN) / height);
        Self { scale: scale.clamp(WIDTH, CLOSEST), middle: [f64::midpoint(left, right), f64::midpoint(top, bottom)] }
    }

    /// Where a spot is, in points from the upper left corner.
    pub(super) fn point(&self, at: LonLat) -> [f64; 2] {
        let [x, y] = world_from_lonlat(at);
        // the way round the earth that is nearer to the middle
        let x = x - (x - self.middle[0]).round();
        self.point_of_world([x, y])
    }

    pub(super) fn point_of_world(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        [(x - self.middle[0]) * self.scale + WIDTH / 2.0, (y - self.middle[1]) * self.scale + HEIGHT / 2.0]
    }

    /// West, north, east, south in the square of Web Mercator.
    pub(super) fn window(&self) -> [f64; 4] {
        let (half_x, half_y) = (WIDTH / 2.0 / self.scale, HEIGHT / 2.0 / self.scale);
        [self.middle[0] - half_x, self.middle[1] - half_y, self.middle[0] + half_x, self.middle[1] + half_y]
    }

    /// Zoom of tiles of 512 points.
    pub(super) fn zoom(&self) -> f64 {
        (self.scale / 512.0).log2()
    }

    /// A round distance for a scale bar in the middle of the map, in km, and how long it is in points.
    pub(super) fn scale_bar(&self) -> (f64, f64) {
        let latitude = (std::f64::consts::PI * (1.0 - 2.0 * self.middle[1])).sinh().atan();
        let points_per_km = self.scale / (40_075.017 * latitude.cos().max(0.05));
        let round = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0, 2_000.0, 5_000.0];
        let km = round.into_iter().rev().find(|km| km * points_per_km <= 120.0).unwrap_or(1.0);
        (km, km * points_per_km)
    }
}

/// As [`world_from_lonlat`], also beyond 180° east.
fn world(lon: f64, lat: f64) -> [f64; 2] {
    world_from_lonlat(LonLat { lon, lat })
}

/// Whether a point lies on the map, or so many points beside it.
pub(super) fn is_on_map([x, y]: [f64; 2], beside: f64) -> bool {
    (-beside..=WIDTH + beside).contains(&x) && (-beside..=HEIGHT + beside).contains(&y)
}

/// The part of a straight line that lies on the map, or so many points beside it, as shares of its length.
pub(super) fn part_on_map(a: [f64; 2], b: [f64; 2], beside: f64) -> Option<(f64, f64)> {
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (start, end, size) in [(a[0], b[0], WIDTH), (a[1], b[1], HEIGHT)] {
        let along = end - start;
        if along.abs() < 1e-9 {
            if !(-beside..=size + beside).contains(&start) {
                return None;
            }
            continue;
        }
        let (one, other) = ((-beside - start) / along, (size + beside - start) / along);
        from = from.max(one.min(other));
        to = to.min(one.max(other));
    }
    (from < to).then_some((from, to))
}

/// The point of a straight line at a share of its length.
pub(super) fn between(a: [f64; 2], b: [f64; 2], share: f64) -> [f64; 2] {
    [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_the_box_is_on_the_map_and_the_middle_is_in_the_middle() {
        for bbox in [[35.5, 32.5, 42.5, 37.4], [-10.0, -5.0, 80.0, 60.0], [37.0, 36.0, 37.001, 36.001]] {
            let [west, south, east, north] = bbox;
            let view = View::of(&BBox::new(west, south, east, north).unwrap());
            for (lon, lat) in [(west, south), (east, north), (west, north)] {
                assert!(is_on_map(view.point(LonLat { lon, lat }), 0.0), "{bbox:?}");
            }
            let [x, _] = view.point(LonLat { lon: f64::midpoint(west, east), lat: south });
            assert!((x - WIDTH / 2.0).abs() < 1e-6);
        }
    }

    #[test]
    fn a_line_across_is_cut_at_the_edges() {
        assert_eq!(part_on_map([-WIDTH, 10.0], [WIDTH * 3.0, 10.0], 0.0), Some((0.25, 0.5)));
        assert_eq!(part_on_map([10.0, 10.0], [20.0, 10.0], 0.0), Some((0.0, 1.0)));
        assert_eq!(part_on_map([-10.0, 10.0], [10.0, -12.0], 0.0), None);
        assert_eq!(part_on_map([-10.0, 10.0], [-10.0, 90.0], 0.0), None);
    }

    #[test]
    fn a_box_over_the_date_line_stays_in_one_piece() {
        let view = View::of(&BBox::new(170.0, -20.0, -170.0, 0.0).unwrap());
        let [left, right] = [175.0, -175.0].map(|lon| view.point(LonLat { lon, lat: -10.0 })[0]);
        assert!(left < right && right - left < WIDTH);
    }

    #[test]
    fn the_scale_bar_is_a_round_distance_of_middle_length() {
        let (km, points) = View::of(&BBox::new(35.5, 32.5, 42.5, 37.4).unwrap()).scale_bar();
        assert!((km - 100.0).abs() < 1e-9 && (40.0..=120.0).contains(&points), "{km} km are {points} points");
    }
}
