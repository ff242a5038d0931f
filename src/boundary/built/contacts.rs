//! How are forms, kinds of complaints and contacts written into a built policy?

use super::coding::{Built, In, Out};
use crate::boundary::documents::{MAX_BYTES, MAX_ENTRIES, MAX_PATTERN};
use crate::domain::form::{
    CheckDigits, Choice, ComplaintCategory, Dates, FieldKind, FieldSpec, Form, FormKind, Urgency,
};
use crate::domain::service::{
    CaseTerms, Channel, Directory, HelpTopic, Instance, InstanceKind, Priority, ServicePoint,
};

/// Whether a pattern is short enough to be tried at every key, and no limit is larger than one that is read.
fn is_field(field: &FieldSpec) -> bool {
    let limits = [field.min, field.max, field.bytes, field.total];
    field.pattern.len() <= MAX_PATTERN && limits.iter().all(|limit| *limit <= MAX_BYTES)
}

fn is_directory(directory: &Directory) -> bool {
    let lengths = [directory.points.len(), directory.channels.len(), directory.topics.len()];
    lengths.iter().all(|length| *length <= MAX_ENTRIES)
}

built_structs! {
    Directory { points, channels, topics, calendar } if is_directory;
    ServicePoint { id, name, phone, address, url, hours, zone, categories, regions };
    Channel { kind, value, hours, zone };
    HelpTopic { title, url, categories, reasons };
    ComplaintCategory { id, reasons, department, priority };
    Urgency { id, priority, words, categories, reasons, advice };
    CaseTerms { acknowledgement, instances };
    Instance { document, id, kind, title, phone, address, url, window, citation };
    Form { kind, fields };
    FieldSpec {
        name, kind, required, required_for, min, max, bytes, total, dates, earliest, latest, autocomplete, choices, pattern,
        check_digits, accept,
    } if is_field;
    Choice { value, children };
}

built_codes!(
    CheckDigits or Luhn, Dates or Any, FieldKind or Text, FormKind or Complaint, InstanceKind or Superior, Priority or Normal
);
