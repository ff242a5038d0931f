//! What may a rule look like, and what is read from it?

use super::check::has_unknown_field;
use super::matcher::{remedies, when};
use super::reference::requirements;
use super::scalar::parse_scaled;
use super::scope::Scope;
use super::types::{
    AtLeastOne, Confidence, Count, DecidedBy, DifferenceAs, DueCount, GiftRefund, Language, MAX_DUE_DAYS, Name, NameOr,
    PromotionRefund, Remedy, ShippingRefund, Spoken,
};
use super::window::window_of;
use super::words::told;
use super::{Matcher, RequirementReference, Window};
use crate::boundary::IssueCode;
use crate::boundary::json::Json;
use crate::domain::policy as terms;
use crate::domain::policy::{RuleEffect, ShippingTerms};

use super::record::Fields;
record! {
    /// Where an entry stands in the law or in the terms.
    closed(Doubted) Citation, "citation" {
        /// The article or section.
        required article: Name = r#""Article 25""#;
        /// What the article is called.
        optional title: Spoken = r#""Right of withdrawal""#;
        /// The language in which the law names them; by default the `lang` of the document.
        optional lang: Language = r#""en""#;
        /// Where people can read it.
        optional url: Name = r#""https://shop.example/terms#7""#;
    }
}

record! {
    /// How and when money is paid back.
    #[derive(Default)]
    closed(Doubted) RefundTerms, "refund" {
        /// Codes of the ways in which the money is paid.
        optional methods: Vec<Name> = r#"["original"]"#;
        /// The number of days within which it is paid.
        optional due_days as "dueDays": Count<0, MAX_DUE_DAYS> = "14";
        /// How those days are counted; by default every day is, `days_after`.
        optional due_count as "dueCount": DueCount = r#""business_days_after""#;
        /// What becomes of what was paid to send the goods; by default it is `kept`. With `refunded` the goods bring their
        /// share, with `refunded_when_all` the last goods of the order bring all of it.
        optional shipping: ShippingRefund = r#""refunded""#;
        /// With `resettled`, a refund is less what a promotion gave for goods that are kept without reaching its value
        /// any more; by default `kept`.
        optional promotions: PromotionRefund = r#""resettled""#;
        /// With `deducted`, a refund is less what gifts are worth at their `unitPrice` that came with the goods and are kept
        /// when the last of those go back; by default `kept`.
        optional gifts: GiftRefund = r#""deducted""#;
        /// How the shopper gets what other goods cost less in an exchange; by default as `money`.
        optional difference: DifferenceAs = r#""store_credit""#;
        /// The ways to pay that are paid back first, in this order; the others follow as the order lists them.
        optional payments: Vec<Name> = r#"["gift_card"]"#;
    }
}

record! {
    /// What may be had in exchange.
    closed(Doubted) ExchangeTerms, "exchange" {
        /// Properties that the wanted goods must share with these, such as the colour. Others are
        /// `replacement_not_covered`.
        required keeps: AtLeastOne<Name> = r#"["colour"]"#;
    }
}

record! {
    /// Remedies that are granted, or excluded, where the rule matches. A rule has either `grants` or `excludes`.
    closed(Doubted) Rule, "rule" {
        /// The name that answers cite, unique among the rules.
        required id: Name = r#""change-of-mind""#;
        /// The remedies that are open where the rule matches.
        optional grants: AtLeastOne<Remedy> = r#"["refund", "exchange"]"#;
        /// The remedies that the rule closes in its own document where it matches, never those of a law.
        optional excludes: AtLeastOne<Remedy> = r#"["refund"]"#;
        /// Ids of the granting rules whose remedies an excluding rule closes; by default all of the document.
        optional rules: AtLeastOne<Name> = r#"["change-of-mind"]"#;
        /// Ids of granting rules of the same document that do not count where this one matches.
        optional replaces: Vec<Name> = r#"["quality"]"#;
        /// What must hold for the rule to match; without it the rule always matches.
        optional when: Matcher = r#"{ "reasons": ["changed_mind"] }"#;
        /// When its remedies are open; an excluding rule has none.
        optional window: Window = r#"{ "length": "P14D" }"#;
        /// With `inspection`, somebody looks at the goods before deciding: the option is for review.
        optional decided_by as "decidedBy": DecidedBy = r#""inspection""#;
        /// What the shopper must bring: codes of proofs, or kinds and codes. It closes nothing; answers say whether it
        /// is `met`.
        optional requires: Vec<NameOr<RequirementReference>>
            = r#"["proof_of_purchase", { "kind": "evidence", "code": "photo_of_damage" }]"#;
        /// Codes of the next steps; `words` says what they are called.
        optional steps: Vec<Name> = r#"["send_goods_back"]"#;
        /// Codes of remarks; `words` says what they are called.
        optional notes: Vec<Name> = r#"["keep_packaging"]"#;
        /// How and when money is paid back.
        optional refund: RefundTerms = r#"{ "methods": ["original"], "dueDays": 14 }"#;
        /// What may be had in exchange.
        optional exchange: ExchangeTerms = r#"{ "keeps": ["colour"] }"#;
        /// Where the rule stands in the law or in the terms.
        optional citation: Citation = r#"{ "article": "Terms 7" }"#;
        /// How sure a pack is of the rule; by default `sure`. What is less than sure is for `review`, with the note
        /// `law_may_give_more`, unless a reference to the pack enables it; nothing enables what is `silent`. An excluding rule that
        /// is less than sure is off.
        optional confidence: Confidence = r#""sure""#;
        /// With `true`, a page must have a function by which to use the right (Directive 2011/83/EU, article 11a).
        optional withdrawal_function as "withdrawalFunction": bool = "true";
        /// What it is called, for shoppers.
        optional title: Spoken = r#"{ "en": "Change of mind", "de": "Meinung geändert" }"#;
        /// A note for people; the engine does not look at it.
        optional note: String = r#""As agreed in November""#;
    }
    together &[ Together::OneOf(&["grants", "excludes"]), Together::NotBoth("rules", "grants"), Together::LengthOrDefault(Some("grants")), ];
}

/// Reads a rule.
pub fn rule(node: &Json, index: usize, scope: &mut Scope) -> Option<terms::Rule> {
    let is_grant = node.get("grants").is_some();
    if is_grant == node.get("excludes").is_some() {
        if !["grants", "excludes"].iter().any(|field| scope.issues.is_misspelt(node, field)) {
            scope.issues.add(IssueCode::GrantsOrExcludes, node, "");
        }
        return None;
    }
    let (effect, window) = if is_grant {
        (RuleEffect::Grants(remedies(node, "grants")), Some(window_of(node, scope)?))
    } else {
        scope.issues.warn_idle(node, "window");
        (RuleEffect::Excludes(remedies(node, "excludes")), None)
    };
    if let Some(rules) = node.get("rules").filter(|_| is_grant) {
        scope.issues.add(IssueCode::GrantsOrExcludes, rules, "`rules` beside `excludes`");
    }
    let unsure = !scope.is_sure(node);
    let refund = node.get("refund");
    let due_days = refund.and_then(|refund| parse_scaled(refund.get("dueDays")?.as_digits(), 0));
    Some(terms::Rule {
        id: node.text("id").to_owned(),
        index,
        warranty: None,
        effect,
        rules: node.names("rules"),
        replaces: if unsure { Vec::new() } else { node.names("replaces") },
        replaced_by: Vec::new(),
        when: when(node, scope),
        window,
        inspected: node.get("decidedBy").is_some(),
        unread: scope.doubt && has_unknown_field(node, Rule::RECORD),
        unsure,
        requires: requirements(node, &scope.declared.names),
        keeps: node.field("exchange").names("keeps"),
        steps: node.names("steps"),
        notes: node.names("notes"),
        refund_methods: refund.map(|refund| refund.names("methods")).unwrap_or_default(),
        refund_due_days: due_days.and_then(|days| u32::try_from(days).ok()),
        due_in_business_days: refund.is_some_and(|refund| refund.text("dueCount") == "business_days_after"),
        shipping: match refund.map(|refund| refund.text("shipping")) {
            Some("refunded") => ShippingTerms::Refunded,
            Some("refunded_when_all") => ShippingTerms::RefundedWhenAll,
            _ => ShippingTerms::Kept,
        },
        difference_as_credit: refund.is_some_and(|refund| refund.text("difference") == "store_credit"),
        pays_back_first: refund.map(|refund| refund.names("payments")).unwrap_or_default(),
        deducts_gifts: refund.is_some_and(|refund| refund.text("gifts") == "deducted"),
        resettles_promotions: refund.is_some_and(|refund| refund.text("promotions") == "resettled"),
        by_function: node.boolean("withdrawalFunction") == Some(true),
        citation: citation(node, scope),
    })
}

/// Reads where an entry stands in the law.
pub fn citation(node: &Json, scope: &Scope) -> Option<terms::Citation> {
    let node = node.get("citation")?;
    let (title, language) = told(node.field("title"), scope.document);
    let lang = node.name("lang").or_else(|| language.map(str::to_owned));
    let title = (!title.is_empty()).then(|| title.to_owned());
    Some(terms::Citation { article: node.name("article")?, title, lang, url: node.name("url") })
}
