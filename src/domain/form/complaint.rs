use super::TextRules;
use super::field::{Choice, FieldError, FieldKind, FieldSpec, Normalised, Param, Raw, check_field};
use crate::domain::calendar::Instant;
use crate::domain::entitlement::{Closing, Decision, EventValue, Line, Openness, Request, decide};
use crate::domain::policy::{Author, Policy, Remedy};
use crate::domain::service::{CaseFacts, Priority, ServiceLevel, service_levels};

/// A kind of complaint, and who answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComplaintCategory {
    /// Its code.
    pub id: String,
    /// What it is divided into; reasons of returns among them let a demand be checked.
    pub reasons: Vec<String>,
    /// The department that answers.
    pub department: String,
    /// How urgent it is.
    pub priority: Priority,
}

/// The kinds that a policy has which states none (S1.complaint.kinds, S2.classes, S0.4.2), answered by the
/// departments of S1.complaint.steps.
pub fn default_categories() -> Vec<ComplaintCategory> {
    const KINDS: [(&str, &str, &[&str]); 6] = [
        (
            "product_quality",
            "quality_control",
            &["defective", "damaged", "spoiled", "not_as_described", "wrong_item", "missing_item"],
        ),
        ("delivery", "freight", &["damaged_in_transit", "late", "lost"]),
        ("return_exchange", "customer_service", &["changed_mind"]),
        ("service", "customer_service", &["service_quality", "attitude", "manner", "skill"]),
        ("suggestion", "management", &["service_level", "standard", "cost", "sales_channel"]),
        ("consultation", "customer_service", &[]),
    ];
    let mut categories = Vec::new();
    for (id, department, reasons) in KINDS {
        categories.push(ComplaintCategory {
            id: id.to_owned(),
            reasons: owned(reasons),
            department: department.to_owned(),
            priority: Priority::Normal,
        });
    }
    categories
}

fn owned(names: &[&str]) -> Vec<String> {
    let mut all = Vec::new();
    for name in names {
        all.push((*name).to_owned());
    }
    all
}

/// The fields of a complaint (S0.5.1, S1.complaint.steps, S2.intake), in the order in which they are asked.
pub fn complaint_fields(policy: &Policy) -> Vec<FieldSpec> {
    use FieldKind::{Choice as Choices, Consent, Date, Email, Multiline, Tel, Text};
    const FIELDS: [(&str, FieldKind, bool, usize, usize, &str); 11] = [
        ("name", Text, true, 1, 100, "name"),
        ("email", Email, false, 3, 254, "email"),
        ("phone", Tel, false, 5, 32, "tel"),
        ("orderId", Text, true, 1, 64, ""),
        ("product", Text, true, 1, 200, ""),
        ("purchaseDate", Date, false, 0, 0, ""),
        ("category", Choices, true, 0, 0, ""),
        ("reason", Choices, false, 0, 0, ""),
        ("description", Multiline, true, 10, 2000, ""),
        ("demand", Choices, false, 0, 0, ""),
        ("consent", Consent, true, 0, 0, ""),
    ];
    let mut specs = Vec::new();
    for (name, kind, required, min, max, autocomplete) in FIELDS {
        let choices = if kind == Choices { choices(name, policy) } else { Vec::new() };
        specs.push(FieldSpec { name, kind, required, min, max, autocomplete, choices });
    }
    specs
}

fn choices(field: &str, policy: &Policy) -> Vec<Choice> {
    let mut choices = Vec::new();
    let leaf = |value: &str| Choice { value: value.to_owned(), children: Vec::new() };
    if field == "demand" {
        for remedy in Remedy::CODES {
            choices.push(leaf(remedy));
        }
        return choices;
    }
    for category in &policy.complaints {
        if field == "category" {
            choices.push(Choice { value: category.id.clone(), children: category.reasons.clone() });
        } else {
            for reason in &category.reasons {
                choices.push(leaf(reason));
            }
        }
    }
    choices
}

/// Who answers a complaint, and how soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Classification {
    /// The kind of complaint.
    pub category: String,
    /// What it is about in particular.
    pub reason: Option<String>,
    /// The department that answers.
    pub department: String,
    /// How urgent it is.
    pub priority: Priority,
}

/// What a form says of what was typed.
pub struct Report {
    /// What the shopper must correct.
    pub errors: Vec<FieldError>,
    /// What the shopper should know before sending.
    pub warnings: Vec<FieldError>,
    /// Every value that stands, in the spelling in which it is kept.
    pub values: Vec<(&'static str, Normalised)>,
    /// Who answers, once the category is chosen.
    pub classification: Option<Classification>,
    /// By when, if it were sent now.
    pub service_levels: Vec<ServiceLevel>,
    /// What is open for the line, if one is given.
    pub decision: Option<Decision>,
}

/// Checks a complaint: every field, at least one way to answer, and the demand against what is open.
///
/// With a line, the demand is held against what is open for it. A demand that nothing covers is a warning, not an error: the shopper may still send it, and sees at once
/// what is open instead (S1.complaint.steps).
pub fn check_complaint(
    policy: &Policy,
    value: &dyn Fn(&str) -> Raw,
    line: Option<&Line>,
    now: Instant,
    rules: &dyn TextRules,
) -> Report {
    let today = policy.zone.date_of(now);
    let mut errors = Vec::new();
    let mut values: Vec<(&'static str, Normalised)> = Vec::new();
    for spec in complaint_fields(policy) {
        match check_field(&spec, &value(spec.name), today, rules) {
            Ok(Some(kept)) => values.push((spec.name, kept)),
            Ok(None) => {}
            Err(error) => errors.push(error),
        }
    }
    let text = |name: &str| {
        values.iter().find(|(known, _)| *known == name).and_then(|(_, value)| match value {
            Normalised::Text(text) => Some(text.as_str()),
            Normalised::Bool(_) => None,
        })
    };
    let stated = |name: &str| text(name).is_some() || errors.iter().any(|error| error.field == name);
    if !stated("email") && !stated("phone") {
        errors.push(FieldError::new("email", "contact_required"));
    }
    let category = text("category").and_then(|id| policy.complaints.iter().find(|kind| kind.id == id));
    let reason = text("reason");
    if let (Some(category), Some(reason)) = (category, reason)
        && !category.reasons.iter().any(|known| known == reason)
    {
        errors.push(FieldError::new("reason", "unknown_choice"));
    }
    let classification = category.map(|category| Classification {
        category: category.id.clone(),
        reason: reason.map(str::to_owned),
        department: category.department.clone(),
        priority: category.priority,
    });
    let reason = reason.map(|reason| policy.names.find(reason)).filter(|reason| policy.reasons.has_leaf(*reason));
    let service_levels = classification.as_ref().map_or_else(Vec::new, |class| {
        let mut goods = line.cloned().unwrap_or_default();
        goods.events.push((policy.names.find("submitted"), EventValue::At(now)));
        let facts = CaseFacts { category: class.category.clone(), priority: Some(class.priority), reason, line: goods };
        let mut levels = service_levels(policy, &facts, now);
        // A law's duties begin with events that may never come.
        levels.retain(|level| {
            let by_shop = level.terms(policy).is_some_and(|(document, _)| document.author == Author::Shop);
            by_shop || level.window.closing != Closing::Unknown
        });
        levels
    });
    let decision = line.map(|line| decide(policy, line, &Request { reason, ..Request::default() }, now));
    let warnings = decision.as_ref().zip(text("demand")).and_then(|(decision, demand)| uncovered(decision, demand));
    Report { errors, warnings: warnings.into_iter().collect(), classification, service_levels, decision, values }
}

/// The warning that nothing open covers the demand, or that it hinges on something.
fn uncovered(decision: &Decision, demand: &str) -> Option<FieldError> {
    let covering = decision.options.iter().filter(|option| option.grant.remedy.code() == demand);
    let code = match covering.map(|option| option.openness).min() {
        Some(Openness::Open) => return None,
        Some(Openness::Conditional) => "demand_depends",
        Some(Openness::Review) => "demand_needs_review",
        None => "demand_not_covered",
    };
    let mut warning = FieldError::new("demand", code);
    warning.params.push(("demand", Param::Text(demand.to_owned())));
    Some(warning)
}
