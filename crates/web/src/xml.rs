//! XML put together from texts, for feeds and site maps: whatever a text holds, the document is well-formed.

use std::fmt::Write as _;

/// A document being written.
#[derive(Debug)]
pub(crate) struct Xml(String);

impl Xml {
    /// Begins a document.
    pub(crate) fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n".to_owned())
    }

    /// Opens an element; attributes are names and values.
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.0.push_str(">\n");
    }

    /// Closes an element.
    pub(crate) fn close(&mut self, name: &str) {
        let _ = writeln!(self.0, "</{name}>");
    }

    /// Writes an element that holds a text.
    pub(crate) fn leaf(&mut self, name: &str, text: &str) {
        self.leaf_with(name, &[], text);
    }

    /// As [`Xml::leaf`], with attributes.
    pub(crate) fn leaf_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.start(name, attributes);
        self.0.push('>');
        self.text(text);
        self.close(name);
    }

    /// Writes an element that holds nothing.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.0.push_str("/>\n");
    }

    /// Ends the document.
    pub(crate) fn finish(self) -> String {
        self.0
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let _ = write!(self.0, "<{name}");
        for (name, value) in attributes {
            let _ = write!(self.0, " {name}=\"");
            self.text(value);
            self.0.push('"');
        }
    }

    fn text(&mut self, text: &str) {
        for c in text.chars().filter(|c| is_allowed(*c)) {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                c => self.0.push(c),
            }
        }
    }
}

/// Whether XML 1.0 knows a character (section 2.2); the others cannot be written in any way.
pub(crate) const fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_text_holds_the_document_is_well_formed() {
        let mut xml = Xml::new();
        xml.open("a", &[("b", "\"<&>\u{0}")]);
        xml.leaf("c", "]]>\u{b}&amp;𠮷\u{ffff}");
        xml.close("a");
        assert!(
            xml.finish()
                .ends_with("<a b=\"&quot;&lt;&amp;&gt;\">\n<c>]]&gt;&amp;amp;𠮷</c>\n</a>\n")
        );
    }
}
