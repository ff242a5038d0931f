//! What must the markup know of a field of the form?

use crate::boundary::json::{Json, read};

/// A field of the form, as far as its markup needs to know it.
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it takes.
    pub kind: String,
    /// True if it must not be empty.
    pub required: bool,
    /// The token for the browser's autofill.
    pub autocomplete: String,
    /// The codes that can be chosen, with those that each is divided into.
    pub choices: Vec<(String, Vec<String>)>,
}

impl Field {
    /// True if a draft keeps what it holds.
    pub fn is_drafted(&self) -> bool {
        self.kind != "attachments" && self.kind != "consent"
    }
}

/// Reads the fields that the engine gave.
pub fn read_fields(text: &str) -> Vec<Field> {
    let body = read(text).unwrap_or(Json::Null);
    let mut fields = Vec::new();
    for spec in body.items() {
        let mut choices = Vec::new();
        for choice in spec.field("choices").items() {
            let children = choice.field("children").items().iter().map(|child| child.text("value").to_owned());
            choices.push((choice.text("value").to_owned(), children.collect()));
        }
        fields.push(Field {
            name: spec.text("name").to_owned(),
            kind: spec.text("type").to_owned(),
            required: spec.boolean("required").unwrap_or(false),
            autocomplete: spec.text("autocomplete").to_owned(),
            choices,
        });
    }
    fields
}

/// Something to say at a field.
pub struct Note {
    /// The field.
    pub field: String,
    /// The sentence.
    pub text: String,
    /// True if it warns of a number that could be hidden.
    pub maskable: bool,
}

/// Reads notes with their sentences.
pub fn read_notes(list: &Json) -> Vec<Note> {
    let mut notes = Vec::new();
    for note in list.items() {
        notes.push(Note {
            field: note.text("field").to_owned(),
            text: note.text("text").to_owned(),
            maskable: note.boolean("maskable").unwrap_or(false),
        });
    }
    notes
}
