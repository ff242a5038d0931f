//! How is a policy read, with its packs and calendars?

use super::question::unreadable;
use super::{Engine, Loaded};
use crate::boundary::IssueCode;
use crate::boundary::LoadError;
use crate::boundary::documents::{self, Any, Moment, Shaped, UnknownFields, parse_moment};
use crate::boundary::issues::Issues;
#[cfg(not(target_arch = "wasm32"))]
use crate::boundary::json::Writer;
use crate::boundary::json::{Json, read};
use crate::domain::calendar::Zone;
use crate::domain::policy::Policy;

impl Engine {
    /// Reads `{document, packs?, calendars?, unknownFields?, loadedAt?}`. With the instant at which it is loaded a calendar that ends soon is told.
    ///
    /// # Errors
    ///
    /// Everything that is wrong.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "UTC", "packs": ["eu"] }"#;
    /// let loaded = engine.load(&format!(r#"{{ "document": {terms}, "packs": [] }}"#));
    /// let refused = loaded.err().expect("a pack is missing");
    /// assert_eq!((refused[0].code.code(), refused[0].pointer.as_str()), ("pack_not_loaded", "/packs/0"));
    /// # }
    /// ```
    pub fn load(&self, text: &str) -> Result<Loaded, LoadError> {
        let mut issues = Issues::default();
        let read = read(text).map_err(unreadable);
        let mut policy = None;
        match &read {
            Ok(json) => {
                policy = self.load_parts(json, json, &mut issues);
                issues.locate(json);
            }
            Err(unreadable) => issues.errors.push(unreadable.clone()),
        }
        for issue in issues.errors.iter_mut().chain(&mut issues.warnings) {
            // Pointers go into the document itself. Everything else was an option.
            issue.pointer = match issue.pointer.strip_prefix("/document") {
                Some(rest) => rest.to_owned(),
                None if read.is_err() && issue.pointer.is_empty() => continue,
                None => "/options".to_owned() + &issue.pointer,
            };
        }
        match policy {
            Some(policy) if issues.errors.is_empty() => {
                let words = read.map(|json| documents::words_of(&json)).unwrap_or_default();
                Ok(Loaded { policy, warnings: issues.warnings, words })
            }
            _ => Err(issues.errors.into()),
        }
    }

    /// Reads `{document}` with the options `{packs?, calendars?, unknownFields?}`.
    pub(crate) fn load_parts(&self, json: &Json, options: &Json, issues: &mut Issues) -> Option<Policy> {
        let Some(document) = json.get("document") else {
            issues.add_field(IssueCode::MissingField, json, "document", "a policy document");
            return None;
        };
        let mut calendars = Vec::new();
        if let Some(list) = options.get("calendars") {
            calendars = documents::calendars(list, issues);
        }
        let unknown_fields = options.field("unknownFields");
        if options.get("unknownFields").is_some() {
            documents::check(unknown_fields, UnknownFields::SHAPE, false, issues);
        }
        let packs = options.field("packs");
        if options.get("packs").is_some() {
            documents::check(packs, <Vec<Any>>::SHAPE, false, issues);
        }
        let doubt = unknown_fields.as_text() == "review";
        let today = match options.get("loadedAt").map(parse_moment) {
            Some(Ok(Moment::At(at))) => Some(Zone::utc().date_of(at)),
            _ => None,
        };
        documents::policy(document, packs, calendars, doubt, today, self.host_zones(), issues)
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Engine {
    /// Reads a policy from its JSON text, with the packs and calendars that it and its packs name, where the package ships
    /// them. A shop that has packs or calendars of its own hands them over to [`Engine::load`].
    ///
    /// # Errors
    ///
    /// Everything that is wrong. A pack that the crate does not ship is `pack_not_loaded`.
    ///
    /// ```
    /// # #[cfg(feature = "native")] {
    /// # use aftersales::boundary::{Engine, NativeHost};
    /// # let engine = Engine::new(Box::new(NativeHost));
    /// let terms = r#"{ "format": 1, "id": "shop", "version": "1", "timeZone": "Europe/Berlin", "packs": ["eu"] }"#;
    /// let policy = engine.load_document(terms).expect("the crate ships this pack").policy;
    /// assert_eq!(policy.documents.len(), 2);
    /// # }
    /// ```
    pub fn load_document(&self, document: &str) -> Result<Loaded, LoadError> {
        self.load_with(document, None, None, None)
    }

    /// Reads a policy with packs and calendars; `None` takes those that the package ships.
    pub(in crate::boundary) fn load_with(
        &self,
        document: &str,
        packs: Option<&[String]>,
        calendars: Option<&[String]>,
        unknown_fields: Option<UnknownFields>,
    ) -> Result<Loaded, LoadError> {
        let policy = read(document).map_err(|malformed| vec![unreadable(malformed)])?;
        let texts =
            |handed: Option<&[String]>, ids: &dyn Fn() -> Vec<String>, find: fn(&str) -> Option<&'static str>| {
                handed.map_or_else(|| found(&ids(), find), <[String]>::to_vec)
            };
        let packs = texts(
            packs,
            &|| policy.field("packs").items().iter().map(|pack| pack.id().to_owned()).collect(),
            crate::documents::pack,
        );
        let named = || {
            let of_packs = packs.iter().filter_map(|pack| read(pack).ok()?.name("calendar"));
            of_packs.chain(policy.name("calendar")).collect()
        };
        let calendars = texts(calendars, &named, crate::documents::calendar);
        let mut writer = Writer::default();
        writer.open('{');
        writer.key("document").raw(document);
        for (key, texts) in [("packs", packs), ("calendars", calendars)] {
            writer.start(key, '[');
            texts.iter().for_each(|text| writer.raw(text));
            writer.close(']');
        }
        if let Some(unknown_fields) = unknown_fields {
            writer.entry("unknownFields", unknown_fields.code());
        }
        writer.close('}');
        self.load(&writer.into_text())
    }
}

#[cfg(not(target_arch = "wasm32"))]
/// The shipped documents of these ids, each once.
fn found(ids: &[String], find: fn(&str) -> Option<&'static str>) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for text in ids.iter().filter_map(|id| find(id)) {
        if !texts.iter().any(|known| known == text) {
            texts.push(text.to_owned());
        }
    }
    texts
}
