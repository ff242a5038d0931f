//! Which rules are covered by another rule.

use std::sync::Arc;

use super::logic::Logic;
use super::{Finding, FindingCode, Place};
use crate::domain::calendar::Length;
use crate::domain::policy::{Document, Policy, Rule, RuleEffect, Window};

/// Finds rules that grant nothing beyond another rule.
pub(super) fn look(policy: &Policy, shop: &Document, found: &mut Vec<Finding>) {
    let logic = Logic::of_any_categories(policy);
    let lists = lists_of_rules(shop);
    for rule in &shop.rules {
        for other in &shop.rules {
            let is_shadowed = rule.index != other.index
                && gives_as_much(&lists, other, rule)
                && logic.implies(&rule.when, &other.when)
                // Of two equal rules the later one is reported.
                && (other.index < rule.index
                    || !(gives_as_much(&lists, rule, other) && logic.implies(&other.when, &rule.when)));
            if is_shadowed {
                found.push(
                    Finding::new(FindingCode::ShadowedRule, Place::in_list("rules", rule.index))
                        .other(Place::in_list("rules", other.index))
                        .with("rule", &rule.id)
                        .with("by", &other.id),
                );
            }
        }
    }
}

/// True if, where both match, one rule gives all that the other gives.
fn gives_as_much(lists: &[&Vec<String>], one: &Rule, other: &Rule) -> bool {
    let (RuleEffect::Grants(mine), RuleEffect::Grants(theirs)) = (&one.effect, &other.effect) else { return false };
    let (Some(window), Some(shorter)) = (&one.window, &other.window) else { return false };
    let has_all = |list: &[String], of: &[String]| of.iter().all(|item| list.contains(item));
    theirs.iter().all(|remedy| mine.contains(remedy))
        && !theirs.is_empty()
        && other.replaces.is_empty()
        && lasts_as_long(window, shorter)
        && (!one.inspected || other.inspected)
        && !one.unread
        && !other.unread
        && one.requires.iter().all(|required| other.requires.contains(required))
        && has_all(&other.keeps, &one.keeps)
        && has_all(&one.notes, &other.notes)
        && has_all(&one.steps, &other.steps)
        && (one.refund_methods.is_empty() || has_all(&one.refund_methods, &other.refund_methods))
        && one.refund_due_days.unwrap_or(u32::MAX) <= other.refund_due_days.unwrap_or(u32::MAX)
        && one.shipping >= other.shipping
        && one.difference_as_credit <= other.difference_as_credit
        && (one.due_in_business_days <= other.due_in_business_days || one.refund_due_days.is_none())
        && one.deducts_gifts <= other.deducts_gifts
        && one.resettles_promotions <= other.resettles_promotions
        && lists.iter().all(|list| list.contains(&one.id) == list.contains(&other.id))
}

/// The lists in which costs, seasons and other rules name rules.
fn lists_of_rules(shop: &Document) -> Vec<&Vec<String>> {
    let mut lists = Vec::new();
    lists.extend(shop.costs.iter().map(|cost| &cost.rules));
    lists.extend(shop.seasons.iter().map(|season| &season.rules));
    lists.extend(shop.rules.iter().flat_map(|rule| [&rule.replaces, &rule.rules]));
    lists.retain(|list| !list.is_empty());
    lists
}

/// True if two windows are counted from the same event, and `one` is no shorter on any date.
fn lasts_as_long(one: &Window, other: &Window) -> bool {
    let plain = |window: &Window| {
        window.at_most.is_none() && window.at_least.is_none() && window.within.is_none() && window.then.is_none()
    };
    let longer = match (one.length, other.length) {
        (Length::Unlimited, _) => true,
        (Length::Until(one), Length::Until(other)) => other <= one,
        (Length::Of(long), Length::Of(short)) => {
            one.mode == other.mode
                && short.months <= long.months
                && short.days <= long.days
                && short.seconds <= long.seconds
        }
        _ => false,
    };
    longer
        && plain(one)
        && plain(other)
        && one.from == other.from
        && one.opens == other.opens
        && one.extended_by == other.extended_by
        && one.rolls == other.rolls
        && Arc::ptr_eq(&one.zone, &other.zone)
}
