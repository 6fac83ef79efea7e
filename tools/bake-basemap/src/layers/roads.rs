//! Main roads (`OpenStreetMap`, `ODbL`) from a routing graph: straight chords between junctions, good for an overview.
//!
//! The graph's edges are joined into long lines first: fewer vertices, and dashes that do not start anew at each node.

use std::collections::BTreeMap;

use crate::error::BakeError;
use crate::feature::{Bounds, Feature, Point, Shape};
use crate::pyramid::REGION;
use crate::simplify::simplify_line;
use crate::sources::Sources;

/// In degrees: chords of the graph meet at angles that no road has.
const TOLERANCE: f64 = 0.004;
/// Shorter dead ends are stubs of the routing graph.
const SHORTEST_STUB: f64 = 0.08;

pub fn collect(sources: &Sources) -> Result<Vec<Feature>, BakeError> {
    let graph = sources.highways()?;
    let [west, south, east, north] = REGION;
    let region = Bounds::new([west - 1.0, south - 1.0], [east + 1.0, north + 1.0]);
    let edges: Vec<(usize, usize)> =
        graph.edges.into_iter().filter(|&(a, b)| region.contains(graph.nodes[a]) && region.contains(graph.nodes[b])).collect();

    let lines = chains(&edges).into_iter().filter_map(|chain| {
        let line: Vec<Point> = chain.nodes.iter().map(|&node| graph.nodes[node]).collect();
        let length: f64 = line.windows(2).map(|w| (w[0][0] - w[1][0]).hypot(w[0][1] - w[1][1])).sum();
        (!chain.dead_end || length > SHORTEST_STUB).then(|| simplify_line(&line, TOLERANCE))
    });
    let lines: Vec<Vec<Point>> = lines.collect();
    Ok(vec![Feature::new(Shape::Lines(lines), (6, 9)).text("class", "highway")])
}

struct Chain {
    nodes: Vec<usize>,
    dead_end: bool,
}

/// Runs of edges between nodes where roads meet or end, in a fixed order.
fn chains(edges: &[(usize, usize)]) -> Vec<Chain> {
    let mut neighbours: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(a, b) in edges {
        neighbours.entry(a).or_default().push(b);
        neighbours.entry(b).or_default().push(a);
    }
    let degree = |node: usize| neighbours.get(&node).map_or(0, Vec::len);
    let mut done = std::collections::BTreeSet::new();
    let mut chains = Vec::new();
    // junctions and ends first; what is left then are closed loops
    let starts = neighbours.keys().copied().filter(|&n| degree(n) != 2).chain(neighbours.keys().copied().filter(|&n| degree(n) == 2));
    for start in starts {
        for &next in neighbours.get(&start).into_iter().flatten() {
            let mut nodes = vec![start];
            let (mut from, mut to) = (start, next);
            while done.insert((from.min(to), from.max(to))) {
                nodes.push(to);
                let onward = neighbours.get(&to).into_iter().flatten().copied().find(|&n| n != from);
                match onward {
                    Some(onward) if degree(to) == 2 => (from, to) = (to, onward),
                    _ => break,
                }
            }
            if nodes.len() > 1 {
                let dead_end = degree(start) == 1 || nodes.last().is_some_and(|&n| degree(n) == 1);
                chains.push(Chain { nodes, dead_end });
            }
        }
    }
    chains
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_road_through_a_plain_node_is_one_line() {
        let chains = super::chains(&[(0, 1), (1, 2), (2, 3), (2, 4)]);
        let lines: Vec<_> = chains.iter().map(|chain| chain.nodes.clone()).collect();
        assert_eq!(lines, vec![vec![0, 1, 2], vec![2, 3], vec![2, 4]]);
    }
}
