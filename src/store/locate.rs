//! Where in a RON file a field stands.
//!
//! The RON parser gives positions only for what it cannot parse. A mistake that is found later, such as an unknown place,
//! is known by its path (`places[3].parent`); this follows such a path. It trusts that the file has parsed.

use super::ron_tree::{Node, Step};

/// Line and column, both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// A file as it is laid out: worked out once, asked for many spots.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    text: &'a str,
    tree: Option<Node>,
    /// The byte at which each line begins.
    line_starts: Vec<usize>,
}

impl<'a> Layout<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { text, tree: Node::of(text), line_starts }
    }

    /// Where the value at `path` stands; where a part of the path is left out in the file, where its nearest whole stands.
    pub(super) fn locate(&self, path: &str) -> Spot {
        let mut nearest = self.tree.as_ref();
        for step in steps(path) {
            match nearest.and_then(|node| node.step(&step)) {
                Some(inner) => nearest = Some(inner),
                None => break,
            }
        }
        self.spot_of(nearest.map_or(0, |node| node.span.start))
    }

    /// Where the field at `path` begins: at its name, and not at its value.
    pub(super) fn locate_field(&self, path: &str) -> Spot {
        let mut steps = steps(path);
        let Some(Step::Field(last)) = steps.pop() else { return self.locate(path) };
        let whole = steps.iter().try_fold(self.tree.as_ref(), |node, step| node.map(|node| node.step(step))).flatten();
        let member = whole.and_then(|node| node.members().iter().find(|member| member.name.as_deref() == Some(last.as_str())));
        member.map_or_else(|| self.locate(path), |member| self.spot_of(member.start))
    }

    /// Line and column of a byte.
    fn spot_of(&self, byte: usize) -> Spot {
        let line = self.line_starts.partition_point(|start| *start <= byte).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        Spot { line, column: self.text.get(start..byte).map_or(0, |before| before.chars().count()) + 1 }
    }
}

/// `places[3].parent` as its steps.
fn steps(path: &str) -> Vec<Step> {
    path.split(['.', '[', ']'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse().map_or_else(|_| Step::Field(part.to_owned()), Step::Item))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RON: &str = r#"// a comment with ( in it
(
    schema: 1,
    places: [
        (id: "a", note: "brackets ) ] in \"text\"", at: (lon: 1.0, lat: 2.0)),
        (
            id: "b", /* ( */
            names: [(text: "B"), (text: "Bé", lang: "en")],
            parent: "nowhere",
        ),
        Spot(lon: 3.0),
    ],
)
"#;

    fn at(path: &str) -> (usize, usize) {
        let spot = Layout::of(RON).locate(path);
        (spot.line, spot.column)
    }

    #[test]
    fn a_path_leads_to_its_value() {
        assert_eq!(at("places[1].parent"), (9, 21));
        assert_eq!(at("places[0].at.lat"), (5, 73));
        assert_eq!(at("places[1].names[1].lang"), (8, 53));
        assert_eq!(at("places[2].lon"), (11, 19));
    }

    #[test]
    fn a_field_that_is_left_out_leads_to_its_whole() {
        assert_eq!(at("places[1].radius_km"), (6, 9));
        assert_eq!(at("places[7].id"), (4, 13));
        assert_eq!(at(""), (2, 1));
    }

    #[test]
    fn a_raw_string_is_passed_over_whole() {
        let spot = Layout::of("(a: r#\"say \\ \"b: (\" \"#, b: 1, rest: 2)").locate("rest");
        assert_eq!((spot.line, spot.column), (1, 37));
    }

    #[test]
    fn nothing_makes_it_panic() {
        for (ron, path) in [("", "a"), ("(", "a[0]"), ("\"abc\\", "a"), ("(a: \"", "a.b"), ("/*", "x"), ("[((", "[0].[0]")] {
            let _ = Layout::of(ron).locate(path);
        }
    }
}
