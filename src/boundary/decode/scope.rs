use std::rc::Rc;

use super::{Fields, Node};
use crate::boundary::host::{Host, Zones};
use crate::boundary::issues::Issues;
use crate::domain::calendar::{BusinessCalendar, CountingMode, Length, Zone};
use crate::domain::money::Currency;
use crate::domain::policy::{Author, EventReference, FactType, ReasonTree};

/// What a field that this version does not know does to a rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UnknownFields {
    /// It is an issue.
    #[default]
    Issue,
    /// The rule is for review; it is never ignored.
    Review,
}

/// What the documents of one policy declare together.
#[derive(Default)]
pub struct Declared {
    /// Why a shopper may ask.
    pub reasons: ReasonTree,
    /// Facts.
    pub facts: Vec<(String, FactType)>,
    /// Events beside the usual ones.
    pub events: Vec<String>,
    /// Groups of categories.
    pub groups: Vec<(String, Vec<String>)>,
}

/// What a window takes where it does not say.
#[derive(Default)]
pub struct WindowDefaults {
    /// The events that it is counted from.
    pub from: Vec<EventReference>,
    /// How it is counted.
    pub mode: Option<CountingMode>,
    /// How long it is.
    pub length: Option<Length>,
}

/// What the reading of one document needs beside the document.
pub struct Scope<'a> {
    /// The world.
    pub host: &'a dyn Host,
    /// The zones that are known.
    pub zones: &'a Zones,
    /// The calendars that were handed over.
    pub calendars: &'a [Rc<BusinessCalendar>],
    /// What all documents declare.
    pub declared: &'a Declared,
    /// What is wrong so far.
    pub issues: &'a mut Issues,
    /// What an unknown field does.
    pub unknown_fields: UnknownFields,
    /// True once a rule had an unknown field.
    pub rule_has_unknown: bool,
    /// Whose terms it states.
    pub author: Author,
    /// Its zone.
    pub zone: Rc<Zone>,
    /// Its calendar.
    pub calendar: Option<Rc<BusinessCalendar>>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// True if its windows roll where they do not say.
    pub rolls: bool,
    /// What its windows take where they do not say.
    pub defaults: WindowDefaults,
}

impl Scope<'_> {
    /// Reports fields that nobody asked for.
    pub fn no_others(&mut self, fields: &Fields) {
        fields.unknown(|node, near| self.issues.add("unknown_field", &node.place, near, None));
    }

    /// Reports fields of a rule that nobody asked for, or marks the rule for review.
    pub fn no_others_in_rule(&mut self, fields: &Fields) {
        match self.unknown_fields {
            UnknownFields::Issue => self.no_others(fields),
            UnknownFields::Review => fields.unknown(|_, _| self.rule_has_unknown = true),
        }
    }

    /// The zone of a name.
    pub fn zone(&mut self, node: &Node) -> Option<Rc<Zone>> {
        let name = node.text(self.issues)?;
        let zone = self.zones.get(name, self.host);
        if zone.is_none() {
            self.issues.add("unknown_time_zone", &node.place, Some("an IANA name such as `Asia/Shanghai`"), None);
        }
        zone
    }

    /// The calendar of an id. A law without it can still be read: its answers say that the calendar is missing.
    pub fn calendar(&mut self, node: &Node) -> Option<Rc<BusinessCalendar>> {
        let id = node.text(self.issues)?;
        let found = self.calendars.iter().find(|calendar| calendar.id == id).map(Rc::clone);
        if found.is_none() {
            match self.author {
                Author::Shop => self.issues.add("calendar_not_loaded", &node.place, None, None),
                Author::Law => self.issues.warn("calendar_not_loaded", &node.place, None, None),
            }
        }
        found
    }
}
