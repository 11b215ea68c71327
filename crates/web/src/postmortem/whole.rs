//! A document as one text, for the questions that are about all of it: what is empty, what nothing is said of.

use std::fmt::Write as _;

use yomikai_app::postmortem::{Action, Reading};
use yomikai_domain::{
    action_item::{Kind, Priority},
    postmortem::Figure,
    section::Section,
    strength::Strength,
    timeline::Row,
};

use crate::{
    i18n::Words,
    markdown::{embed, escape},
    ui::{
        document::{self, Content},
        strength,
    },
};

/// All of the document under the headings of its template, empty ones too, in the document's language: actions and
/// timeline are tables, figures a list.
pub(super) fn markdown(reading: &Reading, l: Words) -> String {
    let body = &reading.revision.body;
    let words = l.in_language(&reading.postmortem.language);
    let mut whole = format!("# {}\n", escape(&body.display_title()));
    let parts = document::parts(words, |content| match content {
        Content::Prose(Section::Impact) => {
            [embed(body.section(Section::Impact)), figures(reading, words)].join("\n\n")
        }
        Content::Prose(section) => embed(body.section(section)),
        Content::Actions => actions(&reading.actions, words),
        Content::Timeline => timeline(&body.timeline, words),
    });
    for part in &parts {
        add(&mut whole, "##", part);
        for part in &part.parts {
            add(&mut whole, "###", part);
        }
    }
    whole
}

fn add(whole: &mut String, marks: &str, part: &document::Part) {
    // Writing into memory does not fail.
    let _ = write!(whole, "\n{marks} {}\n\n{}\n", escape(&part.heading), part.html.trim());
}

fn figures(reading: &Reading, words: Words) -> String {
    let figures = &reading.revision.body.figures;
    let said = Figure::ALL.into_iter().map(|figure| (figure, figures.text(figure)));
    let said = said.filter(|(_, text)| !text.is_empty());
    let line = |(figure, text): (Figure, String)| {
        format!("- {}: {}\n", words.t(&format!("figure-{}", figure.as_str())), escape(&text))
    };
    said.map(line).collect()
}

fn actions(actions: &[Action], words: Words) -> String {
    let keys =
        ["action-what", "action-owner", "action-due", "action-kind", "action-priority", "action-strength"];
    let row = |action: &Action| {
        let plan = &action.plan;
        [
            action.what.clone(),
            action.owner.clone().unwrap_or_default(),
            plan.due.map(|due| due.to_string()).unwrap_or_default(),
            plan.kind.map(|kind: Kind| words.t(&format!("kind-{}", kind.as_str()))).unwrap_or_default(),
            plan.priority
                .map(|priority: Priority| words.t(&format!("priority-{}", priority.as_str())))
                .unwrap_or_default(),
            plan.strength.map(|chosen: Strength| words.t(strength::key(Some(chosen)))).unwrap_or_default(),
        ]
    };
    table(&keys, actions.iter().map(row), words)
}

fn timeline(rows: &[Row], words: Words) -> String {
    let row = |row: &Row| {
        let marker = row.marker.map(|marker| words.t(&format!("marker-{}", marker.as_str())));
        [row.local(), marker.unwrap_or_default(), row.what.clone()]
    };
    table(&["row-at", "row-marker", "row-what"], rows.iter().map(row), words)
}

/// A table with the names of its columns; nothing where it would have no rows.
fn table<const N: usize>(keys: &[&str; N], rows: impl Iterator<Item = [String; N]>, words: Words) -> String {
    let line = |cells: [String; N]| format!("| {} |\n", cells.join(" | "));
    let rows: String = rows.map(|cells| line(cells.map(|cell| escape(&cell)))).collect();
    if rows.is_empty() {
        return rows;
    }
    line(keys.map(|key| words.t(key))) + &line([const { String::new() }; N].map(|_| "---".to_owned())) + &rows
}

#[cfg(test)]
mod tests {
    use yomikai_coach::Section as Heading;
    use yomikai_domain::Language;

    use super::*;
    use crate::testing::{AIDA, TestApp};

    async fn reading(test: &TestApp, language: &str) -> Reading {
        use yomikai_app::postmortem;
        use yomikai_domain::{
            id::PostmortemId,
            postmortem::{ThreeLines, Typed},
        };
        let (app, aida) = (&test.app, test.actor(AIDA).await);
        let id = PostmortemId::new(app.new_uuid());
        let lines = ThreeLines {
            title: "A | B",
            case: "# It stopped\n<!-- all",
            cause: "",
            improvement: "Let | CI\nstop it",
        };
        postmortem::begin(app, &aida, id, language, &lines).await.unwrap();
        let figures = vec![(Figure::Minutes, "30")];
        let typed = Typed { figures, ..Typed::default() };
        postmortem::save(app, &aida, id, 1, &typed, None).await.unwrap();
        postmortem::read(app, &aida, id).await.unwrap()
    }

    #[tokio::test]
    async fn the_coach_knows_each_section_by_its_heading_in_both_languages() {
        let test = TestApp::with(&[]).await;
        for (language, tag) in [(Language::Ja, "ja"), (Language::En, "en")] {
            let whole = markdown(&reading(&test, tag).await, Words::of(Language::En));
            let headings =
                whole.lines().filter_map(|line| line.strip_prefix("## ").or(line.strip_prefix("### ")));
            let known: Vec<_> = headings.filter_map(Heading::from_heading).collect();
            let words = Words::of(language);
            assert_eq!(known.len(), Heading::ALL.len(), "{whole}");
            for heading in Heading::ALL {
                assert!(known.contains(&heading), "{heading:?} in {whole}");
            }
            assert!(whole.contains(&format!("- {}: 30\n", words.t("figure-minutes"))), "{whole}");
        }
    }

    #[tokio::test]
    async fn what_people_typed_stays_in_its_place() {
        let test = TestApp::with(&[]).await;
        let whole = markdown(&reading(&test, "en").await, Words::of(Language::En));
        assert!(whole.starts_with("# A \\| B\n"), "{whole}");
        assert!(whole.contains("\n#### It stopped\n") && whole.contains("\\<!-- all"), "{whole}");
        let rows: Vec<_> = whole.lines().filter(|line| line.starts_with('|')).collect();
        assert_eq!(rows.len(), 3, "{whole}");
        assert!(rows[0].starts_with("| What we do | Owner | Due |"), "{whole}");
        assert!(rows[2].starts_with("| Let \\| CI stop it |  |  |"), "{whole}");
        assert!(whole.contains("\n## Timeline\n\n\n"), "what is empty keeps its heading: {whole}");
    }
}
