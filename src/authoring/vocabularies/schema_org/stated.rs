//! What does a policy document certainly state for all goods, or for one product, by country, reason and remedy?
//!
//! Markup has no conditions, so it can only say what holds in every case.

use super::super::terms::{Term, add};
use super::options::Product;
use crate::boundary::documents::parse_period;
use crate::boundary::json::Json;
use crate::domain::form::parse_date;

/// The remedies that markup has names for.
pub const REMEDIES: [&str; 3] = ["refund", "exchange", "store_credit"];

/// A leaf of the tree of reasons, with its branch.
pub type Leaf<'j> = (&'j str, &'j str);

const LEAVES: [Leaf; 10] = [
    ("quality", "defective"),
    ("quality", "damaged"),
    ("quality", "spoiled"),
    ("quality", "not_as_described"),
    ("quality", "wrong_item"),
    ("quality", "missing_item"),
    ("delivery", "damaged_in_transit"),
    ("delivery", "late"),
    ("delivery", "lost"),
    ("preference", "changed_mind"),
];

/// Fields of a window that markup can express. The others make a window shorter, or its length unknown.
const PLAIN: [&str; 6] = ["from", "length", "count", "until", "rollOver", "extendedBy"];

/// A document, read for one country and one state of goods.
pub struct View<'j> {
    /// The document.
    pub document: &'j Json<'j>,
    /// The product, if it is about one.
    pub product: Option<&'j Product>,
    /// The country; anywhere, if there is none.
    pub country: Option<&'j str>,
    /// Whether goods are neither used nor damaged.
    pub as_new: bool,
}

/// What is certain for a remedy whatever the reason.
pub struct Certain<'j> {
    /// The term.
    pub term: Term,
    /// The rules that it stands on.
    pub rules: Vec<&'j Json<'j>>,
}

/// All reasons that a document knows.
pub fn leaves<'j>(document: &'j Json<'j>) -> Vec<Leaf<'j>> {
    let mut leaves = Vec::from(LEAVES);
    for (branch, own) in document.field("reasons").entries() {
        for leaf in own.items() {
            add(&mut leaves, (branch.as_ref(), leaf.as_text()));
        }
    }
    leaves
}

impl<'j> View<'j> {
    /// Whether a matcher holds; `None` if that depends on more than is known here.
    pub fn holds(&self, matcher: &Json, leaf: Leaf, remedy: &str) -> Option<bool> {
        let mut all = Some(true);
        for (key, value) in matcher.entries() {
            let holds = self.holds_field(key, value, leaf, remedy);
            if holds == Some(false) {
                return holds;
            }
            all = all.and(holds);
        }
        all
    }

    fn holds_field(&self, key: &str, value: &Json, leaf: Leaf, remedy: &str) -> Option<bool> {
        let names = value.as_names();
        let has = |wanted: &str| names.iter().any(|name| name == wanted);
        match key {
            "reasons" => Some(has(leaf.0) || has(leaf.1)),
            "remedies" => Some(has(remedy)),
            "countries" => self.country.map(has),
            "categories" => self.product.map(|product| {
                product.categories.iter().any(|category| names.iter().any(|name| self.is_in(category, name, 0)))
            }),
            "tags" => self.product.map(|product| product.tags.iter().any(|tag| has(tag))),
            "condition" => self.holds_condition(value),
            "not" => self.holds(value, leaf, remedy).map(|holds| !holds),
            _ => None,
        }
    }

    fn holds_condition(&self, condition: &Json) -> Option<bool> {
        let mut all = Some(true);
        for (state, wanted) in condition.entries() {
            let is_known = self.as_new && matches!(state.as_ref(), "used" | "damagedByUser");
            match (is_known, wanted) {
                (true, Json::Bool(false)) => {}
                (true, _) => return Some(false),
                (false, _) => all = None,
            }
        }
        all
    }

    /// Whether a category is a group, or in it.
    fn is_in(&self, category: &str, group: &str, depth: u32) -> bool {
        let members = self.document.field("categories").field(group).items();
        let is_member = |member: &Json| depth < 16 && self.is_in(category, member.as_text(), depth.saturating_add(1));
        category == group || members.iter().any(is_member)
    }

    /// The certain term of a remedy: the shortest that any reason has.
    pub fn certain(&self, leaves: &[Leaf], remedy: &str) -> Option<Certain<'j>> {
        let mut certain = Certain { term: Term::Unlimited, rules: Vec::new() };
        for leaf in leaves {
            let (term, rule) = self.longest(*leaf, remedy)?;
            certain.term = shorter(&certain.term, &term)?;
            if !certain.rules.iter().any(|known| std::ptr::eq(*known, rule)) {
                certain.rules.push(rule);
            }
        }
        Some(certain)
    }

    fn longest(&self, leaf: Leaf, remedy: &str) -> Option<(Term, &'j Json<'j>)> {
        let rules = self.document.field("rules").items();
        let lists = |rule: &Json, key: &str, name: &str| rule.field(key).items().iter().any(|n| n.as_text() == name);
        let may_hold = |rule: &Json| self.holds(rule.field("when"), leaf, remedy) != Some(false);
        if rules.iter().any(|rule| lists(rule, "excludes", remedy) && may_hold(rule)) {
            return None;
        }
        let mut best: Option<(Term, &'j Json<'j>)> = None;
        for rule in rules {
            let id = rule.text("id");
            let is_sure = lists(rule, "grants", remedy)
                && rule.get("decidedBy").is_none()
                && (remedy != "exchange" || rule.get("exchange").is_none())
                && self.holds(rule.field("when"), leaf, remedy) == Some(true)
                && !rules.iter().any(|other| lists(other, "replaces", id) && may_hold(other));
            let Some(term) = self.term(rule).filter(|_| is_sure) else { continue };
            let is_longer = best.as_ref().is_none_or(|(known, _)| shorter(known, &term).as_ref() == Some(known));
            if is_longer {
                best = Some((term, rule));
            }
        }
        best
    }

    /// Whether returns are certainly excluded, whatever the reason.
    pub fn never(&self, leaves: &[Leaf]) -> bool {
        let rules = self.document.field("rules").items();
        let excluded = |leaf: &Leaf, remedy: &str| {
            rules.iter().any(|rule| {
                rule.names("excludes").iter().any(|name| name == remedy)
                    && self.holds(rule.field("when"), *leaf, remedy) == Some(true)
            })
        };
        leaves.iter().all(|leaf| REMEDIES.iter().all(|remedy| excluded(leaf, remedy)))
    }

    /// The term of a rule, if markup has words for it: days after delivery, a fixed date, or no end.
    pub fn term(&self, rule: &Json) -> Option<Term> {
        let usual = self.document.field("defaults").field("window");
        let own = rule.field("window");
        let field = |name: &str| own.get(name).or_else(|| usual.get(name)).unwrap_or(&Json::Null);
        let from = field("from");
        let first = from.items().first().unwrap_or(from);
        let is_plain = own.entries().iter().all(|(key, value)| match key.as_ref() {
            "opens" => matches!(value.as_text(), "ordered" | "delivered"),
            key => PLAIN.contains(&key),
        });
        if !is_plain || !matches!(first, Json::Null) && first.as_text() != "delivered" {
            return None;
        }
        if let Some(until) = own.get("until") {
            return parse_date(until.as_text()).filter(|_| own.get("length").is_none()).map(Term::Until);
        }
        let length = field("length").as_text();
        if length == "unlimited" {
            return Some(Term::Unlimited);
        }
        let period = parse_period(length).filter(|period| period.months == 0 && period.seconds == 0)?;
        // The day of the event is the first one in the second mode.
        let days = i64::from(period.days).saturating_sub(match field("count").as_text() {
            "" | "days_after" => 0,
            "days_beginning_with" => 1,
            // Usual counting of months does not fit days, so days are counted as days.
            mode if mode.starts_with("months") && own.get("count").is_none() => 0,
            _ => return None,
        });
        (days > 0).then_some(Term::Days { days, from: "delivered", count: "days_after" })
    }
}

/// The shorter of two terms; `None` if they cannot be compared.
pub fn shorter(one: &Term, other: &Term) -> Option<Term> {
    match (one, other) {
        (Term::Unlimited, term) | (term, Term::Unlimited) => Some(term.clone()),
        (Term::Days { days: a, .. }, Term::Days { days: b, .. }) => {
            Some(if a <= b { one.clone() } else { other.clone() })
        }
        (Term::Until(a), Term::Until(b)) => Some(Term::Until(*a.min(b))),
        _ => None,
    }
}
