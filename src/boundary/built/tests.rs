//! Is the layout the one that its version names, and is a file refused that says what no document can?

use super::{VERSION, contacts, policy, sum, terms, times};

/// Fields, variants and codes in their order, as a number. Another number is another layout, which needs another version: files
/// that were built before must not be taken for it.
#[test]
fn a_layout_has_a_version_of_its_own() {
    let parts = [
        times::STRUCTS,
        times::ENUMS,
        terms::STRUCTS,
        terms::ENUMS,
        contacts::STRUCTS,
        policy::STRUCTS,
        &[times::CODES, terms::CODES, contacts::CODES].concat().concat().join(","),
    ];
    let words: Vec<&str> = parts.iter().flat_map(|part| part.split_whitespace()).collect();
    let layout = sum(words.concat().as_bytes());
    assert_eq!((VERSION, layout), (8, 0xbf6e_1ed5), "raise VERSION, and write the new pair here");
}

#[cfg(feature = "native")]
mod hostile {
    use crate::boundary::built::{decode, encode};
    use crate::boundary::{Engine, IssueCode, Loaded, NativeHost};
    use crate::domain::calendar::{Length, Period};
    use crate::domain::money::Decimal;
    use crate::domain::policy::{Charge, FeeAmount, Matcher, Name, Policy, Test};

    /// What opening says of a file that holds a policy which was changed after it was read.
    fn opened(change: impl FnOnce(&mut Policy)) -> Result<(), IssueCode> {
        let engine = Engine::new(Box::new(NativeHost));
        let loaded = engine.load(include_str!("../../../tests/built/shop.json"));
        let Loaded { mut policy, warnings, words } = loaded.map_err(|_| IssueCode::MissingField)?;
        change(&mut policy);
        let file = encode(&Loaded { policy, warnings, words }, engine.host_zones());
        decode(&file, engine.host_zones()).map(|_| ()).map_err(|issue| issue.code)
    }

    const REFUSED: Result<(), IssueCode> = Err(IssueCode::BuiltMalformed);

    #[test]
    fn what_is_not_changed_opens() {
        assert_eq!(opened(|_| ()), Ok(()));
    }

    #[test]
    fn no_name_is_out_of_the_table() {
        let last = |policy: &Policy| policy.names.rows().len() - 1;
        assert_eq!(opened(|policy| policy.assume.seller = Some(Name::at(last(policy)))), Ok(()));
        assert_eq!(opened(|policy| policy.assume.seller = Some(Name::at(last(policy) + 1))), REFUSED);
        assert_eq!(opened(|policy| policy.assume.seller = Some(Name::OTHER)), Ok(()), "a name of no document");
    }

    #[test]
    fn no_warranty_waits_for_itself() {
        let after = |first: &'static str, second: &'static str| {
            move |policy: &mut Policy| {
                let [first, second] = [first, second].map(|id| policy.names.add(id));
                policy.documents[0].warranties[0].after = Some(first);
                policy.documents[0].warranties[1].after = Some(second);
            }
        };
        assert_eq!(opened(after("gone", "maker")), Ok(()));
        assert_eq!(opened(after("maker", "maker")), REFUSED);
        assert_eq!(opened(after("shop", "maker")), REFUSED);
    }

    #[test]
    fn numbers_are_in_the_ranges_of_documents() {
        let days = |days| move |policy: &mut Policy| policy.accept_late = Period::days(days);
        assert_eq!(opened(days(Period::LONGEST.days)), Ok(()));
        assert_eq!(opened(days(Period::LONGEST.days + 1)), REFUSED);

        let percent = |percent| {
            move |policy: &mut Policy| {
                let fee = policy.documents[0].costs[1].fee.as_mut().unwrap();
                fee.amount = FeeAmount::Percent(Decimal::whole(percent));
            }
        };
        assert_eq!([100, 101, -1].map(|number| opened(percent(number))), [Ok(()), REFUSED, REFUSED]);
        let amount = |policy: &mut Policy| {
            policy.documents[0].costs[1].fee.as_mut().unwrap().amount = FeeAmount::PerItem(i64::MAX);
        };
        assert_eq!(opened(amount), REFUSED);
        let charge = |policy: &mut Policy| {
            policy.documents[0].faults[0].charge = Charge::Shared(Some(Decimal::whole(101)));
        };
        assert_eq!(opened(charge), REFUSED);
        assert_eq!(opened(|policy| policy.documents[0].rules[0].refund_due_days = Some(3651)), REFUSED);
        assert_eq!(opened(|policy| policy.documents[0].seasons[0].to.day = 32), REFUSED);
        assert_eq!(opened(|policy| policy.forms[0].fields[0].pattern = "#".repeat(251)), REFUSED);
        assert_eq!(opened(|policy| policy.forms[0].fields[0].max = i64::MAX), REFUSED);
    }

    #[test]
    fn dates_are_of_four_digits() {
        let until = |date| {
            move |policy: &mut Policy| {
                policy.documents[0].rules[0].window.as_mut().unwrap().length = Length::Until(date);
            }
        };
        let last = chrono::NaiveDate::from_ymd_opt(9999, 12, 31).unwrap();
        assert_eq!(opened(until(last)), Ok(()));
        assert_eq!(opened(until(last.succ_opt().unwrap())), REFUSED);
        assert_eq!(opened(until(chrono::NaiveDate::MIN)), REFUSED);
    }

    #[test]
    fn lists_and_nesting_end() {
        let nested = |levels| {
            move |policy: &mut Policy| {
                let mut matcher = Matcher::default();
                for _ in 0..levels {
                    matcher = Matcher(vec![Test::Not(matcher)]);
                }
                policy.documents[0].rules[0].when = matcher;
            }
        };
        assert_eq!([63, 64, 200].map(|levels| opened(nested(levels))), [Ok(()), REFUSED, REFUSED]);

        let channels = |count| {
            move |policy: &mut Policy| {
                let channel = policy.directory.channels[0].clone();
                policy.directory.channels = vec![channel; count];
            }
        };
        assert_eq!([300, 301].map(|count| opened(channels(count))), [Ok(()), REFUSED]);
        let groups = |policy: &mut Policy| policy.groups = vec![(policy.groups[0].0, Vec::new()); 100_001];
        assert_eq!(opened(groups), REFUSED);
    }

    /// A zone of another engine has no name here, and none is guessed.
    #[test]
    fn a_zone_is_one_of_the_host() {
        let strange = |policy: &mut Policy| policy.zone = crate::domain::calendar::Zone::utc().into();
        assert_eq!(opened(strange), Err(IssueCode::UnknownTimeZone));
    }
}
