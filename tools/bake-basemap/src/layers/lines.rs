//! Borders, governorate lines and rivers of Natural Earth.

use super::SCALES;
use crate::error::BakeError;
use crate::feature::Feature;
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

pub fn rivers(sources: &Sources) -> Result<Vec<Feature>, BakeError> {
    let mut features = Vec::new();
    for (scale, zooms) in SCALES {
        for record in sources.natural_earth(scale, "rivers_lake_centerlines")? {
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
    Ok(features)
}
