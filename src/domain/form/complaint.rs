use super::field::{Choice, owned};
use crate::domain::policy::{Policy, Remedy};
use crate::domain::service::Priority;

/// A kind of complaint, and who answers it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
#[must_use]
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

/// What can be chosen in a field of this name, from what the policy has.
pub(super) fn choices_of(field: &str, policy: &Policy) -> Vec<Choice> {
    let mut choices = Vec::new();
    if matches!(field, "demand" | "remedy") {
        for remedy in Remedy::CODES {
            choices.push(Choice::leaf(remedy));
        }
    }
    for category in &policy.complaints {
        if field == "category" {
            choices.push(Choice { value: category.id.clone(), children: category.reasons.clone() });
        } else if field == "reason" {
            for reason in &category.reasons {
                choices.push(Choice::leaf(reason));
            }
        }
    }
    choices
}

/// Who answers a complaint, and how soon.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Classification {
    /// The kind of complaint.
    pub category: String,
    /// What it is about in particular.
    pub reason: Option<String>,
    /// The department that answers.
    pub department: String,
    /// How urgent it is.
    pub priority: Priority,
    /// Why it is that urgent: the id of the urgency that holds; none if the category says so.
    pub because: Option<String>,
}
