//! Somebody's file as the plain text that it holds: UTF-8 or another encoding, plain or a saved web page.
//!
//! Arabic newsrooms still publish in Windows-1256, and what a browser saves is HTML. Both become UTF-8 with one paragraph a line, which
//! is what cards and passages count in. A guess is only made where the file says nothing of itself.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use scraper::node::Node;
use scraper::{ElementRef, Html, Selector};

/// A text, and what it was before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainText {
    /// The text, line ends as `\n`, without a byte-order mark.
    pub text: String,
    /// Name of the encoding in the standard of the web, such as `windows-1256`.
    pub encoding: &'static str,
    /// Whether it was the text of a web page.
    pub was_html: bool,
}

impl PlainText {
    /// Whether the file itself may be kept as the original: plain text in UTF-8.
    #[must_use]
    pub fn is_as_it_was(&self) -> bool {
        self.encoding == UTF_8.name() && !self.was_html
    }
}

/// Why a file is no text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoText {
    /// Nothing but white space.
    #[error("expected a text, found nothing in it: copy the words of the article into the file")]
    Empty,
    /// A document of another program.
    #[error("expected a text, found {0}: save it as plain text or as a web page")]
    Document(&'static str),
    /// Bytes that no text has.
    #[error("expected a text, found a binary file: byte {at} is {byte:#04x}")]
    Binary {
        /// Offset of the byte.
        at: usize,
        /// The byte.
        byte: u8,
    },
    /// An encoding that the file is in, but for some bytes.
    #[error(
        "expected a text in {encoding}, found bytes from {at} on that are no letters of it: the file is damaged, or in another encoding; \
         save it anew as UTF-8"
    )]
    Damaged {
        /// Name of the encoding.
        encoding: &'static str,
        /// Offset of the first such byte; for encodings but UTF-8, of the letter that it would be.
        at: usize,
    },
    /// An encoding that nobody knows.
    #[error("expected the name of an encoding such as utf-8 or windows-1256, found \"{0}\"")]
    UnknownEncoding(String),
}

/// Reads a file's bytes as text. `encoding` is a label of the standard of the web, where somebody knows it.
///
/// # Errors
/// Why it is no text.
pub fn plain_text(bytes: &[u8], encoding: Option<&str>) -> Result<PlainText, NoText> {
    if let Some(document) = document_of(bytes) {
        return Err(NoText::Document(document));
    }
    let encoding = match encoding {
        Some(label) => Encoding::for_label(label.as_bytes()).ok_or_else(|| NoText::UnknownEncoding(label.to_owned()))?,
        None => encoding_of(bytes)?,
    };
    let (text, encoding, is_damaged) = encoding.decode(bytes);
    if is_damaged {
        let at = if encoding == UTF_8 { first_wrong_byte(bytes) } else { text.find('\u{fffd}').unwrap_or(0) };
        return Err(NoText::Damaged { encoding: encoding.name(), at });
    }
    let control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    if let Some((at, c)) = text.char_indices().find(|(_, c)| u8::try_from(*c).is_ok_and(control)) {
        return Err(NoText::Binary { at, byte: u8::try_from(c).unwrap_or(0) });
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let was_html = is_html(&text);
    let text = if was_html { text_of_html(&text) } else { text };
    if text.trim().is_empty() {
        return Err(NoText::Empty);
    }
    Ok(PlainText { text, encoding: encoding.name(), was_html })
}

/// Documents that people take for texts.
fn document_of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'%', b'P', b'D', b'F', ..] => Some("a PDF"),
        [b'P', b'K', 3, 4, ..] => Some("a document of a word processor, or another archive"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some("a document of an old word processor"),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some("an RTF document"),
        _ => None,
    }
}

/// What the file says of itself, by a byte-order mark or as HTML; else UTF-8 if it is, else what is likeliest.
fn encoding_of(bytes: &[u8]) -> Result<&'static Encoding, NoText> {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(encoding);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Ok(UTF_8);
    }
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048)).unwrap_or_default()).to_ascii_lowercase();
    let label = head.split_once("charset=").map(|(_, rest)| rest.trim_start_matches(['"', '\'']));
    let label = label.and_then(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))).next());
    if let Some(encoding) = label.filter(|_| is_html(&head)).and_then(|label| Encoding::for_label(label.as_bytes())) {
        return Ok(encoding);
    }
    if is_mostly_utf_8(bytes) {
        return Err(NoText::Damaged { encoding: UTF_8.name(), at: first_wrong_byte(bytes) });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    Ok(detector.guess(None, Utf8Detection::Deny))
}

fn first_wrong_byte(bytes: &[u8]) -> usize {
    let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
    mark + std::str::from_utf8(bytes.get(mark..).unwrap_or_default()).err().map_or(0, |error| error.valid_up_to())
}

/// Letters of several bytes hardly ever come about by chance: with more of them than of wrong bytes, this is UTF-8 that was damaged,
/// and every other reading of it would be letters that nobody wrote.
fn is_mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut letters, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    letters > 2 * wrong
}

fn is_html(text: &str) -> bool {
    let head: String = text.trim_start().chars().take(512).flat_map(char::to_lowercase).collect();
    head.starts_with("<!doctype html") || head.starts_with("<html") || head.starts_with("<head") || head.starts_with("<body") || {
        head.starts_with('<') && ["<html", "<body", "<article", "<p>", "<p ", "<div"].iter().any(|tag| head.contains(tag))
    }
}

/// What a page has beside its article.
const FURNITURE: [&str; 18] = [
    "script", "style", "noscript", "template", "svg", "nav", "form", "button", "select", "iframe", "head", "footer", "aside", "object",
    "video", "audio", "canvas", "menu",
];

/// Elements that run on in their line.
const INLINE: [&str; 30] = [
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label", "mark", "q",
    "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var",
];

/// The words of a page's article, one block a line: of `<article>` or `<main>` where that is most of the page.
fn text_of_html(html: &str) -> String {
    let document = Html::parse_document(html);
    let whole = blocks_of(document.root_element());
    let length = |lines: &[String]| lines.iter().map(String::len).sum::<usize>();
    let parts = ["article", "main"].iter().filter_map(|name| Selector::parse(name).ok()).filter_map(|selector| {
        let found = document.select(&selector).map(blocks_of);
        found.max_by_key(|lines| length(lines))
    });
    let lines = parts.into_iter().find(|lines| length(lines) * 2 > length(&whole)).unwrap_or(whole);
    lines.join("\n")
}

fn blocks_of(root: ElementRef<'_>) -> Vec<String> {
    use scraper::Node::{Element, Text};
    let mut lines: Vec<String> = vec![String::new()];
    // how deep in furniture the walk is; trees may be deeper than a stack, so this does not recurse
    let mut hidden = 0_usize;
    let is_hidden = |node: &Node| node.as_element().is_some_and(|element| FURNITURE.contains(&element.name()));
    let breaks = |node: &Node| node.as_element().is_some_and(|element| !INLINE.contains(&element.name()));
    for edge in root.traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => {
                hidden += usize::from(is_hidden(node.value()));
                match node.value() {
                    Text(text) if hidden == 0 => {
                        if let Some(line) = lines.last_mut() {
                            line.push_str(text);
                        }
                    }
                    Element(_) if breaks(node.value()) => lines.push(String::new()),
                    _ => {}
                }
            }
            ego_tree::iter::Edge::Close(node) => {
                hidden -= usize::from(is_hidden(node.value()));
                if breaks(node.value()) {
                    lines.push(String::new());
                }
            }
        }
    }
    let evened = |line: String| line.split_whitespace().collect::<Vec<_>>().join(" ");
    lines.into_iter().map(evened).filter(|line| !line.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> PlainText {
        plain_text(bytes, None).unwrap()
    }

    #[test]
    fn utf_8_stays_what_it_is_but_for_line_ends_and_the_mark() {
        let plain = read("\u{feff}Raqqa\r\nالرقة\rHoms".as_bytes());
        assert_eq!((plain.text.as_str(), plain.encoding, plain.is_as_it_was()), ("Raqqa\nالرقة\nHoms", "UTF-8", true));
    }

    #[test]
    fn arabic_of_old_pages_is_read() {
        let text = "غادرت القوات قواعدها في ريف دير الزور باتجاه العراق، وقالت مصادر محلية إن عشرات الشاحنات عبرت الحدود صباح اليوم.";
        let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(text);
        let plain = read(&bytes);
        assert_eq!((plain.text.as_str(), plain.encoding, plain.is_as_it_was()), (text, "windows-1256", false));
        let utf_16: Vec<u8> = [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(&utf_16).text, text);
        let page = format!("<html><head><meta charset=\"windows-1256\"><title>x</title></head><body><p>{text}</p></body></html>");
        let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&page);
        assert_eq!(read(&bytes).text, text);
    }

    #[test]
    fn a_web_page_becomes_its_article_one_block_a_line() {
        let page = "<!DOCTYPE html><html><head><title>T</title><script>var x = '<p>no</p>';</script></head><body><nav>Home | World</nav>\
            <article><h1>Convoy leaves\n base</h1><p>The <b>trucks</b> left&nbsp;<a href='x'>Hasakah</a>&#39;s base.<br>Nobody said why.</p>\
            <ul><li>One</li><li>Two</li></ul></article><footer>© 2025</footer></body></html>";
        let plain = read(page.as_bytes());
        assert!(plain.was_html && !plain.is_as_it_was());
        assert_eq!(plain.text, "Convoy leaves base\nThe trucks left Hasakah's base.\nNobody said why.\nOne\nTwo");
        let deep = format!("<html><body>{}deep{}</body></html>", "<div>".repeat(20_000), "</div>".repeat(20_000));
        assert_eq!(read(deep.as_bytes()).text, "deep");
    }

    #[test]
    fn a_text_with_some_wrong_bytes_is_refused_and_not_read_as_other_letters() {
        let says = |bytes: &[u8]| plain_text(bytes, None).unwrap_err().to_string();
        insta::assert_snapshot!(says("Le café à Raqqa \u{2013} été".as_bytes().iter().copied().chain([0xff]).collect::<Vec<u8>>().as_slice()), @"expected a text in UTF-8, found bytes from 27 on that are no letters of it: the file is damaged, or in another encoding; save it anew as UTF-8");
        insta::assert_snapshot!(says(b"\xff\xfea\x00\x00\xd8b\x00"), @"expected a text in UTF-16LE, found bytes from 1 on that are no letters of it: the file is damaged, or in another encoding; save it anew as UTF-8");
    }

    #[test]
    fn what_is_no_text_is_refused_and_says_why() {
        let refused = |bytes: &[u8]| plain_text(bytes, None).unwrap_err().to_string();
        insta::assert_snapshot!(refused(b"%PDF-1.7"), @"expected a text, found a PDF: save it as plain text or as a web page");
        insta::assert_snapshot!(refused(b"PK\x03\x04"), @"expected a text, found a document of a word processor, or another archive: save it as plain text or as a web page");
        insta::assert_snapshot!(refused(b"ab\x00c"), @"expected a text, found a binary file: byte 2 is 0x00");
        insta::assert_snapshot!(refused(b" \n\n"), @"expected a text, found nothing in it: copy the words of the article into the file");
        insta::assert_snapshot!(plain_text(b"x", Some("klingon")).unwrap_err().to_string(), @r#"expected the name of an encoding such as utf-8 or windows-1256, found "klingon""#);
    }
}
