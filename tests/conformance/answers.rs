//! Answers as JSON values: how they are asked for, and how two of them are compared.

use serde_json::{Map, Value, json};

/// What one question is made of.
pub struct Question {
    /// The function, by its name in the package.
    pub call: String,
    /// `{document, packs?, calendars?, unknownFields?}` as text.
    pub load: String,
    /// The arguments as text.
    pub text: String,
    /// The instants at which a countdown is read, in epoch milliseconds.
    pub at: i64,
}

/// `{"ok":false,…}` or the value, with what is meant for developers' eyes only taken out.
pub fn parse(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("no JSON: {error}: {text}"))
}

/// The remaining time, as the package's `Countdown.at` gives it.
pub fn remaining(numbers: [f64; 10], states: &[&str]) -> Value {
    let number = |index: usize| if numbers[index].is_nan() { Value::Null } else { json!(numbers[index]) };
    let state = states[numbers[0] as usize];
    let names = ["years", "months", "days", "hours", "minutes", "seconds", "totalSeconds", "fraction", "closes"];
    let mut fields: Map<String, Value> =
        names.iter().enumerate().map(|(index, name)| ((*name).to_owned(), number(index + 1))).collect();
    if let Some(closes) = fields["closes"].as_f64() {
        let instant = aftersales::domain::calendar::Instant::held(closes as i64);
        fields["closes"] = json!(aftersales::boundary::instant_text(instant));
    }
    fields.insert("state".to_owned(), json!(state));
    json!({ "ok": true, "value": fields })
}

/// Takes out what may differ between hosts and versions: sentences and what an answer stands on.
pub fn bare(mut value: Value, and_stands_on: bool) -> Value {
    match &mut value {
        Value::Object(fields) => {
            fields.remove("message");
            if and_stands_on {
                fields.remove("standsOn");
            }
            fields.values_mut().for_each(|field| *field = bare(field.take(), and_stands_on));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| *item = bare(item.take(), and_stands_on)),
        _ => {}
    }
    value
}

/// Equal values; `1` and `1.0` are one number.
pub fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => {
            one.as_f64().zip(other.as_f64()).is_some_and(|(one, other)| (one - other).abs() < 1e-9)
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, value)| other.get(key).is_some_and(|other| same(value, other)))
        }
        _ => one == other,
    }
}

/// Sets the value that a JSON Pointer names, making objects on the way; one past an array's end appends.
pub fn set(root: &mut Value, pointer: &str, value: Value) {
    let mut place = root;
    for step in steps(pointer) {
        place = match place {
            Value::Array(items) => {
                let index: usize = step.parse().unwrap_or_else(|_| panic!("{pointer}: {step} is no index"));
                if index == items.len() {
                    items.push(Value::Null);
                }
                items.get_mut(index).unwrap_or_else(|| panic!("{pointer}: the list is shorter"))
            }
            place => {
                if !place.is_object() {
                    *place = json!({});
                }
                place.as_object_mut().expect("an object").entry(step).or_insert(Value::Null)
            }
        };
    }
    *place = value;
}

/// Takes out the value that a JSON Pointer names.
pub fn remove(root: &mut Value, pointer: &str) {
    let (above, last) = pointer.rsplit_once('/').expect("a pointer below the root");
    let last = steps(&format!("/{last}")).next().expect("a step");
    match root.pointer_mut(above) {
        Some(Value::Object(fields)) => {
            fields.remove(&last).unwrap_or_else(|| panic!("{pointer}: nothing there to remove"));
        }
        Some(Value::Array(items)) => {
            items.remove(last.parse().expect("an index"));
        }
        _ => panic!("{pointer}: nothing there to remove from"),
    }
}

fn steps(pointer: &str) -> impl Iterator<Item = String> + '_ {
    pointer.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"))
}
