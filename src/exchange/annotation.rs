//! W3C Web Annotations (JSON-LD): one annotation a claim, on the passage that it rests on.
//!
//! The target carries both selectors of the [Web Annotation Data Model](https://www.w3.org/TR/annotation-model/), a
//! `TextQuoteSelector` and a `TextPositionSelector`, and the article's SHA-256: as its source, in the form of a `ni:` identifier
//! (RFC 6920), since the articles have no address of ours, and once more in hexadecimal as a state.

use std::io::{self, Write};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;

use super::{FormatFacts, Layer, LayerFormat, Selection};
use crate::dossier::{Article, Claim, ClaimId, Dossier};
use crate::query::Filter;

/// What JSON-LD calls the words that are not of the annotation vocabulary.
const CONTEXT: &str = r#"["http://www.w3.org/ns/anno.jsonld",{"dateline":"urn:dateline:","sha256":"dateline:sha256","paragraph":"dateline:paragraph","modality":"dateline:modality","attribution":"dateline:attribution","happening":{"@id":"dateline:happening","@type":"@id"}}]"#;

/// An annotation page.
pub(super) struct Annotations;

impl LayerFormat for Annotations {
    fn facts(&self) -> FormatFacts {
        FormatFacts { name: "annotations", label: "Web Annotations (JSON-LD)", extension: "jsonld", layers: &[Layer::Claims] }
    }

    fn write(&self, what: &Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(annotations(what.dossier, what.filter).as_bytes())
    }
}

/// An annotation page with the passages of the claims that pass the filter, in the order of the dossier, one annotation a line. The
/// same dossier gives the same bytes.
#[must_use]
pub fn annotations(dossier: &Dossier, filter: &Filter) -> String {
    let items: Vec<String> = dossier
        .claims()
        .filter(|(id, _)| filter.matches(dossier, *id))
        .filter_map(|(id, claim)| {
            let article = dossier.article(&claim.article)?;
            // strings and numbers only, which cannot fail
            serde_json::to_string(&annotation(dossier, id, claim, article)).ok()
        })
        .collect();
    let mut out = format!("{{\"@context\":{CONTEXT},\"id\":\"urn:dateline:annotations\",\"type\":\"AnnotationPage\",\"items\":[");
    for (n, item) in items.iter().enumerate() {
        out.push_str(if n == 0 { "\n" } else { ",\n" });
        out.push_str(item);
    }
    out.push_str("\n]}\n");
    out
}

#[derive(Serialize)]
struct Annotation<'a> {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<Body<'a>>,
    target: Target<'a>,
    happening: String,
    modality: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    attribution: Option<&'a str>,
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: &'static str,
    value: &'a str,
    format: &'static str,
    language: &'static str,
    purpose: &'static str,
}

#[derive(Serialize)]
struct Target<'a> {
    source: Source<'a>,
    selector: [Selector<'a>; 2],
    state: State<'a>,
    paragraph: usize,
}

#[derive(Serialize)]
struct Source<'a> {
    id: String,
    r#type: &'static str,
    format: &'static str,
    language: &'a str,
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector<'a> {
    #[serde(rename = "TextQuoteSelector")]
    Quote { prefix: &'a str, exact: &'a str, suffix: &'a str },
    #[serde(rename = "TextPositionSelector")]
    Position { start: usize, end: usize },
}

#[derive(Serialize)]
struct State<'a> {
    r#type: &'static str,
    sha256: &'a str,
}

fn annotation<'a>(dossier: &'a Dossier, id: ClaimId, claim: &'a Claim, article: &'a Article) -> Annotation<'a> {
    let passage = &claim.passage;
    let text = |value, purpose| Body { r#type: "TextualBody", value, format: "text/plain", language: "en", purpose };
    let mut body = vec![text(claim.says.as_str(), "describing")];
    body.extend(claim.terms.iter().map(|term| text(term, "tagging")));
    Annotation {
        id: format!("urn:dateline:claim:{}/{}", dossier.id(id.of), id.index + 1),
        r#type: "Annotation",
        motivation: "describing",
        body,
        target: Target {
            source: Source {
                id: named_information(&article.text.sha256),
                r#type: "Text",
                format: "text/plain",
                language: &article.language,
            },
            selector: [
                Selector::Quote { prefix: &passage.prefix, exact: &passage.quote, suffix: &passage.suffix },
                Selector::Position { start: passage.start, end: passage.end },
            ],
            state: State { r#type: "oa:State", sha256: &article.text.sha256 },
            paragraph: passage.paragraph,
        },
        happening: format!("urn:dateline:happening:{}", dossier.id(id.of)),
        modality: claim.modality.name(),
        attribution: claim.attribution.as_deref(),
    }
}

/// The name of a text by its digest: `ni:///sha-256;` and the digest in base64url without padding (RFC 6920, section 3).
fn named_information(sha256_hex: &str) -> String {
    let digits: Vec<u32> = sha256_hex.chars().filter_map(|digit| digit.to_digit(16)).collect();
    let bytes: Vec<u8> = digits.chunks_exact(2).filter_map(|pair| u8::try_from(pair.first()? * 16 + pair.last()?).ok()).collect();
    format!("ni:///sha-256;{}", URL_SAFE_NO_PAD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::named_information;

    #[test]
    fn the_name_of_a_text_is_that_of_the_standard_s_own_example() {
        // RFC 6920, section 8.1: the text "Hello World!"
        let sha256 = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069";
        assert_eq!(named_information(sha256), "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk");
    }
}
