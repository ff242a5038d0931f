//! Which forms there are, and which fields each has.

use super::complaint::choices_of;
use super::field::{Choice, Dates, FieldKind, FieldSpec};
use super::{USUAL_FILES, field};
use crate::domain::policy::{Policy, RuleEffect};

codes! {
    /// What a form is for.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum FormKind {
        /// The shopper complains.
        Complaint = "complaint",
        /// The shopper returns or exchanges goods.
        Return = "return",
        /// The shopper wants goods to be mended.
        Repair = "repair",
        /// The shopper registers a product for its warranty.
        Registration = "registration",
        /// The shopper rates the service, aspect by aspect.
        Survey = "survey",
        /// Withdrawal from a distance contract: Directive 2011/83/EU, article 11a and Annex I(B).
        Withdrawal = "withdrawal",
        /// The end of a continuing contract that was concluded in a page: § 312k BGB.
        Cancellation = "cancellation",
    }
}

impl FormKind {
    /// Whether it takes effect once it is declared: the shop can only confirm that it came.
    pub const fn is_declaration(self) -> bool {
        matches!(self, Self::Withdrawal | Self::Cancellation)
    }
}

/// A form of a policy.
#[derive(Debug)]
#[non_exhaustive]
pub struct Form {
    /// What it is for.
    pub kind: FormKind,
    /// Its fields, in the order in which they are shown.
    pub fields: Vec<FieldSpec>,
}

type Row = (&'static str, FieldKind, bool, i64, i64, &'static str);

use FieldKind::{Attachments, Choice as Choices, Consent, Date, Email, Lines, Money, Multiline, Score, Tel, Text};

const NAME: Row = ("name", Text, true, 1, 100, "name");
const EMAIL: Row = ("email", Email, false, 3, 254, "email");
const PHONE: Row = ("phone", Tel, false, 5, 32, "tel");
const ORDER: Row = ("orderId", Text, true, 1, 64, "");
const PRODUCT: Row = ("product", Text, true, 1, 200, "");
const ADDRESS: Row = ("address", Multiline, false, 1, 300, "street-address");
const FILES: Row = ("attachments", Attachments, false, 0, 10, "");
const CATEGORY: Row = ("category", Choices, true, 0, 0, "");
const REASON: Row = ("reason", Choices, false, 0, 0, "");
const DESCRIPTION: Row = ("description", Multiline, true, 10, 2000, "");
const AMOUNT: Row = ("amount", Money, false, 0, 0, "");
const PURCHASED: Row = ("purchaseDate", Date, false, 0, 0, "");

const COMPLAINT: &[Row] = &[
    NAME,
    EMAIL,
    PHONE,
    ORDER,
    PRODUCT,
    PURCHASED,
    CATEGORY,
    REASON,
    DESCRIPTION,
    ("demand", Choices, false, 0, 0, ""),
    AMOUNT,
    FILES,
    ("consent", Consent, true, 0, 0, ""),
];

/// Form 1 of the Measures for Handling Complaints and Reports (投诉举报处理办法, order 121 of 2026 of the State
/// Administration for Market Regulation), with the category that a shop routes by.
const CN_MARKET_REGULATION: &[Row] = &[
    NAME,
    ("phone", Tel, true, 5, 32, "tel"),
    ("email", Email, false, 3, 254, "email"),
    ("idType", Choices, true, 0, 0, ""),
    ("idNumber", Text, true, 5, 32, ""),
    ("address", Multiline, true, 1, 300, "street-address"),
    ("respondentName", Text, true, 1, 200, ""),
    ("respondentContact", Text, false, 1, 100, ""),
    ("respondentAddress", Multiline, false, 1, 300, ""),
    ("respondentPhone", Tel, false, 5, 32, ""),
    ("orderId", Text, false, 1, 64, ""),
    PRODUCT,
    ("incidentDate", Date, true, 0, 0, ""),
    ("incidentPlace", Text, false, 1, 200, ""),
    CATEGORY,
    REASON,
    DESCRIPTION,
    AMOUNT,
    ("demand", Choices, true, 0, 0, ""),
    FILES,
    ("consentPublish", Consent, false, 0, 0, ""),
    ("consentMediation", Consent, false, 0, 0, ""),
    ("consent", Consent, true, 0, 0, ""),
];

const RETURN: &[Row] = &[
    NAME,
    EMAIL,
    PHONE,
    ORDER,
    ("lines", Lines, true, 1, 300, ""),
    ("reason", Choices, true, 0, 0, ""),
    ("remedy", Choices, true, 0, 0, ""),
    ("refundMethod", Choices, false, 0, 0, ""),
    AMOUNT,
    ("description", Multiline, false, 1, 2000, ""),
    FILES,
];

const REPAIR: &[Row] = &[
    NAME,
    EMAIL,
    PHONE,
    ("orderId", Text, false, 1, 64, ""),
    PRODUCT,
    ("serialNumber", Text, false, 1, 64, ""),
    PURCHASED,
    ("fault", Multiline, true, 10, 2000, ""),
    ("handover", Choices, true, 0, 0, ""),
    ("appointment", Date, false, 0, 0, ""),
    ADDRESS,
    FILES,
    ("remoteMaintenance", Consent, false, 0, 0, ""),
];

const REGISTRATION: &[Row] = &[
    NAME,
    EMAIL,
    PHONE,
    ("orderId", Text, false, 1, 64, ""),
    PRODUCT,
    ("serialNumber", Text, true, 1, 64, ""),
    ("purchaseDate", Date, true, 0, 0, ""),
    ("invoiceNumber", Text, false, 1, 64, ""),
    FILES,
];

const SURVEY: &[Row] = &[
    ("orderId", Text, false, 1, 64, ""),
    ("responseSpeed", Score, false, 1, 5, ""),
    ("attitude", Score, false, 1, 5, ""),
    ("efficiency", Score, false, 1, 5, ""),
    ("process", Score, false, 1, 5, ""),
    ("facilities", Score, false, 1, 5, ""),
    ("overall", Score, true, 1, 5, ""),
    ("comments", Multiline, false, 1, 2000, ""),
];

/// Article 11a lets a trader require the name, the contract, what of it is meant, and the address for the
/// acknowledgement. The other fields of the model form are optional.
const WITHDRAWAL: &[Row] = &[
    NAME,
    ("orderId", Text, true, 1, 64, ""),
    ("email", Email, true, 3, 254, "email"),
    (SCOPE, Choices, false, 0, 0, ""),
    ("lines", Lines, false, 1, 300, ""),
    ("goods", Multiline, false, 1, 2000, ""),
    ("orderedOn", Date, false, 0, 0, ""),
    ("receivedOn", Date, false, 0, 0, ""),
    ADDRESS,
];

/// § 312k (2) BGB: how the contract is ended, and for what reason if for a special one, who ends it, which contract,
/// from when, and the address for the confirmation.
const CANCELLATION: &[Row] = &[
    NAME,
    ("customerNumber", Text, false, 1, 64, ""),
    ("orderId", Text, true, 1, 200, ""),
    (NOTICE, Choices, true, 0, 0, ""),
    (GROUNDS, Multiline, false, 1, 2000, ""),
    ("endsOn", Date, false, 0, 0, ""),
    ("email", Email, true, 3, 254, "email"),
    ADDRESS,
];

/// The field that says how a contract is ended.
pub(super) const NOTICE: &str = "notice";
/// Its choice of an end at once, for a reason that makes going on unacceptable (§ 314 BGB).
pub(super) const EXTRAORDINARY: &str = "extraordinary";
/// The field that states that reason.
pub(super) const GROUNDS: &str = "grounds";

/// The field that says of how much of the contract is meant.
pub(super) const SCOPE: &str = "scope";
/// Its choice of all of it.
pub(super) const WHOLE: &str = "whole";

/// Named sets of fields with which a policy can begin a form.
pub const PRESETS: [&str; 2] = ["standard", "cn_market_regulation"];

/// The fields of a form before a policy changes them.
///
/// ```
/// # #[cfg(feature = "native")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use aftersales::boundary::{Engine, NativeHost};
/// # let engine = Engine::new(Box::new(NativeHost));
/// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
/// #     "rules": [{ "id": "exchange", "grants": ["exchange"], "window": { "length": "P7D" } }] }"#;
/// # let policy = engine.load_document(terms)?.policy;
/// use aftersales::domain::form::{FormKind, preset};
///
/// // Article 11a of Directive 2011/83/EU: the name, the contract, and where the acknowledgement goes.
/// let fields = preset(FormKind::Withdrawal, "standard", &policy);
/// let required: Vec<_> = fields.iter().filter(|field| field.required).map(|field| field.name.as_str()).collect();
/// assert_eq!(required, ["name", "orderId", "email"]);
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "native"))]
/// # fn main() {}
/// ```
pub fn preset(kind: FormKind, preset: &str, policy: &Policy) -> Vec<FieldSpec> {
    let regulator = preset == "cn_market_regulation";
    let rows = match kind {
        FormKind::Complaint if regulator => CN_MARKET_REGULATION,
        FormKind::Complaint => COMPLAINT,
        FormKind::Return => RETURN,
        FormKind::Repair => REPAIR,
        FormKind::Registration => REGISTRATION,
        FormKind::Survey => SURVEY,
        FormKind::Withdrawal => WITHDRAWAL,
        FormKind::Cancellation => CANCELLATION,
    };
    let mut fields = Vec::new();
    for (name, field, required, min, max, autocomplete) in rows {
        let mut spec = FieldSpec::new(name, *field);
        spec.required = *required;
        (spec.min, spec.max) = (*min, *max);
        (*autocomplete).clone_into(&mut spec.autocomplete);
        if matches!(*name, "appointment" | "endsOn") {
            spec.dates = Dates::Future;
        }
        match field {
            Choices if regulator && *name == "demand" => spec.choices = leaves(DEMANDS),
            Choices => spec.choices = choices(kind, name, policy),
            Attachments => spec.accept = field::owned(&USUAL_FILES),
            _ => {}
        }
        fields.push(spec);
    }
    fields
}

/// The demands that the regulator's form offers.
const DEMANDS: &[&str] =
    &["repair", "redo", "exchange", "return_goods", "make_up_quantity", "refund", "refund_fee", "compensation"];

fn leaves(values: &[&str]) -> Vec<Choice> {
    values.iter().map(|value| Choice::leaf(value)).collect()
}

fn choices(kind: FormKind, name: &str, policy: &Policy) -> Vec<Choice> {
    match (kind, name) {
        (FormKind::Return, "reason") => {
            policy.reasons.leaves().iter().map(|leaf| Choice::leaf(&policy.names.text(*leaf))).collect()
        }
        (_, "refundMethod") => refund_methods(policy),
        (_, SCOPE) => leaves(&[WHOLE, "part"]),
        (_, NOTICE) => leaves(&["ordinary", EXTRAORDINARY]),
        (_, "handover") => leaves(&["bring_in", "pick_up", "on_site"]),
        (_, "idType") => leaves(&["resident_id", "passport", "travel_permit", "other"]),
        _ => choices_of(name, policy),
    }
}

/// The ways in which the shop pays back; if it states none, the shopper chooses among the usual ones.
fn refund_methods(policy: &Policy) -> Vec<Choice> {
    let mut methods = Vec::new();
    for rule in policy.shop().map_or(&[][..], |shop| &shop.rules) {
        if let RuleEffect::Grants(_) = &rule.effect {
            for method in &rule.refund_methods {
                if !methods.iter().any(|known: &Choice| known.value == *method) {
                    methods.push(Choice::leaf(method));
                }
            }
        }
    }
    if methods.is_empty() { leaves(&["original", "cash", "bank_card", "e_payment"]) } else { methods }
}
