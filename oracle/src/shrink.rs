//! What is the smallest policy and question that still shows a difference?

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::pair::{Loading, Pair};
use crate::tally::Difference;

/// Takes out of a difference what it does not need, part by part, as long as the two still differ.
pub fn shrink(difference: &Difference) -> Difference {
    let mut best = difference.clone();
    let until = Instant::now() + Duration::from_secs(20);
    for _ in 0..6 {
        let before = best.size();
        for of_load in [true, false] {
            let text = if of_load { &best.load } else { &best.text };
            let Ok(mut value) = serde_json::from_str::<Value>(text) else { continue };
            let mut paths = Vec::new();
            collect(&value, "", &mut paths);
            // Whole branches go first, and later entries of a list before earlier ones.
            paths.sort_by_key(|path| path.matches('/').count());
            paths.reverse();
            paths.sort_by_key(|path| path.matches('/').count());
            for path in paths {
                if Instant::now() > until {
                    return best;
                }
                let mut less = value.clone();
                if !remove(&mut less, &path) {
                    continue;
                }
                let mut tried = best.clone();
                *(if of_load { &mut tried.load } else { &mut tried.text }) = less.to_string();
                if let Some(still) = differs(tried) {
                    best = still;
                    value = less;
                }
            }
        }
        if best.size() == before {
            break;
        }
    }
    best
}

fn collect(value: &Value, path: &str, paths: &mut Vec<String>) {
    let mut inner = |name: &str, value: &Value| {
        let path = format!("{path}/{}", name.replace('~', "~0").replace('/', "~1"));
        paths.push(path.clone());
        collect(value, &path, paths);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(name, value)| inner(name, value)),
        Value::Array(items) => items.iter().enumerate().for_each(|(place, value)| inner(&place.to_string(), value)),
        _ => {}
    }
}

fn remove(value: &mut Value, path: &str) -> bool {
    let Some((parent, name)) = path.rsplit_once('/') else { return false };
    match value.pointer_mut(parent) {
        Some(Value::Object(fields)) => fields.remove(&name.replace("~1", "/").replace("~0", "~")).is_some(),
        Some(Value::Array(items)) => match name.parse::<usize>() {
            Ok(place) if place < items.len() => {
                items.remove(place);
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// The case with its answers, if the two still differ, and not over what is wrong with it.
fn differs(mut tried: Difference) -> Option<Difference> {
    let mut pair = Pair::new();
    match (pair.load(&tried.load), tried.call) {
        (Loading::Differ(old, new), None) => (tried.old, tried.new) = (old, new),
        (Loading::Taken, Some(call)) => {
            let said = pair.ask(call, &tried.text);
            if !said.differ() || !said.old.starts_with("{\"ok\":true") {
                return None;
            }
            (tried.old, tried.new) = (said.old, said.new);
        }
        _ => return None,
    }
    Some(tried)
}
