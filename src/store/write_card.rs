//! A card as the text of its file, one paragraph a line, the way people write them.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::Serialize;

use crate::dossier::Article;

/// The file `seeds/<id>.ron` of an article. `remarks` are comments, one beneath each paragraph; an empty one is left out.
#[must_use]
pub fn card_file(article: &Article, remarks: &[String]) -> String {
    let mut lines = vec!["(".to_owned(), "    schema: 1,".to_owned()];
    let mut field = |name: &str, value: String| lines.push(format!("    {name}: {value},"));
    field("id", in_line(&article.id));
    field("label", in_line(&article.label));
    for (name, value) in [("title", &article.title), ("outlet", &article.outlet), ("author", &article.author)] {
        if let Some(value) = value {
            field(name, in_line(value));
        }
    }
    field("language", in_line(&article.language));
    let published = &article.published;
    let when = |edtf: &Option<crate::time::Edtf>| edtf.as_ref().map(|edtf| in_line(edtf.as_str()));
    let parts = [
        ("when", when(&published.when)),
        ("bounds", when(&published.bounds)),
        ("basis", Some(in_line(&published.basis))),
        ("reason", Some(in_line(&published.reason))),
    ];
    let parts = parts.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", value?))).collect::<Vec<_>>();
    field("published", format!("({})", parts.join(", ")));
    field("text", in_line(&article.text));
    if !article.notes.is_empty() {
        let notes: Vec<String> = article.notes.iter().map(|note| format!("        {},", in_line(note))).collect();
        field("notes", format!("[\n{}\n    ]", notes.join("\n")));
    }
    lines.push("    paragraphs: [".to_owned());
    for (n, paragraph) in article.paragraphs.iter().enumerate() {
        lines.push(format!("        {},", in_line(paragraph)));
        // a comment ends with its line, and what is in it must not
        lines.extend(
            remarks.get(n).filter(|remark| !remark.is_empty()).map(|remark| format!("        // {}", remark.replace(['\n', '\r'], " "))),
        );
    }
    lines.extend(["    ],".to_owned(), ")".to_owned()]);
    lines.join("\n") + "\n"
}

/// A value in one line.
fn in_line<T: Serialize + ?Sized>(value: &T) -> String {
    let config = PrettyConfig::new().depth_limit(0).compact_arrays(true).compact_structs(true).extensions(Extensions::empty());
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    // what cards hold can always be written
    options.to_string_pretty(value, config).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Basis, NewArticle};
    use crate::store::disk::DiskArticle;

    #[test]
    fn a_card_that_was_begun_reads_back_as_it_was_written() {
        let new = NewArticle {
            id: "north".to_owned(),
            label: "North \"quoted\"".to_owned(),
            language: "en".to_owned(),
            published: "2025-05~".parse().unwrap(),
            reason: "somebody said so".to_owned(),
            basis: Basis::Inferred,
        };
        let text = "Convoy leaves base\nThe trucks left Raqqa at dawn.\nWhat follows";
        let article = new.card(text.as_bytes(), text);
        let file = card_file(&article, &[String::new(), "places: raqqa\n)".to_owned()]);
        insta::assert_snapshot!(file, @r#"
        (
            schema: 1,
            id: "north",
            label: "North \"quoted\"",
            title: "Convoy leaves base",
            language: "en",
            published: (when: "2025-05~", basis: Inferred, reason: "somebody said so"),
            text: (sha256: "690309db72b71e76d6eaf1f68bb101be14adbe30937139686388c0a00a4fb25e", bytes: 62, code_points: 62),
            paragraphs: [
                (n: 1, start: 0, end: 18, kind: Title, digest: ""),
                (n: 2, start: 19, end: 49, kind: Body, digest: ""),
                // places: raqqa )
                (n: 3, start: 50, end: 62, kind: Heading, digest: "", unmarked: Heading),
            ],
        )
        "#);
        let read: DiskArticle = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(&file).unwrap();
        assert_eq!((read.label, read.title, read.paragraphs), (article.label, article.title, article.paragraphs));
        assert_eq!(read.text, article.text);
    }
}
