//! Bad input: every field of every document and question, dropped, retyped, doubled, misspelt and out of range. Each
//! time one issue, with the right code and the right pointer; never a trap, never a silent default.
#![cfg(all(not(target_arch = "wasm32"), feature = "native"))]

mod input {
    pub mod mutants;
    pub mod specimen;
    pub mod text;
    pub mod walk;
}

use aftersales::boundary::tables::{Fields, Need, Record, Shape, Shaped};
use aftersales::boundary::types::{
    Calendar, CaseQuestion, ContactsQuestion, CountdownQuestion, FaultQuestion, FieldQuestion, FieldsQuestion,
    FormQuestion, OrderQuestion, PolicyDocument, ProgressQuestion, ReasonsQuestion, ReturnQuestion, Submission,
    TimelineQuestion,
};
use aftersales::boundary::{Engine, NativeHost};
use aftersales::domain::policy::Policy;
use input::mutants::{Mutant, mutants};
use input::specimen;
use input::text::Marked;
use input::walk::{Site, completed, field_paths, plain, sites};
use serde_json::Value;

static DOCUMENT: &Shape = PolicyDocument::SHAPE;

/// An issue or a warning: its code, its pointer and what it expects.
type Told = (String, String, String);

fn engine() -> Engine {
    Engine::new(Box::new(NativeHost))
}

/// Issues and warnings of a load, with pointers into the whole text.
fn load(engine: &Engine, text: &str) -> (Vec<Told>, Vec<Told>) {
    let told = |issue: &aftersales::boundary::Issue| {
        let pointer = match issue.pointer.strip_prefix("/options") {
            Some(rest) => rest.to_owned(),
            None => format!("/document{}", issue.pointer),
        };
        (issue.code.code().to_owned(), pointer, issue.expected.clone().unwrap_or_default())
    };
    match engine.load(text) {
        Ok(loaded) => (Vec::new(), loaded.warnings.iter().map(told).collect()),
        Err(issues) => (issues.iter().map(told).collect(), Vec::new()),
    }
}

fn answer(engine: &Engine, policy: &Policy, call: &str, text: &str) -> String {
    match call {
        "checkReturn" => engine.check_return(policy, text),
        "timeline" => engine.timeline(policy, text),
        "reasons" => engine.reasons(policy, text),
        "countdown" => engine.countdown(policy, text).map_or_else(|said| said, |_| "{\"ok\":true}".to_owned()),
        "checkOrder" => engine.check_order(policy, text),
        "settle" => engine.settle(policy, text),
        "withdrawalFunction" => engine.withdrawal_function(policy, text),
        "serviceLevels" => engine.service_levels(policy, text),
        "contacts" => engine.contacts(policy, text),
        "parseSubmission" => Engine::parse_submission(text),
        "formFields" => engine.form_fields(policy, text),
        "fault" => engine.fault(policy, text),
        "caseProgress" => engine.case_progress(policy, text),
        "checkField" => engine.check_field(policy, text),
        "validateForm" => engine.validate_form(policy, text),
        other => panic!("{other}"),
    }
}

fn shape_of(call: &str) -> Shape {
    Shape::Record(match call {
        "checkReturn" => ReturnQuestion::RECORD,
        "timeline" => TimelineQuestion::RECORD,
        "reasons" => ReasonsQuestion::RECORD,
        "countdown" => CountdownQuestion::RECORD,
        "checkOrder" | "settle" | "withdrawalFunction" => OrderQuestion::RECORD,
        "serviceLevels" => CaseQuestion::RECORD,
        "contacts" => ContactsQuestion::RECORD,
        "parseSubmission" => Submission::RECORD,
        "formFields" => FieldsQuestion::RECORD,
        "fault" => FaultQuestion::RECORD,
        "caseProgress" => ProgressQuestion::RECORD,
        "checkField" => FieldQuestion::RECORD,
        "validateForm" => FormQuestion::RECORD,
        other => panic!("{other}"),
    })
}

/// Issues and warnings of an answer.
fn told(answer: &str) -> (Vec<Told>, Vec<Told>) {
    let answer: Value = serde_json::from_str(answer).unwrap();
    let list = |name: &str| {
        let text = |issue: &Value, key: &str| issue[key].as_str().unwrap_or_default().to_owned();
        let told = |issue: &Value| (text(issue, "code"), text(issue, "pointer"), text(issue, "expected"));
        answer[name].as_array().map(|list| list.iter().map(told).collect()).unwrap_or_default()
    };
    assert_eq!(answer["ok"] == Value::Bool(true), answer["issues"].is_null());
    (list("issues"), list("warnings"))
}

/// Whether a mutant leaves a field out: by dropping it or by another name.
fn is_gone(mutant: &Mutant) -> bool {
    mutant.change == "dropped" || mutant.change.starts_with("misspelt")
}

/// What must be told of a mutant instead, because fields that need not be there by themselves are needed together.
fn needed_together(call: &str, site: &Site, mutant: &mut Mutant) {
    let path = site.path.as_str();
    let above = |levels: usize| site.pointer.rsplitn(levels + 1, '/').last().unwrap_or_default().to_owned();
    let ends = |ends: &[&str]| ends.iter().any(|end| path.ends_with(end));
    let is_season = path.starts_with(".seasons[].");
    let other = match () {
        () if path == ".order.lines[].id" && (is_gone(mutant) || mutant.change == "null") => {
            Some(("missing_field", above(0)))
        }
        // The money that a request asks for need not be there; its own amount must.
        () if ends(&[
            ".claims[].amount",
            ".orderClaims[].amount",
            ".log[].amount",
            ".log[].until",
            ".asks[].choices",
        ]) =>
        {
            None
        }
        () if ends(&[".request.amount", "requests{1}.amount", "requests{2}.amount"]) => None,
        () if mutant.change != "dropped" && !ends(&[".amount", ".decimal"]) => None,
        () if path.ends_with(".fields[].type") && !site.pointer.ends_with("/0/type") => {
            Some(("unknown_form_field", above(0)))
        }
        () if ends(&[".grants", ".excludes"]) => Some(("grants_or_excludes", above(1))),
        () if is_season && ends(&["].length", ".lastDay", ".lastDayAtLeast", ".closed"]) => {
            Some(("season_effect", above(1)))
        }
        () if ends(&[".choices"]) && !ends(&[".words.choices"]) => Some(("missing_field", above(0))),
        () if path.starts_with(".defaults") || mutant.text.contains("\"defaults\":") => None,
        () if ends(&["rules[].window", "warranties[].window"]) => Some(("length_missing", above(0) + "/length")),
        () if ends(&[".length", ".until"]) && !ends(&[".then.length"]) => {
            Some(("length_missing", above(1) + "/length"))
        }
        () if ends(&["fee.percent", "bonus.percent"]) => Some(("missing_field", above(0))),
        () if ends(&["fee.from", "bonus.from"]) => Some(("missing_field", above(0))),
        // A misspelt amount of a document was suggested; that of an order is only warned of.
        () if ends(&["fee.amount", "bonus.amount"]) && mutant.change != "dropped" => None,
        () if ends(&["fee.amount", "bonus.amount"]) => Some(("missing_field", above(1) + "/percent")),
        () if ends(&[".amount", ".decimal"]) && is_gone(mutant) => Some(("missing_field", above(1) + "/amount")),
        () => None,
    };
    if let Some((code, pointer)) = other {
        mutant.wanted = vec![(code, pointer)];
        mutant.suggestion = None;
    }
    // A countdown crosses as numbers, which carry no warnings.
    if call == "countdown" && mutant.wanted.iter().any(|(code, _)| *code == "near_miss") {
        mutant.wanted.clear();
        mutant.suggestion = None;
    }
}

/// The codes that other places may have besides, because they stand on what is gone or wrong here.
fn followed_by(site: &Site) -> &'static [&'static str] {
    let path = site.path.as_str();
    match path {
        ".reasons" | ".reasons{quality}" | ".reasons{quality}[]" => &["unknown_reason"],
        ".facts" => &["undeclared_fact"],
        ".facts{size}.choices[]" => &["unknown_value"],
        ".rules" | ".rules[]" | ".rules[].id" | ".rules[].grants" => &["unknown_rule"],
        ".currency" => &["missing_field"],
        _ if path.ends_with("line.returned") || path.ends_with("line.inProgress") => &["counted_twice"],
        _ if path.ends_with("lines[].returned") || path.ends_with("lines[].inProgress") => &["counted_twice"],
        _ if [".quantity", ".received", ".redelivered"]
            .iter()
            .any(|end| ["claims", "orderClaims"].iter().any(|list| path.ends_with(&format!(".{list}[]{end}")))) =>
        {
            &["out_of_range"]
        }
        _ if path.ends_with(".repairs[].from") || path.ends_with(".repairs[].to") => &["repair_order"],
        ".facts.waits[].from" | ".facts.waits[].to" => &["wait_order"],
        ".order.lines[]" | ".order.lines[].id" => &["line_not_in_order"],
        _ => &[],
    }
}

/// What is wrong with what was told, if anything.
fn fault(
    call: &str,
    site: &Site,
    mut mutant: Mutant,
    (mut issues, mut warnings): (Vec<Told>, Vec<Told>),
) -> Option<String> {
    needed_together(call, site, &mut mutant);
    let warned = |told: &Told| told.0 == "near_miss";
    warnings.retain(warned);
    issues.append(&mut warnings);
    let is_here = |told: &Told| mutant.wanted.iter().any(|(code, at)| told.0 == *code && told.1 == *at);
    issues.retain(|told| is_here(told) || !followed_by(site).contains(&told.0.as_str()));
    let suggests = |meant: &str| issues.iter().any(|told| told.2 == meant);
    let suggested = issues.is_empty() || mutant.suggestion.is_none_or(suggests);
    let mut got: Vec<(&str, &str)> = issues.iter().map(|told| (told.0.as_str(), told.1.as_str())).collect();
    let mut wanted: Vec<(&str, &str)> = mutant.wanted.iter().map(|(code, at)| (*code, at.as_str())).collect();
    got.sort_unstable();
    wanted.sort_unstable();
    (got != wanted || !suggested)
        .then(|| format!("{} ({}) {}:\n  want {wanted:?}\n  got  {issues:?}", site.path, site.pointer, mutant.change))
}

fn finish(count: usize, what: &str, faults: &[String]) {
    println!("{count} mutants of {what}");
    assert!(faults.is_empty(), "{} of {count} mutants of {what}:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_fault_in_a_document_is_one_issue() {
    let engine = engine();
    let (mut count, mut faults) = (0, Vec::new());
    let mut missing = field_paths(DOCUMENT, "");
    for document in completed(DOCUMENT, specimen::documents()) {
        let whole = specimen::load(document.clone());
        let text = Marked::new(&whole);
        let (issues, mut warnings) = load(&engine, text.text());
        // The sample window counts days, where hours say nothing, and bounds none that an event could keep.
        let is_idle = |pointer: &str| pointer.ends_with("/window/hours") || pointer.ends_with("/window/keptBy");
        warnings.retain(|(code, pointer, _)| code != "no_effect" || !is_idle(pointer));
        assert_eq!((issues, warnings), (Vec::new(), Vec::new()), "{whole}");
        for site in sites(DOCUMENT, &document, "/document", "") {
            missing.retain(|path| *path != plain(&site.path));
            if site.path.is_empty() {
                continue;
            }
            for mutant in mutants(&site, &text) {
                count += 1;
                let told = load(&engine, &mutant.text);
                faults.extend(fault("load", &site, mutant, told));
            }
        }
    }
    assert!(missing.is_empty(), "no specimen has {missing:?}");
    finish(count, "documents", &faults);
}

#[test]
fn every_fault_in_a_calendar_is_one_issue() {
    let engine = engine();
    let (mut count, mut faults) = (0, Vec::new());
    let mut missing = field_paths(<Vec<Calendar>>::SHAPE, "");
    let mut whole = specimen::load(specimen::document());
    for calendars in completed(<Vec<Calendar>>::SHAPE, vec![whole["calendars"].take()]) {
        whole["calendars"] = calendars;
    }
    let text = Marked::new(&whole);
    for site in sites(<Vec<Calendar>>::SHAPE, &whole["calendars"], "/calendars", "") {
        missing.retain(|path| *path != plain(&site.path));
        for mutant in mutants(&site, &text) {
            count += 1;
            let told = load(&engine, &mutant.text);
            faults.extend(fault("load", &site, mutant, told));
        }
    }
    assert!(missing.is_empty(), "no specimen has {missing:?}");
    finish(count, "calendars", &faults);
}

fn questions_about(calls: &[&str]) {
    let engine = engine();
    let loaded = engine.load(&specimen::load(specimen::document()).to_string()).unwrap_or_else(|_| panic!());
    let (mut count, mut faults) = (0, Vec::new());
    let mut missing: Vec<String> = Vec::new();
    let mut questions = Vec::new();
    for call in calls {
        let shape: &'static Shape = Box::leak(Box::new(shape_of(call)));
        missing.extend(field_paths(shape, call));
        let specimens = specimen::questions().into_iter().filter(|(known, _)| known == call);
        let specimens = completed(shape, specimens.map(|(_, question)| question).collect());
        questions.extend(specimens.into_iter().map(|question| (*call, shape, question)));
    }
    for (call, shape, question) in questions {
        let text = Marked::new(&question);
        let ask = |text: &str| told(&answer(&engine, &loaded.policy, call, text));
        assert_eq!(ask(text.text()), (Vec::new(), Vec::new()), "{call} {question}");
        for site in sites(shape, &question, "", "") {
            let path = format!("{call}{}", plain(&site.path));
            missing.retain(|missing| *missing != path);
            if site.path.is_empty() {
                continue;
            }
            for mutant in mutants(&site, &text) {
                count += 1;
                let told = ask(&mutant.text);
                faults.extend(fault(call, &site, mutant, told));
            }
        }
    }
    assert!(missing.is_empty(), "no specimen has {missing:?}");
    finish(count, &calls.join(", "), &faults);
}

#[test]
fn every_fault_in_a_question_about_a_line_is_one_issue() {
    questions_about(&["checkReturn", "timeline", "countdown"]);
}

#[test]
fn every_fault_in_a_question_about_every_reason_or_a_case_is_one_issue() {
    questions_about(&["reasons", "serviceLevels", "caseProgress", "fault"]);
}

#[test]
fn every_fault_in_an_order_is_one_issue() {
    questions_about(&["checkOrder", "settle", "withdrawalFunction"]);
}

#[test]
fn every_fault_in_a_form_is_one_issue() {
    questions_about(&["formFields", "checkField", "parseSubmission", "validateForm"]);
}

/// What is not known is the same whether it is absent or `null`, but for the counts of which absence means none.
#[test]
fn what_is_absent_is_what_is_null() {
    let engine = engine();
    let loaded = engine.load(&specimen::load(specimen::document()).to_string()).unwrap_or_else(|_| panic!());
    let mut count = 0;
    for (call, question) in specimen::questions() {
        let shape: &'static Shape = Box::leak(Box::new(shape_of(call)));
        let text = Marked::new(&question);
        for site in sites(shape, &question, "", "") {
            let is_nullable = site.field.is_some_and(|(field, _)| field.need == Need::Nullable);
            let means_none = [".returned", ".inProgress", ".claims"].iter().any(|end| site.path.ends_with(end));
            // A submission is given back as it came.
            if !is_nullable || means_none || call == "parseSubmission" {
                continue;
            }
            count += 1;
            let absent = answer(&engine, &loaded.policy, call, &text.dropped(&site.pointer));
            let null = answer(&engine, &loaded.policy, call, &text.replaced(&site.pointer, "null"));
            assert_eq!(absent, null, "{call} {}", site.path);
        }
    }
    println!("{count} facts absent and null");
}

/// The tables are walked by every test here; a table that is empty would prove nothing.
#[test]
fn the_tables_are_full() {
    let count = |record: &'static Record| record.fields.len();
    assert!(count(PolicyDocument::RECORD) >= 28 && count(ReturnQuestion::RECORD) == 4, "the tables lost fields");
}
