//! Patterns of texts: what is matched in one pass is what trying every way matches.

use aftersales::domain::form::fits;
use proptest::prelude::*;

/// A part of a pattern as it is written, what it takes, and how often.
type Part = (String, char, (usize, usize));

fn part() -> impl Strategy<Value = Part> {
    let class = prop::sample::select(vec!['#', '@', '*', '-', 'a', '1', '订', '\\']);
    let often = prop_oneof![
        Just((1, 1, String::new())),
        (0..4_usize).prop_map(|often| (often, often, format!("{{{often}}}"))),
        (0..4_usize, 0..5_usize).prop_map(|(least, most)| (least, most, format!("{{{least},{most}}}"))),
    ];
    (class, often).prop_map(|(class, (least, most, written))| {
        let escape = if class == '\\' { "\\" } else { "" };
        (format!("{escape}{class}{written}"), class, (least, most))
    })
}

fn takes(class: char, character: char) -> bool {
    match class {
        '#' => character.is_ascii_digit(),
        '@' => character.is_ascii_alphabetic(),
        '*' => character.is_ascii_alphanumeric(),
        itself => character == itself,
    }
}

/// Tries every way: the first part takes each number of characters that it may, and the others what is left.
fn matches(parts: &[Part], text: &[char]) -> bool {
    let Some(((_, class, (least, most)), rest)) = parts.split_first() else { return text.is_empty() };
    let fitting = text.iter().take_while(|character| takes(*class, **character)).count();
    (*least..=fitting.min(*most)).any(|taken| matches(rest, &text[taken..]))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_way_is_tried(parts in prop::collection::vec(part(), 0..6), text in "[a1订-]{0,9}") {
        let pattern: String = parts.iter().map(|(written, ..)| written.as_str()).collect();
        let characters: Vec<char> = text.chars().collect();
        prop_assert_eq!(fits(&pattern, &text), matches(&parts, &characters), "{} {}", pattern, text);
    }

    /// Texts that are made of what the parts take fit far more often.
    #[test]
    fn what_a_pattern_makes_fits_it(made in prop::collection::vec((part(), 0..5_usize), 0..7)) {
        let mut text = String::new();
        let mut pattern = String::new();
        let mut parts = Vec::new();
        for ((written, class, often), more) in made {
            let one = match class { '#' => '7', '@' => 'b', '*' => 'z', itself => itself };
            text.extend(std::iter::repeat_n(one, (often.0 + more).min(often.1.max(often.0))));
            pattern.push_str(&written);
            parts.push((written, class, often));
        }
        let characters: Vec<char> = text.chars().collect();
        let fitting = parts.iter().all(|(_, _, (least, most))| least <= most);
        prop_assert_eq!(fits(&pattern, &text), matches(&parts, &characters), "{} {}", pattern, text);
        prop_assert!(!fitting || fits(&pattern, &text), "{} {}", pattern, text);
    }
}
