//! The files of the table, embedded so that a browser has them too.

/// Names a file below `tests/vectors` together with its text.
macro_rules! vectors {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../vectors/", $name)))),+]
    };
}

/// The project's own table.
pub const OWN: &[(&str, &str)] = vectors![
    "counting/business_days_after.json",
    "counting/days_after.json",
    "counting/days_beginning_with.json",
    "counting/elapsed.json",
    "counting/months_beginning_with.json",
    "counting/months_from_next_day.json",
    "counting/months_same_date.json",
    "counting/regional_days.json",
    "counting/roll_over.json",
    "forms/complaints.json",
    "forms/fields.json",
    "forms/kinds.json",
    "forms/measured.json",
    "forms/phones.json",
    "forms/submissions.json",
    "forms/typed.json",
    "input/claimed.json",
    "input/costly.json",
    "input/documents.json",
    "input/idle_packs.json",
    "input/measured.json",
    "input/measured_orders.json",
    "input/questions.json",
    "input/terms.json",
    "input/words.json",
    "input/zones.json",
    "money/currencies.json",
    "money/depreciation.json",
    "money/exchange.json",
    "money/fees.json",
    "money/reductions.json",
    "money/refunds.json",
    "orders/claimed.json",
    "orders/gifts.json",
    "orders/inheritance.json",
    "orders/measured.json",
    "orders/parcel_quantities.json",
    "orders/parcels.json",
    "orders/promotions.json",
    "orders/reasons.json",
    "orders/settlements.json",
    "orders/shares.json",
    "orders/together.json",
    "orders/withdrawal_function.json",
    "packs/au.json",
    "packs/br.json",
    "packs/ca-qc.json",
    "packs/ch.json",
    "packs/cn.json",
    "packs/de.json",
    "packs/es.json",
    "packs/eu.json",
    "packs/fi.json",
    "packs/fr.json",
    "packs/ie.json",
    "packs/in.json",
    "packs/jp.json",
    "packs/kr.json",
    "packs/mx.json",
    "packs/nl.json",
    "packs/no.json",
    "packs/pl.json",
    "packs/pt.json",
    "packs/se.json",
    "packs/sg.json",
    "packs/tr.json",
    "packs/tw.json",
    "packs/uk.json",
    "packs/us.json",
    "returns/bounds.json",
    "returns/burden.json",
    "returns/certainty.json",
    "returns/claim_kinds.json",
    "returns/claimed.json",
    "returns/claims.json",
    "returns/conditions.json",
    "returns/costs.json",
    "returns/countries.json",
    "returns/event_dates.json",
    "returns/excludes.json",
    "returns/kept.json",
    "returns/late.json",
    "returns/laws.json",
    "returns/unsure_laws.json",
    "returns/window_ends.json",
    "returns/measured.json",
    "returns/next_change.json",
    "returns/parcels.json",
    "returns/payers.json",
    "returns/prices.json",
    "returns/quantities.json",
    "returns/ranking.json",
    "returns/reasons.json",
    "returns/remedy.json",
    "returns/repairs.json",
    "returns/requires.json",
    "returns/seasons.json",
    "returns/starts.json",
    "returns/timeline.json",
    "returns/unknown_fields.json",
    "returns/why.json",
    "returns/windows.json",
    "returns/within.json",
    "rulebooks/collection.json",
    "rulebooks/mother_and_baby.json",
    "rulebooks/platform.json",
    "rulebooks/warranties.json",
    "service/choice.json",
    "service/contacts.json",
    "service/countdown.json",
    "service/course.json",
    "service/hours.json",
    "service/levels.json",
    "service/openings.json",
    "service/progress.json",
    "service/repeated.json",
    "service/send_back.json",
    "shops/appliances.json",
    "shops/bike-batteries.json",
    "shops/cameras.json",
    "shops/coffee.json",
    "shops/e-bikes.json",
    "shops/fashion.json",
    "shops/furniture.json",
    "shops/gadgets.json",
    "shops/grocery.json",
    "shops/home-and-garden.json",
    "shops/marketplace.json",
    "shops/mattresses.json",
    "shops/used-cars.json",
    "told/found.json",
    "told/asked.json",
    "told/open.json",
    "told/refused.json",
    "warranty/conditions.json",
    "warranty/countdown.json",
    "warranty/faults.json",
    "warranty/month_ends.json",
    "warranty/options.json",
    "warranty/registration.json",
    "warranty/repairs.json",
    "warranty/sequence.json",
    "warranty/service_points.json",
    "warranty/starts.json",
    "warranty/states.json",
    "warranty/transfer.json",
    "warranty/usage.json",
    "warranty/zones.json",
];

pub const DEADLINES: &str = include_str!("../vectors/adopted/deadlines.json");
pub const TZ_EDGES: &str = include_str!("../vectors/adopted/tz_edges.json");
pub const STATUTORY: &str = include_str!("../vectors/adopted/statutory.json");
pub const RETURNS: &str = include_str!("../vectors/adopted/returns.json");
pub const EXPLAINED: &str = include_str!("../vectors/adopted/explained.json");

/// Documents that the package ships, by their kind and id.
macro_rules! shipped {
    ($($kind:literal: $($id:literal)+;)+) => {
        &[$($(($kind, $id, include_str!(concat!("../../pkg/", $kind, "/", $id, ".json")))),+),+]
    };
}

/// The packs, the calendars and the policies that the package ships.
pub const SHIPPED: &[(&str, &str, &str)] = shipped![
    "packs": "au" "br" "ca-qc" "ch" "cn" "cn-33" "de" "es" "eu" "fi" "fr" "ie" "in" "jp" "kr" "mx" "nl" "no" "pl" "pt" "se" "sg" "tr" "tw" "uk" "us";
    "calendars": "au-nsw" "au-vic" "br" "ca-qc" "ch" "cn" "de" "de-be" "de-by" "es" "fi" "fr" "ie" "in" "it" "jp" "kr" "mx" "nl"
        "no" "pl" "pt" "se" "sg" "tr" "tw" "uk" "us" "us-16cfr429";
    "policies": "electronics" "mother-and-baby";
];

/// A document that the package ships, by its kind and id.
pub fn shipped(kind: &str, id: &str) -> &'static str {
    find_shipped(kind, id).unwrap_or_else(|| panic!("no file pkg/{kind}/{id}.json is embedded"))
}

/// The same where there may be none.
pub fn find_shipped(kind: &str, id: &str) -> Option<&'static str> {
    SHIPPED.iter().find(|(known, name, _)| *known == kind && *name == id).map(|(.., text)| *text)
}
