//! The minutes as Markdown, to paste into a wiki or a chat.

use super::{
    article::{Action, Article},
    case::{Case, Part, Prose, Title},
    phrase::{Phrase, Piece},
};
use crate::{
    i18n::Words,
    markdown::{embed, escape},
};

impl Article {
    /// The whole of it, in the language of its labels.
    pub(super) fn to_markdown(&self) -> String {
        let l = self.l;
        let mut blocks = vec![format!("# {}", escape(&self.title)), self.head()];
        blocks.extend(self.opening.as_ref().map(Prose::to_markdown));
        if self.cases.is_empty() {
            blocks.push(l.t("minutes-nothing-read"));
        }
        blocks.extend(self.cases.iter().flat_map(|case| case.to_markdown(l)));
        if !self.actions.is_empty() {
            blocks.extend([heading(&l.t("minutes-actions")), table(&self.actions, l)]);
        }
        if self.thanks.is_some() || !self.kudos.is_empty() {
            blocks.push(heading(&l.t("minutes-thanks")));
            blocks.extend(self.thanks.as_deref().map(escape));
            blocks.extend(list(self.kudos.iter().map(Phrase::to_markdown)));
        }
        if !self.participants.is_empty() {
            blocks.extend([heading(&l.t("minutes-participants")), escape(&self.participants)]);
        }
        if !self.next_time.is_empty() {
            blocks.extend([heading(&l.t("minutes-next")), l.t("minutes-next-first")]);
            blocks.extend(list(self.next_time.iter().map(|title| escape(&title.text))));
        }
        blocks.extend(self.closing.as_ref().map(Prose::to_markdown));
        blocks.join("\n\n")
    }

    fn head(&self) -> String {
        let named = format!("{} {}", escape(self.club()), self.number());
        std::iter::once(&named).chain(&self.facts).map(String::as_str).collect::<Vec<_>>().join(" · ")
    }
}

impl Case {
    fn to_markdown(&self, l: Words) -> Vec<String> {
        let Some(told) = &self.told else {
            return vec![heading(&l.t1("minutes-case", "number", self.number)), l.t("minutes-withdrawn")];
        };
        let Title { text, .. } = &told.title;
        let title = l.t2("minutes-case-titled", "number", self.number, "title", escape(text));
        let mut blocks = vec![heading(&title)];
        blocks.extend(told.parts.iter().flat_map(Part::to_markdown));
        blocks
    }
}

impl Part {
    fn to_markdown(&self) -> Vec<String> {
        let mut blocks = vec![format!("### {}", self.label)];
        blocks.extend(self.prose.iter().map(Prose::to_markdown));
        blocks.extend(list(self.found.iter().map(Phrase::to_markdown)));
        blocks
    }
}

impl Prose {
    fn to_markdown(&self) -> String {
        embed(&self.text)
    }
}

impl Phrase {
    fn to_markdown(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Ours(text) => text.clone(),
            Piece::Theirs(text, _) => escape(text),
            Piece::Mechanism(text, _) => format!("**{}**", escape(text)),
        };
        self.pieces.iter().map(piece).collect()
    }
}

fn heading(escaped: &str) -> String {
    format!("## {escaped}")
}

fn list(items: impl Iterator<Item = String>) -> Option<String> {
    let lines: Vec<_> = items.map(|item| format!("- {item}")).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn table(actions: &[Action], l: Words) -> String {
    let row = |cells: [String; 4]| format!("| {} |", cells.join(" | "));
    let columns = ["minutes-action", "minutes-strength", "minutes-owner", "minutes-due"];
    let mut rows = vec![row(columns.map(|key| l.t(key))), row(columns.map(|_| "---".to_owned()))];
    rows.extend(actions.iter().map(|Action { what, strength, owner, due, .. }| {
        let what = what.as_ref().map_or_else(|| l.t("minutes-action-withdrawn"), |what| escape(&what.text));
        row([what, strength.text.clone(), escape(owner), due.text.clone()])
    }));
    rows.join("\n")
}
