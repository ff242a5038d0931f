//! What a shopper fills in, whether it is right, and what becomes of it: fields, checks, drafts and sending.

mod attachment;
mod check;
mod complaint;
mod date;
mod draft;
mod email;
mod field;
mod field_error;
mod goods;
mod kinds;
mod numbering;
mod pattern;
mod personal;
mod phone;
mod place;
mod report;
mod submission;
mod text;
mod urgency;

pub use attachment::{USUAL_FILES, media_type};
pub use check::{Setting, check_field};
pub use complaint::{Classification, ComplaintCategory, default_categories};
pub use date::{date_text, parse_date};
pub use draft::{Draft, Keeper, Keeping, PAUSE, Sifted, Stroke, Task, sift};
pub use email::is_email;
pub use field::{Choice, Dates, FieldKind, FieldSpec, Item, Normalised, Raw};
pub use field_error::{FieldError, FieldErrorCode, Param};
pub use kinds::{Form, FormKind, PRESETS, preset};
pub use pattern::{CheckDigits, fits};
pub use personal::{Found, PersonalNumber, personal_numbers};
pub use phone::normalise_phone;
pub use place::{Place, blank_place, has_places};
pub use report::{Goods, Report, check_form, home, judge_form};
pub use submission::{Answer, Command, Event, MAX_WAIT, Stage, Submission, WAITS};
pub use text::TextRules;
pub use urgency::{Urgency, usual_urgencies};
