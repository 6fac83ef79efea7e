//! The ground of a map: coast, borders, rivers and the names that there is room for, as lines and letters.

use geo::{LineString, Simplify};

use super::view::{View, is_on_map};
use crate::basemap::{Form, Named, PlainFeature, PlainKind, plain_ground};

/// Corners nearer to the line than this are left out, in points.
const FINE: f64 = 0.35;
/// More names than this are a list and no map.
const MOST_NAMES: usize = 26;

/// How a line or an area of the ground is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum GroundInk {
    Land,
    Lake,
    River,
    LargeRiver,
    Coast,
    Governorate,
    Border,
    Disputed,
}

impl GroundInk {
    /// The name of the class that a style sheet knows.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Land => "land",
            Self::Lake => "lake",
            Self::River => "river",
            Self::LargeRiver => "river large",
            Self::Coast => "coast",
            Self::Governorate => "governorate",
            Self::Border => "border",
            Self::Disputed => "border disputed",
        }
    }

    pub(super) fn is_area(self) -> bool {
        matches!(self, Self::Land | Self::Lake)
    }
}

/// All lines, or areas, of one ink.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Drawn {
    pub(super) ink: GroundInk,
    pub(super) lines: Vec<Vec<[f64; 2]>>,
}

/// A name of the ground.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Name {
    pub(super) at: [f64; 2],
    pub(super) text: String,
    pub(super) of: Named,
    /// Size of its letters, in points.
    pub(super) size: f64,
}

impl Name {
    /// What its letters cover.
    pub(super) fn covers(&self) -> [f64; 4] {
        let (half, [x, y]) = (self.text.chars().count() as f64 * self.size * letter_width(self.of), self.at);
        [x - half, y - self.size - 4.0, x + half, y + self.size * 0.4]
    }

    /// Whether a mark at one of those points would cover it, if marks are drawn so many times larger.
    pub(super) fn is_covered_by(&self, marks: &[[f64; 2]], larger: f64) -> bool {
        let half = self.text.chars().count() as f64 * self.size * letter_width(self.of);
        let covers = |at: &[f64; 2]| {
            let (beside, above) = (at[0] + 4.0 * larger - self.at[0], at[1] - self.at[1] + 4.0);
            beside.abs() < half + 14.0 * larger && above.abs() < self.size * 0.5 + 7.0 * larger
        };
        marks.iter().any(covers)
    }
}

/// The ground of one map.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ground {
    pub(super) drawn: Vec<Drawn>,
    /// The most important first.
    pub(super) names: Vec<Name>,
}

impl Ground {
    pub(super) fn of(view: &View) -> Self {
        let zoom = view.zoom();
        let mut ground = Self::default();
        let mut names: Vec<(u32, Name)> = Vec::new();
        for feature in plain_ground(view.window(), zoom.round().clamp(0.0, 9.0) as u8) {
            match (ink(&feature.kind), &feature.form) {
                (Some(ink), Form::Area(rings)) => ground.add(ink, rings.iter().map(|ring| set(view, ring))),
                (Some(ink), Form::Line(line)) => ground.add(ink, std::iter::once(set(view, line))),
                (None, Form::Spot(at)) => names.extend(name(&feature, view.point_of_world(*at), zoom)),
                _ => {}
            }
        }
        names.sort_by_key(|(order, _)| *order);
        ground.names = with_room(names.into_iter().map(|(_, name)| name));
        ground
    }

    /// The names that there is room for if letters are so many times larger.
    pub(super) fn names_set_larger(&self, larger: f64) -> Vec<Name> {
        with_room(self.names.iter().map(|name| Name { size: name.size * larger, ..name.clone() }))
    }

    fn add(&mut self, ink: GroundInk, lines: impl Iterator<Item = Vec<[f64; 2]>>) {
        let lines = lines.filter(|line| line.len() > if ink.is_area() { 2 } else { 1 });
        match self.drawn.last_mut() {
            Some(drawn) if drawn.ink == ink => drawn.lines.extend(lines),
            _ => self.drawn.push(Drawn { ink, lines: lines.collect() }),
        }
        self.drawn.retain(|drawn| !drawn.lines.is_empty());
    }
}

fn ink(kind: &PlainKind) -> Option<GroundInk> {
    Some(match kind {
        PlainKind::Land => GroundInk::Land,
        PlainKind::Lake => GroundInk::Lake,
        PlainKind::River { large: true } => GroundInk::LargeRiver,
        PlainKind::River { large: false } => GroundInk::River,
        PlainKind::Coast => GroundInk::Coast,
        PlainKind::Governorate => GroundInk::Governorate,
        PlainKind::Border { agreed: true } => GroundInk::Border,
        PlainKind::Border { agreed: false } => GroundInk::Disputed,
        PlainKind::Name(_) => return None,
    })
}

/// A line in points, without corners that nobody sees.
fn set(view: &View, line: &[[f64; 2]]) -> Vec<[f64; 2]> {
    let points: LineString<f64> = line.iter().map(|at| view.point_of_world(*at)).collect::<Vec<_>>().into();
    points.simplify(FINE).0.iter().map(|at| [at.x, at.y]).collect()
}

/// A name with its place in the order, if it is wanted at that zoom: countries and large towns first.
fn name(feature: &PlainFeature, at: [f64; 2], zoom: f64) -> Option<(u32, Name)> {
    let PlainKind::Name(of) = feature.kind else { return None };
    let rank = f64::from(feature.rank);
    let (from_zoom, order, size) = match of {
        Named::Country => (rank - 1.0, 10.0, 13.0),
        Named::Town => (rank + 1.6, 12.0 + 3.0 * rank, if rank < 3.0 { 12.5 } else { 11.0 }),
        Named::Sea => (rank + 0.5, 16.0, 12.0),
        Named::River => (5.0, 21.0, 10.5),
        Named::Governorate => (5.9, 22.0, 10.0),
        Named::Other => (5.4, 29.0, 10.0),
    };
    let wanted = zoom >= from_zoom && !feature.name.is_empty() && is_on_map(at, -8.0);
    let text = if of == Named::Country { feature.name.to_uppercase() } else { feature.name.clone() };
    wanted.then_some(((order * 10.0 + rank) as u32, Name { at, text, of, size }))
}

/// Half of the usual width of a letter, in sizes: names of countries are set in spaced capitals.
fn letter_width(of: Named) -> f64 {
    if of == Named::Country { 0.41 } else { 0.29 }
}

/// Those that cover no other.
fn with_room(names: impl Iterator<Item = Name>) -> Vec<Name> {
    let mut kept: Vec<(Name, [f64; 4])> = Vec::new();
    for name in names {
        let (half, [x, y]) = (name.text.chars().count() as f64 * name.size * letter_width(name.of) + 5.0, name.at);
        let covers = [x - half, y - name.size - 5.0, x + half, y + name.size * 0.6 + 4.0];
        let meets = |other: &[f64; 4]| covers[0] < other[2] && other[0] < covers[2] && covers[1] < other[3] && other[1] < covers[3];
        let inside = is_on_map([covers[0], y], 0.0) && is_on_map([covers[2], y], 0.0);
        // a river is named in every tile
        let is_new = !kept.iter().any(|(other, covers)| meets(covers) || other.text == name.text);
        if inside && is_new {
            kept.push((name, covers));
        }
    }
    kept.truncate(MOST_NAMES);
    kept.into_iter().map(|(name, _)| name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geo::BBox;

    #[test]
    fn a_map_of_syria_has_its_ground_and_names_that_do_not_cover_each_other() {
        let ground = Ground::of(&View::of(&BBox::new(35.5, 32.5, 42.5, 37.4).unwrap()));
        let inks: Vec<GroundInk> = ground.drawn.iter().map(|drawn| drawn.ink).collect();
        for ink in [GroundInk::Land, GroundInk::LargeRiver, GroundInk::Border, GroundInk::Governorate] {
            assert!(inks.contains(&ink), "{inks:?}");
        }
        let names: Vec<&str> = ground.names.iter().map(|name| name.text.as_str()).collect();
        assert!(["SYRIA", "Damascus", "Deir ez-Zor"].iter().all(|name| names.contains(name)), "{names:?}");
        assert!(names.len() <= MOST_NAMES);
        let corners: usize = ground.drawn.iter().flat_map(|drawn| &drawn.lines).map(Vec::len).sum();
        assert!((300..20_000).contains(&corners), "{corners} corners");
    }

    #[test]
    fn any_view_has_a_ground() {
        for bbox in [[-180.0, -85.0, 180.0, 85.0], [170.0, -20.0, -170.0, 0.0], [38.0, 36.0, 38.0001, 36.0001]] {
            let [west, south, east, north] = bbox;
            assert!(!Ground::of(&View::of(&BBox::new(west, south, east, north).unwrap())).drawn.is_empty(), "{bbox:?}");
        }
    }
}
