//! What the coach asks about, rule by rule: why, where that is from, and where it speaks and stays silent.

use askama::Template;
use axum::{Router, extract::State, http::StatusCode, routing::get};
use yomikai_coach::{
    Example, Kind, Language, Lifecycle, Rule, RuleText, rule, rules,
    strength::{self as ladder, Strength as Rung},
};
use yomikai_domain::strength::Strength;

use crate::{
    Web,
    http::{
        error::{self, page, plain},
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    links, markdown,
    ui::{
        Frame,
        pencil::{WHOLE, tag},
        strength::Chip,
    },
};

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new().route(links::coach(), get(list)).route("/coach/{id}", get(show))
}

/// How many examples of each kind a page shows at first.
const FEW: usize = 6;

#[derive(Template)]
#[template(path = "coach/list.html")]
struct List {
    l: Words,
    frame: Frame,
    themes: Vec<Theme>,
}

/// The rules of a theme.
struct Theme {
    key: &'static str,
    rules: Vec<(&'static str, &'static RuleText)>,
}

/// The themes in the order of the list, with the keys of their names. A theme without words of its own comes last.
const THEMES: [(&str, &str); 4] = [
    ("story", "coach-theme-story"),
    ("people", "coach-theme-people"),
    ("remedy", "coach-theme-remedy"),
    (WHOLE, "coach-theme-document"),
];
const OTHER: &str = "coach-theme-other";

fn key_of(theme: &str) -> &'static str {
    THEMES.iter().find_map(|(known, key)| (*known == theme).then_some(*key)).unwrap_or(OTHER)
}

/// The reader's language, as the coach knows it.
fn language(l: Words) -> Language {
    Language::from_code(l.tag()).unwrap_or(Language::En)
}

async fn list(State(_): State<Web>, viewer: Viewer) -> error::Result {
    let l = viewer.l;
    let of = |key: &'static str| {
        let rules = rules().iter().filter(|rule| key_of(rule.page.theme) == key);
        let mut rules: Vec<_> = rules.map(|rule| (rule.id(), rule.text(language(l)))).collect();
        // The ladder asks like a rule, though it is about how strong an action is and not about its wording.
        if key_of(ladder::page().theme) == key {
            rules.push((ladder::page().id, ladder::page().text(language(l))));
        }
        Theme { key, rules }
    };
    let themes = THEMES.iter().map(|(_, key)| of(key)).chain([of(OTHER)]);
    let themes = themes.filter(|theme| !theme.rules.is_empty()).collect();
    page(&List { l, frame: viewer.frame(), themes })
}

#[derive(Template)]
#[template(path = "coach/rule.html")]
struct RulePage {
    l: Words,
    frame: Frame,
    id: &'static str,
    /// Its title in the reader's language.
    title: &'static str,
    theme: &'static str,
    since: &'static str,
    /// The key of how settled it is, where that is worth a word.
    stage: Option<&'static str>,
    /// The language of its words.
    tag: &'static str,
    text: &'static RuleText,
    flagged: Examples,
    silent: Examples,
}

/// Examples, the first few and the rest.
struct Examples {
    few: Vec<Shown>,
    more: Vec<Shown>,
}

/// A sentence, and where it would stand.
struct Shown {
    html: String,
    place: String,
}

impl Examples {
    fn of(examples: &[Example], l: Words) -> Self {
        let shown = |example: &Example| Shown {
            html: markdown::to_html(example.text),
            place: place_of(example.kind, l),
        };
        let (few, more) = examples.split_at(FEW.min(examples.len()));
        Self { few: few.iter().map(shown).collect(), more: more.iter().map(shown).collect() }
    }
}

/// What the place is called in which a sentence would stand.
fn place_of(kind: Kind, l: Words) -> String {
    match kind {
        Kind::Section(section) => l.t(&format!("section-{}", section.key().replace('_', "-"))),
        Kind::Improvement => l.t("coach-kind-improvement"),
        Kind::Note => l.t("coach-kind-note"),
        Kind::Minutes => l.t("coach-kind-minutes"),
        _ => l.t("coach-kind-document"),
    }
}

async fn show(State(_): State<Web>, viewer: Viewer, Id(id): Id<String>) -> error::Result {
    if id == ladder::page().id {
        let asked = Language::from_code(viewer.query.get("in"));
        return page(&LadderPage::new(&viewer, asked.unwrap_or_else(|| language(viewer.l))));
    }
    let Some(rule) = rule(&id) else { return Ok(plain(StatusCode::NOT_FOUND)) };
    let asked = Language::from_code(viewer.query.get("in"));
    page(&RulePage::new(rule, &viewer, asked.unwrap_or_else(|| language(viewer.l))))
}

impl RulePage {
    fn new(rule: &'static Rule, viewer: &Viewer, in_language: Language) -> Self {
        let l = viewer.l;
        let text = rule.text(in_language);
        Self {
            l,
            frame: viewer.frame(),
            id: rule.id(),
            title: rule.text(language(l)).title,
            theme: key_of(rule.page.theme),
            since: rule.page.since,
            stage: match rule.page.lifecycle {
                Lifecycle::Preview => Some("coach-preview"),
                Lifecycle::Deprecated => Some("coach-deprecated"),
                _ => None,
            },
            tag: tag(in_language),
            flagged: Examples::of(&text.flagged, l),
            silent: Examples::of(&text.silent, l),
            text,
        }
    }

    fn languages(&self) -> [(&'static str, &'static str); 2] {
        both(self.l)
    }
}

/// Both languages, the reader's first, with what each is called in itself.
fn both(l: Words) -> [(&'static str, &'static str); 2] {
    match l.tag() {
        "ja" => [("ja", "language-ja"), ("en", "language-en")],
        _ => [("en", "language-en"), ("ja", "language-ja")],
    }
}

/// The ladder on which actions stand.
#[derive(Template)]
#[template(path = "coach/strength.html")]
struct LadderPage {
    l: Words,
    frame: Frame,
    id: &'static str,
    /// Its title in the reader's language.
    title: &'static str,
    theme: &'static str,
    /// The language of its words.
    tag: &'static str,
    text: &'static RuleText,
    /// From the strongest.
    rungs: Vec<Step>,
}

/// A rung, why an action stands on it, and such actions.
struct Step {
    key: &'static str,
    chip: Chip,
    reason: &'static str,
    examples: Examples,
}

impl LadderPage {
    fn new(viewer: &Viewer, in_language: Language) -> Self {
        let (l, page) = (viewer.l, ladder::page());
        let text = page.text(in_language);
        let step = |(rung, (examples, reason)): (Rung, (&Vec<Example>, &&'static str))| Step {
            key: rung.key(),
            chip: Chip::new(chosen(rung), l),
            reason,
            examples: Examples::of(examples, l),
        };
        let rungs = Rung::ALL.into_iter().zip(text.rungs.iter().zip(&text.reasons)).rev();
        Self {
            l,
            frame: viewer.frame(),
            id: page.id,
            title: page.text(language(l)).title,
            theme: key_of(page.theme),
            tag: tag(in_language),
            text,
            rungs: rungs.map(step).collect(),
        }
    }

    fn languages(&self) -> [(&'static str, &'static str); 2] {
        both(self.l)
    }
}

/// The rung as people choose it for an action.
const fn chosen(rung: Rung) -> Option<Strength> {
    match rung {
        Rung::Unclear => None,
        Rung::Weak => Some(Strength::ReliesOnAttention),
        Rung::Intermediate => Some(Strength::Reveals),
        Rung::Strong => Some(Strength::Prevents),
    }
}

#[cfg(test)]
mod tests;
