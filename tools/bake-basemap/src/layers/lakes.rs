//! Lakes and reservoirs (OpenStreetMap, ODbL): everywhere on the map, the large ones first.

use crate::error::BakeError;
use crate::feature::{Bounds, Feature, Point, Shape};
use crate::simplify::area;
use crate::sources::Sources;

/// Between the Khabur and the Iraqi border the source calls dry salt flats lakes.
const SALT_FLATS: Bounds = Bounds::new([40.2, 34.6], [42.05, 35.75]);

pub fn collect(sources: &Sources) -> Result<Vec<Feature>, BakeError> {
    let mut lakes: Vec<(f64, Vec<Vec<Point>>)> = sources
        .lakes()?
        .into_iter()
        .filter_map(|rings| {
            let outer = rings.first()?;
            let bounds = Bounds::of(outer);
            let size = area(outer).abs();
            (!bounds.inside(SALT_FLATS)).then_some((size, rings))
        })
        .collect();
    lakes.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then_with(|| a.1[0].first().map(|p| p[0].to_bits()).cmp(&b.1[0].first().map(|p| p[0].to_bits())))
    });
    let features = lakes.into_iter().filter_map(|(square_degrees, rings)| {
        let first = match square_degrees {
            a if a > 3.0 => 0,
            a if a > 1.0 => 1,
            a if a > 0.3 => 2,
            a if a > 0.1 => 3,
            a if a > 0.03 => 4,
            a if a > 0.008 => 5,
            a if a > 0.003 => 6,
            a if a > 0.001 => 7,
            a if a > 0.0005 => 8,
            _ => return None,
        };
        Some(Feature::new(Shape::Rings(rings), (first, 9)))
    });
    Ok(features.collect())
}
