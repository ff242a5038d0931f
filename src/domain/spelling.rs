//! Which known word may a misspelt one mean?

/// The known word that a misspelt one is nearest to, if it is near: at most a third of it is changed. Else nothing.
pub fn suggestion<'w>(word: &str, known: &[&'w str]) -> &'w str {
    let mut best = "";
    let mut nearest = word.len().max(3) / 3;
    for candidate in known.iter().copied() {
        if word.len().abs_diff(candidate.len()) > nearest {
            continue;
        }
        let distance = distance(word, candidate);
        if distance < nearest || (distance == nearest && best.is_empty()) {
            nearest = distance;
            best = candidate;
        }
    }
    best
}

/// Whether two words are one but for case, separators, the plural or, if they are long, one slip of the hand.
pub fn is_alike(one: &str, other: &str) -> bool {
    let first = |word: &str| word.bytes().next().map(|letter| letter.to_ascii_lowercase());
    // Hardly anybody errs in the first letter, and most words differ there.
    if first(one) != first(other) || one.len().abs_diff(other.len()) > 4 {
        return false;
    }
    let letters = |word: &str| {
        let mut letters: Vec<u8> = Vec::new();
        for letter in word.bytes() {
            if !matches!(letter, b' ' | b'-' | b'_') {
                letters.push(letter.to_ascii_lowercase());
            }
        }
        letters
    };
    let (one, other) = (letters(one), letters(other));
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    let same = short.iter().zip(long).take_while(|(one, other)| one == other).count();
    let is_long = short.len() >= 6;
    match (short.get(same..).unwrap_or_default(), long.get(same..).unwrap_or_default()) {
        ([], [] | [b's'] | [b'e', b's']) | ([b'y'], [b'i', b'e', b's']) => true,
        ([a, b, rest @ ..], [c, d, tail @ ..]) if is_long && (a, b, rest) == (d, c, tail) => a.is_ascii_lowercase(),
        (rest, [more, tail @ ..]) => is_long && more.is_ascii_lowercase() && rest == tail,
        _ => false,
    }
}

/// How many bytes must be changed, added or dropped to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = Vec::new();
    for place in 0..=other.len() {
        row.push(place);
    }
    for (index, a) in one.bytes().enumerate() {
        let mut diagonal = index;
        let mut left = index.wrapping_add(1);
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (b, cell) in other.bytes().zip(row.iter_mut().skip(1)) {
            let changed = diagonal.wrapping_add(usize::from(a != b));
            diagonal = *cell;
            left = changed.min(diagonal.wrapping_add(1)).min(left.wrapping_add(1));
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggestions_are_near() {
        let known = ["delivered", "ordered", "id"];
        assert_eq!(suggestion("deliverd", &known), "delivered");
        assert_eq!(suggestion("Ordered", &known), "ordered");
        assert_eq!(suggestion("colour", &known), "");
    }

    #[test]
    fn words_are_alike_but_for_a_slip() {
        for (one, other) in [
            ("Phones", "phones"),
            ("phone", "phones"),
            ("watch", "watches"),
            ("battery", "batteries"),
            ("smart phone", "smart_phones"),
            ("acessories", "accessories"),
            ("headphnoes", "headphones"),
        ] {
            assert!(is_alike(one, other) && is_alike(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("coat", "boat"),
            ("coat", "coast"),
            ("100001", "1000012"),
            ("sofas", "phones"),
            ("手机", "手表"),
            ("", "s"),
        ] {
            assert!(!is_alike(one, other) && !is_alike(other, one), "{one} {other}");
        }
    }
}
