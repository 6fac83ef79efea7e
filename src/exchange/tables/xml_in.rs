//! XML in, element by element: KML and GPX are read with it. Files come from anywhere: no entity is expanded but the five of XML itself
//! (XML 1.0, section 4.6) and character references, a document type is refused, and nothing is held but the element that is read.

use std::io::{self, BufRead, BufReader, Read};

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader};

use super::ImportError;
use super::decode::Utf8;

/// A text or a tag that is longer than this is a mistake: a quote or a bracket that is never closed.
const LONGEST_EVENT: u64 = 64 << 20;
/// An element that is longer than this is skipped; so long is a row at most.
const LONGEST_ELEMENT: u64 = 16 << 20;
/// Elements deeper than this are no data.
const DEEPEST: usize = 64;
/// More attributes than this are left out.
const MOST_ATTRIBUTES: usize = 64;

/// What a document that is read as Windows-1252 may say of itself.
const LATIN: [&[u8]; 4] = [b"iso-8859-1", b"windows-1252", b"latin1", b""];

/// An element with all that is in it. Names are without their prefix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Element {
    pub(super) name: String,
    /// On which line it begins, from 1.
    pub(super) line: u64,
    pub(super) attributes: Vec<(String, String)>,
    /// Its own text, without that of the elements in it.
    pub(super) text: String,
    pub(super) children: Vec<Element>,
}

impl Element {
    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The first element in it of that name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    /// All elements in it of that name.
    pub(super) fn children_named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The text of the first element in it of that name, without blanks around it; empty where there is none.
    pub(super) fn text_of(&self, name: &str) -> &str {
        self.child(name).map_or("", |child| child.text.trim())
    }
}

/// What comes next.
pub(super) enum Node {
    /// An element begins; what is in it comes next. Without text and children.
    Open(Element),
    /// The last element that is open ends.
    Close,
    /// The document ends.
    End,
}

/// An element, or why there is none.
pub(super) enum Whole {
    Element(Element),
    /// It is longer than any row is.
    TooLong,
}

/// Reads a document. What breaks its form is an error, for nobody can say where the next element would begin.
pub(super) struct XmlIn<R: Read> {
    reader: Reader<Lines<Utf8<R>>>,
    buffer: Vec<u8>,
    /// How many elements are open.
    depth: usize,
}

impl<R: Read> XmlIn<R> {
    /// Begins a document.
    pub(super) fn new(bytes: R) -> Result<Self, ImportError> {
        let bytes = Utf8::new(bytes)?;
        let beginning = bytes.beginning();
        if !beginning.trim_ascii_start().starts_with(b"<") {
            let found = String::from_utf8_lossy(beginning.get(..8.min(beginning.len())).unwrap_or_default()).escape_debug().to_string();
            return Err(ImportError::NotThis(format!("no XML: expected \"<\" at the beginning, found \"{found}\"")));
        }
        let is_latin = bytes.is_latin();
        let mut reader =
            Reader::from_reader(Lines { source: BufReader::with_capacity(256 << 10, bytes), line: 1, since_event: 0, is_latin });
        reader.config_mut().expand_empty_elements = true;
        Ok(Self { reader, buffer: Vec::new(), depth: 0 })
    }

    /// How many bytes of the document were read.
    pub(super) fn offset(&self) -> u64 {
        self.reader.buffer_position()
    }

    /// The next element that begins or ends; text is passed over.
    pub(super) fn next(&mut self) -> Result<Node, ImportError> {
        loop {
            match self.event()? {
                Piece::Open(element) => return Ok(Node::Open(element)),
                Piece::Close => return Ok(Node::Close),
                Piece::End => return Ok(Node::End),
                Piece::Text(_) => {}
            }
        }
    }

    /// The rest of an element that has begun.
    pub(super) fn whole(&mut self, begun: Element) -> Result<Whole, ImportError> {
        let start = self.offset();
        let mut open = vec![begun];
        loop {
            match self.event()? {
                Piece::Open(element) => open.push(element),
                Piece::Text(text) => {
                    if let Some(element) = open.last_mut() {
                        element.text.push_str(&text);
                    }
                }
                Piece::Close => {
                    let closed = open.pop().unwrap_or_default();
                    match open.last_mut() {
                        Some(parent) => parent.children.push(closed),
                        None => return Ok(Whole::Element(closed)),
                    }
                }
                Piece::End => return Err(self.broken("the document ends within an element")),
            }
            if self.offset() - start > LONGEST_ELEMENT {
                self.skip_levels(open.len())?;
                return Ok(Whole::TooLong);
            }
        }
    }

    /// Passes over the rest of the element that began last.
    pub(super) fn skip(&mut self) -> Result<(), ImportError> {
        self.skip_levels(1)
    }

    fn skip_levels(&mut self, mut levels: usize) -> Result<(), ImportError> {
        while levels > 0 {
            match self.next()? {
                Node::Open(_) => levels += 1,
                Node::Close => levels -= 1,
                Node::End => return Err(self.broken("the document ends within an element")),
            }
        }
        Ok(())
    }

    fn event(&mut self) -> Result<Piece, ImportError> {
        loop {
            self.reader.get_mut().since_event = 0;
            self.buffer.clear();
            // taken out while an event borrows it
            let mut buffer = std::mem::take(&mut self.buffer);
            let piece = self.piece(&mut buffer);
            self.buffer = buffer;
            if let Some(piece) = piece? {
                return Ok(piece);
            }
        }
    }

    /// None for what says nothing: comments and instructions.
    fn piece(&mut self, buffer: &mut Vec<u8>) -> Result<Option<Piece>, ImportError> {
        let line = self.reader.get_ref().line;
        let event = match self.reader.read_event_into(buffer) {
            Ok(event) => event,
            Err(Error::Io(error)) if error.kind() != io::ErrorKind::InvalidData => {
                return Err(ImportError::Io(io::Error::new(error.kind(), error.to_string())));
            }
            Err(error) => return Err(self.broken(&error.to_string())),
        };
        let said = match event {
            Event::Start(start) => element(&start, line).map(Piece::Open),
            Event::End(_) => Ok(Piece::Close),
            Event::Text(text) => text.xml10_content().map(|text| Piece::Text(text.into_owned())).map_err(|error| error.to_string()),
            Event::CData(text) => text.xml10_content().map(|text| Piece::Text(text.into_owned())).map_err(|error| error.to_string()),
            Event::GeneralRef(reference) => resolved(&reference).map(Piece::Text),
            Event::DocType(_) => {
                Err("a document type (<!DOCTYPE …>) stands here, which could define entities without end: expected none; \
                                      take it out"
                    .to_owned())
            }
            Event::Decl(declaration) => {
                let named = declaration.encoding().and_then(Result::ok).unwrap_or_default().to_ascii_lowercase();
                // what is in UTF-8 is read as that, whatever it says of itself
                if self.reader.get_ref().is_latin && !LATIN.contains(&named.as_slice()) {
                    Err(format!("the file is in {}: expected UTF-8; save it as that", String::from_utf8_lossy(&named).escape_debug()))
                } else {
                    return Ok(None);
                }
            }
            Event::Comment(_) | Event::PI(_) | Event::Empty(_) => return Ok(None),
            Event::Eof if self.depth > 0 => {
                return Err(self.broken(&format!("the document is cut off: {} elements are not closed; fetch it once more", self.depth)));
            }
            Event::Eof => Ok(Piece::End),
        };
        let said = said.map_err(|what| self.broken(&what))?;
        match said {
            Piece::Open(_) => self.depth += 1,
            Piece::Close => self.depth = self.depth.saturating_sub(1),
            Piece::Text(_) | Piece::End => {}
        }
        if self.depth > DEEPEST {
            return Err(self.broken(&format!("elements stand in each other more than {DEEPEST} deep")));
        }
        Ok(Some(said))
    }

    fn broken(&self, what: &str) -> ImportError {
        ImportError::NotThis(format!("line {}: {what}", self.reader.get_ref().line))
    }
}

enum Piece {
    Open(Element),
    Text(String),
    Close,
    End,
}

fn element(start: &BytesStart<'_>, line: u64) -> Result<Element, String> {
    let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
    let mut attributes = Vec::new();
    // the check for two of one name takes the square of their number
    for attribute in start.attributes().with_checks(false).take(MOST_ATTRIBUTES) {
        let attribute = attribute.map_err(|error| format!("<{name}>: {error}"))?;
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|error| format!("<{name}>: {error}"))?;
        attributes.push((String::from_utf8_lossy(attribute.key.local_name().as_ref()).into_owned(), value.into_owned()));
    }
    Ok(Element { name, line, attributes, text: String::new(), children: Vec::new() })
}

fn resolved(reference: &BytesRef<'_>) -> Result<String, String> {
    let name = reference.decode().map_err(|error| error.to_string())?;
    match reference.resolve_char_ref() {
        Ok(Some(character)) => Ok(character.to_string()),
        Ok(None) => resolve_predefined_entity(&name).map(str::to_owned).ok_or_else(|| {
            let name: String = name.chars().take(40).collect();
            format!("the entity &{name}; is not one of XML: expected &lt; &gt; &amp; &apos; &quot; or the number of a character")
        }),
        Err(error) => Err(error.to_string()),
    }
}

/// Counts lines, and fails where one event would fill the memory.
struct Lines<R> {
    source: BufReader<R>,
    line: u64,
    since_event: u64,
    /// Whether it is read as Windows-1252.
    is_latin: bool,
}

impl<R: Read> Read for Lines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.source.read(buffer)
    }
}

impl<R: Read> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since_event > LONGEST_EVENT {
            let words = "a text or a tag is longer than 64 MB: a bracket is open that nothing closes";
            return Err(io::Error::new(io::ErrorKind::InvalidData, words));
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        let used = self.source.buffer().get(..amount).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', used).count() as u64;
        self.since_event += amount as u64;
        self.source.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Result<Element, String> {
        let mut xml = XmlIn::new(text.as_bytes()).map_err(|error| error.to_string())?;
        let node = xml.next().map_err(|error| error.to_string())?;
        let Node::Open(root) = node else { return Err("no element".to_owned()) };
        let Whole::Element(root) = xml.whole(root).map_err(|error| error.to_string())? else { return Err("too long".to_owned()) };
        match xml.next() {
            Ok(Node::End) => Ok(root),
            Ok(_) => Err("more".to_owned()),
            Err(error) => Err(error.to_string()),
        }
    }

    #[test]
    fn an_element_has_attributes_text_and_elements_without_their_prefix() {
        let root = whole("<?xml version=\"1.0\"?>\n<!-- a --><k:a b=\"1 &lt; 2\">x &amp; y&#x21;<![CDATA[<z>]]>\n<c/><k:d>e</k:d></k:a>\n")
            .unwrap();
        assert_eq!((root.name.as_str(), root.line, root.text.as_str()), ("a", 2, "x & y!<z>\n"));
        assert_eq!((root.attribute("b"), root.text_of("d"), root.text_of("c")), (Some("1 < 2"), "e", ""));
        assert_eq!((root.child("d").unwrap().line, root.children.len()), (3, 2));
    }

    #[test]
    fn what_breaks_the_form_says_the_line() {
        insta::assert_snapshot!(whole("<a>\n<b></a>").unwrap_err(), @r#"line 2: ill-formed document: expected `</b>`, but `</a>` was found"#);
        insta::assert_snapshot!(whole("<a>\n<b>").unwrap_err(), @r#"line 2: the document is cut off: 2 elements are not closed; fetch it once more"#);
        insta::assert_snapshot!(whole("<a>\n<b c=\"").unwrap_err(), @r#"line 2: syntax error: attribute value not closed: `"` not found before end of input"#);
        insta::assert_snapshot!(whole("<a>&nbsp;</a>").unwrap_err(), @r#"line 1: the entity &nbsp; is not one of XML: expected &lt; &gt; &amp; &apos; &quot; or the number of a character"#);
        insta::assert_snapshot!(whole("<a b='&lol;'/>").unwrap_err(), @r#"line 1: <a>: at 1..4: unrecognized entity `lol`"#);
        insta::assert_snapshot!(whole("<!DOCTYPE a [<!ENTITY lol \"lol\">]>\n<a>&lol;</a>").unwrap_err(), @r#"line 1: a document type (<!DOCTYPE …>) stands here, which could define entities without end: expected none; take it out"#);
        insta::assert_snapshot!(whole("PK\u{3}\u{4}").unwrap_err(), @r#"no XML: expected "<" at the beginning, found "PK\u{3}\u{4}""#);
        insta::assert_snapshot!(whole(&"<a>".repeat(100)).unwrap_err(), @r#"line 1: elements stand in each other more than 64 deep"#);
    }

    #[test]
    fn an_element_that_is_too_long_is_passed_over() {
        let long = format!("<a><b>{}<c>", "<d>0123456789</d>".repeat(1 << 20));
        let mut xml = XmlIn::new(io::Read::chain(long.as_bytes(), &b"</c></b><e/></a>"[..])).unwrap();
        assert!(matches!(xml.next(), Ok(Node::Open(_))));
        let Ok(Node::Open(long)) = xml.next() else { panic!("no element") };
        assert!(matches!(xml.whole(long), Ok(Whole::TooLong)));
        assert!(matches!(xml.next(), Ok(Node::Open(next)) if next.name == "e"));
    }
}
