//! How does a server ask? It loads a policy once, and its questions and answers are types of Rust.
//!
//! They go through the very text that a page sends and gets, so that the decision equals the preview that the shopper saw.

use std::fmt;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::types::{
    Calendar, CaseProgress, CaseQuestion, Contacts, ContactsQuestion, CountdownQuestion, Coverage, Decision,
    FaultQuestion, FaultVerdict, FieldError, FieldQuestion, FieldSpec, FieldsQuestion, FormQuestion, FormReport, Map,
    OrderQuestion, PolicyDocument, PolicyEdition, ProgressQuestion, ReasonDecision, ReasonsQuestion, ReturnQuestion,
    Segment, ServiceLevel, Settlement, Submission, TimelineQuestion, UnknownFields, Verdict, WithdrawalDuty,
};
use super::{Engine, Issue, IssueCode, LoadError, Loaded, NativeHost, answers};
use crate::domain::policy as domain;
use crate::domain::warranty::Countdown;

/// A policy, and what it is read with. A text is kept as it is, so that issues point into it.
///
/// ```
/// # use aftersales::{Documents, Policy};
/// let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin", "packs": ["eu"] }"#;
/// // The packs and calendars that the crate ships need not be handed over.
/// let policy = Policy::load(&Documents::from(terms))?;
/// assert_eq!(policy.edition().id.0, "shop");
/// # Ok::<(), aftersales::LoadError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Documents {
    document: String,
    packs: Option<Vec<String>>,
    calendars: Option<Vec<String>>,
    unknown_fields: Option<UnknownFields>,
}

/// A document: JSON text, or a type of Rust.
#[derive(Clone, Debug)]
pub struct Document(String);

impl From<&str> for Document {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&PolicyDocument> for Document {
    fn from(document: &PolicyDocument) -> Self {
        Self(text_of(document))
    }
}

impl From<&Calendar> for Document {
    fn from(calendar: &Calendar) -> Self {
        Self(text_of(calendar))
    }
}

impl<D: Into<Document>> From<D> for Documents {
    fn from(document: D) -> Self {
        Self { document: document.into().0, ..Self::default() }
    }
}

impl Documents {
    /// Hands over the packs that the policy names, in place of those that the crate ships.
    #[must_use]
    pub fn with_packs<D: Into<Document>>(self, packs: impl IntoIterator<Item = D>) -> Self {
        Self { packs: Some(packs.into_iter().map(|pack| pack.into().0).collect()), ..self }
    }

    /// Hands over the calendars that the policy and its packs name, in place of those that the crate ships.
    #[must_use]
    pub fn with_calendars<D: Into<Document>>(self, calendars: impl IntoIterator<Item = D>) -> Self {
        Self { calendars: Some(calendars.into_iter().map(|calendar| calendar.into().0).collect()), ..self }
    }

    /// Says what fields do that this version does not know; they are issues by default.
    #[must_use]
    pub fn with_unknown_fields(self, unknown_fields: UnknownFields) -> Self {
        Self { unknown_fields: Some(unknown_fields), ..self }
    }
}

fn text_of(value: &impl Serialize) -> String {
    // A value that cannot be written becomes an empty text, which is then reported as malformed JSON.
    serde_json::to_string(value).unwrap_or_default()
}

/// A policy that was loaded: it answers questions, from any thread. A clone is the same policy.
///
/// ```
/// use aftersales::types::{OrderLine, ReturnQuestion, Status};
/// use aftersales::{Documents, Policy};
///
/// let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
///     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
/// let policy = Policy::load(&Documents::from(terms))?;
/// let mut line = OrderLine { quantity: aftersales::types::Quantity::from(1).into(), ..OrderLine::default() };
/// line.events = aftersales::types::Map::from([("delivered".to_owned(), Some("2026-03-02T10:15:00+01:00".into()))]).into();
///
/// // The thirtieth day after 2 March is 1 April, and it ends where 2 April starts, in summer time.
/// let at = |now: &str| ReturnQuestion { line: line.clone(), request: Default::default(), now: now.into(), closed: None };
/// assert_eq!(policy.verdict(&at("2026-04-01T23:59:59+02:00")).into_result()?.status, Status::Eligible);
/// assert_eq!(policy.verdict(&at("2026-04-02T00:00:00+02:00")).into_result()?.status, Status::Ineligible);
/// # Ok::<(), aftersales::LoadError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Policy(Arc<Held>);

#[derive(Debug)]
struct Held {
    engine: Engine,
    loaded: Loaded,
}

/// What came of a question: a value, or everything that is wrong with the question. An ineligible line is a value.
///
/// ```
/// use aftersales::types::Submission;
/// use aftersales::Answer;
///
/// match Submission::parse(r#"{ "key": 7 }"#) {
///     Answer::Understood { .. } => panic!("a key is a text"),
///     Answer::Refused { issues } => assert!(issues.iter().any(|issue| issue.pointer == "/key")),
/// }
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum Answer<T> {
    /// The question was understood.
    Understood {
        /// The answer.
        value: T,
        /// What is odd in the question.
        warnings: Vec<Issue>,
    },
    /// The question was not understood.
    Refused {
        /// Everything that is wrong with it.
        issues: Vec<Issue>,
    },
}

impl<T> Answer<T> {
    /// The value without the warnings.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the question.
    pub fn into_result(self) -> Result<T, LoadError> {
        match self {
            Self::Understood { value, .. } => Ok(value),
            Self::Refused { issues } => Err(issues.into()),
        }
    }
}

impl Policy {
    /// Reads a policy with its packs and calendars.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with them, each with a JSON Pointer into the policy or into `/options`.
    pub fn load(documents: &Documents) -> Result<Self, LoadError> {
        let engine = Engine::new(Box::new(NativeHost));
        let Documents { document, packs, calendars, unknown_fields } = documents;
        let loaded = engine.load_with(document, packs.as_deref(), calendars.as_deref(), *unknown_fields)?;
        Ok(Self(Arc::new(Held { engine, loaded })))
    }

    /// Which file opens as this policy? A page or a server opens it without its documents, and gets the same answers.
    ///
    /// # Errors
    ///
    /// `too_large` if the policy comes to more than a file may hold.
    ///
    /// ```
    /// # use aftersales::{Documents, Policy};
    /// let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin", "packs": ["eu"] }"#;
    /// let file = Policy::load(&Documents::from(terms))?.build()?;
    /// assert_eq!(Policy::open(&file)?.edition().id.0, "shop");
    /// # Ok::<(), aftersales::LoadError>(())
    /// ```
    pub fn build(&self) -> Result<Vec<u8>, LoadError> {
        self.0.engine.built(&self.0.loaded)
    }

    /// Which policy is in this file?
    ///
    /// # Errors
    ///
    /// `built_malformed`, `built_version` or `unknown_time_zone`: see [`Engine::open`].
    ///
    /// ```
    /// # use aftersales::Policy;
    /// let refused = Policy::open(b"{ \"format\": 1 }").expect_err("this is a document");
    /// assert_eq!(refused[0].code.code(), "built_malformed");
    /// ```
    pub fn open(bytes: &[u8]) -> Result<Self, LoadError> {
        let engine = Engine::new(Box::new(NativeHost));
        let loaded = engine.open(bytes)?;
        Ok(Self(Arc::new(Held { engine, loaded })))
    }

    /// The policy as the domain has it.
    #[cfg(feature = "authoring")]
    pub(crate) fn terms(&self) -> &domain::Policy {
        &self.0.loaded.policy
    }

    /// What is odd in the documents.
    #[must_use]
    pub fn warnings(&self) -> &[Issue] {
        &self.0.loaded.warnings
    }

    /// Which edition of the shop's terms is it?
    #[must_use]
    pub fn edition(&self) -> PolicyEdition {
        let shop = self.0.loaded.policy.shop();
        let text = |read: fn(&domain::Document) -> &String| shop.map(read).cloned().unwrap_or_default().into();
        PolicyEdition {
            id: text(|shop| &shop.id),
            version: text(|shop| &shop.version),
            digest: shop.map(answers::fingerprint_text).unwrap_or_default().into(),
            others: Map::default(),
        }
    }

    /// May this line be returned, in short?
    pub fn verdict(&self, question: &ReturnQuestion) -> Answer<Verdict> {
        self.ask(question, Engine::verdict)
    }

    /// May this line be returned, and why?
    pub fn check_return(&self, question: &ReturnQuestion) -> Answer<Decision> {
        self.ask(question, Engine::check_return)
    }

    /// What may be returned of a whole order? The answer has a decision for each line, by its id.
    pub fn check_order(&self, question: &OrderQuestion) -> Answer<Map<Decision>> {
        self.ask(question, Engine::check_order)
    }

    /// What is paid back for a return of several lines?
    pub fn settle(&self, question: &OrderQuestion) -> Answer<Settlement> {
        self.ask(question, Engine::settle)
    }

    /// Must a page have a function by which to withdraw from the contract? The requests of the question have no effect.
    pub fn withdrawal_function(&self, question: &OrderQuestion) -> Answer<WithdrawalDuty> {
        self.ask(question, Engine::withdrawal_function)
    }

    /// What would each reason open?
    pub fn reasons(&self, question: &ReasonsQuestion) -> Answer<Vec<ReasonDecision>> {
        self.ask(question, Engine::reasons)
    }

    /// How does the answer change over time?
    pub fn timeline(&self, question: &TimelineQuestion) -> Answer<Vec<Segment>> {
        self.ask(question, Engine::timeline)
    }

    /// Which warranties does this line have? The request of the question has no effect.
    pub fn warranty(&self, question: &ReturnQuestion) -> Answer<Vec<Coverage>> {
        self.ask(question, Engine::warranty)
    }

    /// Who pays for mending a fault?
    pub fn fault(&self, question: &FaultQuestion) -> Answer<FaultVerdict> {
        self.ask(question, Engine::fault)
    }

    /// How much time is left? A countdown can be read at any instant, and allocates nothing.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the question; `nothing_to_count` if there is no such end.
    pub fn countdown(&self, question: &CountdownQuestion) -> Result<Countdown, LoadError> {
        let refused = match self.0.engine.countdown(&self.0.loaded.policy, &text_of(question)) {
            Ok(countdown) => return Ok(countdown),
            Err(refused) => refused,
        };
        Err(match read_answer::<()>(&refused) {
            Answer::Refused { issues } => issues.into(),
            Answer::Understood { warnings, .. } => warnings.into(),
        })
    }

    /// What was promised for a case?
    pub fn service_levels(&self, question: &CaseQuestion) -> Answer<Vec<ServiceLevel>> {
        self.ask(question, Engine::service_levels)
    }

    /// How far is a case?
    pub fn case_progress(&self, question: &ProgressQuestion) -> Answer<CaseProgress> {
        self.ask(question, Engine::case_progress)
    }

    /// Whom may the shopper ask?
    pub fn contacts(&self, question: &ContactsQuestion) -> Answer<Contacts> {
        self.ask(question, Engine::contacts)
    }

    /// Which fields has a form?
    pub fn form_fields(&self, question: &FieldsQuestion) -> Answer<Vec<FieldSpec>> {
        self.ask(question, Engine::form_fields)
    }

    /// What is wrong with one field?
    pub fn check_field(&self, question: &FieldQuestion) -> Answer<Vec<FieldError>> {
        self.ask(question, Engine::check_field)
    }

    /// Is a form complete, and what may the shopper expect?
    pub fn validate_form(&self, question: &FormQuestion) -> Answer<FormReport> {
        self.ask(question, Engine::validate_form)
    }

    /// Asks what is written otherwise than as a type of Rust, such as what a page sent: whatever is wrong with it is told.
    ///
    /// ```
    /// # use aftersales::{boundary::Engine, types::Decision, Documents, Policy};
    /// # let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin" }"#;
    /// # let policy = Policy::load(&Documents::from(terms))?;
    /// let sent = serde_json::json!({ "line": { "quantity": "two" }, "now": "2026-03-16T12:00:00Z" });
    /// let refused = policy.ask::<Decision>(&sent, Engine::check_return).into_result().err();
    /// assert_eq!(refused.map(|issues| issues[0].pointer.clone()).as_deref(), Some("/line/quantity"));
    /// # Ok::<(), aftersales::LoadError>(())
    /// ```
    pub fn ask<T: DeserializeOwned>(
        &self,
        question: &impl Serialize,
        method: fn(&Engine, &domain::Policy, &str) -> String,
    ) -> Answer<T> {
        read_answer(&method(&self.0.engine, &self.0.loaded.policy, &text_of(question)))
    }
}

impl Submission {
    /// Reads what a page sent. Only its shape is checked here; [`Policy::validate_form`] checks the values.
    pub fn parse(text: &str) -> Answer<Self> {
        read_answer(&Engine::parse_submission(text))
    }
}

/// Reads an answer of the engine. It always has the shape of its type, which the conformance suite checks answer by answer.
fn read_answer<T: DeserializeOwned>(text: &str) -> Answer<T> {
    serde_json::from_str(text).unwrap_or_else(|error| Answer::Refused {
        issues: vec![Issue::of_all(IssueCode::MalformedJson, String::new(), None, Some(error.to_string()))],
    })
}

/// An answer as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written<T, I> {
    ok: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<T>,
    #[serde(skip_serializing_if = "Option::is_none")]
    warnings: Option<I>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issues: Option<I>,
}

impl<T: Serialize> Serialize for Answer<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Understood { value, warnings } => {
                let warnings = Some(warnings).filter(|warnings| !warnings.is_empty());
                Written { ok: true, value: Some(value), warnings, issues: None }.serialize(serializer)
            }
            Self::Refused { issues } => {
                Written { ok: false, value: None::<()>, warnings: None, issues: Some(issues) }.serialize(serializer)
            }
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Answer<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let written: Written<T, Vec<Issue>> = Written::deserialize(deserializer)?;
        match (written.value, written.issues) {
            (Some(value), None) => Ok(Self::Understood { value, warnings: written.warnings.unwrap_or_default() }),
            (None, Some(issues)) => Ok(Self::Refused { issues }),
            _ => Err(serde::de::Error::custom("an answer has either a value or issues")),
        }
    }
}

/// An issue as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenIssue<'i> {
    code: IssueCode,
    pointer: std::borrow::Cow<'i, str>,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    expected: Option<std::borrow::Cow<'i, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    received: Option<std::borrow::Cow<'i, str>>,
}

impl Serialize for Issue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let issue = WrittenIssue {
            code: self.code,
            pointer: self.pointer.as_str().into(),
            message: self.message(),
            expected: self.expected.as_deref().map(Into::into),
            received: self.received.as_deref().map(Into::into),
        };
        issue.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Issue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let issue = WrittenIssue::deserialize(deserializer)?;
        let text = |text: std::borrow::Cow<str>| text.into_owned();
        Ok(Self::of_all(issue.code, issue.pointer.into_owned(), issue.expected.map(text), issue.received.map(text)))
    }
}

/// A server shares a policy between its threads.
const _: fn() = || {
    fn shared<T: Send + Sync>() {}
    shared::<Policy>();
};

/// A policy says which edition it is.
impl fmt::Display for Policy {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let edition = self.edition();
        write!(out, "{} {}", edition.id.0, edition.version.0)
    }
}
