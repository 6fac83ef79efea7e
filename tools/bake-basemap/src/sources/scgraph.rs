//! The highway and railway graphs of OpenStreetMap, which come as Python literals: `graph=[{neighbour: km, …}, …]`, `nodes=[[lat, lon], …]`.

use std::path::Path;

use crate::error::BakeError;
use crate::feature::Point;

pub struct Graph {
    /// Longitude and latitude.
    pub nodes: Vec<Point>,
    /// Pairs of nodes, each once, the smaller number first, in order.
    pub edges: Vec<(usize, usize)>,
}

pub fn read(path: &Path) -> Result<Graph, BakeError> {
    let text = super::read_text(path)?;
    parse(&text).ok_or_else(|| BakeError::content(path, "`graph=[{…}, …]` and `nodes=[[…], …]`", "something else"))
}

fn parse(text: &str) -> Option<Graph> {
    let (_, graph) = text.split_once("graph=[")?;
    let (graph, rest) = graph.split_once("}]")?;
    let (_, nodes) = rest.split_once("nodes=[")?;
    let (nodes, _) = nodes.split_once("]]")?;

    let mut edges = Vec::new();
    for (from, neighbours) in graph.split('}').enumerate() {
        let (_, neighbours) = neighbours.split_once('{')?;
        for pair in neighbours.split(',').filter(|pair| !pair.trim().is_empty()) {
            let to: usize = pair.split_once(':')?.0.trim().parse().ok()?;
            // the railways have nodes that name themselves
            if from != to {
                edges.push((from.min(to), from.max(to)));
            }
        }
    }
    edges.sort_unstable();
    edges.dedup();
    let nodes = nodes.split(']').map(|pair| {
        let (lat, lon) = pair.trim_start_matches([',', ' ', '[']).split_once(',')?;
        Some([lon.trim().parse().ok()?, lat.trim().parse().ok()?])
    });
    let nodes: Vec<Point> = nodes.collect::<Option<_>>()?;
    edges.iter().all(|&(_, to)| to < nodes.len()).then_some(Graph { nodes, edges })
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_road_is_read_once_though_both_its_ends_name_it() -> Result<(), &'static str> {
        let graph = super::parse("graph=[{1: 1.2}, {0: 1.2, 1: 0.0, 2: 3.0}, {1: 3.0}]\nnodes=[[35.3, 40.1], [35.0, 40.4], [34.4, 40.9]]")
            .ok_or("unread")?;
        assert_eq!(graph.edges, vec![(0, 1), (1, 2)]);
        assert_eq!(graph.nodes[0], [40.1, 35.3]);
        Ok(())
    }
}
