use std::rc::Rc;

use crate::boundary::json::Json;
use crate::domain::calendar::{BusinessCalendar, OpeningHours};
use crate::domain::policy::{Name, Names, Role, Selector};
use crate::domain::service::{Channel, Directory, HelpTopic, ServicePoint};

/// Reads whom to ask.
pub fn directory(node: &Json, names: &Names, calendar: Option<Rc<BusinessCalendar>>) -> Directory {
    let all = |node: &Json, field: &str| -> Vec<Name> {
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
    let mut directory = Directory { calendar, ..Directory::default() };
    for item in node.field("servicePoints").items() {
        directory.points.push(ServicePoint {
            id: item.text("id").to_owned(),
            name: item.text("name").to_owned(),
            phone: item.name("phone"),
            address: item.name("address"),
            url: item.name("url"),
            hours: hours(item),
            categories: categories(item),
            regions: item.names("regions"),
        });
    }
    for item in node.field("channels").items() {
        let (kind, value) = (item.text("kind").to_owned(), item.text("value").to_owned());
        directory.channels.push(Channel { kind, value, hours: hours(item) });
    }
    for item in node.field("helpTopics").items() {
        directory.topics.push(HelpTopic {
            title: item.text("title").to_owned(),
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
