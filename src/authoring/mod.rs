//! The tools of those who write policies. They are an artefact of their own, so that shoppers do not download
//! them; each tool is a method of [`Author`], and a line in [`Author::ask`].

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
use crate::boundary::issues::Issues;
use crate::boundary::json::{Json, Writer, read};
use crate::domain::calendar::Instant;
use crate::domain::policy::Policy;
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
            "fromSchemaOrg" => self.from_schema_org(text),
            "toSchemaOrg" => self.to_schema_org(text),
            "fromGoogleMerchant" => self.from_google_merchant(text),
            "fromUcp" => self.from_ucp(text),
            "lintPolicy" => self.lint_policy(text),
            _ => self.preview(text),
        }
    }

    /// A policy document that says what markup of schema.org says, for `{document, options?: {id?, version?,
    /// timeZone?, currency?}}`: `{policy, found, warnings}`.
    #[must_use]
    pub fn from_schema_org(&self, text: &str) -> String {
        answer(text, &|asked| vocabularies::from_schema_org(asked, self.engine.host_zones()))
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
        answer(text, &|asked| vocabularies::from_google_merchant(asked, self.engine.host_zones()))
    }

    /// A policy document that says what return policies of the Universal Commerce Protocol say, for
    /// `{document, options?}`.
    #[must_use]
    pub fn from_ucp(&self, text: &str) -> String {
        answer(text, &|asked| vocabularies::from_ucp(asked, self.engine.host_zones()))
    }

    /// What the author of a policy should know of it, for `{document, options: {packs?, calendars?, unknownFields?,
    /// now}}`: findings by their places, each with a way out.
    #[must_use]
    pub fn lint_policy(&self, text: &str) -> String {
        self.on_policy(text, LintQuestion::RECORD, &|asked, policy, now, _, writer| {
            let declared = lint::declarations(asked.field("document"), policy);
            lint::findings(writer, &crate::domain::lint::lint(policy, &declared, now), policy);
        })
    }

    /// What each reason and remedy would open, for `{document, line, options: {packs?, calendars?, unknownFields?,
    /// now}}`.
    #[must_use]
    pub fn preview(&self, text: &str) -> String {
        self.on_policy(text, PreviewQuestion::RECORD, &|asked, policy, now, issues, writer| {
            let line = documents::line(asked.field("line"), policy, issues);
            preview::preview(writer, policy, &line, now);
        })
    }

    /// Reads a policy with its options, asks about it, and answers with everything that is wrong or odd.
    fn on_policy(&self, text: &str, shape: &'static Record, ask: &Question) -> String {
        let asked = match read(text) {
            Err(malformed) => return refused(&[unreadable(malformed)]),
            Ok(asked) => asked,
        };
        let mut issues = Issues::default();
        documents::check(&asked, &Shape::Record(shape), false, &mut issues);
        let options = asked.field("options");
        let mut writer = Writer::default();
        if asked.get("document").is_some()
            && let Some(policy) = self.engine.load_parts(&asked, options, &mut issues)
        {
            let now = documents::parse_instant(options.field("now"));
            if let (Some(now), true) = (now, issues.errors.is_empty()) {
                ask(&asked, &policy, now, &mut issues, &mut writer);
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
        if issues.errors.is_empty() {
            understood(&writer.into_text(), &issues.warnings)
        } else {
            refused(&issues.errors)
        }
    }
}

/// What is asked of a policy: the arguments, the policy and the instant; what is wrong, and the answer.
type Question<'q> = dyn Fn(&Json, &Policy, Instant, &mut Issues, &mut Writer) + 'q;

fn answer(text: &str, ask: &dyn Fn(&Json) -> Outcome) -> String {
    match read(text) {
        Err(malformed) => refused(&[unreadable(malformed)]),
        Ok(asked) => match ask(&asked) {
            Ok(value) => understood(&value, &[]),
            Err(issues) => refused(&issues),
        },
    }
}
