//! Lines and rings cut to a rectangle.

/// A spot: x to the east, y to the south.
pub(super) type Spot = [f64; 2];
/// West, north, east, south.
pub(super) type Window = [f64; 4];

/// The parts of a line that lie inside.
pub(super) fn clip_line(line: &[Spot], window: Window) -> Vec<Vec<Spot>> {
    let mut parts: Vec<Vec<Spot>> = Vec::new();
    for (from, to) in line.iter().zip(line.iter().skip(1)) {
        let Some((start, end)) = clip_segment(*from, *to, window) else { continue };
        match parts.last_mut() {
            Some(part) if part.last() == Some(&start) => part.push(end),
            _ => parts.push(vec![start, end]),
        }
    }
    parts
}

/// The part of a piece of a line that lies inside (Liang and Barsky).
fn clip_segment(from: Spot, to: Spot, [west, north, east, south]: Window) -> Option<(Spot, Spot)> {
    let [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    let (mut first, mut last) = (0.0_f64, 1.0_f64);
    for (step, room) in [(-dx, from[0] - west), (dx, east - from[0]), (-dy, from[1] - north), (dy, south - from[1])] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
            continue;
        }
        let at = room / step;
        if step < 0.0 {
            first = first.max(at);
        } else {
            last = last.min(at);
        }
    }
    // what does not change stays the very same number, so that pieces join
    let at = |part: f64| [from[0] + dx * part, from[1] + dy * part];
    (first < last).then(|| (if first > 0.0 { at(first) } else { from }, if last < 1.0 { at(last) } else { to }))
}

/// The part of a ring that lies inside (Sutherland and Hodgman); empty where nothing does.
pub(super) fn clip_ring(ring: &[Spot], [west, north, east, south]: Window) -> Vec<Spot> {
    let mut kept = ring.to_vec();
    for (axis, bound, keeps_less) in [(0, west, false), (0, east, true), (1, north, false), (1, south, true)] {
        let inside = |spot: Spot| if keeps_less { spot[axis] <= bound } else { spot[axis] >= bound };
        let before = std::mem::take(&mut kept);
        for (from, to) in before.iter().zip(before.iter().cycle().skip(1)) {
            if inside(*from) {
                kept.push(*from);
            }
            if inside(*from) != inside(*to) {
                let part = (bound - from[axis]) / (to[axis] - from[axis]);
                let mut cut = [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
                cut[axis] = bound;
                kept.push(cut);
            }
        }
    }
    if kept.len() < 3 { Vec::new() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = [0.0, 0.0, 10.0, 10.0];

    #[test]
    fn a_line_that_leaves_and_comes_back_is_in_two_parts() {
        let line = [[-5.0, 5.0], [5.0, 5.0], [15.0, 5.0], [15.0, 8.0], [5.0, 8.0]];
        assert_eq!(clip_line(&line, WINDOW), [vec![[0.0, 5.0], [5.0, 5.0], [10.0, 5.0]], vec![[10.0, 8.0], [5.0, 8.0]]]);
        assert!(clip_line(&[[-1.0, -1.0], [-1.0, 20.0]], WINDOW).is_empty());
    }

    #[test]
    fn a_ring_round_the_window_becomes_the_window() {
        let mut clipped = clip_ring(&[[-9.0, -9.0], [99.0, -9.0], [99.0, 99.0], [-9.0, 99.0]], WINDOW);
        clipped.sort_by(|a, b| a.partial_cmp(b).unwrap());
        assert_eq!(clipped, [[0.0, 0.0], [0.0, 10.0], [10.0, 0.0], [10.0, 10.0]]);
        assert!(clip_ring(&[[-9.0, -9.0], [-8.0, -9.0], [-8.0, -8.0]], WINDOW).is_empty());
    }
}
