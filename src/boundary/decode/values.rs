use crate::boundary::json::Json;
use crate::domain::form::Raw;

/// What a page handed in for a field of a form.
pub fn raw(value: Option<&Json>) -> Raw {
    match value {
        None | Some(Json::Null) => Raw::Absent,
        Some(Json::Bool(value)) => Raw::Bool(*value),
        Some(Json::Text(text)) => match text.broken_at {
            Some(position) => Raw::BrokenText(position),
            None => Raw::Text(text.value.clone().into_owned()),
        },
        Some(_) => Raw::Other,
    }
}
