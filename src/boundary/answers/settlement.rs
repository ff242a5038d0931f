//! What is paid back for a return of several lines?

use super::option::{option_id, steps};
use super::scalar::{money, texts};
use crate::boundary::json::Writer;
use crate::domain::entitlement::{Order, Settlement};
use crate::domain::policy::Policy;

answers! {
    /// What is paid back for the lines of an order that are asked for.
    Settlement {
        /// The sum of the lines; `null` if no line has an amount.
        always amount: Option<MoneyOut>;
        /// How it is worked out; the steps add up to the amount.
        always calculation: Vec<Step>;
        /// The lines that have an amount.
        always lines: Vec<SettledLine>;
        /// Ids of the lines that are asked for and have none.
        always unsettled: Vec<String>;
        /// What is paid back in which way, if the order says how it was paid.
        optional payments: Vec<PaidBack>;
        /// What is paid back beyond what was paid in those ways.
        optional otherwise: MoneyOut;
    }

    /// What is paid back for one line.
    SettledLine {
        /// The line.
        always id: String;
        /// The option that gives it.
        always option: String;
        /// Whether it is money or credit.
        always remedy: Remedy;
        /// The amount.
        always amount: MoneyOut;
    }

    /// What is paid back in one way.
    PaidBack {
        /// The way to pay.
        always method: String;
        /// The amount.
        always amount: MoneyOut;
    }
}

/// Writes what is paid back for a return.
pub fn settlement(writer: &mut Writer, settlement: &Settlement, order: &Order, policy: &Policy) {
    let id = |line: usize| order.lines.get(line).map(|line| line.id.as_str()).unwrap_or_default();
    writer.open('{');
    writer.key("amount");
    match settlement.amount {
        Some(amount) => money(writer, amount),
        None => writer.null(),
    }
    steps(writer, &settlement.calculation);
    writer.key("lines").objects(&settlement.lines, |writer, line| {
        writer.entry("id", id(line.line));
        writer.entry("option", &option_id(line.key, policy));
        writer.entry("remedy", line.key.remedy.code());
        writer.key("amount");
        money(writer, line.amount);
    });
    texts(writer, "unsettled", settlement.unsettled.iter().map(|line| id(*line)));
    if !order.payments.is_empty() {
        writer.key("payments").objects(&settlement.payments, |writer, payment| {
            writer.entry("method", &payment.method);
            writer.key("amount");
            money(writer, payment.amount);
        });
    }
    if let Some(otherwise) = settlement.otherwise {
        writer.key("otherwise");
        money(writer, otherwise);
    }
    writer.close('}');
}
