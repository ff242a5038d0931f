//! Numbers of cases that people read aloud: `R-4F7K-29`.

/// Signs that are not taken for one another, by eye or on the phone: no 0 and O, 1, I and L. There are 31, a prime, so that
/// the check finds every wrong sign and every two neighbours in the wrong order.
const SIGNS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
/// The signs before the check.
const SIGNS_OF_NUMBER: u32 = 5;

/// The number of a case made of a random one, of which 28 629 151 are different. Whoever files cases makes sure that theirs is
/// new.
///
/// ```
/// use aftersales::domain::service::{is_receipt_number, receipt_number};
///
/// assert_eq!(receipt_number(0), "R-2222-22");
/// assert!(is_receipt_number(&receipt_number(1_234_567)));
/// ```
#[must_use]
pub fn receipt_number(random: u64) -> String {
    let mut rest = random;
    let mut signs = String::new();
    for place in 0..SIGNS_OF_NUMBER {
        if place == 4 {
            signs.push('-');
        }
        signs.push(sign(rest % 31));
        rest /= 31;
    }
    let check = sum(&signs);
    ["R-", &signs, sign(check).encode_utf8(&mut [0; 4])].concat()
}

/// Whether a text is such a number, in any letter case and with or without its strokes.
///
/// ```
/// use aftersales::domain::service::{is_receipt_number, receipt_number};
///
/// let number = receipt_number(20_261_122);
/// assert!(is_receipt_number(&number.to_lowercase().replace('-', " ")));
/// assert!(!is_receipt_number("R-4F7K"));
/// ```
#[must_use]
pub fn is_receipt_number(text: &str) -> bool {
    let plain: String =
        text.chars().filter(char::is_ascii_alphanumeric).map(|sign| sign.to_ascii_uppercase()).collect();
    let Some((signs, check)) = plain.strip_prefix('R').and_then(|plain| plain.split_at_checked(5)) else {
        return false;
    };
    let are_known = plain.bytes().all(|sign| SIGNS.contains(&sign));
    are_known && check.len() == 1 && check.starts_with(sign(sum(signs)))
}

fn sign(value: u64) -> char {
    let place = usize::try_from(value % 31).unwrap_or_default();
    char::from(SIGNS.get(place).copied().unwrap_or(b'2'))
}

/// The check: the values of the signs, each times its place, and one more than the signs for what stands there.
fn sum(signs: &str) -> u64 {
    let known = signs.bytes().filter_map(|sign| SIGNS.iter().position(|known| *known == sign));
    let weighed = known.zip(1_u64..).map(|(value, place)| u64::try_from(value).unwrap_or_default().wrapping_mul(place));
    weighed.fold(0_u64, u64::wrapping_add) % 31
}

#[cfg(test)]
mod tests {
    use super::{SIGNS, is_receipt_number, receipt_number};

    #[test]
    fn each_sign_is_a_digit_to_base_31() {
        let numbers = [1, 31, 33, 29_791, 28_629_150, 28_629_151].map(receipt_number);
        assert_eq!(numbers, ["R-3222-23", "R-2322-24", "R-4322-26", "R-2223-26", "R-ZZZZ-ZJ", "R-2222-22"]);
    }

    #[test]
    fn one_wrong_sign_or_two_in_the_wrong_order_are_found() {
        for random in [0, 1, 30, 31, 961, 1_234_567, 28_629_150, u64::MAX] {
            let number = receipt_number(random);
            assert!(is_receipt_number(&number), "{number}");
            let signs: Vec<u8> = number.bytes().collect();
            for place in [2, 3, 4, 5, 7, 8] {
                for other in SIGNS.iter().filter(|other| **other != signs[place]) {
                    let mut wrong = signs.clone();
                    wrong[place] = *other;
                    assert!(!is_receipt_number(std::str::from_utf8(&wrong).unwrap()), "{number} {place} {other}");
                }
            }
            for (one, next) in [(2, 3), (3, 4), (4, 5), (5, 7), (7, 8)] {
                let mut wrong = signs.clone();
                wrong.swap(one, next);
                let is_same = signs[one] == signs[next];
                assert_eq!(is_receipt_number(std::str::from_utf8(&wrong).unwrap()), is_same, "{number} {one}");
            }
        }
    }
}
