//! What does a page send with a form, and what does it get back?

use super::check::check;
use super::record::Shaped;
use super::types::{
    Any, Count, Date, DecisionText, Event, FormKind, InstantText, Map, Name, OrderText, Priority, RequestTexts,
};
use super::{CaseEntry, Order};
use crate::boundary::IssueCode;
use crate::boundary::issues::Issues;
use crate::boundary::json::Json;

record! {
    /// The edition of a policy.
    open(Ignored) PolicyEdition, "policyEdition" {
        /// The id of the document.
        required id: Name = r#""shop""#;
        /// The edition of the document.
        required version: Name = r#""1""#;
        /// A number that is made from the document's content.
        required digest: Name = r#""00ff00ff00ff00ff""#;
    }
}

record! {
    /// The edition of a pack.
    open(Ignored) PackEdition, "packEdition" {
        /// The id of the document.
        required id: Name = r#""cn""#;
        /// The edition of the document.
        required version: Name = r#""1""#;
        /// A number that is made from the document's content.
        required digest: Name = r#""00ff00ff00ff00ff""#;
        /// The date on which the law was as the pack says.
        fact as_of as "asOf": Date = r#""2026-11-01""#;
    }
}

record! {
    /// The edition of a calendar.
    open(Ignored) CalendarEdition, "calendarEdition" {
        /// The id of the document.
        required id: Name = r#""cn""#;
        /// The edition of the document.
        required version: Name = r#""1""#;
        /// The last date that it answers for.
        required covers_until as "coversUntil": Date = r#""2026-12-31""#;
    }
}

record! {
    /// The editions that an answer stands on.
    open(Ignored) StandsOn, "standsOn" {
        /// The edition of the policy.
        required policy: PolicyEdition = r#"{ "id": "shop", "version": "1", "digest": "00ff00ff00ff00ff" }"#;
        /// The editions of the packs.
        required packs: Vec<PackEdition>
            = r#"[{ "id": "cn", "version": "1", "digest": "00ff00ff00ff00ff", "asOf": null }]"#;
        /// The editions of the calendars.
        required calendars: Vec<CalendarEdition> = r#"[{ "id": "cn", "version": "1", "coversUntil": "2026-12-31" }]"#;
        /// The zone data of the page.
        required zone_data as "zoneData": String = r#""2026a""#;
        /// The version of the engine.
        required engine: Name = r#""0.1.0""#;
        /// The instant that was asked about.
        required now: InstantText = r#""2026-03-05T12:00:00+08:00""#;
        /// The zone of the shop, in which its days are counted.
        optional time_zone as "timeZone": Name = r#""Asia/Shanghai""#;
    }
}

record! {
    /// A form as a page sends it. What is sent again with the same key is the same submission.
    closed(Refused) Submission, "submission" {
        /// The version of the format.
        required format: Count<1, 1> = "1";
        /// The idempotency key, made at random before the first attempt.
        required key: Name = r#""0d9e3c1a-5b4f-4f0e-9c53-2f6b8a7d1e90""#;
        /// Which form it is.
        required kind: FormKind = r#""complaint""#;
        /// What was filled in, as the form keeps it.
        required values: Map<Any> = r#"{ "name": "Li Wei", "orderId": "A-1" }"#;
        /// The order that the form is about.
        optional order: OrderText = r#"{ "id": "A-1", "lines": [{ "id": "1" }] }"#;
        /// What is asked of each line, by its id.
        optional requests: RequestTexts = r#"{ "1": { "reason": "defective" } }"#;
        /// The case that a survey is about.
        optional case_id as "caseId": Name = r#""C-1024""#;
        /// When the shopper confirmed the form.
        required declared_at as "declaredAt": InstantText = r#""2026-03-05T12:00:00+08:00""#;
        /// The editions that the answer in the page stood on.
        required stands_on as "standsOn": StandsOn
            = r#"{ "policy": { "id": "shop", "version": "1", "digest": "00ff00ff00ff00ff" }, "packs": [], "calendars": [], "zoneData": "2026a", "engine": "0.1.0", "now": "2026-03-05T12:00:00+08:00" }"#;
    }
}

record! {
    /// That a submission was kept. Only this ends its sending.
    open(Ignored) Receipt, "receipt" {
        /// The key of the submission.
        required key: Name = r#""0d9e3c1a-5b4f-4f0e-9c53-2f6b8a7d1e90""#;
        /// The number of the case.
        required case_id as "caseId": Name = r#""C-1024""#;
        /// A number of the case that is read aloud.
        optional number: Name = r#""R-4F7K-2W""#;
        /// When the submission was received.
        required received_at as "receivedAt": InstantText = r#""2026-03-05T12:00:01+08:00""#;
        /// The server's own decision about what was asked.
        optional decision: DecisionText = r#"{ "status": "eligible" }"#;
    }
}

record! {
    /// What sort of case it is.
    open(Ignored) Classification, "classification" {
        /// The category of complaints.
        required category: Name = r#""product_quality""#;
        /// The reason within the category.
        optional reason: Name = r#""defective""#;
        /// Who answers it.
        required department: Name = r#""quality""#;
        /// How urgent it is.
        required priority: Priority = r#""high""#;
        /// The urgency that raised the priority above that of the category.
        optional because: Name = r#""injury""#;
    }
}

record! {
    /// What a shop keeps of a case: all that the shopper stated, as it was typed and as it is kept.
    open(Ignored) CaseRecord, "caseRecord" {
        /// The number of the case; until the case is received, the key of its submission.
        required id: Name = r#""C-1024""#;
        /// The form that the case came with.
        required kind: FormKind = r#""complaint""#;
        /// How far the case is.
        required state: Name = r#""received""#;
        /// When the shopper confirmed the form.
        fact declared_at as "declaredAt": InstantText = r#""2026-03-05T12:00:00+08:00""#;
        /// When the shop received the form.
        fact received_at as "receivedAt": InstantText = r#""2026-03-05T12:00:01+08:00""#;
        /// What was filled in, as the form keeps it.
        required values: Map<Any> = r#"{ "name": "Li Wei" }"#;
        /// What was filled in, as it was typed.
        required raw: Map<Any> = r#"{ "name": " Li Wei" }"#;
        /// What sort of case it is, who answers, and how urgent it is.
        optional classification: Classification
            = r#"{ "category": "product_quality", "department": "quality", "priority": "high" }"#;
        /// A number of the case that is read aloud.
        optional number: Name = r#""R-4F7K-2W""#;
        /// When the product or service was bought, as the shop's order says.
        optional purchased_at as "purchasedAt": Event = r#""2026-03-02T10:15:00+08:00""#;
        /// What is at hand to prove it: papers of the order, and the ids of files that came with the form.
        optional evidence: Vec<Name> = r#"["invoice", "photo-1"]"#;
        /// What happened to the case since, each event once.
        optional events: Map<Event> = r#"{ "first_response": "2026-03-05T14:00:00+08:00" }"#;
        /// What happened to the case since, in order.
        optional log: Vec<CaseEntry> = r#"[{ "event": "first_response", "at": "2026-03-05T14:00:00+08:00" }]"#;
        /// The case of the survey in which the shopper said how it went.
        optional survey: Name = r#""C-1031""#;
        /// The case that a survey is about.
        optional case_id as "caseId": Name = r#""C-1024""#;
        /// The editions that the case was judged by.
        optional stands_on as "standsOn": StandsOn
            = r#"{ "policy": { "id": "shop", "version": "1", "digest": "00ff00ff00ff00ff" }, "packs": [], "calendars": [], "zoneData": "2026a", "engine": "0.1.0", "now": "2026-03-05T12:00:00+08:00" }"#;
    }
}

/// The longest key. A random key is far shorter.
const MAX_KEY: usize = 200;

/// Checks the shape of what a page sent, and of the order in it. The form checks the values.
pub fn submission(json: &Json, issues: &mut Issues) {
    check(json, Submission::SHAPE, false, issues);
    if let Some(order) = json.get("order").filter(|order| matches!(order, Json::Object(_))) {
        check(order, Order::SHAPE, false, issues);
    }
    if json.text("key").len() > MAX_KEY {
        issues.add(IssueCode::TooLarge, json.field("key"), "no more than 200 bytes");
    }
}
