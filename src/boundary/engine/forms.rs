//! Which fields has a form, is it complete, and what did a page send?

use super::Engine;
use super::question::{Question, answer, refused, understood, unreadable};
use crate::boundary::IssueCode;
use crate::boundary::answers;
use crate::boundary::documents::{self, FieldQuestion, Fields, FieldsQuestion, FormQuestion};
use crate::boundary::issues::{Issues, suggestion};
use crate::boundary::json::{Json, read};
use crate::domain::calendar::Instant;
use crate::domain::form::{
    FieldError, FieldErrorCode, Form, FormKind, Goods, Raw, Setting, check_field, check_form, home, judge_form,
};
use crate::domain::policy::Policy;
use crate::domain::service::Wanted;

impl Engine {
    /// Reads what a page sent. It needs no policy, because only the shape is checked here; [`Self::validate_form`] checks the
    /// values.
    ///
    /// ```
    /// use aftersales::boundary::Engine;
    ///
    /// assert!(Engine::parse_submission(r#"{ "key": 7 }"#).contains(r#""code":"wrong_type","pointer":"/key""#));
    /// ```
    #[must_use]
    pub fn parse_submission(text: &str) -> String {
        let mut issues = Issues::default();
        match read(text) {
            Err(malformed) => issues.errors.push(unreadable(malformed)),
            Ok(json) => {
                documents::submission(&json, &mut issues);
                issues.locate(&json);
            }
        }
        if issues.errors.is_empty() { understood(text, &issues.warnings) } else { refused(&issues.errors) }
    }

    /// The fields of a form, for `{kind?, now}`; of a complaint if it does not say.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let answer = engine.form_fields(&policy, r#"{ "now": "2026-03-16T12:00:00+01:00" }"#);
    /// assert!(answer.starts_with(r#"{"ok":true,"value":[{"name":"name","type":"text","required":true"#));
    /// # }
    /// ```
    #[must_use]
    pub fn form_fields(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, FieldsQuestion::RECORD, &mut |question, _, writer| {
            let fields = form_of(policy, question).map_or(&[][..], |form| &form.fields);
            let today = policy.zone.date_of(question.now);
            answers::field_specs(writer, fields, today, today.max(question.now.furthest_date()));
        })
    }

    /// The errors of one field, for `{kind?, name, value, values?, judged?, now}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let question = r#"{ "name": "email", "value": "nobody", "now": "2026-03-16T12:00:00+01:00" }"#;
    /// assert!(engine.check_field(&policy, question).contains(r#""code":"email_malformed""#));
    /// # }
    /// ```
    #[must_use]
    pub fn check_field(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, FieldQuestion::RECORD, &mut |question, issues, writer| {
            let fields = form_of(policy, question).map_or(&[][..], |form| &form.fields);
            let name = question.json.text("name");
            let Some(spec) = fields.iter().find(|spec| spec.name == name) else {
                let mut names = Vec::new();
                for spec in fields {
                    names.push(spec.name.as_str());
                }
                if let Some(named) = question.json.get("name") {
                    issues.add(IssueCode::UnknownValue, named, suggestion(name, &names));
                }
                return;
            };
            let setting = Setting {
                today: policy.zone.date_of(question.now),
                furthest: question.now.furthest_date(),
                locale: question.json.text("locale"),
                rules: self.host.as_ref(),
                country: &home("", policy),
                currency: policy.currency,
                judged: &question.json.names("judged"),
                measures: &|_| None,
            };
            let checked = check_field(spec, &documents::raw(question.json.get("value")), &setting);
            answers::field_errors(writer, &checked.err().unwrap_or_default());
        })
    }

    /// The report on a form, for `{kind?, values, line?, order?, key?, declaredAt?, judged?, locale?, now}`. With a key, a form without
    /// errors has a record to keep.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    /// #     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
    /// # let policy = engine.load_document(terms).expect("the terms are right").policy;
    /// let answer = engine.validate_form(&policy, r#"{ "values": {}, "now": "2026-03-16T12:00:00+01:00" }"#);
    /// assert!(answer.starts_with(r#"{"ok":true,"value":{"valid":false,"errors":[{"field":"name","code":"required""#));
    /// # }
    /// ```
    #[must_use]
    pub fn validate_form(&self, policy: &Policy, text: &str) -> String {
        answer(policy, text, FormQuestion::RECORD, &mut |question, issues, writer| {
            let Some(form) = form_of(policy, question) else { return };
            let values = question.json.field("values");
            let judged = question.json.names("judged");
            let order = question.json.known("order");
            let of_order = order.map(|order| documents::order(order, &Json::Null, policy, issues));
            let line = question.json.known("line");
            let sold_to = line.map_or("", |line| line.text("country"));
            let country = if sold_to.is_empty() { order.map_or("", |order| order.text("country")) } else { sold_to };
            let locale = question.json.text("locale");
            let line_id = line.map_or("", |line| line.text("id"));
            let goods = Goods {
                line: line.map(|_| &question.line),
                line_id,
                order: of_order,
                country,
                judged: &judged,
                locale,
            };
            let raws: Vec<Raw> = form.fields.iter().map(|spec| documents::raw(values.get(&spec.name))).collect();
            // What was declared in time counts as declared then, also if it arrives a little later.
            // The clock of a page may run ahead of the shop's.
            let declared = documents::parse_instant(question.json.field("declaredAt")).map(|at| at.min(question.now));
            let late = declared.is_some_and(|declared| !policy.accepts_late(declared, question.now));
            let at = declared.filter(|_| !late).unwrap_or(question.now);
            let mut report = judge_form(policy, form, &raws, goods, at, self.host.as_ref());
            if late {
                report.warnings.push(FieldError::new("", FieldErrorCode::ArrivedLate));
            }
            answers::report(writer, &report, policy);
            let because = report.classification.as_ref().and_then(|class| class.because.as_deref());
            answers::said(writer, form.kind, because.unwrap_or_default(), policy);
            if let Some(class) = report.classification.as_ref().filter(|_| !policy.directory.is_empty()) {
                let reason = class.reason.as_ref().map(|reason| policy.names.find(reason));
                writer.key("contacts");
                let wanted = Wanted { categories: &question.line.categories, reason, ..Wanted::default() };
                answers::contacts(writer, &wanted, policy, self.host_zones(), at);
            }
            if let Some(key) = question.json.name("key").filter(|_| report.errors.is_empty()) {
                writer.start("record", '{');
                writer.entry("id", &key);
                answers::case_record(writer, form.kind, &report, values, at);
                answers::stands_on(writer, policy, &self.ground(policy, question.now));
                writer.close('}');
            }
            writer.close('}');
        })
    }

    /// What must be corrected in a form without goods: the `errors` of [`Self::validate_form`], and nothing else. A page checks
    /// a form at every key press, and this saves it writing and reading JSON.
    ///
    /// `values` has the form's fields in their order. Before each stands a character that says what it is: U+0000 a text,
    /// U+0001 a tick, U+0002 a box without one, U+0003 nothing. `None` if there are not as many values as fields.
    #[must_use]
    pub fn form_errors(
        &self,
        policy: &Policy,
        kind: FormKind,
        values: &str,
        locale: &str,
        now: Instant,
    ) -> Option<Vec<FieldError>> {
        let form = policy.forms.iter().find(|form| form.kind == kind)?;
        let raws = documents::raws(values).filter(|raws| raws.len() == form.fields.len())?;
        Some(check_form(policy, form, &raws, &Goods { locale, ..Goods::default() }, now, self.host.as_ref()).errors)
    }
}

fn form_of<'p>(policy: &'p Policy, question: &Question) -> Option<&'p Form> {
    let kind = FormKind::from_code(question.json.text("kind")).unwrap_or(FormKind::Complaint);
    policy.forms.iter().find(|form| form.kind == kind)
}
