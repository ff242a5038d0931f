//! What is in a JSON value?

use std::borrow::Cow;

use super::Json;

/// Readers of values that were checked before. Where there is no value they give an empty one, so that they cannot fail.
impl<'t> Json<'t> {
    /// A field of the object, `null` or not.
    pub fn get(&self, name: &str) -> Option<&Json<'t>> {
        self.entries().iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// A field of the object that is known: neither absent nor `null`.
    pub fn known(&self, name: &str) -> Option<&Json<'t>> {
        self.get(name).filter(|value| !matches!(value, Json::Null))
    }

    /// A field of the object; `null` if there is none.
    pub fn field(&self, name: &str) -> &Json<'t> {
        self.get(name).unwrap_or(&Json::Null)
    }

    /// The items of the array.
    pub fn items(&self) -> &[Json<'t>] {
        if let Json::Array(items) = self { items } else { &[] }
    }

    /// The entries of the object.
    pub fn entries(&self) -> &[(Cow<'t, str>, Json<'t>)] {
        if let Json::Object(entries) = self { entries } else { &[] }
    }

    /// The text, or nothing.
    pub fn as_text(&self) -> &str {
        if let Json::Text(text) = self { &text.value } else { "" }
    }

    /// The digits of the number, or nothing.
    pub fn as_digits(&self) -> &str {
        if let Json::Number(digits) = self { digits } else { "" }
    }

    /// The texts of the array.
    pub fn as_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for item in self.items() {
            names.push(item.as_text().to_owned());
        }
        names
    }

    /// The text of a field, or nothing.
    pub fn text(&self, name: &str) -> &str {
        self.field(name).as_text()
    }

    /// What a document is named by: its id, or an object with the id.
    pub fn id(&self) -> &str {
        if let Json::Text(text) = self { &text.value } else { self.text("id") }
    }

    /// The text of a field, if there is one.
    pub fn name(&self, name: &str) -> Option<String> {
        let text = self.text(name);
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The truth of a field, if it is known.
    pub fn boolean(&self, name: &str) -> Option<bool> {
        if let Json::Bool(value) = self.field(name) { Some(*value) } else { None }
    }

    /// The texts of the array in a field.
    pub fn names(&self, name: &str) -> Vec<String> {
        self.field(name).as_names()
    }
}
