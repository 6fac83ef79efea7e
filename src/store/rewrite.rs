//! Writing what was changed into a file, and nothing else.
//!
//! A dossier's files are written by people: they have an order, comments, and a layout that says something. So a file is not written
//! anew. What was loaded from it and what should be in it now are both put as plain RON; where the two differ, and only there, the
//! text of the file is replaced. Comments, blank lines and fields that this version does not know stay as they are.

use std::collections::HashMap;
use std::ops::Range;

use super::ron_tree::{Inside, Member, Node};

/// Widest line of what is written anew, in characters; a value that fits stays in one.
const WIDTH: usize = 120;

/// The text of a file with what differs between `before` and `after` put into it. Both are the whole value of the file as plain RON:
/// `before` what was loaded from `text`, `after` what it should hold. None where one of them is no RON.
pub(super) fn rewritten(text: &str, before: &str, after: &str) -> Option<String> {
    let rewriter = Rewriter { text, before, after };
    let mut changes = Vec::new();
    rewriter.value(&Node::of(text)?, &Node::of(before)?, &Node::of(after)?, &mut changes);
    // the stable sort keeps what goes to one spot in order
    changes.sort_by_key(|change| change.at.start);
    let mut out = String::with_capacity(text.len());
    let mut reached = 0;
    for Change { at, new } in changes {
        out.push_str(text.get(reached..at.start).unwrap_or_default());
        out.push_str(&new);
        reached = at.end.max(reached);
    }
    out.push_str(text.get(reached..).unwrap_or_default());
    Some(out)
}

/// A whole value laid out the way people write dossiers: what fits into a line stands in one, items of lists each begin a line.
pub(super) fn laid_out(ron: &str) -> Option<String> {
    let node = Node::of(ron)?;
    Some(lay_out(ron, &node, "", 0, true) + "\n")
}

struct Change {
    at: Range<usize>,
    new: String,
}

struct Rewriter<'a> {
    text: &'a str,
    before: &'a str,
    after: &'a str,
}

impl Rewriter<'_> {
    fn value(&self, text: &Node, before: &Node, after: &Node, changes: &mut Vec<Change>) {
        if slice(self.before, &before.span) == slice(self.after, &after.span) {
            return;
        }
        let name = |source: &str, node: &Node| slice(source, &node.span).split(['(', '[', '{']).next().map(|name| name.trim().to_owned());
        let same_sort = name(self.before, before) == name(self.after, after) && name(self.text, text) == name(self.before, before);
        if let (true, Some(inside)) = (same_sort, &text.inside)
            && let Some(pairs) = pairs(text, before, after, self)
        {
            return self.members(inside, &pairs, changes);
        }
        let new = lay_out(self.after, after, indent_of(self.text, text.span.start), 0, false);
        changes.push(Change { at: text.span.clone(), new });
    }

    fn members(&self, inside: &Inside, pairs: &Pairs<'_>, changes: &mut Vec<Change>) {
        for (text, before, after) in &pairs.kept {
            self.value(text, before, after, changes);
        }
        let list = BracketList::of(self.text, inside);
        for index in &pairs.gone {
            changes.push(Change { at: list.span_with_comma(*index), new: String::new() });
        }
        for (after_which, members) in &pairs.new {
            changes.extend(list.insertion(*after_which, &pairs.gone, members, self.after));
        }
    }
}

/// How the members of a value go together before and after.
struct Pairs<'a> {
    /// In the file, before and after.
    kept: Vec<(&'a Node, &'a Node, &'a Node)>,
    /// Positions in the file of those that go.
    gone: Vec<usize>,
    /// Those that come, behind which position in the file.
    new: Vec<(Option<usize>, Vec<&'a Member>)>,
}

/// None where members cannot be told apart, or have changed their order: the whole is written anew then.
fn pairs<'a>(text: &'a Node, before: &'a Node, after: &'a Node, source: &Rewriter<'_>) -> Option<Pairs<'a>> {
    let (in_text, old, new) = (text.members(), before.members(), after.members());
    let is_struct = |members: &[Member]| members.iter().all(|member| member.name.is_some());
    let by_name = is_struct(in_text) && is_struct(old) && is_struct(new);
    let keys = |source: &str, members: &[Member]| -> Option<Vec<String>> { members.iter().map(|member| key(source, member)).collect() };
    let (text_keys, old_keys, new_keys) = match (keys(source.text, in_text), keys(source.before, old), keys(source.after, new)) {
        (Some(text_keys), Some(old_keys), Some(new_keys)) if by_name || text_keys == old_keys => (text_keys, old_keys, new_keys),
        _ if in_text.len() == old.len() => by_likeness(old, new, source),
        _ => return None,
    };
    let position = |keys: &[String]| -> HashMap<String, usize> { keys.iter().cloned().zip(0..).collect() };
    let (in_text_at, old_at, new_at) = (position(&text_keys), position(&old_keys), position(&new_keys));
    if in_text_at.len() < text_keys.len() || new_at.len() < new_keys.len() {
        return None;
    }
    let mut pairs = Pairs { kept: Vec::new(), gone: Vec::new(), new: Vec::new() };
    // a field of the file that was never loaded is one that this version does not know: it stays
    pairs
        .gone
        .extend(text_keys.iter().enumerate().filter(|(_, key)| old_at.contains_key(*key) && !new_at.contains_key(*key)).map(|(at, _)| at));
    let mut last = None;
    for (key, member) in new_keys.iter().zip(new) {
        match in_text_at.get(key) {
            Some(at) => {
                if last.is_some_and(|last| last >= *at) && !by_name {
                    return None;
                }
                last = Some(*at);
                let before = old_at.get(key).and_then(|at| old.get(*at)).map(|member| &member.value);
                if let (Some(text), Some(before)) = (in_text.get(*at), before) {
                    pairs.kept.push((&text.value, before, &member.value));
                }
            }
            None => match pairs.new.last_mut() {
                Some((at, members)) if *at == last => members.push(member),
                _ => pairs.new.push((last, vec![member])),
            },
        }
    }
    Some(pairs)
}

/// What a member is known by: the name of a field, the identifier of an item.
fn key(source: &str, member: &Member) -> Option<String> {
    member.name.clone().or_else(|| member.value.field("id").map(|id| slice(source, &id.span).to_owned()))
}

/// Keys for members that have none: equal beginnings and ends belong together, and what is between goes in pairs.
fn by_likeness(old: &[Member], new: &[Member], source: &Rewriter<'_>) -> (Vec<String>, Vec<String>, Vec<String>) {
    let same = |a: &Member, b: &Member| slice(source.before, &a.value.span) == slice(source.after, &b.value.span);
    let first = old.iter().zip(new).take_while(|(a, b)| same(a, b)).count();
    let shorter = old.len().min(new.len()) - first;
    let last = old.iter().rev().zip(new.iter().rev()).take(shorter).take_while(|(a, b)| same(a, b)).count();
    let keys = |count: usize| -> Vec<String> {
        let from_end = |at: usize| count - at <= last;
        (0..count).map(|at| if from_end(at) { format!("-{}", count - at) } else { format!("+{at}") }).collect()
    };
    (keys(old.len()), keys(old.len()), keys(new.len()))
}

/// The members of a value in the file, with what stands between them.
struct BracketList<'a> {
    text: &'a str,
    inside: &'a Inside,
    /// Whether its members begin lines of their own.
    in_lines: bool,
}

impl<'a> BracketList<'a> {
    fn of(text: &'a str, inside: &'a Inside) -> Self {
        let lead = inside.members.first().map_or(inside.span.clone(), |first| inside.span.start..first.start);
        // an empty list of a file's first levels is one to be filled line by line
        let in_lines = slice(text, &lead).contains('\n') || inside.members.is_empty() && indent_of(text, inside.span.start).len() <= 4;
        Self { text, inside, in_lines }
    }

    /// Where a member ends, with its comma if it has one.
    fn end_of(&self, index: usize) -> (usize, bool) {
        let Some(member) = self.inside.members.get(index) else { return (self.inside.span.start, true) };
        let next = self.inside.members.get(index + 1).map_or(self.inside.span.end, |next| next.start);
        let between = slice(self.text, &(member.value.span.end..next));
        match comma_in(between) {
            Some(at) => (member.value.span.end + at + 1, true),
            None => (member.value.span.end, false),
        }
    }

    /// The end of the line, if nothing but white space and a comment stand there; else the spot itself.
    fn end_of_line(&self, at: usize) -> usize {
        let rest = slice(self.text, &(at..self.inside.span.end));
        let line = rest.split('\n').next().unwrap_or_default();
        let tail = line.trim_start();
        if rest.contains('\n') && (tail.is_empty() || tail.starts_with("//")) { at + line.len() } else { at }
    }

    /// A member with its comma, and with its line or lines if it has them for itself.
    fn span_with_comma(&self, index: usize) -> Range<usize> {
        let Some(member) = self.inside.members.get(index) else { return 0..0 };
        let (end, _) = self.end_of(index);
        let line_start = self.text.get(..member.start).and_then(|before| before.rfind('\n'));
        let starts_line = line_start.is_some_and(|at| slice(self.text, &(at..member.start)).trim().is_empty());
        let line_end = self.end_of_line(end);
        let ends_line = self.text.get(line_end..).is_some_and(|rest| rest.starts_with('\n'));
        if let (true, true, Some(line_start)) = (starts_line, ends_line, line_start) {
            return line_start..line_end;
        }
        // a last one whose line the bracket ends leaves the bracket to the line before
        if let (true, true, Some(line_start)) = (starts_line, index > 0 && index + 1 == self.inside.members.len(), line_start) {
            return line_start..end;
        }
        // within a line, the space before goes with it; after the first, the space behind
        if index == 0 {
            let next = self.inside.members.get(1).map_or(end, |next| next.start);
            return member.start..if slice(self.text, &(end..next)).trim().is_empty() { next } else { end };
        }
        let spaces = self.text.get(..member.start).map_or(0, |before| before.len() - before.trim_end_matches(' ').len());
        member.start - spaces..end
    }

    /// New members behind the one at `index`, or before all.
    fn insertion(&self, index: Option<usize>, gone: &[usize], members: &[&Member], source: &str) -> Vec<Change> {
        let (end, has_comma) = index.map_or((self.inside.span.start, true), |index| self.end_of(index));
        let mut changes = Vec::new();
        if !has_comma {
            changes.push(Change { at: end..end, new: ",".to_owned() });
        }
        if self.in_lines {
            let outer = indent_of(self.text, self.inside.span.start);
            let indent = self.inside.members.first().map_or_else(|| further(outer), |first| indent_of(self.text, first.start).to_owned());
            let lines: Vec<String> =
                members.iter().map(|member| format!("\n{indent}{},", laid_out_member(source, member, &indent))).collect();
            let mut new = lines.concat();
            let at = self.end_of_line(end);
            let tail = slice(self.text, &(at..self.inside.span.end));
            if self.inside.members.is_empty() && tail.trim().is_empty() && !tail.contains('\n') {
                new.push('\n');
                new.push_str(outer);
            }
            changes.push(Change { at: at..at, new });
        } else {
            let new: Vec<String> = members.iter().map(|member| in_one_line(source, member)).collect();
            let has_other = self.inside.members.iter().enumerate().any(|(at, _)| !gone.contains(&at));
            let new = new.join(", ");
            let new = match index {
                Some(index) if index + 1 < self.inside.members.len() => format!(" {new},"),
                Some(_) => format!(" {new}"),
                None if has_other => format!("{new}, "),
                None => new,
            };
            changes.push(Change { at: end..end, new });
        }
        changes
    }
}

/// The first comma that stands in no comment.
fn comma_in(between: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = between.get(at..).filter(|rest| !rest.is_empty())?;
        if rest.starts_with("//") {
            at += rest.find('\n')?;
        } else if rest.starts_with("/*") {
            at += rest.find("*/")? + 2;
        } else if rest.starts_with(',') {
            return Some(at);
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
}

fn slice<'a>(text: &'a str, span: &Range<usize>) -> &'a str {
    text.get(span.clone()).unwrap_or_default()
}

/// The white space with which the line begins in which a spot stands.
fn indent_of(text: &str, at: usize) -> &str {
    let before = text.get(..at).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.get(..line.len() - line.trim_start_matches([' ', '\t']).len()).unwrap_or_default()
}

/// One level further in, in the manner of the file.
fn further(indent: &str) -> String {
    let step = if indent.contains('\t') { "\t" } else { "    " };
    format!("{indent}{step}")
}

fn laid_out_member(source: &str, member: &Member, indent: &str) -> String {
    let name = member.name.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
    name.clone() + &lay_out(source, &member.value, indent, name.chars().count(), holds_item(&member.value))
}

/// Whether it is an item of a dossier or a claim, or has one in it: these stand in lines of their own. Paragraphs of a card stand in one each.
fn holds_item(node: &Node) -> bool {
    let is_paragraph = |member: &Member| member.value.field("digest").is_some();
    node.field("id").is_some()
        || node.field("passage").is_some()
        || node.members().iter().any(|member| is_paragraph(member) || holds_item(&member.value))
}

/// A value whose first line begins at `indent` and `used` characters more; `open` says that it is to be taken apart even if it fits.
fn lay_out(source: &str, node: &Node, indent: &str, used: usize, open: bool) -> String {
    let one = one_line(source, node);
    let fits = indent.len() + used + one.chars().count() < WIDTH;
    let Some(inside) = &node.inside else { return one };
    if inside.members.is_empty() || fits && !open {
        return one;
    }
    let name = slice(source, &(node.span.start..inside.span.start));
    let close = slice(source, &(inside.span.end..node.span.end));
    let inner = further(indent);
    let lines: Vec<String> = inside.members.iter().map(|member| format!("{inner}{},", laid_out_member(source, member, &inner))).collect();
    format!("{name}\n{}\n{indent}{close}", lines.join("\n"))
}

fn in_one_line(source: &str, member: &Member) -> String {
    let name = member.name.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
    name + &one_line(source, &member.value)
}

fn one_line(source: &str, node: &Node) -> String {
    match &node.inside {
        None => slice(source, &node.span).to_owned(),
        Some(inside) => {
            let name = slice(source, &(node.span.start..inside.span.start));
            let members: Vec<String> = inside.members.iter().map(|member| in_one_line(source, member)).collect();
            format!("{name}{}{}", members.join(", "), slice(source, &(inside.span.end..node.span.end)))
        }
    }
}

#[cfg(test)]
mod tests;
