//! Whom may the shopper ask, and is somebody there now?

use std::sync::Arc;

use super::scalar::{instant, texts};
use crate::boundary::host::HostZones;
use crate::boundary::json::Writer;
use crate::domain::calendar::{Instant, OpeningHours, Zone};
use crate::domain::policy::{Name, Policy};
use crate::domain::service::{Wanted, presence};

answers! {
    /// Whom to ask.
    Contacts {
        /// Places that repair or take goods in.
        always service_points as "servicePoints": Vec<ServicePointContact>;
        /// Ways to reach the shop.
        always channels: Vec<ChannelContact>;
        /// Pages that may help.
        always help_topics as "helpTopics": Vec<HelpTopicContact>;
    }

    /// A place that repairs or takes goods in.
    ServicePointContact {
        /// Its id.
        always id: String;
        /// Its name.
        always name: String;
        /// Its number.
        optional phone: String;
        /// Where it is.
        optional address: String;
        /// Its page.
        optional url: String;
        /// When it is open.
        optional hours: String;
        /// Whether somebody is there now; `null`: not known.
        always open: Option<bool>;
        /// When that changes; `null` if it never does, or is not known.
        always changes: Option<Timestamp>;
        /// When it opens, if it is closed.
        always opens_next as "opensNext": Option<Timestamp>;
        /// The zone of its hours.
        always time_zone as "timeZone": String;
    }

    /// A way to reach the shop.
    ChannelContact {
        /// What it is, such as `phone`.
        always kind: String;
        /// The number or the address.
        always value: String;
        /// When somebody answers.
        optional hours: String;
        /// Whether somebody is there now; `null`: not known.
        always open: Option<bool>;
        /// When that changes; `null` if it never does, or is not known.
        always changes: Option<Timestamp>;
        /// When it opens, if it is closed.
        always opens_next as "opensNext": Option<Timestamp>;
        /// The zone of its hours.
        always time_zone as "timeZone": String;
    }

    /// A page that may help.
    HelpTopicContact {
        /// What it is about.
        always title: String;
        /// Its address.
        always url: String;
    }
}

/// Writes whom to ask.
pub fn contacts(writer: &mut Writer, wanted: &Wanted, policy: &Policy, host: HostZones, now: Instant) {
    let hours = |writer: &mut Writer, hours: &Option<(String, OpeningHours)>, zone: &Arc<Zone>| {
        writer.entry_if("hours", hours.as_ref().map(|(written, _)| written.as_str()));
        let presence = presence(hours.as_ref(), zone, policy, now);
        writer.key("open").boolean_or_null(presence.open);
        instant(writer, "changes", presence.changes);
        instant(writer, "opensNext", presence.opens_next());
        writer.entry("timeZone", &host.name_of(zone));
    };
    writer.open('{');
    writer.key("servicePoints").objects(policy.directory.points_for(wanted, policy), |writer, point| {
        writer.entry("id", &point.id);
        writer.entry("name", &point.name);
        for (key, value) in [("phone", &point.phone), ("address", &point.address), ("url", &point.url)] {
            writer.entry_if(key, value.as_deref());
        }
        hours(writer, &point.hours, &point.zone);
    });
    writer.key("channels").objects(&policy.directory.channels, |writer, channel| {
        writer.entry("kind", &channel.kind);
        writer.entry("value", &channel.value);
        hours(writer, &channel.hours, &channel.zone);
    });
    writer.key("helpTopics").objects(policy.directory.topics_for(wanted, policy), |writer, topic| {
        writer.entry("title", &topic.title);
        writer.entry("url", &topic.url);
    });
    writer.close('}');
}

/// Writes the ids of the places for goods, if there are any.
pub fn service_points(writer: &mut Writer, categories: &[Name], policy: &Policy) {
    let points = policy.directory.points_for(&Wanted { categories, ..Wanted::default() }, policy);
    if !points.is_empty() {
        texts(writer, "servicePoints", points.iter().map(|point| point.id.as_str()));
    }
}
