//! How is a policy kept as a file, and opened from it?

use super::{Engine, Loaded};
use crate::boundary::built::{decode, encode};
use crate::boundary::{Issue, IssueCode, LoadError};

impl Engine {
    /// Which file opens as this policy? Reads `{document, packs?, calendars?, unknownFields?}` as [`Engine::load`] does, and
    /// gives the bytes that [`Engine::open`] takes. Equal texts give equal bytes.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the documents; `too_large` if they come to more than a file may hold.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin",
    ///     "rules": [{ "id": "change-of-mind", "grants": ["refund"], "window": { "length": "P30D" } }] }"#;
    /// let text = format!(r#"{{ "document": {terms} }}"#);
    /// let file = engine.build(&text).expect("it can be read");
    /// let (opened, loaded) = (engine.open(&file).expect("it is whole"), engine.load(&text).expect("it can be read"));
    ///
    /// let question = r#"{ "line": { "quantity": 1, "events": { "delivered": "2026-03-02" } }, "now": "2026-03-20T00:00:00Z" }"#;
    /// assert_eq!(engine.check_return(&opened.policy, question), engine.check_return(&loaded.policy, question));
    /// # }
    /// ```
    pub fn build(&self, text: &str) -> Result<Vec<u8>, LoadError> {
        self.built(&self.load(text)?)
    }

    /// The file of a policy that this engine has read. It is opened once, so that what is built opens.
    pub(in crate::boundary) fn built(&self, loaded: &Loaded) -> Result<Vec<u8>, LoadError> {
        let file = encode(loaded, self.host_zones());
        match self.open(&file) {
            Ok(_) => Ok(file),
            Err(_) => {
                let most = Some(String::from("4 MiB and 100000 entries of lists at most"));
                Err(vec![Issue::of_all(IssueCode::TooLarge, String::new(), most, None)].into())
            }
        }
    }

    /// Which policy is in this file? Its warnings are those of the documents that it was built from, and it answers as they do.
    ///
    /// # Errors
    ///
    /// One issue: `built_malformed` if the bytes are no such file or are damaged, `built_version` if another version of the
    /// crate built it, `unknown_time_zone` if the host does not know a zone of it.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// let mut file = engine
    ///     .build(r#"{ "document": { "format": 1, "id": "shop", "version": "1", "timeZone": "UTC" } }"#)
    ///     .expect("it can be read");
    /// assert_eq!(engine.open(&file).expect("it is whole").policy.documents[0].id, "shop");
    ///
    /// file[20] ^= 1;
    /// let refused = engine.open(&file).expect_err("a bit is another");
    /// assert_eq!(refused[0].code.code(), "built_malformed");
    /// # }
    /// ```
    pub fn open(&self, bytes: &[u8]) -> Result<Loaded, LoadError> {
        decode(bytes, self.host_zones()).map_err(|issue| vec![issue].into())
    }
}
