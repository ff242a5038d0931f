//! Which names does schema.org have, and how do pages write them?

/// How pages write the address before a name, and whether that is odd.
const PREFIXES: [(&str, bool); 9] = [
    ("https://schema.org/", false),
    ("http://schema.org/", false),
    ("schema:", false),
    ("https://www.schema.org/", true),
    ("http://www.schema.org/", true),
    ("https//schema.org/", true),
    ("http//schema.org/", true),
    ("//schema.org/", true),
    ("schema.org/", true),
];

/// The name without its address, and whether the address is written oddly; `None` for a name of another
/// vocabulary. Names differ by letter case.
pub fn local(text: &str) -> Option<(&str, bool)> {
    for (prefix, is_odd) in PREFIXES {
        if let Some(name) = text.strip_prefix(prefix) {
            return is_name(name).then_some((name, is_odd));
        }
    }
    is_name(text).then_some((text, false))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// The properties of a policy. The last ones are not carried over.
pub const POLICY: [&str; 24] = [
    "applicableCountry",
    "returnPolicyCategory",
    "merchantReturnDays",
    "merchantReturnLink",
    "returnFees",
    "returnShippingFeesAmount",
    "returnMethod",
    "customerRemorseReturnFees",
    "customerRemorseReturnLabelSource",
    "customerRemorseReturnShippingFeesAmount",
    "itemDefectReturnFees",
    "itemDefectReturnLabelSource",
    "itemDefectReturnShippingFeesAmount",
    "itemCondition",
    "refundType",
    "restockingFee",
    "returnLabelSource",
    "returnPolicySeasonalOverride",
    "validForMemberTier",
    "productReturnDays",
    "productReturnLink",
    "inStoreReturnsOffered",
    "returnPolicyCountry",
    "additionalProperty",
];

/// The properties of a seasonal override.
pub const OVERRIDE: [&str; 9] = [
    "startDate",
    "endDate",
    "merchantReturnDays",
    "returnPolicyCategory",
    "refundType",
    "returnFees",
    "returnMethod",
    "returnShippingFeesAmount",
    "restockingFee",
];

/// The properties of a promise.
pub const WARRANTY: [&str; 2] = ["durationOfWarranty", "warrantyScope"];

/// The properties that everything has. They say nothing of terms.
pub const ANYTHING: [&str; 13] = [
    "name",
    "description",
    "url",
    "identifier",
    "sameAs",
    "additionalType",
    "alternateName",
    "disambiguatingDescription",
    "image",
    "mainEntityOfPage",
    "owner",
    "potentialAction",
    "subjectOf",
];

/// Categories of policies. Google's page on return policies names one that does not exist.
pub const CATEGORIES: [(&str, &str); 9] = [
    ("MerchantReturnFiniteReturnWindow", "finite"),
    ("MerchantReturnUnlimitedWindow", "unlimited"),
    ("MerchantReturnNotPermitted", "not_permitted"),
    ("MerchantReturnUnspecified", "unspecified"),
    ("MerchantReturnPolicyUnlimitedWindow", "unlimited"),
    ("ProductReturnFiniteReturnWindow", "finite"),
    ("ProductReturnUnlimitedWindow", "unlimited"),
    ("ProductReturnNotPermitted", "not_permitted"),
    ("ProductReturnUnspecified", "unspecified"),
];

/// What goes back to the shopper, as remedies.
pub const REFUNDS: [(&str, &str); 3] =
    [("FullRefund", "refund"), ("ExchangeRefund", "exchange"), ("StoreCreditRefund", "store_credit")];

/// Who pays to send goods back.
pub const FEES: [(&str, &str); 5] = [
    ("FreeReturn", "free"),
    ("ReturnFeesCustomerResponsibility", "buyer"),
    ("ReturnShippingFees", "fee"),
    ("OriginalShippingFees", "original"),
    ("RestockingFees", "restocking"),
];

/// Ways to send goods back, as notes.
pub const METHODS: [(&str, &str); 4] = [
    ("ReturnByMail", "return_by_mail"),
    ("ReturnInStore", "return_in_store"),
    ("ReturnAtKiosk", "return_at_kiosk"),
    ("KeepProduct", "keep_product"),
];

/// Sources of labels, as notes.
pub const LABELS: [(&str, &str); 3] = [
    ("ReturnLabelDownloadAndPrint", "label_to_print"),
    ("ReturnLabelInBox", "label_in_box"),
    ("ReturnLabelCustomerResponsibility", "label_by_buyer"),
];

/// States of goods that are taken back.
pub const CONDITIONS: [(&str, &str); 4] = [
    ("NewCondition", "new"),
    ("UsedCondition", "used"),
    ("RefurbishedCondition", "refurbished"),
    ("DamagedCondition", "damaged"),
];

/// What a name stands for.
pub fn meaning(name: &str, table: &'static [(&'static str, &'static str)]) -> Option<&'static str> {
    table.iter().find(|(known, _)| *known == name).map(|(_, meaning)| *meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_every_spelling_but_another_letter_case() {
        for (text, want) in [
            ("https://schema.org/FreeReturn", Some(("FreeReturn", false))),
            ("http://schema.org/FreeReturn", Some(("FreeReturn", false))),
            ("schema:FreeReturn", Some(("FreeReturn", false))),
            ("FreeReturn", Some(("FreeReturn", false))),
            ("https//schema.org/FreeReturn", Some(("FreeReturn", true))),
            ("https://schema.org/", None),
            ("https://shop.example/FreeReturn", None),
            ("free return", None),
        ] {
            assert_eq!(local(text), want, "{text}");
        }
        assert_eq!(meaning("FreeReturn", &FEES), Some("free"));
        assert_eq!(meaning("freereturn", &FEES), None);
    }
}
