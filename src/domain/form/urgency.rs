//! Which cases are urgent.

use crate::domain::entitlement::{Facts, Line, Request};
use crate::domain::policy::{Name, Names, Policy, Selector};
use crate::domain::service::{Priority, Texts};

/// A condition that makes a case urgent: words in the shopper's text, goods and reasons. All that it names must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Urgency {
    /// Its id, which explains the priority.
    pub id: String,
    /// The priority that it gives to a case.
    pub priority: Priority,
    /// Words of which one must be in the text. Latin words must stand alone: `fire` is not in `fired`.
    pub words: Vec<String>,
    /// Categories of which the goods must have one.
    pub categories: Vec<Name>,
    /// Reasons of which the shopper must give one.
    pub reasons: Vec<String>,
    /// What the shopper is told to do now.
    pub advice: Texts,
}

/// The urgencies of a policy that states none: injury and fire, danger to children, and spoiled food for babies. A word
/// is enough, so "nobody was hurt" is urgent too: a person reads it sooner than needed, never later.
///
/// ```
/// use aftersales::domain::form::usual_urgencies;
/// use aftersales::domain::policy::Names;
///
/// let urgencies = usual_urgencies(&Names::default());
/// assert!(urgencies.iter().any(|urgency| urgency.id == "fire" && urgency.words.iter().any(|word| word == "smoke")));
/// ```
pub fn usual_urgencies(names: &Names) -> Vec<Urgency> {
    type Words = &'static [&'static str];
    const USUAL: [(&str, Words, Words, Words); 4] = [
        (
            "injury",
            &[
                "injured",
                "injury",
                "hurt",
                "bleeding",
                "burned",
                "burnt",
                "burns",
                "electric shock",
                "electrocuted",
                "hospital",
                "allergic",
                "poisoned",
                "受伤",
                "流血",
                "烫伤",
                "烧伤",
                "触电",
                "医院",
                "过敏",
                "中毒",
                "骨折",
            ],
            &[],
            &[],
        ),
        (
            "fire",
            &[
                "fire",
                "smoke",
                "smokes",
                "smoking",
                "burning",
                "exploded",
                "explosion",
                "flames",
                "sparks",
                "起火",
                "着火",
                "冒烟",
                "爆炸",
                "自燃",
            ],
            &[],
            &[],
        ),
        (
            "child_safety",
            &["choked", "choking", "swallowed", "suffocated", "窒息", "误吞", "误食", "卡喉", "噎"],
            &[],
            &[],
        ),
        ("baby_food", &[], &["baby_food", "infant_formula", "milk_powder"], &["spoiled"]),
    ];
    let mut all = Vec::new();
    for (id, words, categories, reasons) in USUAL {
        all.push(Urgency {
            id: id.to_owned(),
            priority: Priority::Urgent,
            words: super::field::owned(words),
            categories: categories.iter().map(|category| names.add(category)).collect(),
            reasons: super::field::owned(reasons),
            advice: Texts::new(),
        });
    }
    all
}

impl Urgency {
    /// True if it holds for a text, a reason and goods.
    pub fn holds(&self, written: &Written, reason: &str, line: Option<&Line>, policy: &Policy) -> bool {
        let spoken = self.words.is_empty() || self.words.iter().any(|word| written.says(word));
        let given = self.reasons.is_empty() || self.reasons.iter().any(|known| known == reason);
        spoken && given && (self.categories.is_empty() || self.are_goods(line, policy))
    }

    fn are_goods(&self, line: Option<&Line>, policy: &Policy) -> bool {
        let Some(line) = line else { return false };
        let request = Request::default();
        Facts::new(policy, line, &request).says(Selector::Category, &self.categories)
    }
}

/// The shopper's text, with the beginnings of its Latin words, which are found once for all words of all urgencies.
#[derive(Debug)]
pub struct Written<'t> {
    text: &'t str,
    is_ascii: bool,
    starts: Vec<&'t [u8]>,
}

impl<'t> Written<'t> {
    /// Finds the beginnings of the words of a text.
    pub fn new(text: &'t str) -> Self {
        let mut starts = Vec::new();
        let mut inside = false;
        for (place, byte) in text.bytes().enumerate() {
            let letter = byte.is_ascii_alphabetic();
            if letter && !inside {
                starts.extend(text.as_bytes().get(place..));
            }
            inside = letter;
        }
        Self { text, is_ascii: text.is_ascii(), starts }
    }

    /// True if the text contains a word, in upper or lower case. A Latin word must have no letter beside it.
    fn says(&self, word: &str) -> bool {
        if !word.is_ascii() {
            // The search of the standard library would add more to the download than this file.
            let word = word.as_bytes();
            let mut places = self.text.as_bytes().windows(word.len());
            return !self.is_ascii && places.any(|found| found.first() == word.first() && found == word);
        }
        let word = word.as_bytes();
        self.starts.iter().any(|rest| {
            let same = rest.first().map(u8::to_ascii_lowercase) == word.first().map(u8::to_ascii_lowercase)
                && rest.get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word));
            same && !rest.get(word.len()).is_some_and(u8::is_ascii_alphabetic)
        })
    }
}
