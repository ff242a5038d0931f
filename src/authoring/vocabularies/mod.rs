//! How are return policies in vocabularies of others read and written?
//!
//! An import is lenient, reports everything odd, and never grants what its source does not state. Every reader turns its
//! source into the same `Terms`, and one writer makes a policy document of them.

mod document;
mod google_merchant;
mod names;
mod reading;
mod schema_org;
mod terms;
mod ucp;

use self::reading::Reading;
use crate::boundary::IssueCode;
use crate::boundary::host::HostZones;
use crate::boundary::issues::{Issue, Issues};
use crate::boundary::json::{Json, Writer};

/// The answer to `{document, options?}`, or everything that is wrong with it.
pub type Outcome = Result<String, Vec<Issue>>;

/// Reads markup of schema.org.
pub fn from_schema_org(question: &Json, host: HostZones) -> Outcome {
    let document = question.field("document");
    let mut reading = Reading::new(question, "schema-org", host);
    if !matches!(document, Json::Object(_) | Json::Array(_)) {
        reading.issues.add_field(IssueCode::WrongType, question, "document", "object or array");
    }
    let imported = schema_org::import(document, &mut reading);
    let mut issues = std::mem::take(&mut reading.issues);
    answer(&mut issues, question, &|writer| {
        writer.key("policy");
        imported.write_policy(writer, &reading);
        writer.key("found");
        imported.write_found(writer, document);
    })
}

/// Writes a policy document as markup of schema.org.
pub fn to_schema_org(question: &Json) -> Outcome {
    let mut issues = Issues::default();
    let jsonld = schema_org::export(question, &mut issues);
    answer(&mut issues, question, &|writer| {
        writer.key("jsonld").raw(&jsonld);
    })
}

/// Reads return policies of the Merchant API.
pub fn from_google_merchant(question: &Json, host: HostZones) -> Outcome {
    from_terms(question, host, "google-merchant", google_merchant::import)
}

/// Reads return policies of the Universal Commerce Protocol.
pub fn from_ucp(question: &Json, host: HostZones) -> Outcome {
    from_terms(question, host, "ucp", ucp::import)
}

fn from_terms<'j>(
    question: &'j Json<'j>,
    host: HostZones,
    source: &str,
    import: fn(&'j Json<'j>, &mut Reading) -> Vec<terms::Terms>,
) -> Outcome {
    let document = question.field("document");
    let mut reading = Reading::new(question, source, host);
    let mut found = import(document, &mut reading);
    reading.place_seasons(&mut found);
    if !reading.zone_is_stated && !found.is_empty() {
        reading.warn(IssueCode::ZoneNotStated, document);
    }
    let mut issues = std::mem::take(&mut reading.issues);
    answer(&mut issues, question, &|writer| {
        writer.key("policy");
        document::write_policy(writer, &reading, &found, "[]");
    })
}

/// The value of an answer with its warnings, or everything that is wrong. Pointers go into the document itself.
fn answer(issues: &mut Issues, question: &Json, write: &dyn Fn(&mut Writer)) -> Outcome {
    issues.locate(question);
    for issue in issues.errors.iter_mut().chain(&mut issues.warnings) {
        if let Some(rest) = issue.pointer.strip_prefix("/document") {
            issue.pointer = rest.to_owned();
        }
    }
    if !issues.errors.is_empty() {
        return Err(std::mem::take(&mut issues.errors));
    }
    let mut writer = Writer::default();
    writer.open('{');
    write(&mut writer);
    writer.key("warnings").array(&issues.warnings, |writer, warning| warning.write(writer));
    writer.close('}');
    Ok(writer.into_text())
}
