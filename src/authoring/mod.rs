//! The tools of those who write policies. They are an artefact of their own, so that shoppers do not download
//! them; each tool is a method of [`Author`], and a line in [`Author::ask`].

mod answers;
#[cfg(all(target_arch = "wasm32", not(feature = "dom")))]
mod exports;
mod indicators;
mod lint;
mod preview;
mod questions;
mod vocabularies;

pub use indicators::indicators_of;
pub use lint::known as known_findings;
pub use questions::{Goals, IndicatorOptions, LintQuestion, PreviewQuestion, ToolOptions};

use crate::boundary::Engine;
use crate::boundary::documents::Fields;
use crate::boundary::documents::{self, Record, Shape};
use crate::boundary::engine::question::{refused, understood, unreadable};
use crate::boundary::issues::{Issue, Issues};
use crate::boundary::json::{Json, read};
use crate::domain::calendar::Instant;
use crate::domain::policy::Policy;
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
    #[must_use]
    pub fn from_schema_org(&self, text: &str) -> String {
        answer(text, &|asked| vocabularies::from_schema_org(asked, self.engine.host_and_zones()))
    }

    /// Markup of schema.org that says what a policy document says, for `{document, options?: {product?}}`:
    /// `{jsonld, warnings}`.
    #[must_use]
    pub fn to_schema_org(&self, text: &str) -> String {
        answer(text, &|asked| vocabularies::to_schema_org(asked))
    }

    /// A policy document that says what return policies of the Merchant API say, for `{document, options?}`.
    #[must_use]
    pub fn from_google_merchant(&self, text: &str) -> String {
        answer(text, &|asked| vocabularies::from_google_merchant(asked, self.engine.host_and_zones()))
    }

    /// A policy document that says what return policies of the Universal Commerce Protocol say, for
    /// `{document, options?}`.
    #[must_use]
    pub fn from_ucp(&self, text: &str) -> String {
        answer(text, &|asked| vocabularies::from_ucp(asked, self.engine.host_and_zones()))
    }

    /// What the author of a policy should know of it, for `{document, options: {packs?, calendars?, unknownFields?,
    /// now}}`: findings by their places, each with a way out.
    #[must_use]
    pub fn lint_policy(&self, text: &str) -> String {
        self.findings(text).into_text()
    }

    /// The answer of [`Self::lint_policy`] before it is written.
    pub(crate) fn findings(&self, text: &str) -> Answer<Vec<Finding>> {
        self.on_policy(text, LintQuestion::RECORD, |asked, policy, now, _| {
            let declared = lint::declarations(asked.field("document"), policy);
            lint::findings(&crate::domain::lint::lint(policy, &declared, now), policy)
        })
    }

    /// What each reason and remedy would open, for `{document, line, options: {packs?, calendars?, unknownFields?,
    /// now}}`.
    #[must_use]
    pub fn preview(&self, text: &str) -> String {
        self.matrix(text).into_text()
    }

    /// The answer of [`Self::preview`] before it is written.
    pub(crate) fn matrix(&self, text: &str) -> Answer<Vec<PreviewRow>> {
        self.on_policy(text, PreviewQuestion::RECORD, |asked, policy, now, issues| {
            let line = documents::line(asked.field("line"), policy, issues);
            preview::preview(policy, &line, now)
        })
    }

    /// Asks about a policy; see [`Self::with_policy`].
    fn on_policy<T: serde::Serialize>(
        &self,
        text: &str,
        shape: &'static Record,
        ask: impl Fn(&Json, &Policy, Instant, &mut Issues) -> T,
    ) -> Answer<T> {
        let mut value = None;
        let told = self.with_policy(text, shape, &mut |asked, policy, now, issues| {
            value = Some(ask(asked, policy, now, issues));
        });
        match (value, told) {
            (Some(value), Ok(warnings)) => Answer::understood(value, &warnings),
            (_, Ok(issues) | Err(issues)) => Answer::refused(&issues),
        }
    }

    /// Reads a policy with its options, asks about it, and tells what is odd, or everything that is wrong.
    fn with_policy(&self, text: &str, shape: &'static Record, ask: &mut Question) -> Result<Vec<Issue>, Vec<Issue>> {
        let asked = read(text).map_err(|malformed| vec![unreadable(malformed)])?;
        let mut issues = Issues::default();
        documents::check(&asked, &Shape::Record(shape), false, &mut issues);
        let options = asked.field("options");
        if asked.get("document").is_some()
            && let Some(policy) = self.engine.load_parts(&asked, options, &mut issues)
        {
            let now = documents::parse_instant(options.field("now"));
            if let (Some(now), true) = (now, issues.errors.is_empty()) {
                ask(&asked, &policy, now, &mut issues);
            } else {
                // What is wrong with the line is told with the rest.
                documents::line(asked.field("line"), &policy, &mut issues);
            }
        }
        issues.locate(&asked);
        for issue in issues.errors.iter_mut().chain(&mut issues.warnings) {
            if let Some(rest) = issue.pointer.strip_prefix("/document") {
                issue.pointer = rest.to_owned();
            }
        }
        if issues.errors.is_empty() { Ok(issues.warnings) } else { Err(issues.errors) }
    }
}

/// What is asked of a policy: the arguments, the policy and the instant; and what is wrong.
type Question<'q> = dyn FnMut(&Json, &Policy, Instant, &mut Issues) + 'q;

fn answer(text: &str, ask: &dyn Fn(&Json) -> Outcome) -> String {
    match read(text) {
        Err(malformed) => refused(&[unreadable(malformed)]),
        Ok(asked) => match ask(&asked) {
            Ok(value) => understood(&value, &[]),
            Err(issues) => refused(&issues),
        },
    }
}
