//! How do documents state money, and the state of goods?

use super::types::{Count, Currency, Decimal, MAX_MONEY, When};
record! {
    /// The state of the goods. Whatever is absent or `null` is not known.
    #[derive(Default)]
    open(Ignored) Condition, "condition" {
        /// Whether the packaging was opened.
        fact opened: bool = "false";
        /// Whether the goods were used.
        fact used: bool = "false";
        /// Whether the seal is intact.
        fact seal_intact as "sealIntact": bool = "true";
        /// Whether the tags are still attached.
        fact tags_attached as "tagsAttached": bool = "true";
        /// Whether nothing is missing.
        fact complete: bool = "true";
        /// Whether they can be sold as new.
        fact resaleable: bool = "true";
        /// Whether the user damaged them.
        fact damaged_by_user as "damagedByUser": bool = "false";
        /// Whether somebody opened or changed them without being allowed to.
        fact tampered: bool = "false";
    }
}

record! {
    /// How much the goods were used. Whatever is absent or `null` is not known.
    #[derive(Default)]
    open(Ignored) Usage, "usage" {
        /// The distance driven, in kilometres.
        fact kilometres: Decimal = "42000";
        /// The time in operation, in hours.
        fact hours: Decimal = "1200";
        /// How often they were charged or run.
        fact cycles: Decimal = "300";
    }
}

record! {
    /// What the meters of the goods showed, and when.
    open(Ignored) Reading, "reading" {
        /// When the meters were read.
        required at: When = r#""2026-03-02""#;
        /// The distance driven until then, in kilometres.
        fact kilometres: Decimal = "12000";
        /// The time in operation until then, in hours.
        fact hours: Decimal = "400";
        /// How often they had been charged or run by then.
        fact cycles: Decimal = "90";
    }
}

record! {
    /// An amount of money: in whole minor units, or as a decimal text.
    open(Ignored) Money, "money" {
        /// The currency by ISO 4217.
        required currency: Currency = r#""EUR""#;
        /// The amount in minor units: 89.90 EUR is 8990.
        optional amount: Count<0, MAX_MONEY> = "8990";
        /// The amount as a text.
        optional decimal: String = r#""89.90""#;
    }
}
