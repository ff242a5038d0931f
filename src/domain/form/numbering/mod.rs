//! How are the phone numbers of countries built?

mod plans;

use plans::{LENGTHS, PLANS};

/// The shortest national number that a plan knows.
const SHORTEST: usize = 4;

/// How the phone numbers of a country are built.
#[derive(Clone, Copy)]
pub struct Plan {
    /// The country code, by E.164.
    pub code: &'static str,
    /// The prefix of a national number, which is left out in calls from abroad.
    pub trunk: &'static str,
    /// First digits from and to, each with a sign for the lengths of national numbers that begin with them.
    numbers: &'static str,
}

impl Plan {
    /// The plan of a country, by ISO 3166-1.
    pub fn of(country: &str) -> Option<Self> {
        find(&|countries, _| countries.as_bytes().chunks_exact(2).any(|known| known == country.as_bytes()))
    }

    /// The plan of a number that begins with a country code, and the digits behind the code. No code begins with
    /// another.
    pub fn abroad(digits: &str) -> Option<(Self, &str)> {
        let plan = find(&|_, code| digits.starts_with(code))?;
        Some((plan, digits.get(plan.code.len()..)?))
    }

    /// True if the plan has a national number like this one, which is without the trunk prefix.
    pub fn has(&self, national: &str) -> bool {
        let mut rest = self.numbers;
        while let Some((ends, lengths)) = until(rest, is_sign) {
            let (from, to) = ends.split_at_checked(ends.len() / 2).unwrap_or_default();
            let begins = national.get(..from.len()).is_some_and(|start| from <= start && start <= to);
            let sign = lengths.bytes().next().unwrap_or(b' ');
            let known = LENGTHS.get(usize::from(sign.wrapping_sub(b'!'))).copied().unwrap_or(0);
            if begins && national.len() >= SHORTEST {
                let place = u32::try_from(national.len().saturating_sub(SHORTEST)).unwrap_or(u32::MAX);
                return known.checked_shr(place).is_some_and(|bits| bits % 2 == 1);
            }
            rest = lengths.get(1..).unwrap_or_default();
        }
        false
    }
}

/// The first plan of these countries and this code.
fn find(is: &dyn Fn(&str, &str) -> bool) -> Option<Plan> {
    for word in PLANS.split(' ') {
        let (countries, rest) = until(word, u8::is_ascii_digit)?;
        let (code, rest) = until(rest, is_sign)?;
        let (sign, numbers) = rest.split_at_checked(1)?;
        if is(countries, code) {
            let trunk = match sign {
                "." => "0",
                "/" => "1",
                "%" => "8",
                "$" => "06",
                _ => "",
            };
            return Some(Plan { code, trunk, numbers });
        }
    }
    None
}

fn is_sign(byte: &u8) -> bool {
    !byte.is_ascii_digit()
}

/// A text before and from the first such byte.
fn until(text: &'static str, is: fn(&u8) -> bool) -> Option<(&'static str, &'static str)> {
    text.split_at_checked(text.as_bytes().iter().position(is)?)
}
