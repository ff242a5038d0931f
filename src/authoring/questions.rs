//! What are the arguments of the tools of authors?

use crate::boundary::documents::{Any, Count, Decimal, Instant, Name};
use crate::boundary::documents::{OrderLine, ReturnRequest};

record! {
    /// What a policy is read with by the tools of authors.
    closed(Refused) ToolOptions, "toolOptions" {
        /// The packs that it names.
        optional packs: Any = "[]";
        /// The calendars that it and its packs name.
        optional calendars: Any = "[]";
        /// What fields do that this version does not know.
        optional unknown_fields as "unknownFields": Any = r#""issue""#;
        /// The instant at which it is asked.
        required now: Instant = r#""2026-03-16T12:00:00+01:00""#;
    }
}

record! {
    /// Shares from 0 to 100 that a shop wants to reach.
    #[derive(Default)]
    closed(Refused) Goals, "goals" {
        /// Of cases that were answered in time.
        optional on_time as "onTime": Decimal = "95";
        /// Of cases that were resolved.
        optional resolved: Decimal = "98";
        /// Of complaints that were justified.
        optional justified: Decimal = "10";
        /// Of repairs that the shopper found in order.
        optional accepted: Decimal = "98";
        /// Of shoppers who were satisfied.
        optional satisfied: Decimal = "90";
    }
}

record! {
    /// What indicators are worked out with.
    closed(Refused) IndicatorOptions, "indicatorOptions" {
        /// Names of the aspects that were scored.
        optional aspects: Vec<Name> = r#"["speed"]"#;
        /// How many orders there were in the time.
        optional orders: Count<0, { 1 << 40 }> = "1200";
        /// The score from which a shopper counts as satisfied.
        optional satisfied_from as "satisfiedFrom": Decimal = "4";
        /// What the shop wants to reach.
        optional goals: Goals = r#"{ "onTime": 95 }"#;
        /// The instant at which it is asked.
        required now: Instant = r#""2026-03-16T12:00:00+01:00""#;
    }
}

record! {
    /// What should an author know of a policy?
    closed(Refused) LintQuestion, "lintQuestion" {
        /// The policy.
        required document: Any = r#"{ "format": 1 }"#;
        /// What it is read with.
        required options: ToolOptions = r#"{ "now": "2026-03-16T12:00:00+01:00" }"#;
    }
}

record! {
    /// What does a policy give, for each reason and remedy?
    closed(Refused) PreviewQuestion, "previewQuestion" {
        /// The policy.
        required document: Any = r#"{ "format": 1 }"#;
        /// A sample line.
        required line: OrderLine = r#"{ "quantity": 1 }"#;
        /// What it is read with.
        required options: ToolOptions = r#"{ "now": "2026-03-16T12:00:00+01:00" }"#;
    }
}

record! {
    /// An order line of which many rows may be, but for the instants of some events.
    closed(Refused) SampleRow, "sampleRow" {
        /// The line.
        required line: OrderLine = r#"{ "quantity": 1 }"#;
        /// What is asked for.
        fact request: ReturnRequest = r#"{ "reason": "changed_mind" }"#;
    }
}

record! {
    /// What does a policy give for many order lines?
    closed(Refused) ReturnsQuestion, "returnsQuestion" {
        /// The policy.
        required document: Any = r#"{ "format": 1 }"#;
        /// The lines that differ in more than the instants of events.
        required lines: Vec<SampleRow> = r#"[{ "line": { "quantity": 1 } }]"#;
        /// Names of the events whose instants stand in columns.
        optional events: Vec<Name> = r#"["delivered"]"#;
        /// What it is read with.
        required options: ToolOptions = r#"{ "now": "2026-03-16T12:00:00+01:00" }"#;
    }
}
