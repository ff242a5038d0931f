//! Do two documents say the same? Their fingerprints do.

use crate::boundary::json::Json;

/// A number made from a document's content, the same for every order of keys and every white space (FNV-1a, 64 bits). It
/// tells editions apart, but it does not protect against forgery.
pub fn fingerprint(json: &Json) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    absorb(json, &mut hash);
    hash
}

fn absorb(json: &Json, hash: &mut u64) {
    take(json.kind().as_bytes(), hash);
    match json {
        Json::Null => {}
        Json::Bool(value) => take(&[u8::from(*value)], hash),
        Json::Number(digits) => take(digits.as_bytes(), hash),
        Json::Text(text) => take(text.value.as_bytes(), hash),
        Json::Array(items) => items.iter().for_each(|item| absorb(item, hash)),
        Json::Object(entries) => {
            // The entries of an object have no order, so their numbers are added up.
            let mut sum = 0_u64;
            for (key, value) in entries {
                let mut entry = 0;
                take(key.as_bytes(), &mut entry);
                absorb(value, &mut entry);
                sum = sum.wrapping_add(entry);
            }
            take(&sum.to_le_bytes(), hash);
        }
    }
    take(&[], hash);
}

fn take(bytes: &[u8], hash: &mut u64) {
    for byte in bytes.iter().chain(&[0xFF]) {
        *hash = (*hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01B3);
    }
}
