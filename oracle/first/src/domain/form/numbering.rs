//! How the phone numbers of countries are built.

/// How the phone numbers of a country are built.
pub struct Plan {
    /// The country, by ISO 3166-1.
    pub country: &'static str,
    /// The country code, by E.164.
    pub code: &'static str,
    /// The prefix of a national number, which is left out in calls from abroad.
    pub trunk: &'static str,
    /// The first digits from and to, and the fewest and most digits of a national number that begins with them.
    ranges: &'static [(&'static str, &'static str, usize, usize)],
}

impl Plan {
    /// True if the plan has a national number like this one, which is without the trunk prefix.
    pub fn has(&self, national: &str) -> bool {
        self.ranges.iter().any(|(from, to, least, most)| {
            let begins = national.get(..from.len()).is_some_and(|start| *from <= start && start <= *to);
            begins && (*least..=*most).contains(&national.len())
        })
    }
}

/// The numbering plans that are known here, by first digits and length. Sources: the national plans as they are filed
/// with the ITU (E.129 communications). They may include numbers that are not assigned yet.
pub const PLANS: [Plan; 17] = [
    Plan {
        country: "CN",
        code: "86",
        trunk: "0",
        ranges: &[
            ("13", "19", 11, 11),
            ("10", "10", 10, 10),
            ("2", "2", 10, 10),
            ("3", "9", 10, 11),
            ("168", "168", 8, 8),
        ],
    },
    Plan {
        country: "HK",
        code: "852",
        trunk: "",
        ranges: &[("2", "9", 8, 8), ("800", "800", 9, 9), ("900", "900", 11, 11)],
    },
    Plan {
        country: "TW",
        code: "886",
        trunk: "0",
        ranges: &[("2", "2", 9, 9), ("3", "8", 8, 9), ("9", "9", 9, 9), ("70", "70", 10, 10)],
    },
    Plan {
        country: "JP",
        code: "81",
        trunk: "0",
        ranges: &[
            ("1", "9", 9, 9),
            ("50", "50", 10, 10),
            ("60", "60", 10, 10),
            ("70", "90", 10, 10),
            ("20", "20", 10, 10),
        ],
    },
    Plan {
        country: "KR",
        code: "82",
        trunk: "0",
        ranges: &[("1", "1", 8, 10), ("2", "2", 8, 9), ("3", "6", 9, 10), ("50", "50", 10, 11), ("7", "8", 9, 10)],
    },
    Plan {
        country: "SG",
        code: "65",
        trunk: "",
        ranges: &[
            ("3", "3", 8, 8),
            ("6", "6", 8, 8),
            ("8", "9", 8, 8),
            ("800", "800", 10, 10),
            ("1800", "1800", 11, 11),
            ("1900", "1900", 11, 11),
        ],
    },
    Plan { country: "US", code: "1", trunk: "1", ranges: &[("2", "9", 10, 10)] },
    Plan { country: "CA", code: "1", trunk: "1", ranges: &[("2", "9", 10, 10)] },
    Plan {
        country: "GB",
        code: "44",
        trunk: "0",
        ranges: &[("1", "1", 9, 10), ("2", "3", 10, 10), ("5", "5", 10, 10), ("7", "9", 10, 10), ("80", "80", 7, 10)],
    },
    Plan {
        country: "DE",
        code: "49",
        trunk: "0",
        ranges: &[
            ("15", "17", 10, 11),
            ("18", "18", 7, 14),
            ("2", "9", 5, 11),
            ("70", "70", 10, 11),
            ("800", "800", 10, 15),
        ],
    },
    Plan { country: "FR", code: "33", trunk: "0", ranges: &[("1", "9", 9, 9)] },
    Plan { country: "ES", code: "34", trunk: "", ranges: &[("5", "9", 9, 9)] },
    Plan {
        country: "IT",
        code: "39",
        trunk: "",
        ranges: &[("0", "0", 6, 11), ("3", "3", 9, 10), ("1", "1", 6, 10), ("5", "5", 10, 10), ("8", "8", 6, 10)],
    },
    Plan { country: "PT", code: "351", trunk: "", ranges: &[("2", "3", 9, 9), ("6", "9", 9, 9)] },
    Plan {
        country: "IE",
        code: "353",
        trunk: "0",
        ranges: &[("1", "1", 8, 8), ("15", "18", 10, 10), ("2", "9", 7, 9), ("8", "8", 9, 10)],
    },
    Plan {
        country: "NL",
        code: "31",
        trunk: "0",
        ranges: &[("1", "8", 9, 9), ("800", "800", 7, 11), ("90", "90", 7, 11), ("97", "97", 11, 11)],
    },
    Plan {
        country: "AU",
        code: "61",
        trunk: "0",
        ranges: &[
            ("2", "5", 9, 9),
            ("7", "8", 9, 9),
            ("13", "13", 6, 10),
            ("14", "14", 9, 9),
            ("180", "180", 7, 10),
            ("190", "190", 7, 10),
        ],
    },
];
