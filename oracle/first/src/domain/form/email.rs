//! Whether a text is an e-mail address.

/// True if a text is a valid e-mail address by the HTML Standard.
///
/// Browsers apply the same rule to `<input type=email>`, so a form and this crate agree. Addresses with quotes or
/// comments are not valid by it.
///
/// ```
/// use aftersales::domain::form::is_email;
///
/// assert!(is_email("li.wei+shop@example.com") && is_email("a@b"));
/// assert!(!is_email("a@b..c") && !is_email("a b@c") && !is_email("李@b.cn"));
/// ```
pub fn is_email(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut parts = bytes.splitn(2, |byte| *byte == b'@');
    let (Some(local), Some(domain)) = (parts.next(), parts.next()) else { return false };
    !local.is_empty() && local.iter().all(is_local) && domain.split(|byte| *byte == b'.').all(is_label)
}

fn is_local(byte: &u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'(' | b')' | b',' | b':'..=b'<' | b'>' | b'@' | b'['..=b']')
}

fn is_label(label: &[u8]) -> bool {
    let is_inner = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    let is_hyphen = |byte: Option<&u8>| byte == Some(&b'-');
    !label.is_empty()
        && label.len() <= 63
        && label.iter().all(is_inner)
        && !is_hyphen(label.first())
        && !is_hyphen(label.last())
}
