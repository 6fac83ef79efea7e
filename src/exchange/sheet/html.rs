//! A source sheet as a web page of one file: no script, nothing loaded from anywhere, and it prints.

use std::fmt::Write as _;

use super::{Entry, Sheet, Table};

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:54rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}\
h1{font-size:1.5rem}h2{font-size:1.15rem;margin:2rem 0 0;break-after:avoid}.sub{color:#555;margin:0 0 .6rem}\
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border:1px solid #bbb;padding:.3rem .5rem;text-align:left;vertical-align:top}\
th{background:#f2f2f2}li{margin:.5rem 0}q{font-style:italic}dl{display:grid;grid-template-columns:max-content 1fr;gap:0 .8rem;margin:.2rem 0;font-size:.9rem}\
dt{color:#555}dd{margin:0}aside{border-left:4px solid #888;padding:.1rem .8rem;margin:.8rem 0}code{font-size:.75rem;overflow-wrap:anywhere}\
article{break-inside:avoid-page}";

/// Writes a sheet as HTML.
#[must_use]
pub fn html(sheet: &Sheet) -> String {
    let title = escaped(&sheet.title);
    let mut out = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n"
    );
    for entry in &sheet.entries {
        write_entry(&mut out, entry);
    }
    out.push_str("<h2 id=\"articles\">Articles</h2>\n<ol>\n");
    for (n, source) in sheet.sources.iter().enumerate() {
        let (citation, dated) = (escaped(&source.citation), escaped(&source.dated));
        let _ = writeln!(out, "<li id=\"source-{}\">{citation}<br>{dated}<br>SHA-256 <code>{}</code></li>", n + 1, escaped(&source.sha256));
    }
    out.push_str("</ol>\n</main>\n</body>\n</html>\n");
    out
}

fn write_entry(out: &mut String, entry: &Entry) {
    let _ = writeln!(out, "<article>\n<h2>{}</h2>\n<p class=\"sub\">{}</p>", escaped(&entry.title), escaped(&entry.subtitle));
    if let Some(table) = &entry.table {
        write_table(out, table);
    }
    out.push_str("<ul>\n");
    for claim in &entry.claims {
        let _ = write!(
            out,
            "<li>{} <q>{}</q> <a href=\"#source-{}\">[{}]</a>, {}\n<dl>",
            escaped(&claim.says),
            escaped(&claim.quote),
            claim.source,
            claim.source,
            escaped(&claim.where_in_text)
        );
        for (name, text) in &claim.facts {
            let _ = write!(out, "<dt>{name}</dt><dd>{}</dd>", escaped(text));
        }
        out.push_str("</dl></li>\n");
    }
    out.push_str("</ul>\n");
    for dispute in &entry.disputes {
        let (title, subtitle) = (escaped(&dispute.title), escaped(&dispute.subtitle));
        let _ = write!(out, "<aside>\n<p><strong>Sources differ: {title}</strong> ({subtitle})</p>\n<ul>\n");
        for (who, says) in &dispute.sides {
            let _ = writeln!(out, "<li>{}: {}</li>", escaped(who), escaped(says));
        }
        out.push_str("</ul>\n");
        if let Some(note) = &dispute.note {
            let _ = writeln!(out, "<p>{}</p>", escaped(note));
        }
        out.push_str("</aside>\n");
    }
    if let Some(note) = &entry.note {
        let _ = writeln!(out, "<p><em>{}</em></p>", escaped(note));
    }
    out.push_str("</article>\n");
}

/// A table as HTML.
pub(in crate::exchange) fn write_table(out: &mut String, table: &Table) {
    out.push_str("<table>\n<thead><tr>");
    for (n, cell) in table.head.iter().enumerate() {
        // the corner heads nothing
        let _ = if n == 0 { write!(out, "<td></td>") } else { write!(out, "<th scope=\"col\">{}</th>", escaped(cell)) };
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for (n, cell) in row.iter().enumerate() {
            let _ =
                if n == 0 { write!(out, "<th scope=\"row\">{}</th>", escaped(cell)) } else { write!(out, "<td>{}</td>", escaped(cell)) };
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}

/// Text that HTML reads as text.
pub(in crate::exchange) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn what_would_be_markup_is_escaped() {
        assert_eq!(escaped("<b> & \"c\""), "&lt;b&gt; &amp; &quot;c&quot;");
    }
}
