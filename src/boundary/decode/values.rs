use crate::boundary::json::Json;
use crate::domain::form::Raw;

/// What a page handed in for a field of a form.
pub fn raw_value(values: &[(std::borrow::Cow<str>, Json)], name: &str) -> Raw {
    let value = values.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    value.map_or(Raw::Absent, raw)
}

/// A value of a form as the domain takes it.
pub fn raw(value: &Json) -> Raw {
    match value {
        Json::Null => Raw::Absent,
        Json::Bool(value) => Raw::Bool(*value),
        Json::Text(text) => match text.broken_at {
            Some(position) => Raw::BrokenText(position),
            None => Raw::Text(text.value.clone().into_owned()),
        },
        Json::Number(_) | Json::Array(_) | Json::Object(_) => Raw::Other,
    }
}
