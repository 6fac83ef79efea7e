//! The tree of tags: what a screen reader hears, in the order in which it is read.

use std::num::NonZeroU16;

use krilla::tagging::{Identifier, ListNumbering, Node, TableHeaderScope, Tag, TagGroup, TagTree};

use super::flow::Role;

/// The tree of blocks, each with the leaves that are its words on the pages.
pub(super) fn tree(blocks: &[Role], leaves: Vec<Vec<Identifier>>) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some("en".to_owned()));
    let mut list: Option<TagGroup> = None;
    let mut table: Option<(TagGroup, TagGroup, usize)> = None;
    for (role, leaves) in blocks.iter().zip(leaves) {
        if !matches!(role, Role::ListItem)
            && let Some(list) = list.take()
        {
            tree.push(list);
        }
        if !matches!(role, Role::Cell { .. })
            && let Some((mut whole, last, _)) = table.take()
        {
            whole.push(last);
            tree.push(whole);
        }
        let leaves: Vec<Node> = leaves.into_iter().map(Node::Leaf).collect();
        match role {
            Role::Heading { level, title } => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                tree.push(TagGroup::with_children(Tag::Hn(level, Some(title.clone())), leaves));
            }
            Role::Paragraph => tree.push(TagGroup::with_children(Tag::P, leaves)),
            Role::Figure { says } => tree.push(TagGroup::with_children(Tag::Figure(Some(says.clone())), leaves)),
            Role::ListItem => {
                let body = TagGroup::with_children(Tag::LBody, leaves);
                let item = TagGroup::with_children(Tag::LI, vec![Node::Group(body)]);
                list.get_or_insert_with(|| TagGroup::new(Tag::L(ListNumbering::None))).push(item);
            }
            Role::Cell { row, is_head } => {
                let scope = if *row == 0 { TableHeaderScope::Column } else { TableHeaderScope::Row };
                let cell =
                    if *is_head { TagGroup::with_children(Tag::TH(scope), leaves) } else { TagGroup::with_children(Tag::TD, leaves) };
                match &mut table {
                    Some((_, cells, same)) if same == row => cells.push(cell),
                    other => {
                        let (mut whole, before) = match other.take() {
                            Some((whole, before, _)) => (whole, Some(before)),
                            None => (TagGroup::new(Tag::Table), None),
                        };
                        if let Some(before) = before {
                            whole.push(before);
                        }
                        *other = Some((whole, TagGroup::with_children(Tag::TR, vec![Node::Group(cell)]), *row));
                    }
                }
            }
        }
    }
    if let Some(list) = list {
        tree.push(list);
    }
    if let Some((mut whole, last, _)) = table {
        whole.push(last);
        tree.push(whole);
    }
    tree
}
