//! Every question of the table as a type of Rust: it is read without unknown fields, answered, and its answer is the very text
//! that a page gets.

use std::cell::{Cell, RefCell};

use aftersales::boundary::{Engine, Loaded, NativeHost};
use aftersales::types::{
    Calendar, CaseProgress, CaseQuestion, Contacts, ContactsQuestion, Coverage, Decision, FaultQuestion, FaultVerdict,
    FieldError, FieldQuestion, FieldSpec, FieldsQuestion, FormQuestion, FormReport, Map, OrderQuestion, PolicyDocument,
    ProgressQuestion, ReasonDecision, ReasonsQuestion, ReturnQuestion, Segment, ServiceLevel, Settlement, Submission,
    TimelineQuestion, UnknownFields, Verdict, WithdrawalDuty,
};
use aftersales::{Answer, Document, Documents, Policy};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::answers::{Question, bare, parse};
use super::desk::{Desk, Direct};

/// Asks every question in both ways.
pub struct Typed {
    direct: Direct,
    engine: Engine,
    last: RefCell<Option<(String, Option<Policies>)>>,
    /// Questions that were asked as types, and those that no type can hold because they are wrong.
    pub asked: Cell<(usize, usize)>,
}

/// A policy as its text loads it, and as its types do.
struct Policies {
    of_text: Policy,
    of_types: Option<Policy>,
    loaded: Loaded,
}

impl Typed {
    pub fn new(direct: Direct) -> Self {
        let engine = Engine::new(Box::new(NativeHost));
        Self { direct, engine, last: RefCell::default(), asked: Cell::default() }
    }

    fn policies(&self, load: &str) -> Option<Policies> {
        let options: Value = serde_json::from_str(load).ok()?;
        let (text, of_text) = documents(&options, &|_| None)?;
        let of_text = Policy::load(&of_text).ok()?;
        let typed = |value: &Value| {
            let document: PolicyDocument = serde_json::from_value(value.clone()).ok()?;
            assert_eq!(serde_json::to_value(&document).unwrap(), *value, "a document there and back");
            Some(Document::from(&document))
        };
        let of_types =
            documents(&options, &typed).map(|(_, documents)| Policy::load(&documents).expect("it was read as text"));
        let loaded = self.engine.load(&text).ok()?;
        Some(Policies { of_text, of_types, loaded })
    }

    /// Asks one question as a type, and compares its answer with the text that a page gets.
    fn compare<Q: DeserializeOwned + Serialize, A: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
        &self,
        question: &Question,
        policies: &Policies,
        ask: fn(&Policy, &Q) -> Answer<A>,
        text: fn(&Engine, &aftersales::domain::policy::Policy, &str) -> String,
    ) {
        let expected = text(&self.engine, &policies.loaded.policy, &question.text);
        let (asked, wrong) = self.asked.get();
        let typed: Q = match serde_json::from_str(&question.text) {
            Ok(typed) => typed,
            Err(error) => {
                // A text of Rust holds no half of a surrogate pair, and a map no key twice.
                let is_wrong = expected.starts_with("{\"ok\":false") || error.to_string().contains("hex escape");
                assert!(is_wrong, "{}: {error}: {} is answered {expected}", question.call, question.text);
                return self.asked.set((asked, wrong + 1));
            }
        };
        self.asked.set((asked + 1, wrong));
        let answer = ask(&policies.of_text, &typed);
        assert_eq!(serde_json::to_string(&answer).unwrap(), expected, "{} {}", question.call, question.text);
        let again: Answer<A> = serde_json::from_str(&expected).unwrap();
        assert_eq!(again, answer, "{} there and back", question.call);
        if let Some(of_types) = &policies.of_types {
            let answer = serde_json::to_value(ask(of_types, &typed)).unwrap();
            assert_eq!(bare(answer, true), bare(parse(&expected), true), "{} of typed documents", question.call);
        }
    }
}

/// `{document, packs?, calendars?, unknownFields?}`, each document as `typed` reads it, or as it is written.
fn documents(options: &Value, typed: &dyn Fn(&Value) -> Option<Document>) -> Option<(String, Documents)> {
    let document = options.get("document")?;
    let read = |value: &Value| typed(value).unwrap_or_else(|| Document::from(value.to_string().as_str()));
    let list = |name: &str| options[name].as_array().cloned().unwrap_or_default();
    let calendars = list("calendars")
        .iter()
        .map(|value| match serde_json::from_value::<Calendar>(value.clone()) {
            Ok(calendar) => Document::from(&calendar),
            Err(_) => Document::from(value.to_string().as_str()),
        })
        .collect::<Vec<_>>();
    let packs: Vec<Document> = list("packs").iter().map(read).collect();
    let mut documents = Documents::from(read(document)).with_packs(packs).with_calendars(calendars);
    if !options["unknownFields"].is_null() {
        documents = documents.with_unknown_fields(UnknownFields::from_code(options["unknownFields"].as_str()?)?);
    }
    let mut text = json!({ "document": document, "packs": list("packs"), "calendars": list("calendars") });
    if !options["unknownFields"].is_null() {
        text["unknownFields"] = options["unknownFields"].clone();
    }
    Some((text.to_string(), documents))
}

impl Desk for Typed {
    fn ask(&self, question: &Question) -> Value {
        let mut last = self.last.borrow_mut();
        if last.as_ref().is_none_or(|(text, _)| *text != question.load) {
            *last = Some((question.load.clone(), self.policies(&question.load)));
        }
        if let Some((_, Some(policies))) = &*last {
            match question.call.as_str() {
                "verdict" => {
                    self.compare::<ReturnQuestion, Verdict>(question, policies, Policy::verdict, Engine::verdict)
                }
                "checkReturn" => {
                    self.compare::<ReturnQuestion, Decision>(
                        question,
                        policies,
                        Policy::check_return,
                        Engine::check_return,
                    );
                }
                "timeline" => {
                    self.compare::<TimelineQuestion, Vec<Segment>>(
                        question,
                        policies,
                        Policy::timeline,
                        Engine::timeline,
                    );
                }
                "warranty" => {
                    self.compare::<ReturnQuestion, Vec<Coverage>>(
                        question,
                        policies,
                        Policy::warranty,
                        Engine::warranty,
                    );
                }
                "fault" => {
                    self.compare::<FaultQuestion, FaultVerdict>(question, policies, Policy::fault, Engine::fault)
                }
                "formFields" => {
                    self.compare::<FieldsQuestion, Vec<FieldSpec>>(
                        question,
                        policies,
                        Policy::form_fields,
                        Engine::form_fields,
                    );
                }
                "checkField" => {
                    self.compare::<FieldQuestion, Vec<FieldError>>(
                        question,
                        policies,
                        Policy::check_field,
                        Engine::check_field,
                    );
                }
                "validateForm" => {
                    self.compare::<FormQuestion, FormReport>(
                        question,
                        policies,
                        Policy::validate_form,
                        Engine::validate_form,
                    );
                }
                "reasons" => {
                    self.compare::<ReasonsQuestion, Vec<ReasonDecision>>(
                        question,
                        policies,
                        Policy::reasons,
                        Engine::reasons,
                    );
                }
                "checkOrder" => {
                    self.compare::<OrderQuestion, Map<Decision>>(
                        question,
                        policies,
                        Policy::check_order,
                        Engine::check_order,
                    );
                }
                "settle" => {
                    self.compare::<OrderQuestion, Settlement>(question, policies, Policy::settle, Engine::settle);
                }
                "withdrawalFunction" => {
                    self.compare::<OrderQuestion, WithdrawalDuty>(
                        question,
                        policies,
                        Policy::withdrawal_function,
                        Engine::withdrawal_function,
                    );
                }
                "serviceLevels" => {
                    self.compare::<CaseQuestion, Vec<ServiceLevel>>(
                        question,
                        policies,
                        Policy::service_levels,
                        Engine::service_levels,
                    );
                }
                "caseProgress" => {
                    self.compare::<ProgressQuestion, CaseProgress>(
                        question,
                        policies,
                        Policy::case_progress,
                        Engine::case_progress,
                    );
                }
                "contacts" => {
                    self.compare::<ContactsQuestion, Contacts>(question, policies, Policy::contacts, Engine::contacts);
                }
                "parseSubmission" => {
                    // It is given back as it was sent, in the order in which it was written.
                    let expected = parse(&Engine::parse_submission(&question.text));
                    assert_eq!(serde_json::to_value(Submission::parse(&question.text)).unwrap(), expected);
                }
                // A countdown is numbers, and loading is compared where the policies are read.
                _ => {}
            }
        }
        self.direct.ask(question)
    }
}
