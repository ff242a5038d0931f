//! convert: terms that are written in another vocabulary as a policy, and a policy as a page's markup.

use aftersales::authoring::Author;
use aftersales::boundary::{Engine, Issue, NativeHost};
use clap::{Args, ValueEnum};
use serde_json::{Map, Value, json};

use crate::files::{Document, read_json, write};
use crate::issues::{pointer_text, refused};
use crate::{Outcome, Refusal, as_json, usage};

/// Reads terms of schema.org, Google Merchant or UCP as a policy, and writes a policy as markup.
#[derive(Args)]
pub struct Convert {
    /// The terms.
    file: String,
    /// What the file is.
    #[arg(long, value_enum, value_name = "FORM")]
    from: Form,
    /// What it becomes.
    #[arg(long, value_enum, value_name = "FORM")]
    to: Written,
    /// The file to write, in place of standard output.
    #[arg(long, short, value_name = "OUT")]
    out: Option<String>,
    /// The id of the policy that is read.
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Its edition.
    #[arg(long, value_name = "TEXT")]
    edition: Option<String>,
    /// Where its days begin, such as Europe/Berlin.
    #[arg(long, value_name = "ZONE")]
    zone: Option<String>,
    /// The currency of amounts that state none.
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    /// A category of the goods that markup is for; may be repeated.
    #[arg(long, value_name = "NAME")]
    category: Vec<String>,
    /// A tag of the goods that markup is for; may be repeated.
    #[arg(long, value_name = "NAME")]
    tag: Vec<String>,
    /// Answer in JSON.
    #[arg(long)]
    json: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    SchemaOrg,
    GoogleMerchant,
    Ucp,
    Policy,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Written {
    Policy,
    SchemaOrg,
}

/// What a vocabulary says, and what of it cannot be said.
struct Said {
    result: Value,
    warnings: Vec<Issue>,
}

impl Convert {
    pub fn run(self) -> Result<Outcome, Refusal> {
        match (self.from, self.to) {
            (Form::Policy, Written::Policy) => return Err(usage("--from and --to are both policy")),
            (Form::SchemaOrg, Written::SchemaOrg) => return Err(usage("--from and --to are both schema-org")),
            _ => {}
        }
        let document = read_json(&self.file)?;
        let engine = Engine::new(Box::new(NativeHost));
        let said = self.policy(&Author::new(&engine), &document.value).and_then(|policy| {
            let mut said = self.written(&Author::new(&engine), policy.result)?;
            said.warnings.splice(0..0, policy.warnings);
            Ok(said)
        });
        let Said { result, warnings } = match said {
            Ok(said) => said,
            Err(issues) => return Ok(refused(&document, issues, "", self.json)),
        };
        let text =
            if self.json { as_json(&json!({ "result": result, "warnings": warnings })) } else { as_json(&result) };
        let remarks =
            if self.json { String::new() } else { warnings.iter().map(|issue| told(issue, &document)).collect() };
        if let Some(out) = &self.out {
            write(out, text.as_bytes())?;
            return Ok(Outcome { remarks, ..Outcome::default() });
        }
        Ok(Outcome { text, remarks, ..Outcome::default() })
    }

    fn policy(&self, author: &Author, document: &Value) -> Result<Said, Vec<Issue>> {
        let read = match self.from {
            Form::Policy => return Ok(Said { result: document.clone(), warnings: Vec::new() }),
            Form::SchemaOrg => Author::from_schema_org,
            Form::GoogleMerchant => Author::from_google_merchant,
            Form::Ucp => Author::from_ucp,
        };
        let given =
            [("id", &self.id), ("version", &self.edition), ("timeZone", &self.zone), ("currency", &self.currency)];
        let options = given.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value.as_deref()?.into())));
        let question = json!({ "document": document, "options": options.collect::<Map<String, Value>>() });
        said(&read(author, &question.to_string()), "policy")
    }

    fn written(&self, author: &Author, policy: Value) -> Result<Said, Vec<Issue>> {
        if self.to == Written::Policy {
            return Ok(Said { result: policy, warnings: Vec::new() });
        }
        let mut question = json!({ "document": policy });
        let goods = [("categories", &self.category), ("tags", &self.tag)];
        let goods = goods.into_iter().filter(|(_, names)| !names.is_empty());
        let product: Map<String, Value> = goods.map(|(name, names)| (name.to_owned(), json!(names))).collect();
        if let (false, Some(question)) = (product.is_empty(), question.as_object_mut()) {
            question.insert("options".to_owned(), json!({ "product": product }));
        }
        said(&author.to_schema_org(&question.to_string()), "jsonld")
    }
}

/// What a tool answers under a name, or everything that is wrong.
fn said(answer: &str, name: &str) -> Result<Said, Vec<Issue>> {
    let mut answer: Value = serde_json::from_str(answer).unwrap_or_default();
    let mut take = |pointer: &str| answer.pointer_mut(pointer).map(Value::take);
    let issues = |value: Option<Value>| value.and_then(|value| serde_json::from_value(value).ok()).unwrap_or_default();
    match take(&format!("/value/{name}")) {
        Some(result) => Ok(Said { result, warnings: issues(take("/value/warnings")) }),
        None => Err(issues(take("/issues"))),
    }
}

fn told(issue: &Issue, document: &Document) -> String {
    let (code, pointer) = (issue.code.code(), pointer_text(&issue.pointer));
    format!("{}  {code}  {pointer}\n  {}\n", document.name, issue.message())
}
