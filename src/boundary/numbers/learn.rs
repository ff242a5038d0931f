//! Which number has a name? The page asks once and remembers it.

use super::Vocabulary;
use crate::boundary::documents::{EVENTS, is_country};
use crate::boundary::issues::{is_alike, suggestion};
use crate::domain::money::Currency;
use crate::domain::policy::{ConditionFact, FactType, Name, Policy, Remedy, Role, Selector, UsageUnit};

/// A name that no document uses, so that it equals none.
pub const UNUSED: i32 = -1;
/// A name about which the reader has something to say.
pub const FOR_THE_READER: i32 = -2;
/// Numbers for each kind of value of a declared fact.
pub const KINDS: i32 = 3;

/// The number of a name of a vocabulary; -1 if no document uses it, -2 if only the reader can say what it is.
pub fn learn(policy: &Policy, vocabulary: usize, text: &str) -> i32 {
    let Some(known) = Vocabulary::ALL.get(vocabulary).filter(|_| !text.is_empty()) else { return FOR_THE_READER };
    let choices_of = vocabulary.saturating_sub(Vocabulary::Choice as usize);
    let found = policy.names.find(text);
    let role = match known {
        Vocabulary::Category => Role::of(Selector::Category),
        Vocabulary::Tag => Role::of(Selector::Tag),
        Vocabulary::Channel => Role::of(Selector::Channel),
        Vocabulary::Seller => Role::of(Selector::Seller),
        Vocabulary::PaymentMethod => Role::of(Selector::PaymentMethod),
        Vocabulary::Tier => Role::of(Selector::Tier),
        Vocabulary::Event if found == Name::OTHER && !suggestion(text, &EVENTS).is_empty() => return FOR_THE_READER,
        Vocabulary::Event => Role::EVENT,
        Vocabulary::Country if !is_country(text) => return FOR_THE_READER,
        Vocabulary::Reason if !policy.reasons.has_leaf(found) => return FOR_THE_READER,
        Vocabulary::Country | Vocabulary::Reason | Vocabulary::Paper => return number(found),
        Vocabulary::Condition => return place(ConditionFact::from_code(text).map(|fact| fact as usize)),
        Vocabulary::Unit => return place(UsageUnit::from_code(text).map(|unit| unit as usize)),
        Vocabulary::Remedy => return place(Remedy::from_code(text).map(|remedy| remedy as usize)),
        Vocabulary::Currency => return place(Currency::new(text).map(|currency| currency.number() as usize)),
        Vocabulary::Fact => return fact(policy, found),
        Vocabulary::Choice => return choice(policy, choices_of, found),
    };
    // One that is like a name of the documents may be misspelt.
    let is_misspelt = || policy.names.first(role, &|known| is_alike(text, known)).is_some();
    if found == Name::OTHER && is_misspelt() { FOR_THE_READER } else { number(found) }
}

/// A declared fact, with the kind of its values. What is not declared may be misspelt.
fn fact(policy: &Policy, found: Name) -> i32 {
    let mut declared = policy.facts.iter().enumerate();
    let Some((place, (_, kind))) = declared.find(|(_, (name, _))| *name == found) else { return FOR_THE_READER };
    let kind = match kind {
        FactType::Boolean => 0,
        FactType::Number => 1,
        FactType::Choice(_) => 2,
    };
    i32::try_from(place).map_or(FOR_THE_READER, |place| place.saturating_mul(KINDS).saturating_add(kind))
}

fn choice(policy: &Policy, fact: usize, found: Name) -> i32 {
    match policy.facts.get(fact) {
        Some((_, FactType::Choice(choices))) if choices.contains(&found) => number(found),
        _ => FOR_THE_READER,
    }
}

fn number(name: Name) -> i32 {
    if name == Name::OTHER { UNUSED } else { place(Some(name.number())) }
}

fn place(place: Option<usize>) -> i32 {
    place.and_then(|place| i32::try_from(place).ok()).unwrap_or(FOR_THE_READER)
}
