use super::documents::UnknownFields;
use super::json::{Writer, read};
use super::{Engine, LoadError, Loaded, engine};
use crate::documents;

impl Engine {
    /// Reads a policy from its JSON text, with the packs and calendars that it and its packs name, where the package ships
    /// them. A shop that has packs or calendars of its own hands them over to [`Engine::load`].
    ///
    /// # Errors
    ///
    /// Everything that is wrong; a pack that the package does not have is `pack_not_loaded`.
    pub fn load_document(&self, document: &str) -> Result<Loaded, LoadError> {
        self.load_with(document, None, None, None)
    }

    /// Reads a policy with packs and calendars; `None` takes those that the package ships.
    pub(super) fn load_with(
        &self,
        document: &str,
        packs: Option<&[String]>,
        calendars: Option<&[String]>,
        unknown_fields: Option<UnknownFields>,
    ) -> Result<Loaded, LoadError> {
        let policy = read(document).map_err(|malformed| vec![engine::unreadable(malformed)])?;
        let texts =
            |handed: Option<&[String]>, ids: &dyn Fn() -> Vec<String>, find: fn(&str) -> Option<&'static str>| {
                handed.map_or_else(|| found(&ids(), find), <[String]>::to_vec)
            };
        let packs = texts(
            packs,
            &|| policy.field("packs").items().iter().map(|pack| pack.id().to_owned()).collect(),
            documents::pack,
        );
        let named = || {
            let of_packs = packs.iter().filter_map(|pack| read(pack).ok()?.name("calendar"));
            of_packs.chain(policy.name("calendar")).collect()
        };
        let calendars = texts(calendars, &named, documents::calendar);
        let mut writer = Writer::default();
        writer.open('{');
        writer.key("document");
        writer.raw(document);
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
