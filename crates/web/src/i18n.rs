//! Words in the reader's language, from the Fluent files in `locales/`.

use std::{borrow::Cow, sync::OnceLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use rust_embed::RustEmbed;
use yomikai_domain::{Arg, Language, Problem};

#[derive(RustEmbed)]
#[folder = "locales"]
struct Files;

type Bundle = FluentBundle<FluentResource>;

/// The words of one language: cheap to copy, handed to every template as `l`.
#[derive(Clone, Copy)]
pub struct Words {
    /// Which language.
    pub language: Language,
    bundle: &'static Bundle,
}

impl Words {
    /// The words of `language`.
    pub fn of(language: Language) -> Self {
        static JA: OnceLock<Bundle> = OnceLock::new();
        static EN: OnceLock<Bundle> = OnceLock::new();
        let cell = match language {
            Language::Ja => &JA,
            Language::En => &EN,
        };
        Self { language, bundle: cell.get_or_init(|| load(language)) }
    }

    /// The BCP 47 tag for `lang` attributes.
    pub fn tag(&self) -> &'static str {
        self.language.tag()
    }

    /// Whether these are Japanese words.
    pub fn is_ja(&self) -> bool {
        self.language == Language::Ja
    }

    /// The words of the club's, the document's or whatever language something has of its own.
    #[must_use]
    pub fn in_language(&self, language: &Language) -> Self {
        Self::of(*language)
    }

    /// A message without arguments.
    pub fn t(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// A message with one argument.
    pub fn t1(&self, key: &str, name: &str, value: impl Value) -> String {
        let mut args = FluentArgs::new();
        args.set(name.to_owned(), value.value());
        self.format(key, Some(&args))
    }

    /// A message with two arguments.
    pub fn t2(&self, key: &str, name: &str, value: impl Value, name2: &str, value2: impl Value) -> String {
        let mut args = FluentArgs::new();
        args.set(name.to_owned(), value.value());
        args.set(name2.to_owned(), value2.value());
        self.format(key, Some(&args))
    }

    /// A message with any number of arguments.
    pub fn with(&self, key: &str, args: &[(&'static str, Arg)]) -> String {
        let mut fluent = FluentArgs::new();
        for (name, value) in args {
            fluent.set(*name, value.value());
        }
        self.format(key, Some(&fluent))
    }

    /// What is wrong, in words.
    pub fn problem(&self, problem: &Problem) -> String {
        self.with(problem.key, &problem.args)
    }

    /// Whether there is a message of that key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, language = self.tag(), "a message is missing");
            return key.to_owned();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        if !errors.is_empty() {
            tracing::error!(key, language = self.tag(), ?errors, "a message cannot be put together");
        }
        text.into_owned()
    }
}

/// What a message can mention.
pub trait Value {
    /// The value as Fluent knows it.
    fn value(&self) -> FluentValue<'static>;
}

impl<T: Value + ?Sized> Value for &T {
    fn value(&self) -> FluentValue<'static> {
        (**self).value()
    }
}

impl Value for str {
    fn value(&self) -> FluentValue<'static> {
        FluentValue::String(Cow::Owned(self.to_owned()))
    }
}

impl Value for String {
    fn value(&self) -> FluentValue<'static> {
        self.as_str().value()
    }
}

macro_rules! numbers {
    ($($number:ty)*) => {$(
        impl Value for $number {
            fn value(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        }
    )*};
}
numbers! { i64 usize u64 u32 i32 u16 }

impl Value for Arg {
    fn value(&self) -> FluentValue<'static> {
        match self {
            Self::Number(number) => number.value(),
            Self::Text(text) => text.value(),
        }
    }
}

fn load(language: Language) -> Bundle {
    let mut bundle = FluentBundle::new_concurrent(vec![language.tag().parse().unwrap_or_default()]);
    // Isolating marks are for right-to-left names; here they would only end up in copied text.
    bundle.set_use_isolating(false);
    for path in Files::iter().filter(|path| path.starts_with(language.tag())) {
        let Some(file) = Files::get(&path) else { continue };
        let source = String::from_utf8_lossy(&file.data).into_owned();
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, errors)| {
            tracing::error!(%path, ?errors, "a locale file has entries that cannot be read");
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            tracing::error!(%path, ?errors, "a message is there twice");
        }
    }
    bundle
}

/// The language of an `Accept-Language` header: the first of ours in the visitor's order of preference.
pub fn negotiate(header: &str) -> Option<Language> {
    let mut wished: Vec<(f32, Language)> = header
        .split(',')
        .filter_map(|part| {
            let (tag, quality) = part.split_once(";q=").unwrap_or((part, "1"));
            let quality: f32 = quality.trim().parse().ok().filter(|q| *q > 0.0)?;
            Some((quality, Language::from_tag(tag.trim())?))
        })
        .collect();
    wished.sort_by(|a, b| b.0.total_cmp(&a.0));
    wished.first().map(|(_, language)| *language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_visitor_s_order_decides() {
        assert_eq!(negotiate("fr, en;q=0.3, ja-JP;q=0.8"), Some(Language::Ja));
        assert_eq!(negotiate("en-GB,en;q=0.9,ja;q=0.8"), Some(Language::En));
        assert_eq!(negotiate("ja;q=0, fr"), None);
        assert_eq!(negotiate(";;;q=x,"), None);
    }

    /// Every `.rs` and `.html` file of the crates whose words come from here.
    fn sources() -> String {
        fn collect(folder: &std::path::Path, all: &mut String) {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    collect(&path, all);
                } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "html") {
                    all.push_str(&std::fs::read_to_string(&path).unwrap());
                }
            }
        }
        let crates = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut all = String::new();
        for name in ["app", "cli", "domain", "web"] {
            collect(&crates.join(name).join("src"), &mut all);
        }
        all
    }

    #[test]
    fn every_key_that_code_uses_has_words_in_both_languages() {
        let sources = sources();
        let asked = [".t(\"", ".t1(\"", ".t2(\"", "\"problem-", "\"done-"];
        for start in asked {
            for (at, _) in sources.match_indices(start) {
                let text = &sources[at + start.find('"').unwrap() + 1..];
                let key = text.split('"').next().unwrap();
                // A beginning that code goes on with ends in a hyphen or a brace.
                if key.ends_with('-') || key.contains('{') {
                    continue;
                }
                for language in Language::ALL {
                    assert!(Words::of(language).has(key), "{key} in {}", language.tag());
                }
            }
        }
    }

    #[test]
    fn every_locale_file_can_be_read() {
        for path in Files::iter() {
            let source = String::from_utf8(Files::get(&path).unwrap().data.to_vec()).unwrap();
            assert!(FluentResource::try_new(source).is_ok(), "{path}");
        }
    }
}
