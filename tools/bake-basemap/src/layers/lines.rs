//! Borders, governorate lines and rivers of Natural Earth, and the tributaries that it lacks.

use super::SCALES;
use crate::curated::{Curated, River};
use crate::error::BakeError;
use crate::feature::{Feature, Point, Shape};
use crate::pyramid::MAX_ZOOM;
use crate::sources::Sources;

/// Natural Earth's borders are the de facto ones. Which of them are not agreed on is kept, so that the map can dash them.
pub fn borders(sources: &Sources) -> Result<Vec<Feature>, BakeError> {
    let mut features = Vec::new();
    for (scale, zooms) in SCALES {
        for record in sources.natural_earth(scale, "admin_0_boundary_lines_land")? {
            let kind = record.text("featurecla");
            let class = if kind.starts_with("International") {
                "international"
            } else if kind.starts_with("Line of control") || kind.starts_with("Overlay limit") {
                "ceasefire"
            } else if kind.starts_with("Disputed") || kind.starts_with("Indefinite") || kind.starts_with("Indeterminant") {
                "disputed"
            } else {
                // leases, and lines that the package itself marks to be left out
                continue;
            };
            features.push(Feature::new(record.shape, zooms).text("class", class));
        }
    }
    Ok(features)
}

/// The two countries that the dossier is about come first; the many provinces of their neighbours only from zoom 6.
pub fn admin1(sources: &Sources) -> Result<Vec<Feature>, BakeError> {
    let records = sources.natural_earth("10m", "admin_1_states_provinces_lines")?;
    let features = records.into_iter().filter_map(|record| {
        let country = record.text("adm0_a3").to_owned();
        let first = match country.as_str() {
            "SYR" | "IRQ" => 5,
            "JOR" | "LBN" | "ISR" | "KWT" | "TUR" | "IRN" | "SAU" | "EGY" => 6,
            _ => return None,
        };
        let home = first == 5;
        Some(Feature::new(record.shape, (first, 9)).flag("home", home))
    });
    Ok(features.collect())
}

/// From which tile zoom on a curated river is drawn.
fn tributary_zoom(rank: i64) -> Option<u8> {
    match rank {
        2 => Some(6),
        3 => Some(7),
        _ => None,
    }
}

/// What Natural Earth calls, in one stretch or another, the rivers that curated ones flow into.
const MAIN_RIVERS: [(&str, &[&str]); 3] =
    [("euphrates", &["Euphrates", "Al Furat", "Firat"]), ("tigris", &["Tigris", "Dicle"]), ("jordan", &["Jordan"])];

/// Degrees, about 10 m: a mouth is a vertex of the river that it flows into, so that no zoom tears them apart.
const JOINED: f64 = 0.0001;

/// Whether the river ends on a vertex of the one that it says it flows into.
fn joins(river: &River, rivers: &[River], main_rivers: &[(&str, Vec<Point>)]) -> bool {
    let Some(&end) = river.line.last() else { return false };
    let near = |p: &Point| (p[0] - end[0]).hypot(p[1] - end[1]) < JOINED;
    river.joins == "sea"
        || rivers.iter().any(|other| other.id == river.joins && other.line.iter().any(near))
        || main_rivers.iter().any(|(id, vertices)| *id == river.joins && vertices.iter().any(near))
}

/// Natural Earth's rivers first, then the curated ones, which have their names with them.
pub fn rivers(sources: &Sources, curated: &Curated) -> Result<Vec<Feature>, BakeError> {
    let mut features = Vec::new();
    let mut main_rivers = MAIN_RIVERS.map(|(id, _)| (id, Vec::new()));
    for (scale, zooms) in SCALES {
        for record in sources.natural_earth(scale, "rivers_lake_centerlines")? {
            for ((_, vertices), (_, names)) in main_rivers.iter_mut().zip(MAIN_RIVERS) {
                if scale == "10m" && names.contains(&record.text("name")) {
                    vertices.extend(record.shape.parts().iter().flatten());
                }
            }
            let importance = record.number("scalerank").unwrap_or(9.0);
            let first = match importance {
                i if i <= 3.0 => 0,
                i if i <= 4.0 => 3,
                i if i <= 6.0 => 4,
                i if i <= 7.0 => 5,
                _ => 6,
            };
            let rank = if importance <= 4.0 { 1 } else { 2 };
            let zooms = (zooms.0.max(first), zooms.1);
            if zooms.0 <= zooms.1 {
                features.push(Feature::new(record.shape, zooms).int("rank", rank));
            }
        }
    }
    for river in &curated.rivers {
        if !joins(river, &curated.rivers, &main_rivers) {
            return Err(BakeError::row("rivers.json", &river.id, format!("does not end on a vertex of `{}`", river.joins)));
        }
        let first = tributary_zoom(river.rank).ok_or_else(|| BakeError::row("rivers.json", &river.id, "expected rank 2 or 3"))?;
        let feature = Feature::new(Shape::Lines(vec![river.line.clone()]), (first, MAX_ZOOM)).int("rank", river.rank);
        features.push(feature.text("name", &river.name).text("name_ar", &river.name_ar));
    }
    Ok(features)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_river_must_end_on_the_one_that_it_flows_into() -> Result<(), BakeError> {
        let rivers = Curated::read()?.rivers;
        let khabur = rivers.iter().find(|river| river.id == "khabur").map(|river| river.line[river.line.len() - 1]);
        let euphrates = ("euphrates", khabur.into_iter().collect::<Vec<_>>());
        for river in &rivers {
            let expected = !matches!(river.joins.as_str(), "euphrates" | "tigris" | "jordan") || river.id == "khabur";
            assert_eq!(joins(river, &rivers, std::slice::from_ref(&euphrates)), expected, "{}", river.id);
        }
        Ok(())
    }

    #[test]
    fn tributaries_come_in_from_zoom_six_and_seven() {
        assert_eq!([1, 2, 3, 4].map(tributary_zoom), [None, Some(6), Some(7), None]);
    }
}
