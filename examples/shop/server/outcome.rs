//! What does a request come to for one line, in the words of its acknowledgement?

use serde_json::Value;

use super::money::money;

/// What stays with the shopper: nothing is sent back for it.
const WITHOUT_SENDING: [&str; 2] = ["compensation", "price_reduction"];

/// The way that was asked for, else the best; the certain ones come first.
pub fn way<'d>(decision: &'d Value, remedy: &Value) -> Option<&'d Value> {
    let ways = decision["options"].as_array().map(Vec::as_slice).unwrap_or_default();
    let asked = |way: &&Value| remedy.is_null() || way["remedy"] == *remedy;
    let certain = |way: &&Value| way["status"] == "open";
    ways.iter().filter(asked).find(certain).or_else(|| ways.iter().find(asked))
}

/// How certain that way is, until when it is open, what is paid back, what is taken off, who pays the postage; each name
/// and each word as the package has it.
pub fn outcome(
    decision: &Value,
    remedy: &Value,
    language: usize,
    say: impl Fn(&str) -> String,
) -> Vec<(String, String)> {
    let Some(way) = way(decision, remedy) else {
        let [name, value] = [["Open", "能否办理"], ["not as things stand; the shop answers", "目前不能，商家会答复"]];
        return vec![(name[language].to_owned(), value[language].to_owned())];
    };
    let mut rows = Vec::new();
    if way["status"] != "open" {
        rows.push((say("ui.decision"), say(&format!("ui.decision.{}", way["status"].as_str().unwrap_or("review")))));
    }
    rows.extend(way["lastDay"].as_str().map(|day| (say("ui.until"), day.to_owned())));
    rows.extend(money(&way["refund"]["amount"], language).map(|amount| (say("ui.refund"), amount)));
    for fee in way["costs"]["fees"].as_array().into_iter().flatten() {
        let amount = money(&fee["amount"], language).or_else(|| Some(format!("{} %", fee["percent"].as_str()?)));
        let name = say(&format!("cost.{}", fee["kind"].as_str().unwrap_or_default()));
        rows.extend(amount.map(|amount| (name, amount)));
    }
    if !way["remedy"].as_str().is_some_and(|remedy| WITHOUT_SENDING.contains(&remedy)) {
        let payer = way["costs"]["shippingPaidBy"].as_str().unwrap_or("unstated");
        rows.push((say("ui.postage"), say(&format!("ui.postage.{payer}"))));
    }
    rows
}
