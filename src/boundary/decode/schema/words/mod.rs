//! What editors show of each field, keyed by the path that leads to its object. Every field of the tables has a
//! sentence and an example here, and nothing else has: a test says what is missing.

mod calendar;
mod document;
mod forms;
mod rules;
mod seasons;
mod service;
mod submission;
mod warranties;

use super::super::shape::Record;
use super::together::Together;
use super::value::record_in;

/// A field's name, a sentence on it, and an example of its value in JSON.
pub type Told = (&'static str, &'static str, &'static str);

/// What there is to say of one kind of object.
#[derive(Clone, Copy)]
pub struct Words {
    /// The fields that lead to it from the document, with dots; nothing for the document itself.
    pub path: &'static str,
    /// Its name under `$defs`.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Its fields.
    pub fields: &'static [Told],
    /// What its fields say together.
    pub together: &'static [Together],
}

impl Words {
    /// What there is to say of a field.
    pub fn field(&self, name: &str) -> Option<&'static Told> {
        self.fields.iter().find(|(told, ..)| *told == name)
    }
}

const TITLE: Told = ("title", "A title for people; the engine does not look at it.", r#""Change of mind""#);
const NOTE: Told = ("note", "A note for people; the engine does not look at it.", r#""As agreed in November""#);

/// The words for policies and packs.
pub fn policy() -> Vec<Words> {
    [document::WORDS, rules::WORDS, seasons::WORDS, warranties::WORDS, service::WORDS, forms::WORDS].concat()
}

/// The words for calendars.
pub fn calendar() -> Vec<Words> {
    calendar::WORDS.to_vec()
}

/// The words for what a page sends.
pub fn submission() -> Vec<Words> {
    submission::SUBMISSION.to_vec()
}

/// The words for what it gets back.
pub fn receipt() -> Vec<Words> {
    submission::RECEIPT.to_vec()
}

/// The words for what is kept of a case.
pub fn record() -> Vec<Words> {
    let editions = submission::SUBMISSION.iter().filter(|words| !words.path.is_empty()).copied();
    submission::RECORD.iter().copied().chain(editions).collect()
}

/// The kind of object that a path leads to.
pub fn record_at(root: &'static Record, path: &str) -> Option<&'static Record> {
    let mut record = root;
    for name in path.split('.').filter(|name| !name.is_empty()) {
        let field = record.fields.iter().find(|field| field.name == name)?;
        record = record_in(&field.shape)?;
    }
    Some(record)
}
