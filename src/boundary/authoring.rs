//! The tools of those who write policies. They are an artefact of their own, so that shoppers do not download
//! them; each tool is a method of [`Author`], and a line in [`Author::ask`].

use super::engine::{Engine, refused, understood, unreadable};
use super::json::{Json, read};
use super::vocabularies::{self, Outcome};

/// Answers the questions of authors in JSON text, for a page and for a server alike.
///
/// # Example
///
/// ```
/// # #[cfg(feature = "native")] {
/// use aftersales::boundary::{Author, Engine, NativeHost};
///
/// let engine = Engine::new(Box::new(NativeHost));
/// let page = r#"{ "document": { "@type": "MerchantReturnPolicy", "applicableCountry": "DE", "merchantReturnDays": 30,
///     "returnPolicyCategory": "https://schema.org/MerchantReturnFiniteReturnWindow", "refundType": "FullRefund" },
///     "options": { "timeZone": "Europe/Berlin" } }"#;
/// let answer = Author::new(&engine).from_schema_org(page);
/// assert!(answer.contains(r#""window":{"from":"delivered","length":"P30D","count":"days_after"}"#));
/// # }
/// ```
pub struct Author<'e> {
    engine: &'e Engine,
}

impl<'e> Author<'e> {
    /// An author's tools on this engine.
    pub fn new(engine: &'e Engine) -> Self {
        Self { engine }
    }

    /// Asks by the number of the question: 0 markup of schema.org in, 1 out, 2 policies of the Merchant API in,
    /// 3 policies of the Universal Commerce Protocol in.
    pub fn ask(&self, question: u32, text: &str) -> String {
        match question {
            0 => self.from_schema_org(text),
            1 => self.to_schema_org(text),
            2 => self.from_google_merchant(text),
            _ => self.from_ucp(text),
        }
    }

    /// A policy document that says what markup of schema.org says, for `{document, options?: {id?, version?,
    /// timeZone?, currency?}}`: `{policy, found, warnings}`.
    pub fn from_schema_org(&self, text: &str) -> String {
        answer(text, &|asked| vocabularies::from_schema_org(asked, self.engine.world()))
    }

    /// Markup of schema.org that says what a policy document says, for `{document, options?: {product?}}`:
    /// `{jsonld, warnings}`.
    pub fn to_schema_org(&self, text: &str) -> String {
        answer(text, &|asked| vocabularies::to_schema_org(asked))
    }

    /// A policy document that says what return policies of the Merchant API say, for `{document, options?}`.
    pub fn from_google_merchant(&self, text: &str) -> String {
        answer(text, &|asked| vocabularies::from_google_merchant(asked, self.engine.world()))
    }

    /// A policy document that says what return policies of the Universal Commerce Protocol say, for
    /// `{document, options?}`.
    pub fn from_ucp(&self, text: &str) -> String {
        answer(text, &|asked| vocabularies::from_ucp(asked, self.engine.world()))
    }
}

fn answer(text: &str, ask: &dyn Fn(&Json) -> Outcome) -> String {
    match read(text) {
        Err(malformed) => refused(&[unreadable(malformed)]),
        Ok(asked) => match ask(&asked) {
            Ok(value) => understood(&value, &[]),
            Err(issues) => refused(&issues),
        },
    }
}
