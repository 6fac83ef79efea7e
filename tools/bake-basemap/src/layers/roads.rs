//! Main roads and railways (`OpenStreetMap`, `ODbL`) from routing graphs: straight chords between junctions, good for an overview.
//!
//! The graph's edges are joined into long lines first: fewer vertices, and dashes that do not start anew at each node.

use std::collections::BTreeMap;

use crate::error::BakeError;
use crate::feature::{Bounds, Feature, Point, Shape};
use crate::pyramid::REGION;
use crate::simplify::simplify_line;
use crate::sources::{Graph, Sources};

/// In degrees: chords of the graph meet at angles that no road has.
const TOLERANCE: f64 = 0.004;
/// Shorter dead ends are stubs of the routing graph.
const SHORTEST_STUB: f64 = 0.08;

/// Tile zooms of both; the tiles from zoom 7 on are of the region only.
const ZOOMS: (u8, u8) = (6, 9);

pub fn roads(sources: &Sources) -> Result<Vec<Feature>, BakeError> {
    Ok(vec![network(sources.highways()?, "highway")])
}

pub fn railways(sources: &Sources) -> Result<Vec<Feature>, BakeError> {
    Ok(vec![network(sources.railways()?, "railway")])
}

/// The graph's part in the region, as one feature.
fn network(graph: Graph, class: &str) -> Feature {
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
    Feature::new(Shape::Lines(lines), ZOOMS).text("class", class)
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
    use super::*;

    #[test]
    fn railways_are_in_the_region_s_tiles_only() {
        let nodes = vec![[40.0, 35.0], [41.0, 35.5], [10.0, 50.0], [11.0, 50.0]];
        let railways = network(Graph { nodes, edges: vec![(0, 1), (2, 3)] }, "railway");
        assert_eq!(railways.zooms, (6, 9));
        assert_eq!(railways.properties, vec![("class", crate::feature::Value::Text("railway".into()))]);
        assert_eq!(railways.shape.parts(), [vec![[40.0, 35.0], [41.0, 35.5]]]);
    }

    #[test]
    fn a_road_through_a_plain_node_is_one_line() {
        let chains = super::chains(&[(0, 1), (1, 2), (2, 3), (2, 4)]);
        let lines: Vec<_> = chains.iter().map(|chain| chain.nodes.clone()).collect();
        assert_eq!(lines, vec![vec![0, 1, 2], vec![2, 3], vec![2, 4]]);
    }
}
