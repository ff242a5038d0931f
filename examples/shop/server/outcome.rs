//! What does a request come to for one line, in the words of its acknowledgement?

use serde_json::Value;

/// The way that was asked for, else the best: until when, what is paid back, what is taken off, who pays the postage. The
/// certain ones come first. A name stands in English and in Chinese, and so does a value that is not a figure.
pub fn outcome(decision: &Value, remedy: &Value) -> Vec<([&'static str; 2], [String; 2])> {
    let ways = decision["options"].as_array().map(Vec::as_slice).unwrap_or_default();
    let asked = |way: &&Value| remedy.is_null() || way["remedy"] == *remedy;
    let certain = |way: &&Value| way["status"] == "open";
    let Some(way) = ways.iter().filter(asked).find(certain).or_else(|| ways.iter().find(asked)) else {
        return vec![(
            ["Open", "能否办理"],
            ["not as things stand; the shop answers", "目前不能，商家会答复"].map(str::to_owned),
        )];
    };
    let same = |text: String| [text.clone(), text];
    let mut rows = Vec::new();
    rows.extend(way["lastDay"].as_str().map(|day| (["Until", "截止日期"], same(day.to_owned()))));
    rows.extend(money(&way["refund"]["amount"]).map(|amount| (["Money back", "退款金额"], same(amount))));
    for fee in way["costs"]["fees"].as_array().into_iter().flatten() {
        let amount = money(&fee["amount"]).or_else(|| Some(format!("{} %", fee["percent"].as_str()?)));
        rows.extend(amount.map(|amount| (["Fee", "费用"], same(amount))));
    }
    let payer = match way["costs"]["shippingPaidBy"].as_str() {
        Some("buyer") => ["you pay", "由您承担"],
        Some("seller") => ["the seller pays", "由商家承担"],
        _ => ["not stated", "未说明"],
    };
    rows.push((["Sending it back", "退回运费"], payer.map(str::to_owned)));
    rows
}

fn money(amount: &Value) -> Option<String> {
    Some(format!("{} {}", amount["decimal"].as_str()?, amount["currency"].as_str()?))
}
