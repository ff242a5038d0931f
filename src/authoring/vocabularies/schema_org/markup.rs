//! How is markup written? With full addresses, because Google's pages list no others.

use super::super::names;
use super::super::terms::Term;
use super::charged::Shipping;
use super::export::Statement;
use crate::boundary::answers::{date_text, texts};
use crate::boundary::json::{Json, Writer};

/// The most countries that Google reads of one policy.
const MAX_COUNTRIES: usize = 50;

/// Writes what is stated of an offer, or of the shop.
pub fn write(
    writer: &mut Writer,
    document: &Json,
    is_offer: bool,
    statements: &[(Statement, Vec<&str>)],
    of_offer: &str,
) {
    writer.open('{');
    writer.entry("@context", "https://schema.org");
    writer.entry("@type", if is_offer { "Offer" } else { "Organization" });
    if !statements.is_empty() {
        writer.key("hasMerchantReturnPolicy").array(statements, |writer, (statement, countries)| {
            if countries.is_empty() {
                policy(writer, document, statement, &[]);
            }
            for countries in countries.chunks(MAX_COUNTRIES) {
                policy(writer, document, statement, countries);
            }
        });
    }
    if !of_offer.is_empty() {
        writer.key("warranty").raw(of_offer);
    }
    writer.close('}');
}

fn policy(writer: &mut Writer, document: &Json, statement: &Statement, countries: &[&str]) {
    writer.open('{');
    writer.entry("@type", "MerchantReturnPolicy");
    if !countries.is_empty() {
        texts(writer, "applicableCountry", countries);
    }
    term(writer, &statement.term);
    if statement.as_new {
        name(writer, "itemCondition", "NewCondition");
    }
    listed(writer, "refundType", &names::REFUNDS, &|code| statement.remedies.contains(&code));
    listed(writer, "returnMethod", &names::METHODS, &|code| {
        code != "keep_product" && statement.notes.iter().any(|note| note == code)
    });
    for (_, label) in names::LABELS.iter().filter(|(_, code)| statement.notes.iter().any(|note| note == code)).take(1) {
        listed(writer, "returnLabelSource", &names::LABELS, &|code| code == *label);
    }
    let currency = document.text("currency");
    let [quality, changed_mind, other] = &statement.charged.shipping;
    shipping(writer, "returnFees", "returnShippingFeesAmount", statement.charged.for_any_reason(), currency);
    if quality != other || changed_mind != other {
        let own = "customerRemorseReturnShippingFeesAmount";
        shipping(writer, "customerRemorseReturnFees", own, changed_mind, currency);
        shipping(writer, "itemDefectReturnFees", "itemDefectReturnShippingFeesAmount", quality, currency);
    }
    if let Some(fee) = &statement.charged.restocking {
        writer.key("restockingFee");
        if fee.is_percent {
            writer.raw(&fee.text);
        } else {
            money(writer, &fee.text, currency);
        }
    }
    if !statement.seasons.is_empty() {
        writer.key("returnPolicySeasonalOverride").objects(&statement.seasons, |writer, season| {
            writer.entry("@type", "MerchantReturnPolicySeasonalOverride");
            writer.entry("startDate", &date_text(season.from));
            writer.entry("endDate", &date_text(season.to));
            term(writer, &season.term);
        });
    }
    let link = document.text("url");
    if link.starts_with("https://") || link.starts_with("http://") {
        writer.entry("merchantReturnLink", link);
    }
    writer.close('}');
}

fn term(writer: &mut Writer, term: &Term) {
    let category = match term {
        Term::Days { .. } | Term::Until(_) => "MerchantReturnFiniteReturnWindow",
        Term::Unlimited => "MerchantReturnUnlimitedWindow",
        Term::Never | Term::Unstated => "MerchantReturnNotPermitted",
    };
    name(writer, "returnPolicyCategory", category);
    match term {
        Term::Days { days, .. } => {
            writer.key("merchantReturnDays").integer(*days);
        }
        Term::Until(date) => writer.entry("merchantReturnDays", &date_text(*date)),
        Term::Unlimited | Term::Never | Term::Unstated => {}
    }
}

fn address(name: &str) -> String {
    "https://schema.org/".to_owned() + name
}

fn name(writer: &mut Writer, property: &str, value: &str) {
    writer.entry(property, &address(value));
}

fn listed(writer: &mut Writer, property: &str, table: &[(&str, &str)], is_meant: &dyn Fn(&str) -> bool) {
    let mut found = Vec::new();
    for (name, code) in table {
        if is_meant(code) {
            found.push(address(name));
        }
    }
    if !found.is_empty() {
        texts(writer, property, found);
    }
}

fn shipping(writer: &mut Writer, fees: &str, amount: &str, cost: &Shipping, currency: &str) {
    match cost {
        Shipping::Unstated => {}
        Shipping::Free => name(writer, fees, "FreeReturn"),
        Shipping::Buyer => name(writer, fees, "ReturnFeesCustomerResponsibility"),
        Shipping::Fee(fee) => {
            name(writer, fees, "ReturnShippingFees");
            writer.key(amount);
            money(writer, fee, currency);
        }
    }
}

fn money(writer: &mut Writer, amount: &str, currency: &str) {
    writer.open('{');
    writer.entry("@type", "MonetaryAmount");
    writer.key("value").raw(amount);
    writer.entry("currency", currency);
    writer.close('}');
}
