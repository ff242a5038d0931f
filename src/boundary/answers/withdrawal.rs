//! Must a page have a function by which to withdraw from the contract?

use super::decision::refused;
use super::scalar::{date, fact_place, instant, texts};
use crate::boundary::json::Writer;
use crate::domain::entitlement::{Closing, Duty, Openness, Order, WithdrawalFunction};
use crate::domain::policy::Policy;

answers! {
    /// Must a page have a function by which to withdraw from the contract (Directive 2011/83/EU, article 11a)?
    WithdrawalDuty {
        /// Whether it must, for some line. In doubt it is shown: `conditional` too.
        always status: Duty;
        /// Until when it must be there; `null` if no end is certain, or it need not be there.
        always closes: Option<Timestamp>;
        /// The last day on which it must be there.
        always last_day as "lastDay": Option<Date>;
        /// Each line, by its id.
        always lines: Map<LineDuty>;
    }

    /// Must a page have the function for one line?
    LineDuty {
        /// Whether it must.
        always status: Duty;
        /// Until when; `null` if no end is certain.
        always closes: Option<Timestamp>;
        /// The last day.
        always last_day as "lastDay": Option<Date>;
        /// Facts that are not stated and would settle it.
        always missing: Vec<String>;
        /// The rights to withdraw that are not open, and why.
        always closed: Vec<ClosedOption>;
    }
}

/// Writes what a page must have for an order.
pub fn withdrawal_duty(writer: &mut Writer, lines: &[WithdrawalFunction], order: &Order, policy: &Policy) {
    writer.open('{');
    let duty = lines.iter().map(|line| line.duty).min().unwrap_or(Duty::Conditional);
    writer.entry("status", duty.code());
    end(writer, lines);
    writer.key("lines").open('{');
    for (ordered, line) in order.lines.iter().zip(lines) {
        writer.key(&ordered.id).open('{');
        writer.entry("status", line.duty.code());
        end(writer, std::slice::from_ref(line));
        texts(writer, "missing", missing(line, policy).iter().map(String::as_str));
        writer.key("closed").array(&line.closed, |writer, closed| refused(writer, closed, line.left.as_ref(), policy));
        writer.close('}');
    }
    writer.close('}');
    writer.close('}');
}

/// Writes the end of the right that is open longest.
fn end(writer: &mut Writer, lines: &[WithdrawalFunction]) {
    let required = lines.iter().filter(|line| line.duty == Duty::Required);
    let open = required.flat_map(|line| &line.options).filter(|option| option.openness == Openness::Open);
    // Where one end is not certain, neither is the latest.
    let mut latest = None;
    for closing in open.map(|option| option.window.closing) {
        if closing.instant().is_none() {
            latest = None;
            break;
        }
        if latest.and_then(Closing::instant) < closing.instant() {
            latest = Some(closing);
        }
    }
    instant(writer, "closes", latest.and_then(Closing::instant));
    date(writer, "lastDay", latest.and_then(Closing::last_day));
}

/// Pointers of what is not stated, each once.
fn missing(line: &WithdrawalFunction, policy: &Policy) -> Vec<String> {
    let mut pointers: Vec<String> =
        line.unstated.iter().map(|unstated| "/line/".to_owned() + unstated.code()).collect();
    for fact in line.options.iter().flat_map(|option| &option.depends_on) {
        let (pointer, _) = fact_place(*fact, policy);
        if !pointers.contains(&pointer) {
            pointers.push(pointer);
        }
    }
    pointers
}
