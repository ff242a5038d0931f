//! When a document grants a remedy or excludes one, and what it asks the shopper to bring.

use super::{Matcher, Name, Window};

codes! {
    /// What a shopper can get.
    ///
    /// Remedies are ordered from money to the rest. The order decides between options that are equal in cost and end.
    ///
    /// ```
    /// use aftersales::domain::policy::Remedy;
    ///
    /// assert!(Remedy::Refund < Remedy::Exchange && Remedy::Exchange < Remedy::Repair);
    /// assert_eq!(Remedy::CODES.len(), 7);
    /// assert_eq!(Remedy::from_code("store_credit"), Some(Remedy::StoreCredit));
    /// ```
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    #[non_exhaustive]
    pub enum Remedy {
        /// The money back.
        Refund = "refund",
        /// Another item of the same product, or another product.
        Exchange = "exchange",
        /// The fault mended.
        Repair = "repair",
        /// A new item, without sending the old one back first.
        Replacement = "replacement",
        /// Credit with the shop.
        StoreCredit = "store_credit",
        /// Part of the money back, while the shopper keeps the goods.
        PriceReduction = "price_reduction",
        /// Money or a gift for the trouble.
        Compensation = "compensation",
    }
}

impl Remedy {
    /// True if goods go back for money or for credit.
    #[must_use]
    pub fn gives_money(self) -> bool {
        matches!(self, Self::Refund | Self::StoreCredit)
    }
}

codes! {
    /// What sort of thing a requirement is.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum RequirementKind {
        /// A paper, such as an invoice.
        Proof = "proof",
        /// Something that shows the fault, such as a photo.
        Evidence = "evidence",
        /// Something to do, such as sending a notice.
        Action = "action",
    }
}

/// Something that a shopper must bring or do. It never closes an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Requirement {
    /// What sort of thing it is.
    pub kind: RequirementKind,
    /// Its code, such as `invoice`.
    pub code: Name,
}

/// The source of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Citation {
    /// The law and the article.
    pub article: String,
    /// The article's subject.
    pub title: Option<String>,
    /// The language that they are in, if that is said.
    pub lang: Option<String>,
    /// The address of its text.
    pub url: Option<String>,
}

codes! {
    /// How certain an entry of a pack is. What is less than sure grants nothing for certain unless a policy enables it: a rule
    /// is for review, a warranty is unknown, and everything else is off.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Confidence {
        /// The law says so.
        Sure = "sure",
        /// The law probably says so.
        FairlySure = "fairly_sure",
        /// It is open what the law says.
        Doubtful = "doubtful",
        /// The law gives something here, and the pack does not say what. Nobody can enable it.
        Silent = "silent",
    }
}

/// What becomes of what was paid to send the goods, from the worst for the shopper on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ShippingTerms {
    /// It is kept.
    Kept,
    /// It is refunded with the last goods of an order.
    RefundedWhenAll,
    /// The share of the goods is refunded with them.
    Refunded,
}

/// What a rule does where it matches.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RuleEffect {
    /// Opens these remedies.
    Grants(Vec<Remedy>),
    /// Closes these remedies of its own document.
    Excludes(Vec<Remedy>),
}

/// One entry of a document that grants or excludes remedies.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Its id, unique in the document.
    pub id: String,
    /// Its index as the document lists it, for pointers.
    pub index: usize,
    /// The warranty whose remedies it stands for, by its place in the document's list.
    pub warranty: Option<usize>,
    /// What it does.
    pub effect: RuleEffect,
    /// Ids of the rules whose remedies it closes; all of its document if empty.
    pub rules: Vec<String>,
    /// Ids of the rules of its document that it replaces where it matches.
    pub replaces: Vec<String>,
    /// The rules that replace it where they match, by their indices in the document's list.
    pub replaced_by: Vec<usize>,
    /// When it matches.
    pub when: Matcher,
    /// When its remedies are open; `None` for a rule that excludes.
    pub window: Option<Window>,
    /// True if somebody must inspect the goods first.
    pub inspected: bool,
    /// True if it holds something that this version does not understand, so a person must review it.
    pub unread: bool,
    /// True if a law may say so and may say more, so a person must review it.
    pub unsure: bool,
    /// What the shopper must bring.
    pub requires: Vec<Requirement>,
    /// Properties that must stay the same in an exchange, such as the colour.
    pub keeps: Vec<String>,
    /// Codes of the next steps.
    pub steps: Vec<String>,
    /// Codes of remarks.
    pub notes: Vec<String>,
    /// Codes of the ways in which a refund is paid.
    pub refund_methods: Vec<String>,
    /// Days within which a refund is due.
    pub refund_due_days: Option<u32>,
    /// True if those days are business days.
    pub due_in_business_days: bool,
    /// What becomes of the original shipping.
    pub shipping: ShippingTerms,
    /// True if what other goods cost less in an exchange is given as credit.
    pub difference_as_credit: bool,
    /// The ways to pay that are paid back first, by their codes; the others follow in the order's own order.
    pub pays_back_first: Vec<String>,
    /// True if the value of a gift is taken off that is kept.
    pub deducts_gifts: bool,
    /// True if a promotion is taken off again when the shopper keeps too little for it.
    pub resettles_promotions: bool,
    /// True if a page must have a function by which to use it.
    pub by_function: bool,
    /// The law or clause that it stands on.
    pub citation: Option<Citation>,
}
