//! What does a return policy of any vocabulary say? Every reader fills these terms.

use chrono::{Days, NaiveDate};

use crate::boundary::json::Json;

/// What one return policy of another vocabulary says, in this project's words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// For which orders it is.
    pub scope: Scope,
    /// How long goods may go back.
    pub term: Term,
    /// What the shopper gets for them: codes of remedies.
    pub remedies: Vec<&'static str>,
    /// The state that the goods must be in.
    pub condition: Vec<(&'static str, bool)>,
    /// Reasons that it is for; all, if there are none.
    pub reasons: Vec<&'static str>,
    /// What going back costs.
    pub charges: Vec<Charge>,
    /// Codes of remarks: ways to send goods back, sources of labels.
    pub notes: Vec<&'static str>,
    /// Codes of the ways in which money is paid back.
    pub refund_methods: Vec<&'static str>,
    /// Whether the costs of sending the goods out are kept.
    pub keeps_shipping: bool,
    /// Days within which it is paid back.
    pub due_days: Option<i64>,
    /// The page for people.
    pub link: Option<String>,
    /// What is different for a while.
    pub seasons: Vec<Season>,
    /// Whether something that may limit the right could not be read, so that somebody must look at it.
    pub unclear: bool,
}

/// For which orders terms are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// Countries; everywhere, if there are none.
    pub countries: Vec<String>,
    /// Tiers of loyalty; all, if there are none.
    pub tiers: Vec<String>,
    /// Sellers; all, if there are none.
    pub sellers: Vec<String>,
    /// Categories that it is for.
    pub categories: Vec<String>,
    /// Categories that have terms of their own.
    pub other_categories: Vec<String>,
    /// Tags that it is for.
    pub tags: Vec<String>,
    /// Tags that have terms of their own.
    pub other_tags: Vec<String>,
    /// Whether the page states several terms and not which of them hold, so that the order has to say so.
    pub must_be_chosen: bool,
}

/// How long goods may go back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Term {
    /// Nothing that can be relied on is stated.
    #[default]
    Unstated,
    /// They may not.
    Never,
    /// Without end.
    Unlimited,
    /// For days after an event.
    Days {
        /// How many.
        days: i64,
        /// The event.
        from: &'static str,
        /// The counting mode.
        count: &'static str,
    },
    /// Up to the end of a date.
    Until(NaiveDate),
}

/// A difference for orders of a while.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Season {
    /// The first date of the order.
    pub from: NaiveDate,
    /// The last one.
    pub to: NaiveDate,
    /// How long their goods may go back.
    pub term: Term,
}

/// What going back costs for some reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    /// The reasons; all, if there are none.
    pub reasons: Vec<&'static str>,
    /// The channel by which the goods go back, where costs differ by it.
    pub channel: Option<&'static str>,
    /// Who pays to send them.
    pub payer: Option<&'static str>,
    /// The fee.
    pub fee: Option<Fee>,
}

/// A fee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fee {
    /// Its kind.
    pub kind: &'static str,
    /// How much.
    pub size: Size,
}

/// How much a fee is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Size {
    /// A percentage of what was paid, as a decimal text.
    Percent(String),
    /// An amount in the document's currency, as a decimal text.
    Amount(String),
}

impl Charge {
    /// Who pays to send goods back.
    pub fn paid_by(payer: &'static str) -> Self {
        Self { reasons: Vec::new(), channel: None, payer: Some(payer), fee: None }
    }

    /// A fee.
    pub fn of(kind: &'static str, size: Size) -> Self {
        Self { reasons: Vec::new(), channel: None, payer: None, fee: Some(Fee { kind, size }) }
    }
}

impl Season {
    /// Whether an order of the season may have a shorter time than it has by the usual terms.
    pub fn gives_less(&self, usual: &Term) -> bool {
        let after = |date: NaiveDate, days: i64| {
            u64::try_from(days).ok().and_then(|days| date.checked_add_days(Days::new(days))).unwrap_or(NaiveDate::MAX)
        };
        match (&self.term, usual) {
            (_, Term::Never | Term::Unstated) | (Term::Unlimited, _) => false,
            (Term::Never | Term::Unstated, _) | (_, Term::Unlimited) => true,
            (Term::Days { days, .. }, Term::Days { days: usual, .. }) => days < usual,
            (Term::Until(last), Term::Days { days, .. }) => *last < after(self.to, *days),
            (Term::Days { days, .. }, Term::Until(last)) => after(self.from, *days) < *last,
            (Term::Until(last), Term::Until(usual)) => last < usual,
        }
    }
}

impl Terms {
    /// Whether these terms and others are for the same orders, as far as countries, sellers and tiers say.
    pub fn overlaps(&self, other: &Self) -> bool {
        let (one, two) = (&self.scope, &other.scope);
        let shared = |a: &[String], b: &[String]| a.is_empty() || b.is_empty() || a.iter().any(|name| b.contains(name));
        shared(&one.countries, &two.countries) && shared(&one.sellers, &two.sellers) && one.tiers == two.tiers
    }
}

/// Adds an entry that is not there yet.
pub fn add<T: PartialEq>(list: &mut Vec<T>, entry: T) {
    if !list.contains(&entry) {
        list.push(entry);
    }
}

/// The seasons that share a day with an earlier one, by their places.
pub fn overlapping<'j>(seasons: &[(Season, &'j Json<'j>)]) -> Vec<&'j Json<'j>> {
    let mut found = Vec::new();
    for (place, (season, node)) in seasons.iter().enumerate() {
        let earlier = seasons.iter().take(place);
        if earlier.into_iter().any(|(other, _)| season.from <= other.to && other.from <= season.to) {
            found.push(*node);
        }
    }
    found
}
