//! Lines across 180°: a map would draw them the long way round, so exports cut them there.

use super::LonLat;

/// Cuts a line where it crosses the antimeridian, as RFC 7946 section 3.1.9 asks, into lines that do not cross it.
///
/// Two points more than 180° of longitude apart are taken to be joined across the antimeridian, the short way. The cut
/// is where the straight stroke in longitude and latitude meets 180°; both sides get a point there, at 180 and at -180.
/// A line that does not cross comes back as it is, also when it is empty or one point. Pieces have at least two points.
///
/// ```
/// use dateline::geo::{LonLat, cut_at_antimeridian};
///
/// let fiji_to_samoa = [LonLat::new(178.0, -18.0)?, LonLat::new(-172.0, -14.0)?];
/// let pieces = cut_at_antimeridian(&fiji_to_samoa);
/// assert_eq!(pieces.len(), 2);
/// assert_eq!(pieces[0][1], LonLat::new(180.0, -17.2)?);
/// assert_eq!(pieces[1][0], LonLat::new(-180.0, -17.2)?);
/// # Ok::<(), dateline::geo::GeoError>(())
/// ```
#[must_use]
pub fn cut_at_antimeridian(path: &[LonLat]) -> Vec<Vec<LonLat>> {
    let Some(first) = path.first() else {
        return Vec::new();
    };
    let mut pieces = Vec::new();
    let mut piece = vec![*first];
    for (a, b) in path.iter().zip(path.iter().skip(1)) {
        if (b.lon - a.lon).abs() > 180.0 {
            let edge = 180.0_f64.copysign(a.lon);
            let lat = latitude_at_edge(*a, *b, edge);
            push_new(&mut piece, LonLat { lon: edge, lat });
            pieces.push(std::mem::replace(&mut piece, vec![LonLat { lon: -edge, lat }]));
        }
        push_new(&mut piece, *b);
    }
    pieces.push(piece);
    if pieces.len() > 1 {
        pieces.retain(|piece| piece.len() > 1);
    }
    pieces
}

/// Latitude at which the stroke from `a` across the antimeridian to `b` meets it, on the side of `a`.
fn latitude_at_edge(a: LonLat, b: LonLat, edge: f64) -> f64 {
    let to_edge = (edge - a.lon).abs();
    let from_edge = (edge + b.lon).abs();
    let whole = to_edge + from_edge;
    if whole > 0.0 { a.lat + (b.lat - a.lat) * to_edge / whole } else { a.lat }
}

fn push_new(piece: &mut Vec<LonLat>, point: LonLat) {
    if piece.last() != Some(&point) {
        piece.push(point);
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these results are exact")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(points: &[(f64, f64)]) -> Vec<LonLat> {
        points.iter().map(|(lon, lat)| LonLat::new(*lon, *lat).unwrap()).collect()
    }

    #[test]
    fn the_example_of_rfc_7946_is_cut_in_two() {
        let pieces = cut_at_antimeridian(&line(&[(170.0, 45.0), (-170.0, 45.0)]));
        assert_eq!(pieces, [line(&[(170.0, 45.0), (180.0, 45.0)]), line(&[(-180.0, 45.0), (-170.0, 45.0)])]);
    }

    #[test]
    fn a_line_in_the_levant_stays_whole() {
        let path = line(&[(51.4, 35.7), (44.4, 33.3), (36.3, 33.5), (35.5, 33.9)]);
        assert_eq!(cut_at_antimeridian(&path), [path]);
    }

    #[test]
    fn a_line_that_goes_over_and_back_is_cut_twice() {
        let pieces = cut_at_antimeridian(&line(&[(179.0, 0.0), (-179.0, 2.0), (179.0, 4.0)]));
        assert_eq!(
            pieces,
            [
                line(&[(179.0, 0.0), (180.0, 1.0)]),
                line(&[(-180.0, 1.0), (-179.0, 2.0), (-180.0, 3.0)]),
                line(&[(180.0, 3.0), (179.0, 4.0)]),
            ]
        );
    }

    #[test]
    fn points_on_the_antimeridian_make_no_empty_pieces() {
        let pieces = cut_at_antimeridian(&line(&[(170.0, 0.0), (180.0, 0.0), (-175.0, 5.0)]));
        assert_eq!(pieces, [line(&[(170.0, 0.0), (180.0, 0.0)]), line(&[(-180.0, 0.0), (-175.0, 5.0)])]);
        let pieces = cut_at_antimeridian(&line(&[(180.0, 0.0), (-175.0, 5.0)]));
        assert_eq!(pieces, [line(&[(-180.0, 0.0), (-175.0, 5.0)])]);
        let pieces = cut_at_antimeridian(&line(&[(175.0, 0.0), (-180.0, 5.0)]));
        assert_eq!(pieces, [line(&[(175.0, 0.0), (180.0, 5.0)])]);
    }

    #[test]
    fn too_few_points_come_back_as_they_are() {
        assert_eq!(cut_at_antimeridian(&[]), Vec::<Vec<LonLat>>::new());
        assert_eq!(cut_at_antimeridian(&line(&[(180.0, 1.0)])), [line(&[(180.0, 1.0)])]);
    }

    proptest! {
        #[test]
        fn no_piece_crosses_and_no_point_is_lost(
            points in prop::collection::vec((-180.0..=180.0, -90.0..=90.0), 2..12)
        ) {
            let path = line(&points);
            let pieces = cut_at_antimeridian(&path);
            for piece in &pieces {
                prop_assert!(piece.len() >= 2 || pieces.len() == 1);
                prop_assert!(piece.windows(2).all(|step| (step[1].lon - step[0].lon).abs() <= 180.0));
            }
            let kept: Vec<_> = pieces.concat();
            prop_assert!(path.iter().all(|point| point.lon.abs() == 180.0 || kept.contains(point)));
        }
    }
}
