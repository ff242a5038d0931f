//! Which codes would reach a shopper without words in a language of the policy?

use super::spoken::SPOKEN;
use crate::boundary::json::Json;
use crate::domain::lint::{Finding, FindingCode, FindingSort, Place};

/// The languages in which the package speaks itself.
const PACKAGE: [&str; 16] =
    ["ar", "de", "en", "es", "fi", "fr", "it", "ja", "ko", "nl", "pl", "pt", "sv", "tr", "zh-Hans", "zh-Hant"];
/// Entries whose titles reach shoppers.
const TITLED: [&str; 3] = ["rules", "warranties", "serviceLevels"];

/// The documents of a policy, and what was found so far.
struct Search<'j> {
    documents: Vec<&'j Json<'j>>,
    languages: Vec<&'j str>,
    found: Vec<Finding>,
    /// The families and codes that were looked at, each with the place of its finding.
    seen: Vec<(&'static str, String, Option<usize>)>,
}

/// Codes and titles of the `document` and the `packs` that it names which have no words in one of its `languages`.
pub fn missing(question: &Json) -> Vec<Finding> {
    let (shop, packs) = (question.field("document"), question.field("options").field("packs").items());
    let languages: Vec<&str> = shop.field("languages").items().iter().map(Json::as_text).collect();
    let named = |reference: &Json| packs.iter().find(|pack| pack.text("id") == reference.id());
    let mut documents = vec![shop];
    documents.extend(shop.field("packs").items().iter().filter_map(named));
    let mut search = Search { documents, languages, found: Vec::new(), seen: Vec::new() };
    if !search.languages.is_empty() {
        for place in 0..search.documents.len() {
            search.document(place);
        }
    }
    search.found
}

impl<'j> Search<'j> {
    fn document(&mut self, index: usize) {
        let Some(document) = self.documents.get(index).copied() else { return };
        let top = Place::of(index);
        for list in ["rules", "warranties", "faultTerms"] {
            for (entry, at) in entries(document, &top, list) {
                for (field, family) in [("steps", "steps"), ("notes", "notes"), ("requires", "requirements")] {
                    self.codes(family, entry.field(field), &at.field(field));
                }
                self.codes("methods", entry.field("refund").field("methods"), &at.field("refund").field("methods"));
                self.code("parts", entry.field("part"), &at.field("part"));
            }
        }
        for (entry, at) in entries(document, &top, "costs") {
            for field in ["fee", "bonus"] {
                self.code("fees", entry.field(field).field("kind"), &at.field(field).field("kind"));
            }
        }
        for list in TITLED {
            for (entry, at) in entries(document, &top, list) {
                match entry.get("title") {
                    Some(title) => self.title(entry, title, document, &at.field("title")),
                    None if list == "serviceLevels" => self.code("promises", entry.field("kind"), &at.field("kind")),
                    None => self.title(entry, &Json::Null, document, &at),
                }
            }
        }
        for (name, fact) in document.field("facts").entries() {
            let at = top.field("facts").field(name);
            self.fact(name, &at);
            self.codes("choices", fact.field("choices"), &at.field("choices"));
        }
        for (branch, leaves) in document.field("reasons").entries() {
            self.codes("reasons", leaves, &top.field("reasons").field(branch));
        }
        for (event, at) in entries(document, &top, "events") {
            self.code("events", event, &at);
            self.fact(event.as_text(), &at);
        }
        for (channel, at) in entries(document, &top, "channels") {
            self.code("channels", channel.field("kind"), &at.field("kind"));
        }
        for (department, at) in entries(document, &top, "departments") {
            match department.get("title") {
                Some(title) => self.title(department, title, document, &at.field("title")),
                None => self.code("departments", department.field("id"), &at.field("id")),
            }
        }
        let complaints = top.field("complaints");
        for (category, at) in entries(document.field("complaints"), &complaints, "categories") {
            self.code("complaints", category.field("id"), &at.field("id"));
            self.codes("reasons", category.field("reasons"), &at.field("reasons"));
            self.code("departments", category.field("department"), &at.field("department"));
        }
        for (kind, form) in document.field("forms").entries() {
            for (field, at) in entries(form, &top.field("forms").field(kind), "fields") {
                if !matches!(field.field("omit"), Json::Bool(true)) {
                    self.code("fields", field.field("name"), &at.field("name"));
                    self.codes("choices", field.field("choices"), &at.field("choices"));
                }
            }
        }
        let told = document.field("complaints");
        if let Some(acknowledgement) = told.get("acknowledgement") {
            self.text("acknowledgement", acknowledgement, document, &complaints.field("acknowledgement"));
        }
        for (urgency, at) in entries(told, &complaints, "urgencies") {
            if let Some(advice) = urgency.get("advice") {
                self.text(urgency.text("id"), advice, document, &at.field("advice"));
            }
        }
        for (list, name) in [("escalation", "title"), ("helpTopics", "title"), ("servicePoints", "name")] {
            for (entry, at) in entries(document, &top, list) {
                let spoken = entry.field(name);
                if matches!(spoken, Json::Object(_)) {
                    self.title(entry, spoken, document, &at.field(name));
                }
            }
        }
    }

    /// The codes of a list, those of a choice with what it is divided into.
    fn codes(&mut self, family: &'static str, list: &'j Json<'j>, at: &Place) {
        for (index, item) in list.items().iter().enumerate() {
            let at = at.entry(index);
            let code =
                if let Json::Text(_) = item { Some(item) } else { item.get("code").or_else(|| item.get("value")) };
            self.code(family, code.unwrap_or(&Json::Null), &at);
            self.codes(family, item.field("children"), &at.field("children"));
        }
    }

    fn code(&mut self, family: &'static str, code: &Json, at: &Place) {
        if !code.as_text().is_empty() {
            self.named(family, code.as_text(), at);
        }
    }

    /// What may be missing is named and asked for; a place that has no words is told once.
    fn fact(&mut self, name: &str, at: &Place) {
        for family in ["facts", "questions"] {
            if self.found.last().is_none_or(|finding| finding.place != *at) {
                self.named(family, name, at);
            }
        }
    }

    fn named(&mut self, family: &'static str, code: &str, at: &Place) {
        if let Some((_, _, found)) = self.seen.iter().find(|(known, name, _)| *known == family && name == code) {
            if let Some(finding) = found.and_then(|place| self.found.get_mut(place)) {
                finding.others.push(at.clone());
            }
            return;
        }
        let mut spoken = Vec::new();
        for document in &self.documents {
            let titles = document.field("departments").items().iter();
            let title = titles.filter(|item| family == "departments" && item.text("id") == code);
            let words = document.field("words").field(family).get(code).into_iter();
            for said in title.filter_map(|item| item.get("title")).chain(words) {
                spoken.extend(languages(said, document));
            }
        }
        // A text in the shop's first language stands before the package's own.
        let first = self.languages.first().copied().unwrap_or_default();
        if !spoken.iter().any(|known| is_like(known, first)) && is_spoken(family, code) {
            spoken.extend(PACKAGE);
        }
        let lacking = self.lacking(&spoken);
        let place = (!lacking.is_empty()).then_some(self.found.len());
        if place.is_some() {
            let finding = Finding::new(FindingCode::MissingWords, at.clone());
            self.found.push(finding.with("entry", code).with("family", family).with("languages", &lacking));
        }
        self.seen.push((family, code.to_owned(), place));
    }

    fn title(&mut self, entry: &Json, title: &Json, document: &Json, at: &Place) {
        let name = ["id", "kind", "url"].iter().map(|field| entry.text(field)).find(|name| !name.is_empty());
        self.text(name.unwrap_or_default(), title, document, at);
    }

    /// A text with what documents call its entry.
    fn text(&mut self, name: &str, text: &Json, document: &Json, at: &Place) {
        let mut spoken = languages(text, document);
        for document in &self.documents {
            let said = document.field("words").field("titles").get(name);
            spoken.extend(said.map(|said| languages(said, document)).unwrap_or_default());
        }
        let lacking = self.lacking(&spoken);
        if !lacking.is_empty() {
            let finding = Finding::new(FindingCode::MissingWords, at.clone()).sort(FindingSort::Title);
            self.found.push(finding.with("entry", name).with("languages", &lacking));
        }
    }

    /// The languages of the policy that are not among these, as a list; an empty one is any.
    fn lacking(&self, spoken: &[&str]) -> String {
        let said = |language: &str| spoken.iter().any(|known| known.is_empty() || is_like(known, language));
        let lacking: Vec<&str> = self.languages.iter().copied().filter(|language| !said(language)).collect();
        lacking.join(", ")
    }
}

/// The entries of a list with their places.
fn entries<'j>(node: &'j Json<'j>, at: &Place, list: &str) -> impl Iterator<Item = (&'j Json<'j>, Place)> + use<'j> {
    let at = at.field(list);
    node.field(list).items().iter().enumerate().map(move |(index, entry)| (entry, at.entry(index)))
}

/// The languages that something is said in.
fn languages<'j>(said: &'j Json, document: &'j Json) -> Vec<&'j str> {
    match said {
        Json::Text(_) => {
            let first = document.field("languages").items().first();
            vec![document.get("lang").or(first).map_or("", Json::as_text)]
        }
        other => other.entries().iter().map(|(language, _)| language.as_ref()).collect(),
    }
}

/// Whether the package has words of its own for a code.
fn is_spoken(family: &str, code: &str) -> bool {
    let families: &[&str] =
        if family == "choices" { &["choices", "reasons", "methods", "remedies"] } else { &[family] };
    SPOKEN.iter().any(|(known, codes)| families.contains(known) && codes.contains(&code))
}

/// Whether somebody who reads one of these languages reads the other: they are the same, in the same script.
fn is_like(one: &str, other: &str) -> bool {
    written(one) == written(other)
}

/// A language in small letters, with its script where it has two.
fn written(tag: &str) -> (String, String) {
    let tag = tag.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default().to_owned();
    let parts: Vec<&str> = parts.collect();
    let script = parts.iter().find(|part| part.len() == 4).copied();
    let is_traditional = parts.iter().any(|part| matches!(*part, "tw" | "hk" | "mo"));
    let usual = match language.as_str() {
        "zh" if is_traditional => "hant",
        "zh" => "hans",
        _ => "",
    };
    (language, script.unwrap_or(usual).to_owned())
}
