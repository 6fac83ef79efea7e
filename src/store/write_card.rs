//! A card as the text of its file, one paragraph a line, the way people write them.

use super::disk::DiskArticle;
use super::rewrite::laid_out;
use super::ron_tree::Node;
use super::save::plain;
use crate::dossier::Article;

/// The file `seeds/<id>.ron` of an article. `remarks` are comments, one beneath each paragraph; an empty one is left out.
#[must_use]
pub fn card_file(article: &Article, remarks: &[String]) -> String {
    // what a card holds can always be written
    let mut card = laid_out(&plain(&DiskArticle::from(article))).unwrap_or_default();
    let tree = Node::of(&card);
    let paragraphs = tree.as_ref().and_then(|tree| tree.field("paragraphs")).map(Node::members).unwrap_or_default();
    // from the last to the first, so that positions hold; behind the comma of each
    for (paragraph, remark) in paragraphs.iter().zip(remarks).rev().filter(|(_, remark)| !remark.is_empty()) {
        // a comment ends with its line, and what is in it must not
        card.insert_str(paragraph.value.span.end + 1, &format!("\n        // {}", remark.replace(['\n', '\r'], " ")));
    }
    card
}

#[cfg(test)]
mod tests {
    use ron::extensions::Extensions;

    use super::*;
    use crate::dossier::{Basis, NewArticle};

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
