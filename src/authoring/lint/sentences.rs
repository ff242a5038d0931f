//! Which sentence says what a finding means, and which one shows a way out?

use crate::domain::lint::{Finding, FindingCode, FindingSort};

/// What is said of a code and its sort: what is so, and a way out. Names in braces are parameters.
struct Sentence {
    code: FindingCode,
    sort: Option<FindingSort>,
    message: &'static str,
    way_out: &'static str,
}

const fn say(code: FindingCode, sort: Option<FindingSort>, message: &'static str, way_out: &'static str) -> Sentence {
    Sentence { code, sort, message, way_out }
}

const SENTENCES: &[Sentence] = &[
    say(
        FindingCode::BelowStatutoryFloor,
        Some(FindingSort::TakenOut),
        "for {reason}, `{right}` of `{law}` gives {remedy} where `{entry}` takes the shop's away",
        "limit `{entry}` with `when` to what the law leaves to the shop; the law's option is shown all the same",
    ),
    say(
        FindingCode::BelowStatutoryFloor,
        Some(FindingSort::Shorter),
        "for {reason}, `{right}` of `{law}` gives {remedy} for longer than the window of `{entry}`",
        "make the window at least as long, counted from the same event in the same way",
    ),
    say(
        FindingCode::BelowStatutoryFloor,
        Some(FindingSort::Season),
        "for {reason}, `{right}` of `{law}` gives {remedy} for longer than the season `{entry}` leaves it",
        "let the season only lengthen windows (`lastDayAtLeast`), or not name this rule",
    ),
    say(
        FindingCode::BelowStatutoryFloor,
        Some(FindingSort::Fee),
        "for {reason}, `{right}` of `{law}` gives {remedy} at less than the fee of `{entry}`",
        "limit `{entry}` to what goes beyond the law: with `rules` to a longer window, or with `when`",
    ),
    say(
        FindingCode::BelowStatutoryFloor,
        Some(FindingSort::Postage),
        "for {reason}, the seller pays to send goods back by `{right}` of `{law}`, and the buyer by `{entry}`",
        "limit `{entry}` with `when`, or write that the seller pays",
    ),
    say(
        FindingCode::BelowStatutoryFloor,
        Some(FindingSort::Requires),
        "for {reason}, `{entry}` asks for `{required}` for {remedy}; `{right}` of `{law}` does not",
        "leave it out, or ask for it in a rule of its own that gives more than the law",
    ),
    say(
        FindingCode::BelowStatutoryFloor,
        Some(FindingSort::Inspection),
        "for {reason}, `{entry}` gives {remedy} after an inspection only; `{right}` of `{law}` gives it at once",
        "leave `decidedBy` out, or write it in a rule of its own that gives more than the law",
    ),
    say(
        FindingCode::BelowStatutoryFloor,
        Some(FindingSort::AsksMore),
        "for {reason}, `{right}` of `{law}` gives {remedy} also where this test of `{entry}` does not hold",
        "drop the test, or add a rule without it that gives what the law gives",
    ),
    say(
        FindingCode::BelowStatutoryFloor,
        Some(FindingSort::NotGranted),
        "no rule of the shop gives what `{law}` gives: for {reason}, {remedy} by `{right}`",
        "nothing must be done for the shopper, who is shown the law's option; add a rule if the shop's terms shall name it",
    ),
    say(
        FindingCode::UnreachableRule,
        Some(FindingSort::Contradiction),
        "this matcher contradicts itself, so it never holds",
        "look for a test that another one, or `not`, rules out: a value and a group of it, a range whose `min` is above its `max`",
    ),
    say(
        FindingCode::UnreachableRule,
        Some(FindingSort::Backwards),
        "season `{season}` ends before it begins, so it never holds",
        "swap the dates, or correct the year",
    ),
    say(
        FindingCode::UnreachableRule,
        Some(FindingSort::TakenOut),
        "wherever `{rule}` matches, others exclude its remedies or replace it",
        "limit the others with `when`, or drop this rule",
    ),
    say(
        FindingCode::ShadowedRule,
        None,
        "wherever `{rule}` matches, `{by}` gives at least as much for at least as long",
        "drop this rule; if it was meant to limit the other, let it `replaces` that one",
    ),
    say(
        FindingCode::OverlappingOverride,
        None,
        "`{season}` and `{other}` both hold on {day} and change the window of `{rule}`; the one that closes last counts",
        "end one where the other begins, or tell them apart with `when`",
    ),
    say(
        FindingCode::UnknownCategory,
        None,
        "no group lists the category `{category}`, and one is spelt nearly so",
        "correct the name, list it in a group, or declare it as a group without members",
    ),
    say(
        FindingCode::UnusedDeclaration,
        Some(FindingSort::Group),
        "no matcher asks for the group `{name}`, or for one that it is in",
        "drop it, or name it where it was meant",
    ),
    say(
        FindingCode::UnusedDeclaration,
        Some(FindingSort::Fact),
        "no matcher asks for the fact `{name}`",
        "drop it, or ask for it where it was meant",
    ),
    say(
        FindingCode::UnusedDeclaration,
        Some(FindingSort::Event),
        "no window, season or matcher uses the event `{name}`",
        "drop it, or count from it where it was meant",
    ),
    say(
        FindingCode::NoRemedyForDefect,
        None,
        "neither the shop nor a law gives anything for {reasons}",
        "add these reasons to a rule that grants a remedy, or name the branch `quality`",
    ),
    say(
        FindingCode::ContradictingCosts,
        None,
        "`{cost}` and `{other}` can hold together and disagree on who pays; the one that is better for the buyer counts",
        "tell them apart with `when` or `rules`",
    ),
    say(
        FindingCode::CalendarNotCovering,
        Some(FindingSort::NoCalendar),
        "what is counted by a calendar has no end that is known, because there is no calendar",
        "name a `calendar`, and hand it over",
    ),
    say(
        FindingCode::CalendarNotCovering,
        Some(FindingSort::TooShort),
        "the calendar `{calendar}` ends on {until}, and a window that begins today ends later, so its end is not known",
        "hand over an edition of the calendar that covers more",
    ),
    say(
        FindingCode::WindowInThePast,
        Some(FindingSort::Until),
        "this window ended on {day} for good",
        "write a later day, or drop the rule",
    ),
    say(
        FindingCode::WindowInThePast,
        Some(FindingSort::Season),
        "season `{season}` makes no difference after {day}",
        "write it for every year (`--11-15`), or drop it",
    ),
    say(
        FindingCode::GapBetweenRules,
        None,
        "nothing gives {remedy} between `{earlier}` and `{later}`: from {from} to {until}, if {event} is {day}",
        "count both in the same unit, or let the earlier one last until the later one opens",
    ),
    say(
        FindingCode::PackForNobody,
        None,
        "`{law}` is for none of the countries of this policy, so it gives no order a right",
        "correct `countries` and `assume.country`, by ISO 3166, or drop the pack",
    ),
    say(
        FindingCode::PackNeedsFacts,
        None,
        "rights of `{law}` hold only for orders that state {facts}; the policy assumes none and asks for none",
        "state it in `assume`, or on every order; an order that says nothing has no such right",
    ),
    say(
        FindingCode::PromiseOutOfHours,
        None,
        "`{promise}` is due at {due} if `{event}` is at {from}, and nobody who could keep it is there before {opens}",
        "let its time count in open hours only (`hours`), count from an event that happens in them, or name who is there then",
    ),
    say(
        FindingCode::MissingWords,
        None,
        "`{entry}` reaches shoppers without words in {languages}",
        "write them in `words`, under `{family}`",
    ),
    say(
        FindingCode::MissingWords,
        Some(FindingSort::Title),
        "`{entry}` has no text in {languages}",
        "write it as an object of texts by language; for an entry of a pack, under `titles` of `words`",
    ),
];

/// The codes and sorts that there are sentences for.
pub fn known() -> impl Iterator<Item = (FindingCode, Option<FindingSort>)> {
    SENTENCES.iter().map(|known| (known.code, known.sort))
}

/// The sentence about a finding, and the way out.
pub(super) fn of(finding: &Finding, params: &[(&'static str, String)]) -> (String, String) {
    let known = SENTENCES.iter().find(|known| known.code == finding.code && known.sort == finding.sort);
    let Some(known) = known else { return (finding.code.code().to_owned(), String::new()) };
    let mut message = filled(known.message, params);
    let mut example = String::new();
    for field in ["categories", "tags", "channels"] {
        if let Some((_, value)) = params.iter().find(|(name, _)| *name == field) {
            example.push_str(if example.is_empty() { "; found with " } else { ", " });
            example.push_str(field);
            example.push(' ');
            example.push_str(value);
        }
    }
    message.push_str(&example);
    let mut way_out = filled(known.way_out, params);
    if let Some((_, near)) = params.iter().find(|(name, _)| *name == "suggestion") {
        way_out.push_str("; did you mean `");
        way_out.push_str(near);
        way_out.push_str("`?");
    }
    (message, way_out)
}

/// A sentence with its parameters in place; codes read like words.
fn filled(sentence: &str, params: &[(&'static str, String)]) -> String {
    let mut text = String::new();
    for (index, part) in sentence.split(['{', '}']).enumerate() {
        if index % 2 == 0 {
            text.push_str(part);
        } else if let Some((name, value)) = params.iter().find(|(name, _)| *name == part) {
            text.push_str(&match *name {
                "remedy" => with_article(value),
                "reason" => value.replace('_', " "),
                _ => value.clone(),
            });
        }
    }
    text
}

/// A remedy in words: `a price reduction`.
fn with_article(remedy: &str) -> String {
    let article = match remedy {
        "store_credit" | "compensation" => "",
        "exchange" => "an ",
        _ => "a ",
    };
    article.to_owned() + &remedy.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_is_one_line_and_has_its_braces_closed() {
        for known in SENTENCES {
            for text in [known.message, known.way_out] {
                assert_eq!(text.matches('{').count(), text.matches('}').count(), "{text}");
                assert!(!text.is_empty() && !text.contains('\n') && !text.ends_with('.'), "{text}");
            }
        }
    }

    #[test]
    fn parameters_are_put_in_their_places() {
        let params = ["remedy", "reason", "entry"].map(|name| (name, "price_reduction".to_owned()));
        let filled = filled("{remedy} for {reason} by `{entry}`{none}", &params);
        assert_eq!(filled, "a price reduction for price reduction by `price_reduction`");
    }
}
