//! What are the arguments of each question?

use super::types::{Any, ClosedDetail, CountdownKind, FormKind, Instant, Map, Name};
use super::{CaseFacts, Fault, OpenCase, Order, OrderLine, ReturnRequest};
record! {
    /// May this line be returned? The arguments of `verdict` and `check_return`; `warranty` needs no request.
    closed(Refused) ReturnQuestion, "returnQuestion" {
        /// The order line.
        required line: OrderLine = r#"{ "quantity": 1, "events": { "delivered": "2026-03-02" } }"#;
        /// What is asked for.
        fact request: ReturnRequest = r#"{ "reason": "changed_mind" }"#;
        /// The instant at which it is asked, with an offset.
        required now: Instant = r#""2026-03-16T12:00:00+01:00""#;
        /// Which closed options are listed: those that concern the line, or `all`; by default `concerning`.
        optional closed: ClosedDetail = r#""all""#;
    }
}

record! {
    /// Who pays for mending a fault? The arguments of `fault`.
    closed(Refused) FaultQuestion, "faultQuestion" {
        /// The order line.
        required line: OrderLine = r#"{ "quantity": 1, "events": { "delivered": "2026-03-02" } }"#;
        /// What is wrong.
        fact fault: Fault = r#"{ "part": "battery" }"#;
        /// The instant at which it is asked, with an offset.
        required now: Instant = r#""2026-03-16T12:00:00+01:00""#;
    }
}

record! {
    /// What may be returned of a whole order? The arguments of `check_order`. Pointers of the answer are those of each
    /// line.
    closed(Refused) OrderQuestion, "orderQuestion" {
        /// The order.
        required order: Order = r#"{ "lines": [{ "id": "1" }] }"#;
        /// What is asked of each line, by its id.
        fact requests: Map<ReturnRequest> = r#"{ "1": { "reason": "changed_mind" } }"#;
        /// The instant at which it is asked, with an offset.
        required now: Instant = r#""2026-03-16T12:00:00+01:00""#;
        /// Which closed options are listed: those that concern the line, or `all`; by default `concerning`.
        optional closed: ClosedDetail = r#""all""#;
    }
}

record! {
    /// How does the answer change over time? The arguments of `timeline`.
    closed(Refused) TimelineQuestion, "timelineQuestion" {
        /// The order line.
        required line: OrderLine = r#"{ "quantity": 1, "events": { "delivered": "2026-03-02" } }"#;
        /// What is asked for.
        fact request: ReturnRequest = r#"{ "reason": "changed_mind" }"#;
    }
}

record! {
    /// What a countdown runs to.
    #[derive(Default)]
    closed(Refused) CountdownOf, "countdownOf" {
        /// The kind of end; by default that of a `return`.
        fact kind: CountdownKind = r#""warranty""#;
        /// The id of the rule, option, warranty or promise; by default the best that is open.
        fact id: Name = r#""maker""#;
    }
}

record! {
    /// How much time is left? The arguments of `countdown`.
    closed(Refused) CountdownQuestion, "countdownQuestion" {
        /// The order line.
        required line: OrderLine = r#"{ "quantity": 1, "events": { "delivered": "2026-03-02" } }"#;
        /// What it runs to.
        fact of: CountdownOf = r#"{ "kind": "warranty" }"#;
        /// The instant at which it is asked, with an offset.
        required now: Instant = r#""2026-03-16T12:00:00+01:00""#;
    }
}

record! {
    /// Whom may the shopper ask? The arguments of `contacts`.
    closed(Refused) ContactsQuestion, "contactsQuestion" {
        /// The categories of the goods.
        fact categories: Vec<Name> = r#"["electronics"]"#;
        /// Where the shopper is, by ISO 3166.
        fact region: Name = r#""DE-BE""#;
        /// Why the shopper asks.
        fact reason: Name = r#""defective""#;
        /// The instant at which it is asked, with an offset.
        required now: Instant = r#""2026-03-16T12:00:00+01:00""#;
    }
}

record! {
    /// What was promised for a case? The arguments of `service_levels`.
    closed(Refused) CaseQuestion, "caseQuestion" {
        /// What is known of the case.
        required facts: CaseFacts = r#"{ "events": { "submitted": "2026-03-05T12:00:00+08:00" } }"#;
        /// The instant at which it is asked, with an offset.
        required now: Instant = r#""2026-03-16T12:00:00+01:00""#;
    }
}

record! {
    /// How far is a case? The arguments of `case_progress`.
    closed(Refused) ProgressQuestion, "progressQuestion" {
        /// The case.
        required record: OpenCase = r#"{ "kind": "complaint" }"#;
        /// The instant at which it is asked, with an offset.
        required now: Instant = r#""2026-03-16T12:00:00+01:00""#;
    }
}

record! {
    /// What would each reason open? The arguments of `reasons`.
    closed(Refused) ReasonsQuestion, "reasonsQuestion" {
        /// The order line.
        required line: OrderLine = r#"{ "quantity": 1, "events": { "delivered": "2026-03-02" } }"#;
        /// The instant at which it is asked, with an offset.
        required now: Instant = r#""2026-03-16T12:00:00+01:00""#;
        /// Which closed options are listed: those that concern the line, or `all`; by default `concerning`.
        optional closed: ClosedDetail = r#""all""#;
    }
}

record! {
    /// Which fields has a form? The arguments of `form_fields`.
    closed(Refused) FieldsQuestion, "fieldsQuestion" {
        /// Which form it is; by default a `complaint`.
        fact kind: FormKind = r#""return""#;
        /// The instant at which it is asked, with an offset.
        required now: Instant = r#""2026-03-16T12:00:00+01:00""#;
    }
}

record! {
    /// What is wrong with one field? The arguments of `check_field`.
    closed(Refused) FieldQuestion, "fieldQuestion" {
        /// Which form it is; by default a `complaint`.
        fact kind: FormKind = r#""return""#;
        /// The name of the field.
        required name: String = r#""email""#;
        /// The value of the field.
        fact value: Any = r#""li@example.com""#;
        /// The values of the whole form.
        fact values: Any = r#"{ "email": "li@example.com" }"#;
        /// Names of fields whose spelling a checker of the shop's own has seen.
        fact judged: Vec<Name> = r#"["description"]"#;
        /// The locale in which numbers are typed, by BCP 47; without it only what can mean one number is read.
        fact locale: Name = r#""de-DE""#;
        /// The instant at which it is asked, with an offset.
        required now: Instant = r#""2026-03-16T12:00:00+01:00""#;
    }
}

record! {
    /// Is a form complete? The arguments of `validate_form`.
    closed(Refused) FormQuestion, "formQuestion" {
        /// Which form it is; by default a `complaint`.
        fact kind: FormKind = r#""return""#;
        /// What was filled in, by the names of the fields.
        required values: Map<Any> = r#"{ "email": "li@example.com" }"#;
        /// The order line that the form is about.
        fact line: OrderLine = r#"{ "quantity": 1 }"#;
        /// The order that the form is about.
        fact order: Order = r#"{ "lines": [{ "id": "1" }] }"#;
        /// Names of fields whose spelling a checker of the shop's own has seen.
        fact judged: Vec<Name> = r#"["description"]"#;
        /// The locale in which numbers are typed, by BCP 47; without it only what can mean one number is read.
        fact locale: Name = r#""de-DE""#;
        /// The key of the submission; with it, a form without errors has a record to keep.
        fact key: Name = r#""0d9e3c1a-5b4f-4f0e-9c53-2f6b8a7d1e90""#;
        /// When the shopper confirmed the form.
        fact declared_at as "declaredAt": Instant = r#""2026-03-05T12:00:00+08:00""#;
        /// The instant at which it is asked, with an offset.
        required now: Instant = r#""2026-03-16T12:00:00+01:00""#;
    }
}
