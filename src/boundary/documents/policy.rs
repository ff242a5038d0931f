//! What may a policy or a pack look like, and how do a policy and its packs become one?

use super::types::{
    AtLeastOne, Count, CountingMode, Currency, Date, FactKind, Language, Length, Map, Name, NameOr, OneOrMany, Period,
    ReturnTogether, RollOverOfPack, Spoken,
};
use super::{
    Channel, Complaints, CostRule, Department, EscalationRule, EventReference, FaultTerms, Forms, HelpTopic,
    Presumption, Rule, Season, ServiceLevelRule, ServicePoint, Vocabulary, Warranty,
};
use crate::boundary::IssueCode;
use std::sync::Arc;

use chrono::NaiveDate;

use super::check::check;
use super::contact::directory;
use super::cost::cost;
use super::country::check_country;
use super::fault::fault_terms;
use super::fingerprint::fingerprint;
use super::form::forms;
use super::matcher::event_test;
use super::packs::{named_packs, warn_of_idle};
use super::record::Shaped;
use super::reference::event;
use super::rule::rule;
use super::scalar::{parse_currency, parse_period};
use super::scope::{Declared, Scope, WindowDefaults};
use super::season::{presumption, season};
use super::service::{complaints, instances, promises, spoken, urgencies};
use super::warranty::{check_sequence, warranty};
use super::window::defaults;
use crate::boundary::host::HostZones;
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::Json;
use crate::domain::calendar::{BusinessCalendar, Zone};
use crate::domain::policy::{Assumptions, Author, Document, FactType, Plan, Policy, Role, Selector};
use crate::domain::service::CaseTerms;

record! {
    /// The orders that a document is for, by the date of an event; both ends are inside.
    closed(Refused) AppliesTo, "appliesTo" {
        /// The event whose date must lie between them.
        required event: Name = r#""ordered""#;
        /// The first date.
        optional from: Date = r#""2026-11-01""#;
        /// The last date.
        optional to: Date = r#""2027-10-31""#;
    }
}

record! {
    /// A pack, with what the shop settles about it.
    closed(Refused) PackReference, "packReference" {
        /// The id of the pack.
        required id: Name = r#""cn""#;
        /// Whether a last day that is not worked moves to the next day that is, in windows of the pack that do not say it
        /// themselves; by default `none`. It takes nothing away from windows that say `legal`.
        optional roll_over as "rollOver": RollOverOfPack = r#""legal""#;
        /// Ids of rules, warranties, presumptions and promises of the pack that are less than sure and shall count all
        /// the same.
        optional enable: Vec<Name> = r#"["cn.no_reason_7d.altered"]"#;
    }
}

record! {
    /// Who a buyer is taken to be.
    #[derive(Default)]
    closed(Refused) AssumedBuyer, "assumedBuyer" {
        /// The buyer's loyalty tier.
        optional tier: Name = r#""gold""#;
        /// Whether the buyer is a consumer.
        optional consumer: bool = "true";
    }
}

record! {
    /// What an order is taken to be where it does not say.
    #[derive(Default)]
    closed(Refused) Assume, "assumptions" {
        /// How the order was placed.
        optional channel: Name = r#""online""#;
        /// The buyer's country, by ISO 3166.
        optional country: Name = r#""DE""#;
        /// Who sold the goods.
        optional seller: Name = r#""own""#;
        /// How the order was paid.
        optional payment_method as "paymentMethod": Name = r#""card""#;
        /// Who the buyer is taken to be.
        optional buyer: AssumedBuyer = r#"{ "tier": "gold", "consumer": true }"#;
    }
}

record! {
    /// What windows take where they do not say.
    #[derive(Default)]
    closed(Refused) DefaultWindow, "defaultWindow" {
        /// The event that they are counted from, or several of which the first that is known counts.
        optional from: OneOrMany<NameOr<EventReference>> = r#"["delivered", { "event": "shipped", "plus": "P7D" }]"#;
        /// How long they are: a duration, or `unlimited`.
        optional length: Length = r#""P14D""#;
        /// The mode in which they are counted, of those whose length fits it.
        optional count: CountingMode = r#""days_after""#;
    }
}

record! {
    /// What entries take where they do not say.
    #[derive(Default)]
    closed(Refused) Defaults, "defaults" {
        /// What windows take.
        optional window: DefaultWindow = r#"{ "from": "delivered", "length": "P14D" }"#;
    }
}

record! {
    /// A fact of the shop's own.
    closed(Refused) FactDeclaration, "factDeclaration" {
        /// Which values the fact has.
        required kind as "type": FactKind = r#""number""#;
        /// The values of a choice, which must list them.
        optional choices: AtLeastOne<Name> = r#"["small", "large"]"#;
    }
    together &[Together::Needs("type", "choice", "choices")];
}

record! {
    /// What a shop grants after the sale, or what a law does.
    open(Extensions) PolicyDocument, "policy" {
        /// The address of this schema, for editors; the engine does not look at it.
        optional schema as "$schema": String = r#""./policy.schema.json""#;
        /// The version of the format.
        required format: Count<1, 1> = "1";
        /// The name that answers cite.
        required id: Name = r#""corner-shop""#;
        /// The edition of the document, any text.
        required version: Name = r#""2026-11-01""#;
        /// What the document is called.
        optional title: Spoken = r#""Terms of the corner shop""#;
        /// The language of its texts that do not say theirs; by default the first of `languages`.
        optional lang: Language = r#""en""#;
        /// The languages in which it speaks, the first of which stands in for those that it does not. A lint finds what has no
        /// words in one of them.
        optional languages: AtLeastOne<Language> = r#"["en", "de"]"#;
        /// What codes are called that have no entry of their own.
        optional words: Vocabulary = r#"{ "steps": { "fill_in_form": { "en": "Fill in the form", "de": "Formular ausfüllen" } } }"#;
        /// Where people can read these terms; the engine does not look at it.
        optional url: String = r#""https://shop.example/terms""#;
        /// A note for people; the engine does not look at it.
        optional note: String = r#""As agreed in November""#;
        /// The zone of all dates: an IANA name in any letter case, `UTC`, or a fixed offset such as `+08:00`. A pack that holds
        /// in several zones says `shop`: its dates are those of the shop's zone.
        required time_zone as "timeZone": Name = r#""Europe/Berlin""#;
        /// The currency of fees that are stated as amounts, by ISO 4217.
        optional currency: Currency = r#""EUR""#;
        /// The countries in which the document holds, by ISO 3166 in capitals; by default everywhere. Elsewhere a
        /// shop's options are closed (`country_not_covered`) and a pack is silent.
        optional countries: Vec<Name> = r#"["DE", "AT"]"#;
        /// The date on which the law was as a pack says; answers repeat it.
        optional as_of as "asOf": Date = r#""2026-01-01""#;
        /// The laws that hold beside the shop's terms.
        optional packs: Vec<NameOr<PackReference>> = r#"["cn"]"#;
        /// The id of the calendar that says which days are worked; it is handed over beside the policy. A pack that
        /// names none takes the shop's.
        optional calendar: Name = r#""cn""#;
        /// What an order is taken to be where it does not say.
        optional assume: Assume = r#"{ "channel": "online", "buyer": { "consumer": true } }"#;
        /// How much later than it was declared a request may arrive and still count as declared, in hours or in days of
        /// 24 hours; by default nothing. What arrives later is for review.
        optional accept_late as "acceptLate": Period = r#""PT15M""#;
        /// What must come back with a line of an order: all of its set, or the gifts that came with it. Answers have it
        /// as the requirement `return_set` or `return_gift`.
        optional return_together as "returnTogether": Vec<ReturnTogether> = r#"["sets", "gifts"]"#;
        /// The orders that the document is for, by the date of an event; by default all. For others a shop's options
        /// are closed (`order_not_covered`) and a pack is silent.
        optional applies_to as "appliesTo": AppliesTo = r#"{ "event": "ordered", "from": "2026-11-01" }"#;
        /// Groups of categories. With the example, a line in `phones` is in `electronics` too. Groups may hold groups.
        optional categories: Map<Vec<Name>> = r#"{ "electronics": ["phones", "audio"] }"#;
        /// More leaves for the tree of reasons, by the branch that they belong to.
        optional reasons: Map<Vec<Name>> = r#"{ "quality": ["too_loud"] }"#;
        /// Names of events beside the usual ones. A window from an event that nothing declares is a warning.
        optional events: Vec<Name> = r#"["handover"]"#;
        /// Facts of the shop's own, with their types, which rules may ask for.
        optional facts: Map<FactDeclaration> = r#"{ "repairAttempts": { "type": "number" } }"#;
        /// What windows take where they do not say.
        optional defaults: Defaults = r#"{ "window": { "from": "delivered", "count": "days_after" } }"#;
        /// The rules: what is granted and what is excluded.
        optional rules: Vec<Rule> = r#"[{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P14D" } }]"#;
        /// Times of the year that change the windows of rules.
        optional seasons: Vec<Season>
            = r#"[{ "id": "holidays", "rules": ["change-of-mind"], "event": "ordered", "from": "--11-15", "to": "--12-31", "lastDayAtLeast": "--01-31" }]"#;
        /// What a remedy costs the shopper, and what is given on top.
        optional costs: Vec<CostRule> = r#"[{ "id": "postage", "shippingPaidBy": "buyer" }]"#;
        /// Promises that the goods last.
        optional warranties: Vec<Warranty>
            = r#"[{ "id": "standard", "covers": ["repair"], "window": { "length": "P2Y" } }, { "id": "maker", "by": "maker", "covers": ["repair"], "window": { "length": "P1Y" } }]"#;
        /// Who pays for mending a fault, where that differs from what the warranties say.
        optional fault_terms as "faultTerms": Vec<FaultTerms>
            = r#"[{ "id": "labour-for-life", "charge": "free", "items": ["labour"], "covered": false }]"#;
        /// Who has to prove whether a fault was there from the start.
        optional presumptions: Vec<Presumption> = r#"[{ "id": "burden", "on": "seller", "window": { "length": "P1Y" } }]"#;
        /// Times by which the shop promises to act.
        optional service_levels as "serviceLevels": Vec<ServiceLevelRule>
            = r#"[{ "kind": "first_response", "window": { "from": "submitted", "length": "PT24H" } }]"#;
        /// What shoppers may complain about; by default the usual categories. Only a shop's document has it.
        optional complaints: Complaints = r#"{ "categories": [{ "id": "service", "priority": "normal" }] }"#;
        /// Who answers which complaints. Only a shop's document has it.
        optional departments: Vec<Department> = r#"[{ "id": "quality", "handles": ["product_quality"] }]"#;
        /// Who may look at a dispute that the shop and the shopper do not settle, the nearest first.
        optional escalation: Vec<EscalationRule>
            = r#"[{ "id": "hotline", "kind": "authority", "title": "Consumer hotline 12315", "phone": "12315" }]"#;
        /// What the shop changes in the seven forms. Only a shop's document has it.
        optional forms: Forms = r#"{ "return": { "fields": [{ "name": "amount", "omit": true }] } }"#;
        /// Places that repair or take goods in.
        optional service_points as "servicePoints": Vec<ServicePoint>
            = r#"[{ "id": "berlin", "name": "Service Berlin", "hours": "Mo-Fr 09:00-18:00", "regions": ["DE-BE"] }]"#;
        /// Ways to reach the shop.
        optional channels: Vec<Channel> = r#"[{ "kind": "phone", "value": "+49 30 1234567", "hours": "24/7" }]"#;
        /// Pages that may help.
        optional help_topics as "helpTopics": Vec<HelpTopic>
            = r#"[{ "title": "It does not start", "url": "https://shop.example/help/start" }]"#;
    }
    together &[ Together::AtMost("packs", MAX_PACKS), Together::AtMost(LONG_LISTS[0], MAX_ENTRIES), Together::AtMost(LONG_LISTS[1], MAX_ENTRIES), Together::AtMost(LONG_LISTS[2], MAX_ENTRIES), Together::AtMost(LONG_LISTS[3], MAX_ENTRIES), Together::AtMost(LONG_LISTS[4], MAX_ENTRIES), Together::AtMost(LONG_LISTS[5], MAX_ENTRIES), ];
}

/// The most entries of a kind that a document may have; each may be compared with each when a question is answered.
pub const MAX_ENTRIES: usize = 300;
/// The most packs that a policy may name.
pub const MAX_PACKS: usize = 32;
/// The lists that an answer walks through.
pub(super) const LONG_LISTS: [&str; 11] = [
    "rules",
    "costs",
    "warranties",
    "faultTerms",
    "seasons",
    "presumptions",
    "serviceLevels",
    "servicePoints",
    "channels",
    "helpTopics",
    "escalation",
];

/// Reads a shop's document together with the packs that it names.
pub fn policy<'j>(
    shop: &'j Json<'j>,
    packs: &'j Json<'j>,
    calendars: Vec<Arc<BusinessCalendar>>,
    doubt: bool,
    today: Option<NaiveDate>,
    host: HostZones,
    issues: &mut Issues,
) -> Option<Policy> {
    check(shop, PolicyDocument::SHAPE, doubt, issues);
    let packs = named_packs(shop, packs, issues);
    let mut declared = Declared::new();
    declarations(shop, &mut declared, issues);
    for pack in &packs {
        check(pack.document, PolicyDocument::SHAPE, doubt, issues);
        declarations(pack.document, &mut declared, issues);
    }
    let mut scope = Scope {
        host,
        calendars: &calendars,
        declared: &declared,
        document: shop,
        issues,
        doubt,
        author: Author::Shop,
        enabled: &[],
        zone: Arc::new(Zone::utc()),
        calendar: None,
        currency: None,
        today,
        rolls: false,
        defaults: WindowDefaults::default(),
    };
    let mut documents = vec![document(shop, &mut scope)];
    let directory = directory(shop, &mut scope);
    let mut cases = CaseTerms {
        acknowledgement: spoken(shop.field("complaints").field("acknowledgement")),
        ..CaseTerms::default()
    };
    instances(shop, 0, &mut scope, &mut cases.instances);
    let (zone, calendar, currency) = (Arc::clone(&scope.zone), scope.calendar.clone(), scope.currency);
    for pack in &packs {
        scope.author = Author::Law;
        scope.rolls = pack.rolls;
        scope.enabled = &pack.enabled;
        // What a law does not fix is the shop's, and not that of the law before it.
        scope.zone = Arc::clone(&zone);
        scope.calendar.clone_from(&calendar);
        documents.push(document(pack.document, &mut scope));
        instances(pack.document, documents.len().saturating_sub(1), &mut scope, &mut cases.instances);
    }
    let mut assume = assumptions(shop, &declared);
    if let ([country], None) = (declared.list(shop, "countries").as_slice(), assume.country) {
        // A shop that sells to one country only need not say so twice.
        assume.country = Some(*country);
    }
    warn_of_idle(&packs, &documents, assume.country, scope.issues);
    let together = |what: &str| shop.field("returnTogether").items().iter().any(|item| item.as_text() == what);
    let mut policy = Policy {
        documents,
        zone,
        currency,
        assume,
        accept_late: parse_period(shop.text("acceptLate")).unwrap_or_default(),
        directory,
        complaints: complaints(shop),
        urgencies: urgencies(shop, &declared.names),
        cases,
        forms: Vec::new(),
        sets_whole: together("sets"),
        gifts_back: together("gifts"),
        names: declared.names,
        groups: declared.groups,
        reasons: declared.reasons,
        facts: declared.facts,
        calendars,
        plan: Plan::default(),
    };
    policy.forms = forms(shop.field("forms"), &policy, issues);
    if issues.errors.is_empty() {
        policy.plan = Plan::of(&policy);
    }
    Some(policy)
}

/// Reads what a document declares, before any rule is read: rules of every document may use it.
fn declarations(node: &Json, declared: &mut Declared, issues: &mut Issues) {
    if let Some(reasons) = node.get("reasons") {
        for (branch, leaves) in reasons.entries() {
            let branch = declared.names.add(branch);
            for leaf in leaves.items() {
                if !declared.reasons.add(branch, declared.names.add(leaf.as_text())) {
                    issues.add(IssueCode::UnknownReason, leaves, "");
                }
            }
        }
    }
    if let Some(groups) = node.get("categories") {
        for (group, _) in groups.entries() {
            let members = declared.selected(groups, group, Selector::Category);
            let group = declared.names.add(group);
            declared.names.give(group, Role::of(Selector::Category));
            declared.groups.push((group, members));
        }
    }
    for event in node.names("events") {
        declared.names.give(declared.names.add(&event), Role::EVENT);
        declared.events.push(event);
    }
    if let Some(facts) = node.get("facts") {
        for (name, fact) in facts.entries() {
            let kind = match fact.text("type") {
                "boolean" => FactType::Boolean,
                "number" => FactType::Number,
                kind => {
                    if kind == "choice" && fact.get("choices").is_none() {
                        issues.add_field(IssueCode::MissingField, fact, "choices", "");
                    }
                    FactType::Choice(declared.list(fact, "choices"))
                }
            };
            declared.facts.push((declared.names.add(name), kind));
        }
    }
}

fn document<'j>(node: &'j Json<'j>, scope: &mut Scope<'j>) -> Document {
    scope.document = node;
    scope.zone = scope.zone_of(node);
    scope.calendar = scope.calendar_of(node);
    scope.currency = parse_currency(node.text("currency"));
    for country in node.field("countries").items().iter().chain(node.field("assume").get("country")) {
        check_country(country, scope.issues);
    }
    scope.defaults = WindowDefaults::default();
    if let Some(window) = node.field("defaults").get("window") {
        scope.defaults = defaults(window, scope);
    }
    let mut document = Document {
        author: scope.author,
        id: node.text("id").to_owned(),
        version: node.text("version").to_owned(),
        digest: fingerprint(node),
        as_of: node.name("asOf"),
        countries: scope.declared.list(node, "countries"),
        zone: Arc::clone(&scope.zone),
        rules: Vec::new(),
        promised: Vec::new(),
        costs: Vec::new(),
        warranties: Vec::new(),
        faults: Vec::new(),
        applies_to: node.get("appliesTo").map(|written| (event(written.field("event"), scope), event_test(written))),
        seasons: Vec::new(),
        presumptions: Vec::new(),
        service: Vec::new(),
    };
    for (index, item) in node.field("rules").items().iter().enumerate() {
        match rule(item, index, scope) {
            // What a law may say takes nothing away.
            Some(rule) if !rule.unsure || rule.window.is_some() => document.rules.push(rule),
            _ => {}
        }
    }
    for place in 0..document.rules.len() {
        let names = document.rules.get(place).map(|rule| rule.replaces.clone()).unwrap_or_default();
        for rule in &mut document.rules {
            if names.contains(&rule.id) {
                rule.replaced_by.push(place);
            }
        }
    }
    for item in node.field("costs").items() {
        document.costs.extend(cost(item, scope));
    }
    for (index, item) in node.field("warranties").items().iter().enumerate() {
        document.warranties.extend(warranty(item, index, scope));
    }
    document.promise(&scope.declared.names);
    for (index, item) in node.field("seasons").items().iter().enumerate() {
        document.seasons.extend(season(item, index, scope));
    }
    for item in node.field("presumptions").items() {
        document.presumptions.extend(presumption(item, scope).filter(|_| scope.is_sure(item)));
    }
    for (index, item) in node.field("serviceLevels").items().iter().enumerate() {
        let promised = promises(item, index, scope);
        document.service.extend(promised.into_iter().filter(|_| scope.is_sure(item)));
    }
    let counted = document.rules.iter().filter_map(|rule| rule.window.as_ref());
    let counted = counted.chain(document.warranties.iter().map(|warranty| &warranty.window));
    let counted: Vec<_> = counted.chain(document.service.iter().map(|promise| &promise.window)).collect();
    scope.warn_of_calendar(&counted);
    check_sequence(node, scope.issues);
    for (index, item) in node.field("faultTerms").items().iter().enumerate() {
        document.faults.extend(fault_terms(item, index, scope).filter(|_| scope.is_sure(item)));
    }
    for list in LONG_LISTS {
        limit(node, list, MAX_ENTRIES, "300 at most", scope.issues);
    }
    for list in ["rules", "costs", "warranties", "faultTerms", "seasons", "presumptions"] {
        check_ids(node, list, scope.issues);
    }
    for (list, field) in
        [("rules", "rules"), ("rules", "replaces"), ("seasons", "rules"), ("costs", "rules"), ("warranties", "rules")]
    {
        check_rule_names(node, list, field, scope.issues);
    }
    document
}

fn assumptions(node: &Json, declared: &Declared) -> Assumptions {
    let Some(assume) = node.get("assume") else { return Assumptions::default() };
    let buyer = assume.get("buyer");
    Assumptions {
        channel: declared.sought(assume, "channel", Selector::Channel),
        country: declared.sought(assume, "country", Selector::Country),
        seller: declared.sought(assume, "seller", Selector::Seller),
        payment_method: declared.sought(assume, "paymentMethod", Selector::PaymentMethod),
        tier: buyer.and_then(|buyer| declared.sought(buyer, "tier", Selector::Tier)),
        consumer: buyer.and_then(|buyer| buyer.boolean("consumer")),
    }
}

pub(super) fn limit(node: &Json, list: &str, most: usize, expected: &str, issues: &mut Issues) {
    let list = node.field(list);
    if list.items().len() > most {
        issues.add(IssueCode::TooManyEntries, list, expected);
    }
}

/// Reports ids that come twice among the entries of one list.
fn check_ids(node: &Json, list: &str, issues: &mut Issues) {
    let list = node.field(list);
    for (index, item) in list.items().iter().enumerate() {
        let id = item.text("id");
        if !id.is_empty() && list.items().iter().take(index).any(|earlier| earlier.text("id") == id) {
            issues.add(IssueCode::DuplicateId, item.field("id"), "");
        }
    }
}

/// Reports names of granting rules that the document does not have.
fn check_rule_names(node: &Json, list: &str, field: &str, issues: &mut Issues) {
    let mut known = Vec::new();
    for rule in node.field("rules").items() {
        if rule.get("grants").is_some() {
            known.push(rule.text("id"));
        }
    }
    for item in node.field(list).items() {
        for named in item.field(field).items() {
            if !known.contains(&named.as_text()) {
                issues.add(IssueCode::UnknownRule, named, suggestion(named.as_text(), &known));
            }
        }
    }
}
