//! JSON text of which single members can be taken out or written otherwise.

use std::collections::HashMap;
use std::fmt::Write;
use std::ops::Range;

use serde_json::Value;

/// A JSON text with the places of its values.
pub struct Marked {
    text: String,
    places: HashMap<String, Place>,
}

struct Place {
    /// From the key, or from the value in a list.
    whole: Range<usize>,
    /// The value alone.
    value: Range<usize>,
    key: String,
}

impl Marked {
    /// Writes a value.
    pub fn new(value: &Value) -> Self {
        let mut marked = Self { text: String::new(), places: HashMap::new() };
        marked.write(value, "");
        marked
    }

    /// The text as it is.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text with another value there.
    pub fn replaced(&self, pointer: &str, raw: &str) -> String {
        self.spliced(self.places[pointer].value.clone(), raw)
    }

    /// The text without that member.
    pub fn dropped(&self, pointer: &str) -> String {
        let mut range = self.places[pointer].whole.clone();
        if self.text[range.end..].starts_with(',') {
            range.end += 1;
        } else if self.text[..range.start].ends_with(',') {
            range.start -= 1;
        }
        self.spliced(range, "")
    }

    /// The text with that member twice.
    pub fn doubled(&self, pointer: &str) -> String {
        let range = self.places[pointer].whole.clone();
        let member = format!("{},", &self.text[range.clone()]);
        self.spliced(range.start..range.start, &member)
    }

    /// The text with another key for that member.
    pub fn renamed(&self, pointer: &str, key: &str) -> String {
        let place = &self.places[pointer];
        let end = place.whole.start + place.key.len() + 2;
        self.spliced(place.whole.start..end, &format!("\"{key}\""))
    }

    /// The value as it is written.
    pub fn value(&self, pointer: &str) -> &str {
        &self.text[self.places[pointer].value.clone()]
    }

    fn spliced(&self, range: Range<usize>, raw: &str) -> String {
        let mut text = String::with_capacity(self.text.len() + raw.len());
        text.push_str(&self.text[..range.start]);
        text.push_str(raw);
        text.push_str(&self.text[range.end..]);
        text
    }

    fn write(&mut self, value: &Value, pointer: &str) {
        match value {
            Value::Object(entries) => {
                self.text.push('{');
                for (index, (key, value)) in entries.iter().enumerate() {
                    self.write_member(index, key, true, value, pointer);
                }
                self.text.push('}');
            }
            Value::Array(items) => {
                self.text.push('[');
                for (index, value) in items.iter().enumerate() {
                    self.write_member(index, &index.to_string(), false, value, pointer);
                }
                self.text.push(']');
            }
            scalar => write!(self.text, "{scalar}").unwrap(),
        }
    }

    fn write_member(&mut self, index: usize, key: &str, is_named: bool, value: &Value, pointer: &str) {
        if index > 0 {
            self.text.push(',');
        }
        let start = self.text.len();
        if is_named {
            write!(self.text, "\"{key}\":").unwrap();
        }
        let value_start = self.text.len();
        let pointer = format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
        self.write(value, &pointer);
        let end = self.text.len();
        let key = if is_named { key.to_owned() } else { String::new() };
        self.places.insert(pointer, Place { whole: start..end, value: value_start..end, key });
    }
}
