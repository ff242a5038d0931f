//! When a document grants a remedy or excludes one, and what it asks the shopper to bring.

use super::{Matcher, Window};

codes! {
    /// What a shopper can be given.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    #[non_exhaustive]
    pub enum Remedy {
        /// The money back.
        Refund = "refund",
        /// Another one of the same, or another product.
        Exchange = "exchange",
        /// The fault mended.
        Repair = "repair",
        /// A new one, without the old one back first.
        Replacement = "replacement",
        /// Credit with the shop.
        StoreCredit = "store_credit",
        /// Part of the money back; the goods stay.
        PriceReduction = "price_reduction",
        /// Money or a gift for the trouble.
        Compensation = "compensation",
    }
}

codes! {
    /// What a requirement asks the shopper for.
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

/// What a shopper must bring. It never closes an option.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Requirement {
    /// What sort of thing it is.
    pub kind: RequirementKind,
    /// Its code.
    pub code: String,
}

/// Where a rule of law stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Citation {
    /// The law and the article.
    pub article: String,
    /// The article's subject.
    pub title: Option<String>,
    /// Where to read it.
    pub url: Option<String>,
}

codes! {
    /// How certain a rule of a pack is; what is less than sure is off unless a policy enables it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum Confidence {
        /// Read in the law.
        Sure = "sure",
        /// Probably so.
        FairlySure = "fairly_sure",
        /// Open.
        Doubtful = "doubtful",
    }
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
    /// Its place in the document, for pointers.
    pub index: usize,
    /// What it does.
    pub effect: RuleEffect,
    /// The rules whose remedies it closes; those of all its document if it names none.
    pub rules: Vec<String>,
    /// Rules of the same document that it takes the place of where it matches.
    pub replaces: Vec<String>,
    /// The rules that take its place where they match, by their places in the document's list.
    pub replaced_by: Vec<usize>,
    /// When it matches.
    pub when: Matcher,
    /// When its remedies are open; excluding rules have none.
    pub window: Option<Window>,
    /// True if somebody must look at the goods first.
    pub inspected: bool,
    /// True if it says something that this version does not understand, so that somebody must look at it.
    pub unread: bool,
    /// What the shopper must bring.
    pub requires: Vec<Requirement>,
    /// Properties that other goods must share with these to be had in exchange, such as the colour.
    pub keeps: Vec<String>,
    /// Codes of the next steps.
    pub steps: Vec<String>,
    /// Codes of remarks.
    pub notes: Vec<String>,
    /// How a refund is paid.
    pub refund_methods: Vec<String>,
    /// Days within which a refund is due.
    pub refund_due_days: Option<u32>,
    /// True if what was paid to send the goods is paid back too.
    pub refunds_shipping: bool,
    /// True if a promotion is settled anew when too little is kept for it.
    pub resettles_promotions: bool,
    /// Where the law says so.
    pub citation: Option<Citation>,
}
