//! Which source goes into which layer of the tiles, and from which zoom on.

mod labels;
mod lakes;
mod land;
mod lines;
mod roads;
mod towns;

use crate::areas::NamedArea;
use crate::curated::Curated;
use crate::error::BakeError;
use crate::feature::{Feature, Layer};
use crate::mercator::project;
use crate::sources::Sources;

/// In the order in which the tiles hold them.
pub fn collect(sources: &Sources, curated: &Curated, areas: &[NamedArea]) -> Result<Vec<Layer>, BakeError> {
    let (land, coast) = land::collect(sources)?;
    let rivers = lines::rivers(sources, curated)?;
    let labels = labels::collect(sources, curated, areas, &rivers)?;
    let layers = [
        ("land", land),
        ("lakes", lakes::collect(sources)?),
        ("coast", coast),
        ("rivers", rivers),
        ("roads", roads::roads(sources)?),
        ("railways", roads::railways(sources)?),
        ("admin1", lines::admin1(sources)?),
        ("borders", lines::borders(sources)?),
        ("towns", towns::collect(sources, curated)?),
        ("labels", labels),
    ];
    Ok(layers.into_iter().map(|(name, features)| Layer { name, features: features.into_iter().map(projected).collect() }).collect())
}

fn projected(feature: Feature) -> Feature {
    Feature { shape: feature.shape.map(project), ..feature }
}

/// Natural Earth's three scales, and the zooms that each serves.
const SCALES: [(&str, (u8, u8)); 3] = [("110m", (0, 1)), ("50m", (2, 3)), ("10m", (4, 9))];
