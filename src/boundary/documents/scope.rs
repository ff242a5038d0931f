//! What must be known beside a document to read it?

use crate::boundary::IssueCode;
use std::sync::Arc;

use chrono::{Days, NaiveDate};

use super::reference::{CASE_EVENTS, EVENTS};
use crate::boundary::host::HostZones;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::boundary::zone_name;
use crate::domain::calendar::{BusinessCalendar, CountingMode, Length, Zone};
use crate::domain::form::date_text;
use crate::domain::money::Currency;
use crate::domain::policy::{
    Author, Confidence, EventReference, FactType, Name, Names, ReasonTree, Role, Selector, Window,
};

/// What the documents of one policy declare together.
pub struct Declared {
    /// The names that the documents use.
    pub names: Names,
    /// Why a shopper may ask.
    pub reasons: ReasonTree,
    /// Facts.
    pub facts: Vec<(Name, FactType)>,
    /// Events beside the usual ones.
    pub events: Vec<String>,
    /// Groups of categories.
    pub groups: Vec<(Name, Vec<Name>)>,
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
    /// The host, with its zones.
    pub host: HostZones<'a>,
    /// The calendars that were handed over.
    pub calendars: &'a [Arc<BusinessCalendar>],
    /// What all documents declare.
    pub declared: &'a Declared,
    /// The document.
    pub document: &'a Json<'a>,
    /// What is wrong so far.
    pub issues: &'a mut Issues,
    /// Whether a rule with a field that this version does not know is for review.
    pub doubt: bool,
    /// Whose terms it states.
    pub author: Author,
    /// Rules of a law that are less than sure and enabled all the same.
    pub enabled: &'a [String],
    /// Its zone.
    pub zone: Arc<Zone>,
    /// Its calendar.
    pub calendar: Option<Arc<BusinessCalendar>>,
    /// Its currency.
    pub currency: Option<Currency>,
    /// The date on which it is read, if somebody says so.
    pub today: Option<NaiveDate>,
    /// True if its windows roll where they do not say.
    pub rolls: bool,
    /// What its windows take where they do not say.
    pub defaults: WindowDefaults,
}

impl Declared {
    /// What every policy has.
    pub fn new() -> Self {
        let names = Names::default();
        let reasons = ReasonTree::new(&names);
        for event in EVENTS.iter().chain(&CASE_EVENTS) {
            names.add(event);
        }
        Self { names, reasons, facts: Vec::new(), events: Vec::new(), groups: Vec::new() }
    }

    /// The names of the array in a field.
    pub fn list(&self, node: &Json, field: &str) -> Vec<Name> {
        let mut names = Vec::new();
        for item in node.field(field).items() {
            names.push(self.names.add(item.as_text()));
        }
        names
    }

    /// The names of the array in a field, which a selector looks for.
    pub fn selected(&self, node: &Json, field: &str, selector: Selector) -> Vec<Name> {
        let names = self.list(node, field);
        names.iter().for_each(|name| self.names.give(*name, Role::of(selector)));
        names
    }

    /// The name in a field, if there is one.
    pub fn name(&self, node: &Json, field: &str) -> Option<Name> {
        let text = node.text(field);
        (!text.is_empty()).then(|| self.names.add(text))
    }

    /// The name in a field, which a selector looks for, if there is one.
    pub fn sought(&self, node: &Json, field: &str, selector: Selector) -> Option<Name> {
        let name = self.name(node, field)?;
        self.names.give(name, Role::of(selector));
        Some(name)
    }
}

impl Scope<'_> {
    /// The zone of a field; that of the document if there is no such field, or no such zone. A law that holds in
    /// several zones says `shop`: its dates are those of the shop's zone.
    pub fn zone_of(&mut self, node: &Json) -> Arc<Zone> {
        let Some(field) = node.get("timeZone") else { return Arc::clone(&self.zone) };
        if self.author == Author::Law && field.as_text() == "shop" {
            return Arc::clone(&self.zone);
        }
        self.host.zone(field.as_text()).unwrap_or_else(|| {
            self.issues.add(IssueCode::UnknownTimeZone, field, &zone_name::expected(field.as_text()));
            Arc::clone(&self.zone)
        })
    }

    /// The calendar that a document names; of a law that names none, the shop's. A law whose calendar is missing can
    /// still be read: its answers say so.
    pub fn calendar_of(&mut self, node: &Json) -> Option<Arc<BusinessCalendar>> {
        let Some(field) = node.get("calendar") else { return self.calendar.clone() };
        let found = self.calendars.iter().find(|calendar| calendar.id == field.as_text()).map(Arc::clone);
        if found.is_none() {
            match self.author {
                Author::Shop => self.issues.add(IssueCode::CalendarNotLoaded, field, ""),
                Author::Law => self.issues.warn(IssueCode::CalendarNotLoaded, field, ""),
            }
        }
        found
    }

    /// Warns of a calendar that ends soon, if a window is counted by it.
    pub fn warn_of_calendar(&mut self, windows: &[&Window]) {
        const SOON: Days = Days::new(90);
        let Some((today, calendar)) = self.today.zip(self.calendar.as_ref()) else { return };
        let soon = today.checked_add_days(SOON).is_some_and(|soon| calendar.covers_until < soon);
        if soon && windows.iter().any(|window| window.rolls_over() || window.mode == CountingMode::BusinessDaysAfter) {
            let until = ["a calendar that reaches beyond ", &date_text(calendar.covers_until)].concat();
            let named = self.document.get("calendar").unwrap_or(self.document);
            self.issues.warn(IssueCode::CalendarEndsSoon, named, &until);
        }
    }

    /// True if an entry is certain: of a law, what is sure or enabled; of a shop, everything.
    pub fn is_sure(&self, node: &Json) -> bool {
        let confidence = Confidence::from_code(node.text("confidence")).unwrap_or(Confidence::Sure);
        self.author == Author::Shop
            || confidence == Confidence::Sure
            || (confidence != Confidence::Silent && self.enabled.iter().any(|id| id == node.text("id")))
    }
}
