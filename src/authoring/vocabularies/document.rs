//! How do terms of another vocabulary become a policy document?

use super::reading::Reading;
use super::terms::{Charge, Fee, Scope, Size, Term, Terms};
use crate::boundary::answers::{date_text, texts, texts_if_any};
use crate::boundary::json::{Writer, push_integer};
use crate::domain::money::Currency;

/// The fact by which an order says which of several policies holds for it.
pub const CHOICE: &str = "returnPolicy";
/// The fact by which a request says how the goods go back.
pub const CHANNEL: &str = "returnChannel";

/// What all terms of a document share.
struct Shared<'a> {
    terms: &'a [Terms],
    countries: Vec<String>,
}

/// Writes a policy document that says what the terms say, and promises `warranties` (a list in JSON text).
pub fn write_policy(writer: &mut Writer, reading: &Reading, terms: &[Terms], warranties: &str) {
    let shared = Shared { terms, countries: countries_of(terms) };
    writer.open('{');
    writer.key("format").integer(1);
    for (key, value) in [("id", &reading.id), ("version", &reading.version), ("timeZone", &reading.zone_name)] {
        writer.entry(key, value);
    }
    writer.entry_if("currency", reading.currency.map(Currency::code).as_deref());
    texts_if_any(writer, "countries", &shared.countries);
    writer.entry_if("url", terms.iter().find_map(|terms| terms.link.as_deref()));
    write_facts(writer, terms);
    writer.key("rules").array(terms.iter().zip(ids(terms)), |writer, (terms, id)| {
        rule(writer, &shared, terms, &id);
    });
    seasons(writer, &shared);
    costs(writer, &shared);
    if warranties != "[]" {
        writer.key("warranties").raw(warranties);
    }
    writer.close('}');
}

/// Whether a rule is written for these terms.
pub fn has_rule(terms: &Terms) -> bool {
    terms.term == Term::Never || grants(terms)
}

/// Whether that rule grants something.
fn grants(terms: &Terms) -> bool {
    !matches!(terms.term, Term::Unstated | Term::Never) && !terms.remedies.is_empty()
}

/// The countries of all terms together, or none if some hold everywhere.
fn countries_of(terms: &[Terms]) -> Vec<String> {
    let mut countries = Vec::new();
    for terms in terms {
        if terms.scope.countries.is_empty() {
            return Vec::new();
        }
        for country in &terms.scope.countries {
            super::terms::add(&mut countries, country.clone());
        }
    }
    countries
}

/// The ids of the rules: `returns`, or `returns-1`, `returns-2` and so on.
pub fn ids(terms: &[Terms]) -> Vec<String> {
    numbered("returns", terms.len())
}

/// The ids of so many entries: the name itself if there is one only, else the name with a number.
pub fn numbered(name: &str, count: usize) -> Vec<String> {
    let id = |number| {
        let mut id = name.to_owned();
        if count > 1 {
            id.push('-');
            push_integer(&mut id, number);
        }
        id
    };
    (1..).take(count).map(id).collect()
}

fn write_facts(writer: &mut Writer, terms: &[Terms]) {
    let mut choices = vec![String::from("none")];
    for (terms, id) in terms.iter().zip(ids(terms)) {
        if terms.scope.must_be_chosen && has_rule(terms) {
            choices.push(id);
        }
    }
    let mut channels = Vec::new();
    for charge in terms.iter().flat_map(|terms| &terms.charges) {
        if let Some(channel) = charge.channel {
            super::terms::add(&mut channels, channel.to_owned());
        }
    }
    let mut declared: Vec<(&str, &[String])> = Vec::new();
    if choices.len() > 1 {
        declared.push((CHOICE, &choices));
    }
    if !channels.is_empty() {
        declared.push((CHANNEL, &channels));
    }
    if declared.is_empty() {
        return;
    }
    writer.start("facts", '{');
    for (name, choices) in declared {
        writer.start(name, '{');
        writer.entry("type", "choice");
        texts(writer, "choices", choices);
        writer.close('}');
    }
    writer.close('}');
}

fn rule(writer: &mut Writer, shared: &Shared, terms: &Terms, id: &str) {
    if !has_rule(terms) {
        return;
    }
    writer.open('{');
    writer.entry("id", id);
    if terms.term == Term::Never {
        texts(writer, "excludes", ["refund", "exchange", "store_credit"]);
        matcher(writer, shared, terms, id);
        return writer.close('}');
    }
    texts(writer, "grants", &terms.remedies);
    matcher(writer, shared, terms, id);
    writer.start("window", '{');
    window(writer, &terms.term);
    writer.close('}');
    if terms.unclear {
        writer.entry("decidedBy", "inspection");
    }
    texts_if_any(writer, "notes", &terms.notes);
    if !terms.refund_methods.is_empty() || terms.due_days.is_some() || terms.keeps_shipping {
        writer.start("refund", '{');
        texts_if_any(writer, "methods", &terms.refund_methods);
        if let Some(days) = terms.due_days {
            writer.key("dueDays").integer(days);
        }
        if terms.keeps_shipping {
            writer.entry("shipping", "kept");
        }
        writer.close('}');
    }
    writer.close('}');
}

fn window(writer: &mut Writer, term: &Term) {
    match term {
        Term::Days { days, from, count } => {
            writer.entry("from", from);
            writer.entry("length", &days_text(*days));
            writer.entry("count", count);
        }
        Term::Until(date) => {
            writer.entry("from", "delivered");
            writer.entry("until", &date_text(*date));
        }
        Term::Unlimited | Term::Never | Term::Unstated => {
            writer.entry("from", "delivered");
            writer.entry("length", "unlimited");
        }
    }
}

/// A period of days.
pub fn days_text(days: i64) -> String {
    let mut text = String::from("P");
    push_integer(&mut text, days);
    text.push('D');
    text
}

/// Writes the matcher of an entry, unless it would be empty.
fn matcher(writer: &mut Writer, shared: &Shared, terms: &Terms, id: &str) {
    let mut inner = Writer::default();
    inner.open('{');
    fields(&mut inner, shared, terms, id);
    inner.close('}');
    let text = inner.into_text();
    if text != "{}" {
        writer.key("when").raw(&text);
    }
}

fn fields(writer: &mut Writer, shared: &Shared, terms: &Terms, id: &str) {
    let Scope { countries, tiers, sellers, categories, other_categories, tags, other_tags, must_be_chosen } =
        &terms.scope;
    texts_if_any(writer, "reasons", &terms.reasons);
    // The document's own list says it already where all terms are for the same countries.
    let by_country = shared.terms.iter().any(|other| other.scope.countries != *countries);
    for (key, names) in [("categories", categories), ("tags", tags)] {
        texts_if_any(writer, key, names);
    }
    if by_country && !countries.is_empty() {
        texts(writer, "countries", countries);
    }
    texts_if_any(writer, "sellers", sellers);
    if !tiers.is_empty() {
        writer.start("buyer", '{');
        texts(writer, "tiers", tiers);
        writer.close('}');
    }
    if *must_be_chosen {
        writer.start("facts", '{');
        writer.entry(CHOICE, id);
        writer.close('}');
    }
    if !terms.condition.is_empty() {
        writer.start("condition", '{');
        for (name, wanted) in &terms.condition {
            writer.key(name).boolean(*wanted);
        }
        writer.close('}');
    }
    for (key, names) in [("categories", other_categories), ("tags", other_tags)] {
        if !names.is_empty() {
            writer.start("not", '{');
            texts(writer, key, names);
            writer.close('}');
        }
    }
}

fn seasons(writer: &mut Writer, shared: &Shared) {
    let mut list = Writer::default();
    list.array(shared.terms.iter().zip(ids(shared.terms)).filter(|(terms, _)| grants(terms)), |list, (terms, rule)| {
        for (season, number) in terms.seasons.iter().zip(1_i64..) {
            let mut id = rule.clone();
            id.push_str("-season-");
            push_integer(&mut id, number);
            list.open('{');
            list.entry("id", &id);
            texts(list, "rules", [&rule]);
            list.entry("event", "ordered");
            list.entry("from", &date_text(season.from));
            list.entry("to", &date_text(season.to));
            match &season.term {
                Term::Days { days, count, .. } => {
                    list.entry("length", &days_text(*days));
                    list.entry("count", count);
                }
                Term::Until(date) => list.entry("lastDay", &date_text(*date)),
                Term::Unlimited => list.entry("length", "unlimited"),
                Term::Never | Term::Unstated => {
                    list.key("closed").boolean(true);
                }
            }
            list.close('}');
        }
    });
    let text = list.into_text();
    if text != "[]" {
        writer.key("seasons").raw(&text);
    }
}

fn costs(writer: &mut Writer, shared: &Shared) {
    if shared.terms.iter().all(|terms| terms.charges.is_empty() || !grants(terms)) {
        return;
    }
    writer.key("costs").array(
        shared.terms.iter().zip(ids(shared.terms)).filter(|(terms, _)| grants(terms)),
        |writer, (terms, rule)| {
            for (charge, number) in terms.charges.iter().zip(1_i64..) {
                let mut id = rule.clone();
                id.push_str("-cost-");
                push_integer(&mut id, number);
                cost(writer, shared, charge, &rule, &id);
            }
        },
    );
}

fn cost(writer: &mut Writer, shared: &Shared, charge: &Charge, rule: &str, id: &str) {
    writer.open('{');
    writer.entry("id", id);
    if shared.terms.len() > 1 {
        texts(writer, "rules", [rule]);
    }
    if !charge.reasons.is_empty() || charge.channel.is_some() {
        writer.start("when", '{');
        texts_if_any(writer, "reasons", &charge.reasons);
        if let Some(channel) = charge.channel {
            writer.start("facts", '{');
            writer.entry(CHANNEL, channel);
            writer.close('}');
        }
        writer.close('}');
    }
    writer.entry_if("shippingPaidBy", charge.payer);
    if let Some(Fee { kind, size }) = &charge.fee {
        writer.start("fee", '{');
        writer.entry("kind", kind);
        match size {
            Size::Percent(percent) => writer.entry("percent", percent),
            Size::Amount(amount) => writer.entry("amount", amount),
        }
        writer.close('}');
    }
    writer.close('}');
}
