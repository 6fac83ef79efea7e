//! XML out: elements whose attributes keep their order, and text that cannot break the file. KML and GPX are written with it.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::escape::{escape, partial_escape};
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Writes elements, each on a line of its own, indented by one blank for each element around it.
pub(super) struct Xml<'a>(Writer<&'a mut dyn Write>);

impl<'a> Xml<'a> {
    /// Begins a document in UTF-8.
    pub(super) fn new(out: &'a mut dyn Write) -> io::Result<Self> {
        let mut writer = Writer::new_with_indent(out, b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(Self(writer))
    }

    /// An element with what `inside` writes in it.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))?;
        inside(self)?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    /// An element that holds only text.
    pub(super) fn text(&mut self, name: &str, text: &str) -> io::Result<()> {
        self.element(name, &[], |xml| xml.characters(text))
    }

    /// Text of the element that is open. A reader gives it back as it is, but for [`allowed`].
    fn characters(&mut self, text: &str) -> io::Result<()> {
        // a bare return would be read as a line feed (XML 1.0, section 2.11)
        let escaped = partial_escape(allowed(text)).replace('\r', "&#13;");
        self.0.write_event(Event::Text(BytesText::from_escaped(escaped)))
    }

    /// Ends the last line.
    pub(super) fn finish(self) -> io::Result<()> {
        self.0.into_inner().write_all(b"\n")
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((key.as_bytes(), escape(allowed(value)).as_bytes()));
    }
    start
}

/// The text with U+FFFD for every character that no XML file can hold, not even escaped (XML 1.0, section 2.2).
fn allowed(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(forbidden) { Cow::Owned(text.replace(forbidden, "\u{fffd}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped_and_forbidden_characters_replaced() {
        let mut out = Vec::new();
        let mut xml = Xml::new(&mut out).unwrap();
        xml.element("a", &[("b", "<\"&\u{1}>")], |xml| xml.text("c", "1 < 2 & ]]> \u{0}\u{b}\u{ffff}\r\n\tالحسكة")).unwrap();
        xml.finish().unwrap();
        let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&lt;&quot;&amp;\u{fffd}&gt;\">\n \
                        <c>1 &lt; 2 &amp; ]]&gt; \u{fffd}\u{fffd}\u{fffd}&#13;\n\tالحسكة</c>\n</a>\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
    }
}
