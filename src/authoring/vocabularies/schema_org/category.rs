//! How long may goods go back, by the category of a policy or of an override and the days beside it?

use super::super::names;
use super::super::reading::{Reading, Stated, name_in};
use super::super::terms::{Term, add};
use super::graph::values;
use crate::boundary::IssueCode;
use crate::boundary::issues::suggestion;
use crate::boundary::json::Json;

/// What a policy says about how long goods may go back.
pub struct Category {
    /// The code of its category; `unknown`, or none.
    pub code: Option<&'static str>,
    /// What it says of days.
    pub stated: Stated,
}

/// The codes that the values of a property stand for, and whether one was not understood.
pub fn codes(
    node: &Json,
    property: &str,
    table: &'static [(&'static str, &'static str)],
    reading: &mut Reading,
) -> (Vec<&'static str>, bool) {
    let (mut codes, mut is_doubtful) = (Vec::new(), false);
    for value in values(node, property) {
        match name_in(value, reading).and_then(|name| names::meaning(name, table)) {
            Some(code) => add(&mut codes, code),
            None => {
                is_doubtful = true;
                reading.warn(IssueCode::UnknownEnumValue, value);
            }
        }
    }
    (codes, is_doubtful)
}

/// What stands beside the properties where microdata was taken.
const MICRODATA: [&str; 4] = ["itemprop", "itemtype", "itemscope", "itemid"];

/// Warns of properties that the vocabulary does not have; true if one looks like a misspelling of one that counts.
pub fn has_misspelling(node: &Json, known: &[&str], reading: &mut Reading) -> bool {
    let mut found = false;
    for (key, value) in node.entries() {
        let local = names::local(key).map(|(name, _)| name);
        // A stray sign before a name makes it a misspelling, too, and so do signs between its words.
        let stray = || key.strip_prefix(['/', ':', '#', '.', ' ']).and_then(names::local).map(|(name, _)| name);
        let joined = || (!key.contains(['/', ':', '@'])).then_some(key.as_ref());
        let name = local.or_else(stray).or_else(joined).unwrap_or_default();
        let is_known = known.contains(&name) || names::ANYTHING.contains(&name);
        if name.is_empty() || (local.is_some() && is_known) || MICRODATA.contains(&name) {
            continue;
        }
        let near = [suggestion(name, known), suggestion(name, &names::ANYTHING)];
        match near {
            ["", ""] => reading.warn(IssueCode::UnknownProperty, value),
            ["", other] => reading.issues.warn(IssueCode::UnknownProperty, value, other),
            [near, _] => {
                reading.issues.warn(IssueCode::NearMiss, value, near);
                found = true;
            }
        }
    }
    found
}

/// Reads the category of a policy or an override, and what it says of days.
pub fn category(node: &Json, reading: &mut Reading) -> Category {
    let mut found: Vec<&'static str> = Vec::new();
    for value in values(node, "returnPolicyCategory") {
        let name = name_in(value, reading);
        let code = name.and_then(|name| names::meaning(name, &names::CATEGORIES));
        if code.is_none() {
            reading.warn(IssueCode::UnknownCategory, value);
        } else if name.is_some_and(|name| !name.starts_with("MerchantReturn") || name.contains("Policy")) {
            reading.warn(IssueCode::SupersededName, value);
        }
        add(&mut found, code.unwrap_or("unknown"));
    }
    let mut stated = Vec::new();
    for property in ["merchantReturnDays", "productReturnDays"] {
        for value in values(node, property) {
            let read = reading.days_or_date(value);
            if read == Stated::Unreadable {
                reading.warn(IssueCode::DaysMalformed, value);
            }
            add(&mut stated, read);
        }
    }
    if found.len() > 1 || stated.len() > 1 {
        reading.warn(IssueCode::SeveralValues, node);
    }
    Category {
        code: if found.len() > 1 { Some("unknown") } else { found.first().copied() },
        stated: if stated.len() > 1 { Stated::Unreadable } else { stated.first().copied().unwrap_or(Stated::Nothing) },
    }
}

/// The term that a category and its days make.
pub fn term(category: &Category, node: &Json, unclear: &mut bool, reading: &mut Reading) -> Term {
    match (category.code, category.stated) {
        (Some("finite"), Stated::Days(0)) => reading.warn(IssueCode::ZeroDays, node),
        (Some("finite"), Stated::Days(days)) => return Term::Days { days, from: "delivered", count: "days_after" },
        (Some("finite"), Stated::Until(date)) => return Term::Until(date),
        (Some("finite"), Stated::Nothing) => reading.warn(IssueCode::DaysMissing, node),
        (Some("unlimited"), stated) => {
            if stated != Stated::Nothing {
                reading.warn(IssueCode::DaysWithUnlimited, node);
                *unclear = true;
            }
            return Term::Unlimited;
        }
        (Some("not_permitted"), stated) => {
            if !matches!(stated, Stated::Nothing | Stated::Days(0)) {
                reading.warn(IssueCode::DaysWithNotPermitted, node);
            }
            return Term::Never;
        }
        (Some("unspecified"), _) => reading.warn(IssueCode::CategoryUnspecified, node),
        (None, _) => reading.warn(IssueCode::MissingCategory, node),
        // What could not be read was reported where it was read.
        _ => {}
    }
    Term::Unstated
}
