//! How does a question cross as numbers? What is plainly right is written by the page as numbers and read here without text;
//! everything else crosses as text, for the reader that tells every issue: also goods that are measured. Both give the same
//! answer.
//!
//! The page learns the fields from these tables, and the numbers of names from the policy.

mod learn;
mod read;
mod write;

use learn::KINDS;
pub use learn::{FOR_THE_READER, learn};
pub use read::question;
pub use write::{digits_of, digits_of_instant};

use super::json::Writer;
use crate::domain::entitlement::Status;
use crate::domain::policy::Remedy;

codes! {
    /// What a number is about: the name of a field.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Part {
        Id = "id",
        Sku = "sku",
        Title = "title",
        OrderTotal = "orderTotal",
        Categories = "categories",
        Tags = "tags",
        Quantity = "quantity",
        Returned = "returned",
        InProgress = "inProgress",
        UnitPrice = "unitPrice",
        Paid = "paid",
        Discount = "discount",
        Shipping = "shipping",
        Events = "events",
        Deliveries = "deliveries",
        Set = "set",
        Condition = "condition",
        Usage = "usage",
        Proofs = "proofs",
        Channel = "channel",
        Country = "country",
        Seller = "seller",
        PaymentMethod = "paymentMethod",
        Buyer = "buyer",
        Tier = "tier",
        Consumer = "consumer",
        Facts = "facts",
        Reason = "reason",
        Remedy = "remedy",
        Evidence = "evidence",
        Amount = "amount",
        DeclaredAt = "declaredAt",
    }
}

codes! {
    /// How a field crosses.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Way {
        /// A text that no answer looks at.
        Passed = "passed",
        /// A number of the vocabulary.
        Name = "name",
        /// How many, then a number of the vocabulary each.
        Names = "names",
        /// A whole number.
        Count = "count",
        /// A whole number; no number if it is unknown, which is another thing than absent.
        Counted = "counted",
        /// One or nothing.
        Flag = "flag",
        /// The currency, decimal places or -1 for minor units, and the digits.
        Money = "money",
        /// A moment.
        Moment = "moment",
        /// How many, then a moment each.
        Moments = "moments",
        /// How many, then a number of the vocabulary and a moment each.
        Dated = "dated",
        /// How many, then a number of the vocabulary and a flag each.
        Flags = "flags",
        /// How many, then a number of the vocabulary and a whole number each.
        Counts = "counts",
        /// How many, then a number of the vocabulary and a value of its own kind each.
        Values = "values",
        /// The fields of another record, as if they were its own.
        Record = "record",
    }
}

codes! {
    /// Names of one kind, which cross as numbers.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Vocabulary {
        Category = "category",
        Tag = "tag",
        Channel = "channel",
        Country = "country",
        Seller = "seller",
        PaymentMethod = "paymentMethod",
        Tier = "tier",
        Reason = "reason",
        Event = "event",
        Paper = "paper",
        Condition = "condition",
        Unit = "unit",
        Remedy = "remedy",
        Currency = "currency",
        Fact = "fact",
        /// The choices of the first declared fact; those of the next are the numbers behind it.
        Choice = "choice",
    }
}

/// The numbers of the longest question that crosses as numbers.
pub const MOST: usize = 512;

/// A field that can cross as numbers.
type Field = (Part, Way, usize);

const fn plain(part: Part, way: Way) -> Field {
    (part, way, 0)
}

const fn named(part: Part, way: Way, vocabulary: Vocabulary) -> Field {
    (part, way, vocabulary as usize)
}

/// The records of a question. What is not listed crosses as text.
const RECORDS: [&[Field]; 4] = [LINE, REQUEST, BUYER, STATED];

const LINE: &[Field] = &[
    plain(Part::Id, Way::Passed),
    plain(Part::Sku, Way::Passed),
    plain(Part::Title, Way::Passed),
    named(Part::OrderTotal, Way::Money, Vocabulary::Currency),
    named(Part::Categories, Way::Names, Vocabulary::Category),
    named(Part::Tags, Way::Names, Vocabulary::Tag),
    plain(Part::Quantity, Way::Count),
    plain(Part::Returned, Way::Counted),
    plain(Part::InProgress, Way::Counted),
    named(Part::UnitPrice, Way::Money, Vocabulary::Currency),
    named(Part::Paid, Way::Money, Vocabulary::Currency),
    named(Part::Discount, Way::Money, Vocabulary::Currency),
    named(Part::Shipping, Way::Money, Vocabulary::Currency),
    named(Part::Events, Way::Dated, Vocabulary::Event),
    plain(Part::Deliveries, Way::Moments),
    plain(Part::Set, Way::Passed),
    named(Part::Condition, Way::Flags, Vocabulary::Condition),
    named(Part::Usage, Way::Counts, Vocabulary::Unit),
    named(Part::Proofs, Way::Names, Vocabulary::Paper),
    named(Part::Channel, Way::Name, Vocabulary::Channel),
    named(Part::Country, Way::Name, Vocabulary::Country),
    named(Part::Seller, Way::Name, Vocabulary::Seller),
    named(Part::PaymentMethod, Way::Name, Vocabulary::PaymentMethod),
    (Part::Buyer, Way::Record, 2),
    named(Part::Facts, Way::Values, Vocabulary::Fact),
];

const REQUEST: &[Field] = &[
    named(Part::Reason, Way::Name, Vocabulary::Reason),
    plain(Part::Quantity, Way::Count),
    named(Part::Remedy, Way::Name, Vocabulary::Remedy),
    (Part::Facts, Way::Record, 3),
    named(Part::Evidence, Way::Names, Vocabulary::Paper),
    named(Part::Amount, Way::Money, Vocabulary::Currency),
    plain(Part::DeclaredAt, Way::Moment),
];

const BUYER: &[Field] = &[named(Part::Tier, Way::Name, Vocabulary::Tier), plain(Part::Consumer, Way::Flag)];

const STATED: &[Field] = &[
    named(Part::Condition, Way::Flags, Vocabulary::Condition),
    named(Part::Usage, Way::Counts, Vocabulary::Unit),
    named(Part::Proofs, Way::Names, Vocabulary::Paper),
];

/// The tables for the page: for each record its fields as `[name, part, way, vocabulary or record]`, and the codes that the short
/// answer names by their places.
pub fn tables() -> String {
    let mut writer = Writer::default();
    writer.open('{');
    for (key, codes) in [("statuses", Status::CODES), ("remedies", Remedy::CODES)] {
        writer.start(key, '[');
        for code in codes {
            writer.text(code);
        }
        writer.close(']');
    }
    for (key, number) in [("most", MOST as i64), ("kinds", KINDS.into()), ("forTheReader", FOR_THE_READER.into())] {
        writer.key(key).integer(number);
    }
    writer.start("records", '[');
    for record in RECORDS {
        writer.open('[');
        for (part, way, of) in record {
            writer.open('[');
            writer.text(part.code());
            writer.integer(*part as i64);
            writer.text(way.code());
            writer.integer(*of as i64);
            writer.close(']');
        }
        writer.close(']');
    }
    writer.close(']');
    writer.close('}');
    writer.into_text()
}
