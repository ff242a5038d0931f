//! Whom to ask: what may a document say, and what is read from it?

use super::scope::Scope;
use super::types::{Hours, Name, Spoken};
use super::words::told;
use crate::boundary::json::Json;
use crate::domain::calendar::OpeningHours;
use crate::domain::policy as terms;
use crate::domain::policy::{Role, Selector};
use crate::domain::service;
use crate::domain::service::Directory;

record! {
    /// A place that repairs or takes goods in.
    closed(Refused) ServicePoint, "servicePoint" {
        /// Its name, unique among the places.
        required id: Name = r#""berlin""#;
        /// Its name for people.
        required name: Spoken = r#""Service Berlin""#;
        /// Its phone number.
        optional phone: Name = r#""+49 30 1234567""#;
        /// Where it is.
        optional address: Name = r#""Example Street 1, Berlin""#;
        /// Its page.
        optional url: Name = r#""https://shop.example/berlin""#;
        /// When it is open.
        optional hours: Hours = r#""Mo-Fr 09:00-18:00""#;
        /// The zone of its hours; by default the shop's.
        optional time_zone as "timeZone": Name = r#""Europe/Berlin""#;
        /// The categories of goods that it is for; by default all.
        optional categories: Vec<Name> = r#"["electronics"]"#;
        /// The regions that it is for, by ISO 3166; by default all. A place for `DE` is for `DE-BE` too.
        optional regions: Vec<Name> = r#"["DE-BE"]"#;
    }
}

record! {
    /// A way to reach the shop.
    closed(Refused) Channel, "channel" {
        /// What sort of way it is.
        required kind: Name = r#""phone""#;
        /// Its number or address.
        required value: Name = r#""+49 30 1234567""#;
        /// When somebody answers.
        optional hours: Hours = r#""24/7""#;
        /// The zone of its hours; by default the shop's.
        optional time_zone as "timeZone": Name = r#""Europe/Berlin""#;
    }
}

record! {
    /// A page that may help.
    closed(Refused) HelpTopic, "helpTopic" {
        /// Its title for people.
        required title: Spoken = r#""What to do when it does not start""#;
        /// Its address.
        required url: Name = r#""https://shop.example/help/start""#;
        /// The categories of goods that it is about; by default all.
        optional categories: Vec<Name> = r#"["electronics"]"#;
        /// The reasons of complaints that it is about; by default all.
        optional reasons: Vec<Name> = r#"["defective"]"#;
    }
}

/// Reads the places, channels and pages that help a shopper.
pub fn directory(node: &Json, scope: &mut Scope) -> Directory {
    let names = &scope.declared.names;
    let all = |node: &Json, field: &str| -> Vec<terms::Name> {
        let mut found = Vec::new();
        for name in node.field(field).items() {
            found.push(names.add(name.as_text()));
        }
        found
    };
    let categories = |node: &Json| {
        let found = all(node, "categories");
        found.iter().for_each(|name| names.give(*name, Role::of(Selector::Category)));
        found
    };
    let mut directory = Directory { calendar: scope.calendar.clone(), ..Directory::default() };
    for item in node.field("servicePoints").items() {
        directory.points.push(service::ServicePoint {
            id: item.text("id").to_owned(),
            name: told(item.field("name"), node).0.to_owned(),
            phone: item.name("phone"),
            address: item.name("address"),
            url: item.name("url"),
            hours: hours(item),
            zone: scope.zone_of(item),
            categories: categories(item),
            regions: item.names("regions"),
        });
    }
    for item in node.field("channels").items() {
        let (kind, value) = (item.text("kind").to_owned(), item.text("value").to_owned());
        directory.channels.push(service::Channel { kind, value, hours: hours(item), zone: scope.zone_of(item) });
    }
    for item in node.field("helpTopics").items() {
        directory.topics.push(service::HelpTopic {
            title: told(item.field("title"), node).0.to_owned(),
            url: item.text("url").to_owned(),
            categories: categories(item),
            reasons: all(item, "reasons"),
        });
    }
    directory
}

fn hours(node: &Json) -> Option<(String, OpeningHours)> {
    let written = node.text("hours");
    Some((written.to_owned(), OpeningHours::parse(written)?))
}
