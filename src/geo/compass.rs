//! The eight winds, for articles that say "north" and no more.

use serde::{Deserialize, Serialize};

/// A direction as people say it, each 45° wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Compass {
    /// 0°.
    North,
    /// 45°.
    Northeast,
    /// 90°.
    East,
    /// 135°.
    Southeast,
    /// 180°.
    South,
    /// 225°.
    Southwest,
    /// 270°.
    West,
    /// 315°.
    Northwest,
}

impl Compass {
    /// All of them, clockwise from north.
    pub const ALL: [Self; 8] =
        [Self::North, Self::Northeast, Self::East, Self::Southeast, Self::South, Self::Southwest, Self::West, Self::Northwest];

    /// The middle of the direction, in degrees clockwise from true north.
    #[must_use]
    pub fn bearing_deg(self) -> f64 {
        45.0 * f64::from(self as u8)
    }

    /// The direction nearest to a bearing in degrees; any turn is allowed (-90 is west). Not a number gives north.
    #[must_use]
    pub fn from_bearing(bearing_deg: f64) -> Self {
        let eighths = (bearing_deg.rem_euclid(360.0) / 45.0).round() as usize % 8;
        Self::ALL.get(eighths).copied().unwrap_or(Self::North)
    }

    /// The word in the interface, data and exports: `north`, `northeast`, …
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::North => "north",
            Self::Northeast => "northeast",
            Self::East => "east",
            Self::Southeast => "southeast",
            Self::South => "south",
            Self::Southwest => "southwest",
            Self::West => "west",
            Self::Northwest => "northwest",
        }
    }

    /// The letters on a compass: `N`, `NE`, …
    #[must_use]
    pub fn letters(self) -> &'static str {
        match self {
            Self::North => "N",
            Self::Northeast => "NE",
            Self::East => "E",
            Self::Southeast => "SE",
            Self::South => "S",
            Self::Southwest => "SW",
            Self::West => "W",
            Self::Northwest => "NW",
        }
    }

    /// The other way.
    #[must_use]
    pub fn opposite(self) -> Self {
        Self::from_bearing(self.bearing_deg() + 180.0)
    }
}

impl std::fmt::Display for Compass {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Compass;

    #[test]
    fn every_direction_is_nearest_to_its_own_bearing() {
        for direction in Compass::ALL {
            for off in [-22.0, 0.0, 22.0, 360.0, -360.0] {
                assert_eq!(Compass::from_bearing(direction.bearing_deg() + off), direction, "{direction} {off}");
            }
            assert_eq!(direction.opposite().opposite(), direction);
        }
        assert_eq!(Compass::Northeast.opposite(), Compass::Southwest);
    }

    #[test]
    fn a_bearing_that_is_no_number_gives_north_and_no_panic() {
        assert_eq!(Compass::from_bearing(f64::NAN), Compass::North);
        assert_eq!(Compass::from_bearing(f64::INFINITY), Compass::North);
    }
}
