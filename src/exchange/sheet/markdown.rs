//! A source sheet as Markdown: `CommonMark`, with the tables of GitHub's.

use std::fmt::Write as _;

use super::{Entry, Sheet, Table};

/// Writes a sheet as Markdown.
#[must_use]
pub fn markdown(sheet: &Sheet) -> String {
    let mut out = format!("# {}\n", plain(&sheet.title));
    for entry in &sheet.entries {
        write_entry(&mut out, entry);
    }
    out.push_str("\n## Articles\n\n");
    for (n, source) in sheet.sources.iter().enumerate() {
        let _ = writeln!(out, "{}. {}  \n   {}  \n   SHA-256 `{}`", n + 1, plain(&source.citation), plain(&source.dated), source.sha256);
    }
    out
}

fn write_entry(out: &mut String, entry: &Entry) {
    let _ = write!(out, "\n## {}\n\n{}\n", plain(&entry.title), plain(&entry.subtitle));
    if let Some(table) = &entry.table {
        write_table(out, table);
    }
    for claim in &entry.claims {
        let _ = write!(out, "\n- {} “{}” [{}], {}\n", plain(&claim.says), plain(&claim.quote), claim.source, plain(&claim.where_in_text));
        for (name, text) in &claim.facts {
            let _ = writeln!(out, "  - {name}: {}", plain(text));
        }
    }
    for dispute in &entry.disputes {
        let _ = write!(out, "\n**Sources differ: {}** ({})\n\n", plain(&dispute.title), plain(&dispute.subtitle));
        for (who, says) in &dispute.sides {
            let _ = writeln!(out, "- {}: {}", plain(who), plain(says));
        }
        if let Some(note) = &dispute.note {
            let _ = write!(out, "\n{}\n", plain(note));
        }
    }
    if let Some(note) = &entry.note {
        let _ = write!(out, "\n_{}_\n", plain(note));
    }
}

fn write_table(out: &mut String, table: &Table) {
    let line = |cells: &[String]| format!("| {} |\n", cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | "));
    out.push('\n');
    out.push_str(&line(&table.head));
    let _ = writeln!(out, "|{}", "---|".repeat(table.head.len()));
    for row in &table.rows {
        out.push_str(&line(row));
    }
}

/// Text that Markdown reads as text: what would be markup is escaped, and a line end would end the item.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn what_would_be_markup_is_escaped() {
        assert_eq!(plain("a*b | [c]\nd"), "a\\*b \\| \\[c\\] d");
        assert_eq!(plain("“quoted”, ¶ 3"), "“quoted”, ¶ 3");
    }
}
