//! Forms: what a shopper must say, whether it is said right, and what may be expected of it.

mod complaint;
mod date;
mod draft;
mod email;
mod field;
mod phone;
mod submission;
mod text;

pub use complaint::{Classification, ComplaintCategory, Report, check_complaint, complaint_fields, default_categories};
pub use date::parse_date;
pub use draft::{Draft, Found, Keeper, Keeping, PAUSE, Stroke, Task, sift};
pub use email::is_email;
pub use field::{Choice, FieldError, FieldKind, FieldSpec, Normalised, Param, Raw, check_field};
pub use phone::normalise_phone;
pub use submission::{Answer, Command, Event, LONGEST_WAIT, Stage, Submission, WAITS};
pub use text::TextRules;
