use std::rc::Rc;

use super::cost::cost;
use super::rule::rule;
use super::scalar::period;
use super::scope::{Declared, Scope, UnknownFields, WindowDefaults};
use super::service::{complaints, departments, promise};
use super::warranty::warranty;
use super::window::{defaults, roll_over};
use super::{Fields, Node};
use crate::boundary::host::{Host, Zones};
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;
use crate::domain::calendar::{BusinessCalendar, Period, Zone};
use crate::domain::form::{ComplaintCategory, default_categories};
use crate::domain::money::Currency;
use crate::domain::policy::{Assumptions, Author, Document, FactType, Policy, RuleEffect, ServicePromise};

/// A pack as a policy names it.
pub struct PackReference {
    id: String,
    rolls: bool,
    enable: Vec<String>,
}

/// What a shop's document says beside the terms that packs have too.
struct ShopTerms {
    document: Document,
    time_zone: String,
    currency: Option<Currency>,
    assume: Assumptions,
    accept_late: Period,
    service: Vec<ServicePromise>,
    complaints: Vec<ComplaintCategory>,
}

/// Reads a shop's document together with the packs that it names.
pub fn policy(
    shop: &Node,
    packs: &[Node],
    calendars: &[Rc<BusinessCalendar>],
    unknown_fields: UnknownFields,
    world: (&dyn Host, &Zones),
    issues: &mut Issues,
) -> Option<Policy> {
    let references = pack_references(shop, issues);
    let mut named: Vec<(&PackReference, &Node)> = Vec::new();
    for (reference, index) in references.iter().zip(0_usize..) {
        match packs.iter().find(|pack| id_of(pack) == Some(&reference.id)) {
            Some(pack) => named.push((reference, pack)),
            None => issues.add("pack_not_loaded", &shop.place.key("packs").index(index), None, None),
        }
    }
    let mut declared = Declared::default();
    for node in std::iter::once(shop).chain(named.iter().map(|(_, node)| *node)) {
        declarations(node, &mut declared, issues);
    }
    let (host, zones) = world;
    let mut scope = Scope {
        host,
        zones,
        calendars,
        declared: &declared,
        issues,
        unknown_fields,
        rule_has_unknown: false,
        author: Author::Shop,
        zone: Rc::new(Zone::utc()),
        calendar: None,
        currency: None,
        rolls: false,
        defaults: WindowDefaults::default(),
    };
    let terms = document(shop, &|_| true, &mut scope);
    let mut documents = Vec::new();
    for (reference, node) in named {
        scope.author = Author::Law;
        scope.rolls = reference.rolls;
        let enabled = |id: &str| reference.enable.iter().any(|enabled| enabled == id);
        documents.extend(document(node, &enabled, &mut scope).map(|terms| terms.document));
    }
    let terms = terms?;
    let zone = Rc::clone(&terms.document.zone);
    documents.insert(0, terms.document);
    Some(Policy {
        documents,
        zone,
        time_zone: terms.time_zone,
        currency: terms.currency,
        calendars: calendars.to_vec(),
        assume: terms.assume,
        accept_late: terms.accept_late,
        groups: declared.groups,
        reasons: declared.reasons,
        facts: declared.facts,
        service: terms.service,
        complaints: terms.complaints,
    })
}

fn id_of<'n>(node: &Node<'n>) -> Option<&'n str> {
    let Json::Object(entries) = node.json else { return None };
    entries.iter().find(|(key, _)| key == "id").and_then(|(_, value)| match value {
        Json::Text(text) => Some(text.value.as_ref()),
        _ => None,
    })
}

fn pack_references(shop: &Node, issues: &mut Issues) -> Vec<PackReference> {
    let mut before = Issues::default();
    let Some(node) = shop.fields(&mut before).and_then(|mut fields| fields.get("packs")) else { return Vec::new() };
    node.list(issues, |item, issues| {
        if let Json::Text(_) = item.json {
            return Some(PackReference { id: item.name(issues)?, rolls: false, enable: Vec::new() });
        }
        let mut fields = item.fields(issues)?;
        let id = fields.required("id", issues).and_then(|node| node.name(issues));
        let is_legal = |legal: bool| if legal { "legal" } else { "none" };
        let rolls = fields.get("rollOver").and_then(|node| node.code(&[true, false], is_legal, issues));
        let enable = fields.get("enable").map(|node| node.names(issues)).unwrap_or_default();
        fields.unknown(|node, near| issues.add("unknown_field", &node.place, near, None));
        Some(PackReference { id: id?, rolls: rolls.unwrap_or(false), enable })
    })
}

/// Reads what a document declares, before any rule is read: rules of every document may use it.
fn declarations(node: &Node, declared: &mut Declared, issues: &mut Issues) {
    let Some(mut fields) = node.fields(&mut Issues::default()) else { return };
    if let Some(node) = fields.get("reasons") {
        for (branch, leaves) in lists(&node, issues) {
            for leaf in leaves {
                if !declared.reasons.add(&branch, &leaf) {
                    issues.add("unknown_reason", &node.place.key(&branch), None, None);
                }
            }
        }
    }
    if let Some(node) = fields.get("categories") {
        declared.groups.extend(lists(&node, issues));
    }
    if let Some(node) = fields.get("events") {
        declared.events.extend(node.names(issues));
    }
    let facts = fields.get("facts");
    let Some(facts) = facts.as_ref().and_then(|node| node.fields(issues)) else { return };
    for (name, node) in facts.entries() {
        declared.facts.extend(fact_type(&node, issues).map(|kind| (name.to_owned(), kind)));
    }
}

fn lists(node: &Node, issues: &mut Issues) -> Vec<(String, Vec<String>)> {
    let Some(fields) = node.fields(issues) else { return Vec::new() };
    fields.entries().map(|(name, node)| (name.to_owned(), node.names(issues))).collect()
}

fn fact_type(node: &Node, issues: &mut Issues) -> Option<FactType> {
    let mut fields = node.fields(issues)?;
    let kind = fields.required("type", issues)?;
    let kind = kind.code(&["boolean", "number", "choice"], |name| name, issues)?;
    let choices = if kind == "choice" { fields.required("choices", issues) } else { None };
    fields.unknown(|node, near| issues.add("unknown_field", &node.place, near, None));
    Some(match kind {
        "boolean" => FactType::Boolean,
        "number" => FactType::Number,
        _ => FactType::Choice(choices?.names(issues)),
    })
}

fn document(node: &Node, enabled: &dyn Fn(&str) -> bool, scope: &mut Scope) -> Option<ShopTerms> {
    let mut fields = node.fields(scope.issues)?;
    let format = fields.required("format", scope.issues);
    if format.and_then(|node| node.count(1, scope.issues)) == Some(0) {
        scope.issues.add("out_of_range", &node.place.key("format"), Some("1"), None);
    }
    let id = fields.required("id", scope.issues).and_then(|node| node.name(scope.issues));
    let version = fields.required("version", scope.issues).and_then(|node| node.name(scope.issues));
    let zone_name = fields.required("timeZone", scope.issues);
    let zone = zone_name.and_then(|node| scope.zone(&node));
    // Without a zone the rest is still read, so that all issues are told at once.
    scope.zone = zone.clone().unwrap_or_else(|| Rc::new(Zone::utc()));
    scope.calendar = fields.get("calendar").and_then(|node| scope.calendar(&node));
    scope.currency = fields.get("currency").and_then(|node| currency(&node, scope));
    if let Some(node) = fields.get("rollOver") {
        scope.rolls |= roll_over(&node, scope) == Some(true);
    }
    scope.defaults = WindowDefaults::default();
    let written_defaults = fields.get("defaults");
    if let Some(mut inner) = written_defaults.as_ref().and_then(|node| node.fields(scope.issues)) {
        if let Some(node) = inner.get("window") {
            scope.defaults = defaults(&node, scope);
        }
        scope.no_others(&inner);
    }
    let countries = fields.get("countries").map(|node| node.names(scope.issues)).unwrap_or_default();
    let as_of = fields.get("asOf").and_then(|node| node.name(scope.issues));
    let rules = each(&mut fields, "rules", scope, |node, index, scope| rule(node, index, enabled, scope));
    let costs = each(&mut fields, "costs", scope, |node, _, scope| cost(node, scope));
    let warranties = each(&mut fields, "warranties", scope, |node, index, scope| warranty(node, index, enabled, scope));
    check_ids(&mut fields, scope);
    let document = id.zip(version).zip(zone).map(|((id, version), zone)| Document {
        author: scope.author,
        id,
        version,
        digest: digest(node.json),
        as_of,
        countries: countries.clone(),
        zone,
        rules,
        costs,
        warranties,
    });
    if let Some(document) = &document {
        check_replacements(document, node, scope);
    }
    let mut terms = ShopTerms {
        document: document?,
        time_zone: zone_name.and_then(|node| node.name(scope.issues))?,
        currency: scope.currency,
        assume: Assumptions::default(),
        accept_late: Period::default(),
        service: Vec::new(),
        complaints: default_categories(),
    };
    if scope.author == Author::Shop {
        shop_terms(&mut fields, &mut terms, scope);
    }
    for key in ["$schema", "title", "url", "note", "packs", "categories", "reasons", "events", "facts"] {
        fields.get(key);
    }
    fields.unknown(|node, near| {
        let pointer = node.place.pointer();
        let name = pointer.rsplit('/').next().unwrap_or_default();
        if !name.starts_with("x-") {
            scope.issues.add("unknown_field", &node.place, near, None);
        }
    });
    Some(terms)
}

fn shop_terms(fields: &mut Fields, terms: &mut ShopTerms, scope: &mut Scope) {
    terms.accept_late = fields.get("acceptLate").and_then(|node| period(&node, scope.issues)).unwrap_or_default();
    if let Some(node) = fields.get("assume") {
        terms.assume = assumptions(&node, scope);
    }
    if let ([country], None) = (terms.document.countries.as_slice(), &terms.assume.country) {
        // A shop that sells to one country only need not say so twice.
        terms.assume.country = Some(country.clone());
    }
    terms.service = each(fields, "serviceLevels", scope, |node, _, scope| promise(node, scope));
    let written = fields.get("complaints");
    terms.complaints = complaints(written, scope);
    if let Some(node) = fields.get("departments") {
        departments(&node, &mut terms.complaints, scope);
    }
}

fn assumptions(node: &Node, scope: &mut Scope) -> Assumptions {
    let Some(mut fields) = node.fields(scope.issues) else { return Assumptions::default() };
    let mut assume = Assumptions {
        channel: fields.get("channel").and_then(|node| node.name(scope.issues)),
        country: fields.get("country").and_then(|node| node.name(scope.issues)),
        seller: fields.get("seller").and_then(|node| node.name(scope.issues)),
        payment_method: fields.get("paymentMethod").and_then(|node| node.name(scope.issues)),
        ..Assumptions::default()
    };
    let buyer = fields.get("buyer");
    if let Some(mut fields) = buyer.as_ref().and_then(|node| node.fields(scope.issues)) {
        assume.tier = fields.get("tier").and_then(|node| node.name(scope.issues));
        assume.consumer = fields.get("consumer").and_then(|node| node.boolean(scope.issues));
        scope.no_others(&fields);
    }
    scope.no_others(&fields);
    assume
}

fn currency(node: &Node, scope: &mut Scope) -> Option<Currency> {
    let currency = Currency::new(node.text(scope.issues)?);
    if currency.is_none() {
        scope.issues.add("unknown_value", &node.place, Some("a code of three capital letters"), None);
    }
    currency
}

/// Reads every item of a list that can be read; the index is that of the document, whatever was left out.
fn each<T>(
    fields: &mut Fields,
    key: &'static str,
    scope: &mut Scope,
    mut read: impl FnMut(&Node, usize, &mut Scope) -> Option<T>,
) -> Vec<T> {
    let Some(node) = fields.get(key) else { return Vec::new() };
    let Json::Array(items) = node.json else { return node.wrong_type("array", scope.issues).unwrap_or_default() };
    let item = |(index, json)| read(&Node { json, place: node.place.index(index) }, index, scope);
    items.iter().enumerate().filter_map(item).collect()
}

/// Reports ids that come twice among the entries of one list.
fn check_ids(fields: &mut Fields, scope: &mut Scope) {
    for key in ["rules", "costs", "warranties"] {
        let Some(node) = fields.get(key) else { continue };
        let Json::Array(items) = node.json else { continue };
        let mut seen: Vec<&str> = Vec::new();
        for (index, json) in items.iter().enumerate() {
            let place = node.place.index(index);
            let item = Node { json, place };
            if let Some(id) = id_of(&item) {
                if seen.contains(&id) {
                    scope.issues.add("duplicate_id", &place.key("id"), None, None);
                }
                seen.push(id);
            }
        }
    }
}

/// Reports rules that are said to be replaced and do not exist.
fn check_replacements(document: &Document, node: &Node, scope: &mut Scope) {
    for rule in &document.rules {
        for (index, replaced) in rule.replaces.iter().enumerate() {
            let is_grant = |other: &&crate::domain::policy::Rule| matches!(other.effect, RuleEffect::Grants(_));
            if !document.rules.iter().filter(is_grant).any(|other| other.id == *replaced) {
                let rules = node.place.key("rules");
                let place = rules.index(rule.index);
                scope.issues.add("unknown_rule", &place.key("replaces").index(index), None, None);
            }
        }
    }
}

/// A number made from a document's content, the same for every order of keys and every white space (FNV-1a,
/// 64 bits). It tells editions apart; it does not protect against forgery.
fn digest(json: &Json) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    absorb(json, &mut hash);
    hash
}

fn absorb(json: &Json, hash: &mut u64) {
    let mut eat = |bytes: &[u8]| {
        for byte in bytes.iter().chain(&[0]) {
            *hash = (*hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
        }
    };
    eat(json.kind().as_bytes());
    match json {
        Json::Null => {}
        Json::Bool(value) => eat(&[u8::from(*value)]),
        Json::Number(digits) => eat(digits.as_bytes()),
        Json::Text(text) => eat(text.value.as_bytes()),
        Json::Array(items) => items.iter().for_each(|item| absorb(item, hash)),
        Json::Object(entries) => {
            let mut sorted: Vec<_> = entries.iter().collect();
            sorted.sort_unstable_by(|one, other| one.0.cmp(&other.0));
            for (key, value) in sorted {
                for byte in key.bytes().chain([0]) {
                    *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
                }
                absorb(value, hash);
            }
        }
    }
    *hash = (*hash ^ 0xFF).wrapping_mul(0x0100_0000_01B3);
}
