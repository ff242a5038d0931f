/// True if a text is an e-mail address as the WHATWG's pattern for `<input type=email>` has it.
///
/// Source: HTML Standard, "valid email address". It is the rule that browsers apply, so a form and this crate
/// agree; addresses in quotes and with comments are not among them.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&byte);
    !local.is_empty() && local.bytes().all(is_local) && domain.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    !label.is_empty()
        && label.len() <= 63
        && label.bytes().all(is_inner)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn follows_the_pattern_of_browsers() {
        for good in ["a@b", "li.wei+shop@example.com", "o'hara@xn--fiq228c.cn", "a.@b.c"] {
            assert!(is_email(good), "{good}");
        }
        let long = "a@".to_owned() + &"b".repeat(64);
        for bad in ["", "@", "a@", "@b", "a@@b", "a@b..c", "a@-b", "a@b-", "a b@c", "李@b.cn", &long] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
