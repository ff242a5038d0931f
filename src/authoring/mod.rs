//! What do those who write policies need? A lint, a preview, vocabularies in and out, and indicators.
//!
//! The tools are an artefact of their own, so that shoppers do not download them. Each tool is a method of [`Author`] and a
//! line in [`Author::ask`].

mod answers;
#[cfg(feature = "serde")]
mod batch;
mod columns;
#[cfg(all(target_arch = "wasm32", not(feature = "dom")))]
mod exports;
mod indicators;
mod lint;
mod preview;
mod questions;
mod vocabularies;

#[cfg(feature = "serde")]
pub use batch::Batch;
pub use columns::{Change, Changes, Lines, Returns, RowOutcome, Rows};
pub use indicators::indicators_of;
pub use lint::{SPOKEN, known as known_findings};
pub use questions::{Goals, IndicatorOptions, LintQuestion, PreviewQuestion, ReturnsQuestion, SampleRow, ToolOptions};

use crate::boundary::Engine;
use crate::boundary::documents::Fields;
use crate::boundary::documents::{self, Record, Shape};
use crate::boundary::engine::question::{refused, understood, unreadable};
use crate::boundary::issues::{Issue, Issues};
use crate::boundary::json::{Json, read};
use crate::domain::calendar::Instant;
use crate::domain::policy::Policy;
use crate::domain::sort::sort_short;
use answers::{Answer, Finding, PreviewRow};
use vocabularies::Outcome;

/// Answers the questions of authors in JSON text, for a page and for a server alike.
///
/// # Example
///
/// ```
/// # #[cfg(feature = "native")] {
/// use aftersales::authoring::Author;
/// use aftersales::boundary::{Engine, NativeHost};
///
/// let engine = Engine::new(Box::new(NativeHost));
/// let page = r#"{ "document": { "@type": "MerchantReturnPolicy", "applicableCountry": "DE", "merchantReturnDays": 30,
///     "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow", "refundType": "FullRefund" },
///     "options": { "timeZone": "Europe/Berlin" } }"#;
/// let answer = Author::new(&engine).from_schema_org(page);
/// assert!(answer.contains(r#""window":{"from":"delivered","length":"P30D","count":"days_after"}"#));
/// # }
/// ```
#[derive(Debug)]
pub struct Author<'e> {
    engine: &'e Engine,
}

impl<'e> Author<'e> {
    /// An author's tools on this engine.
    pub fn new(engine: &'e Engine) -> Self {
        Self { engine }
    }

    /// Asks a tool by its name in the package.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::{authoring::Author, boundary::{Engine, NativeHost}};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let author = Author::new(&engine);
    /// assert!(author.ask("lintPolicy", "{").contains(r#""code":"malformed_json""#));
    /// # }
    /// ```
    #[must_use]
    pub fn ask(&self, tool: &str, text: &str) -> String {
        match tool {
            "lintPolicy" => self.lint_policy(text),
            "preview" => self.preview(text),
            _ => self.vocabulary(tool, text),
        }
    }

    /// Asks a tool that reads or writes another vocabulary by its name in the package.
    pub(crate) fn vocabulary(&self, tool: &str, text: &str) -> String {
        match tool {
            "fromSchemaOrg" => self.from_schema_org(text),
            "toSchemaOrg" => self.to_schema_org(text),
            "fromGoogleMerchant" => self.from_google_merchant(text),
            _ => self.from_ucp(text),
        }
    }

    /// A policy document that says what markup of schema.org says, for `{document, options?: {id?, version?,
    /// timeZone?, currency?}}`: `{policy, found, warnings}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::{authoring::Author, boundary::{Engine, NativeHost}};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let author = Author::new(&engine);
    /// let page = r#"{ "document": { "@type": "MerchantReturnPolicy", "applicableCountry": "DE",
    ///     "returnPolicyCategory": "https://schema.org/MerchantReturnNotPermitted" } }"#;
    /// assert!(author.from_schema_org(page).contains(r#""excludes":["refund","exchange","store_credit"]"#));
    /// # }
    /// ```
    #[must_use]
    pub fn from_schema_org(&self, text: &str) -> String {
        answer(text, &|question| vocabularies::from_schema_org(question, self.engine.host_zones()))
    }

    /// Markup of schema.org that says what a policy document says, for `{document, options?: {product?}}`:
    /// `{jsonld, warnings}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::{authoring::Author, boundary::{Engine, NativeHost}};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let author = Author::new(&engine);
    /// let terms = r#"{ "document": { "format": 1, "id": "shop", "version": "1", "timeZone": "UTC", "countries": ["DE"],
    ///     "rules": [{ "id": "any", "grants": ["refund"], "window": { "length": "P30D" } }] } }"#;
    /// assert!(author.to_schema_org(terms).contains(r#""merchantReturnDays":30"#));
    /// # }
    /// ```
    #[must_use]
    pub fn to_schema_org(&self, text: &str) -> String {
        answer(text, &|question| vocabularies::to_schema_org(question))
    }

    /// A policy document that says what return policies of the Merchant API say, for `{document, options?}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::{authoring::Author, boundary::{Engine, NativeHost}};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let author = Author::new(&engine);
    /// let policies = r#"{ "document": { "countries": ["DE"], "policy": { "type": "LIFETIME_RETURNS" } } }"#;
    /// assert!(author.from_google_merchant(policies).contains(r#""length":"unlimited""#));
    /// # }
    /// ```
    #[must_use]
    pub fn from_google_merchant(&self, text: &str) -> String {
        answer(text, &|question| vocabularies::from_google_merchant(question, self.engine.host_zones()))
    }

    /// A policy document that says what return policies of the Universal Commerce Protocol say, for
    /// `{document, options?}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::{authoring::Author, boundary::{Engine, NativeHost}};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let author = Author::new(&engine);
    /// let policies = r#"{ "document": { "window": { "days": 14, "anchor": "delivered" } } }"#;
    /// assert!(author.from_ucp(policies).contains(r#""from":"delivered","length":"P14D""#));
    /// # }
    /// ```
    #[must_use]
    pub fn from_ucp(&self, text: &str) -> String {
        answer(text, &|question| vocabularies::from_ucp(question, self.engine.host_zones()))
    }

    /// What the author of a policy should know of it, for `{document, options: {packs?, calendars?, unknownFields?,
    /// now}}`: findings by their places, each with a way out.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::{authoring::Author, boundary::{Engine, NativeHost}};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let author = Author::new(&engine);
    /// let terms = r#"{ "document": { "format": 1, "id": "shop", "version": "1", "timeZone": "UTC", "events": ["unboxed"],
    ///     "rules": [{ "id": "any", "grants": ["refund"], "window": { "length": "P30D" } }] },
    ///     "options": { "now": "2026-03-16T12:00:00Z" } }"#;
    /// assert!(author.lint_policy(terms).contains(r#""code":"unused_declaration","pointer":"/events/0""#));
    /// # }
    /// ```
    #[must_use]
    pub fn lint_policy(&self, text: &str) -> String {
        self.findings(text).into_text()
    }

    /// The answer of [`Self::lint_policy`] before it is written.
    pub(crate) fn findings(&self, text: &str) -> Answer<Vec<Finding>> {
        self.on_policy(text, LintQuestion::RECORD, |question, policy, now, _| {
            let declared = lint::declarations(question.field("document"), policy);
            let mut found = crate::domain::lint::lint(policy, &declared, now);
            found.extend(lint::missing(question));
            sort_short(&mut found, &|one, other| (&one.place, one.code.code()) < (&other.place, other.code.code()));
            lint::findings(&found, policy)
        })
    }

    /// What each reason and remedy would open, for `{document, line, options: {packs?, calendars?, unknownFields?,
    /// now}}`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::{authoring::Author, boundary::{Engine, NativeHost}};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let author = Author::new(&engine);
    /// let terms = r#"{ "document": { "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
    ///     "rules": [{ "id": "any", "grants": ["refund"], "window": { "length": "P30D" } }] },
    ///     "line": { "quantity": 1, "events": { "delivered": "2026-03-02" } }, "options": { "now": "2026-03-16T12:00:00Z" } }"#;
    /// assert!(author.preview(terms).contains(r#"{"reason":"late","status":"eligible","remedies":{"refund":{"status":"open""#));
    /// # }
    /// ```
    #[must_use]
    pub fn preview(&self, text: &str) -> String {
        self.matrix(text).into_text()
    }

    /// The answer of [`Self::preview`] before it is written.
    pub(crate) fn matrix(&self, text: &str) -> Answer<Vec<PreviewRow>> {
        self.on_policy(text, PreviewQuestion::RECORD, |question, policy, now, issues| {
            let line = documents::line(question.field("line"), policy, issues);
            issues.affordable(preview::preview(policy, &line, now)).unwrap_or_default()
        })
    }

    /// What a policy gives for many order lines, for `{document, lines: [{line, request?}], events?, options: {packs?,
    /// calendars?, unknownFields?, now}}`: a column of each thing that is told, or everything that is wrong, as JSON text.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::{authoring::{Author, Rows}, boundary::{Engine, NativeHost}};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let author = Author::new(&engine);
    /// // Two shirts, one delivered on 2 March and one on 2 February 2026.
    /// let rows = Rows { of: &[0, 0], instants: &[1_772_442_000_000.0, 1_770_022_800_000.0] };
    /// let terms = r#"{ "document": { "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
    ///     "rules": [{ "id": "any", "grants": ["refund"], "window": { "length": "P30D" } }] },
    ///     "lines": [{ "line": { "quantity": 1 } }], "events": ["delivered"], "options": { "now": "2026-03-16T12:00:00Z" } }"#;
    /// assert!(author.check_returns(terms, rows).contains(r#""status":[0,3],"remedy":[0,255]"#));
    /// # }
    /// ```
    #[must_use]
    pub fn check_returns(&self, text: &str, rows: Rows) -> String {
        self.returns(text, rows).into_text()
    }

    /// The answer of [`Self::check_returns`] before it is written.
    pub(crate) fn returns(&self, text: &str, rows: Rows) -> Answer<Returns> {
        self.on_policy(text, ReturnsQuestion::RECORD, |question, policy, now, issues| {
            let lines = Lines::read(question, policy, issues);
            issues.affordable(Returns::of(&lines, policy, rows, now)).unwrap_or_default()
        })
    }

    /// What another edition changes for many order lines, as JSON text. Both questions are those of
    /// [`Self::check_returns`], with the same lines; what is wrong stands below `/old` or `/new`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::{authoring::{Author, Rows}, boundary::{Engine, NativeHost}};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// # let author = Author::new(&engine);
    /// let edition = |days: &str| format!(r#"{{ "document": {{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC",
    ///     "rules": [{{ "id": "any", "grants": ["refund"], "window": {{ "length": "P{days}D" }} }}] }},
    ///     "lines": [{{ "line": {{ "quantity": 1 }} }}], "events": ["delivered"],
    ///     "options": {{ "now": "2026-03-10T12:00:00Z" }} }}"#);
    /// // Delivered on 2 March 2026: 22 days are left of 30, and 6 of 14.
    /// let rows = Rows { of: &[0], instants: &[1_772_442_000_000.0] };
    /// let said = author.compare_policies(&edition("30"), &edition("14"), rows);
    /// assert!(said.contains(r#""days":[-16.0]"#) && said.contains(r#""losses":[0],"gains":[]"#));
    /// # }
    /// ```
    #[must_use]
    pub fn compare_policies(&self, old: &str, new: &str, rows: Rows) -> String {
        self.changes(old, new, rows).into_text()
    }

    /// The answer of [`Self::compare_policies`] before it is written.
    pub(crate) fn changes(&self, old: &str, new: &str, rows: Rows) -> Answer<Changes> {
        let (mut changes, mut wrong) = (None, Vec::new());
        let shape = ReturnsQuestion::RECORD;
        let before = self.with_policy(old, shape, &mut |question, policy, now, issues| {
            let lines = Lines::read(question, policy, issues);
            let after = self.with_policy(new, shape, &mut |question, other, _, issues| {
                let read = Lines::read(question, other, issues);
                changes = issues.affordable(Changes::of((policy, &lines), (other, &read), rows, now));
            });
            wrong.extend(after.err().unwrap_or_default().into_iter().map(|issue| issue.below("/new")));
        });
        wrong.extend(before.err().unwrap_or_default().into_iter().map(|issue| issue.below("/old")));
        match changes {
            Some(changes) if wrong.is_empty() => Answer::understood(changes, &[]),
            _ => Answer::refused(&wrong),
        }
    }

    /// Asks about a policy; see [`Self::with_policy`].
    fn on_policy<T: serde::Serialize>(
        &self,
        text: &str,
        shape: &'static Record,
        ask: impl Fn(&Json, &Policy, Instant, &mut Issues) -> T,
    ) -> Answer<T> {
        let mut value = None;
        let reported = self.with_policy(text, shape, &mut |question, policy, now, issues| {
            value = Some(ask(question, policy, now, issues));
        });
        match (value, reported) {
            (Some(value), Ok(warnings)) => Answer::understood(value, &warnings),
            (_, Ok(issues) | Err(issues)) => Answer::refused(&issues),
        }
    }

    /// Reads a policy with its options, asks about it, and tells what is odd, or everything that is wrong.
    fn with_policy(&self, text: &str, shape: &'static Record, ask: &mut Question) -> Result<Vec<Issue>, Vec<Issue>> {
        let question = read(text).map_err(|malformed| vec![unreadable(malformed)])?;
        let mut issues = Issues::default();
        documents::check(&question, &Shape::Record(shape), false, &mut issues);
        let options = question.field("options");
        if question.get("document").is_some()
            && let Some(policy) = self.engine.load_parts(&question, options, &mut issues)
        {
            let now = documents::parse_instant(options.field("now"));
            if let (Some(now), true) = (now, issues.errors.is_empty()) {
                ask(&question, &policy, now, &mut issues);
            } else {
                // The line is read for its issues, so that all are reported at once.
                documents::line(question.field("line"), &policy, &mut issues);
            }
        }
        issues.locate(&question);
        for issue in issues.errors.iter_mut().chain(&mut issues.warnings) {
            if let Some(rest) = issue.pointer.strip_prefix("/document") {
                issue.pointer = rest.to_owned();
            }
        }
        if issues.errors.is_empty() { Ok(issues.warnings) } else { Err(issues.errors) }
    }
}

/// What is question of a policy: the arguments, the policy and the instant; and what is wrong.
type Question<'q> = dyn FnMut(&Json, &Policy, Instant, &mut Issues) + 'q;

fn answer(text: &str, tool: &dyn Fn(&Json) -> Outcome) -> String {
    match read(text) {
        Err(malformed) => refused(&[unreadable(malformed)]),
        Ok(question) => match tool(&question) {
            Ok(value) => understood(&value, &[]),
            Err(issues) => refused(&issues),
        },
    }
}
