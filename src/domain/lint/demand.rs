//! Which values facts must have so that demands on them are met together.

use chrono::NaiveDate;

use crate::domain::money::Decimal;
use crate::domain::policy::{
    Amount, ClaimScope, ConditionFact, FactType, Name, Policy, Range, Remedy, RepairMeasure, Selector, UsageUnit,
};

/// A fact that a test reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Names(Selector),
    Remedy,
    Consumer,
    Condition(ConditionFact),
    Usage(UsageUnit),
    Quantity,
    Amount(Amount),
    Repairs(RepairMeasure),
    /// Earlier requests, with a bit for each remedy that counts.
    Claims(ClaimScope, u32),
    Event(Name),
    Declared(Name),
}

/// What a fact must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// One of these; for categories and tags, at least one.
    OneOf(Vec<Name>),
    /// None of these.
    NoneOf(Vec<Name>),
    Remedies(Vec<Remedy>),
    Flag(bool),
    Within(Range),
    /// An event on a date from the first to the second.
    Between(Option<NaiveDate>, Option<NaiveDate>),
    /// An event that has not happened.
    NotYet,
}

/// A fact and what it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Demand {
    pub subject: Subject,
    pub wanted: Wanted,
}

/// Demands of which all must be met at once.
#[derive(Clone, Debug, Default)]
pub(super) struct Demands(pub Vec<Demand>);

impl Demands {
    pub fn add(&mut self, subject: Subject, wanted: Wanted) {
        self.0.push(Demand { subject, wanted });
    }

    /// The demands on one fact.
    pub fn about(&self, subject: Subject) -> impl Iterator<Item = &Wanted> {
        self.0.iter().filter(move |demand| demand.subject == subject).map(|demand| &demand.wanted)
    }

    /// The facts with a demand, each once.
    pub fn subjects(&self) -> Vec<Subject> {
        let mut subjects = Vec::new();
        for demand in &self.0 {
            crate::domain::sort::insert_new(&mut subjects, demand.subject);
        }
        subjects
    }

    /// True unless the demands on one fact contradict each other.
    pub fn can_be_met(&self, subject: Subject, policy: &Policy, one_category: bool) -> bool {
        match subject {
            Subject::Names(Selector::Category) => self.category(policy, one_category).is_ok(),
            Subject::Names(Selector::Tag) => self.tags().is_some(),
            Subject::Names(_) | Subject::Declared(_) if self.about(subject).any(is_about_names) => {
                self.name(subject, policy, None).is_ok()
            }
            Subject::Remedy => Remedy::ALL.iter().any(|remedy| self.allows(*remedy)),
            Subject::Usage(_) | Subject::Quantity | Subject::Amount(_) | Subject::Repairs(_) | Subject::Claims(..) => {
                self.number(subject).is_some()
            }
            Subject::Declared(_) if self.about(subject).any(|wanted| matches!(wanted, Wanted::Within(_))) => {
                self.number(subject).is_some()
            }
            Subject::Event(_) => self.event(subject).is_some(),
            _ => {
                let says = |flag| self.about(subject).any(|wanted| *wanted == Wanted::Flag(flag));
                !(says(true) && says(false))
            }
        }
    }

    fn allows(&self, remedy: Remedy) -> bool {
        self.about(Subject::Remedy).all(|wanted| match wanted {
            Wanted::Remedies(remedies) => remedies.contains(&remedy),
            _ => true,
        })
    }

    /// A name that a fact with one value may have, `usual` if possible; `Ok(None)` if it needs none that the documents
    /// use.
    ///
    /// # Errors
    ///
    /// `Err` if it cannot have any name.
    pub fn name(&self, subject: Subject, policy: &Policy, usual: Option<Name>) -> Result<Option<Name>, ()> {
        let refused = |name: &Name| self.refuses(subject, *name);
        let mut allowed: Option<Vec<Name>> = None;
        for names in self.lists(subject) {
            let mut both = names.clone();
            both.retain(|name| allowed.as_ref().is_none_or(|allowed| allowed.contains(name)));
            allowed = Some(both);
        }
        if let Some(allowed) = allowed {
            let usable = |name: &&Name| !refused(name);
            let usual = usual.filter(|usual| allowed.contains(usual) && !refused(usual));
            return usual.or_else(|| allowed.iter().find(usable).copied()).map(Some).ok_or(());
        }
        let all = match subject {
            Subject::Names(Selector::Reason) => policy.reasons.leaves(),
            Subject::Declared(name) => match policy.facts.iter().find(|(declared, _)| *declared == name) {
                Some((_, FactType::Choice(choices))) => choices.clone(),
                _ => return Ok(None),
            },
            _ => return Ok(usual.filter(|usual| !refused(usual))),
        };
        all.into_iter().find(|name| !refused(name)).map(Some).ok_or(())
    }

    fn refuses(&self, subject: Subject, name: Name) -> bool {
        self.about(subject).any(|wanted| matches!(wanted, Wanted::NoneOf(names) if names.contains(&name)))
    }

    /// Categories that a line may have: one alone, or one for each demand; none without a demand.
    ///
    /// # Errors
    ///
    /// `Err` if no categories meet all demands.
    pub fn category(&self, policy: &Policy, one: bool) -> Result<Vec<Name>, ()> {
        let subject = Subject::Names(Selector::Category);
        let lists: Vec<_> = self.lists(subject).collect();
        let usable = |name: Name| policy.with_groups(&[name]).iter().all(|group| !self.refuses(subject, *group));
        let is_in = |name: Name, list: &[Name]| policy.with_groups(&[name]).iter().any(|group| list.contains(group));
        let mut found = Vec::new();
        for list in &lists {
            let mut candidates = (*list).clone();
            for (_, members) in &policy.groups {
                candidates.extend_from_slice(members);
            }
            let fits = |name: &&Name| {
                usable(**name) && if one { lists.iter().all(|list| is_in(**name, list)) } else { is_in(**name, list) }
            };
            found.push(candidates.iter().find(fits).copied().ok_or(())?);
        }
        if one {
            found.truncate(1);
        }
        Ok(found)
    }

    /// Tags that a line may have.
    pub fn tags(&self) -> Option<Vec<Name>> {
        let subject = Subject::Names(Selector::Tag);
        let usable = |names: &Vec<Name>| names.iter().find(|name| !self.refuses(subject, **name)).copied();
        self.lists(subject).map(usable).collect()
    }

    /// The lists of names of which a fact must have one each.
    fn lists(&self, subject: Subject) -> impl Iterator<Item = &Vec<Name>> {
        self.about(subject).filter_map(|wanted| match wanted {
            Wanted::OneOf(names) => Some(names),
            _ => None,
        })
    }

    /// The smallest number that a fact may have. Quantities, visits and requests are whole numbers.
    pub fn number(&self, subject: Subject) -> Option<Decimal> {
        let whole = matches!(subject, Subject::Quantity | Subject::Repairs(_) | Subject::Claims(..));
        let mut min = Decimal::whole(i64::from(subject == Subject::Quantity));
        let mut max = Decimal::from_millionths(i64::MAX);
        for wanted in self.about(subject) {
            if let Wanted::Within(range) = wanted {
                min = min.max(range.min.unwrap_or(min));
                max = max.min(range.max.unwrap_or(max));
            }
        }
        if whole {
            min = Decimal::whole(min.millionths().saturating_add(Decimal::UNIT - 1) / Decimal::UNIT);
        }
        (min <= max).then_some(min)
    }

    /// The dates that an event may have; `Some(None)` if it must not have happened, `None` if no value meets the
    /// demands.
    pub fn event(&self, subject: Subject) -> Option<Option<(Option<NaiveDate>, Option<NaiveDate>)>> {
        let (mut first, mut last, mut happened, mut not_yet) = (None, None, false, false);
        for wanted in self.about(subject) {
            match wanted {
                Wanted::NotYet => not_yet = true,
                Wanted::Between(from, to) => {
                    happened = true;
                    first = first.max(*from);
                    last = [last, *to].into_iter().flatten().min();
                }
                _ => {}
            }
        }
        let empty = first.zip(last).is_some_and(|(first, last)| last < first);
        match (happened, not_yet) {
            (true, true) => None,
            (false, true) => Some(None),
            _ => (!empty).then_some(Some((first, last))),
        }
    }
}

/// The bit of a remedy among those that count.
pub(super) fn bit(remedy: Remedy) -> u32 {
    1 << remedy as u32
}

fn is_about_names(wanted: &Wanted) -> bool {
    matches!(wanted, Wanted::OneOf(_) | Wanted::NoneOf(_))
}
