//! The three lines that a small near-miss needs, and how they become a document.

use super::{ActionWording, Body};
use crate::{Problem, id::ActionItemId, limits, problem::Problems, section::Section, text::Rule};

/// The three lines that a small near-miss needs, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThreeLines<'a> {
    /// The title; optional.
    pub title: &'a str,
    /// What happened.
    pub case: &'a str,
    /// What made it possible.
    pub cause: &'a str,
    /// Instead of trying harder, what shall carry it.
    pub improvement: &'a str,
}

impl ThreeLines<'_> {
    /// Puts the three lines into `body`, leaving everything else of it as it is.
    ///
    /// The improvement becomes the first action; `new_action` is its id if there is none yet. An emptied improvement
    /// takes that first wording away.
    ///
    /// # Errors
    /// Every text that is too long; `problem-nothing-written` on `case` when all is empty.
    pub fn write_into(&self, mut body: Body, new_action: ActionItemId) -> Result<Body, Vec<Problem>> {
        let mut problems = Problems::default();
        let title =
            problems.take(Rule { field: "title", most: limits::TITLE, required: false }.line(self.title));
        let section = |field| Rule { field, most: limits::SECTION, required: false };
        let case = problems.take(section("case").prose(self.case));
        let cause = problems.take(section("cause").prose(self.cause));
        let improvement =
            Rule { field: "improvement", most: limits::ACTION, required: false }.prose(self.improvement);
        let improvement = problems.take(improvement);
        if [&title, &case, &cause, &improvement]
            .iter()
            .all(|text| text.as_ref().is_some_and(String::is_empty))
        {
            problems.push(Problem::new("case", "problem-nothing-written"));
        }
        let texts = title.zip(case).zip(cause).zip(improvement);
        problems.finish(texts.map(|(((title, case), cause), improvement)| {
            body.title = title;
            body.set(Section::Summary, case);
            body.set(Section::RootCauses, cause);
            word_first_action(&mut body.actions, improvement, new_action);
            body
        }))
    }
}

fn word_first_action(actions: &mut Vec<ActionWording>, what: String, new_action: ActionItemId) {
    match (actions.first_mut(), what.is_empty()) {
        (Some(first), false) => first.what = what,
        (Some(_), true) => drop(actions.remove(0)),
        (None, false) => actions.push(ActionWording { id: new_action, what }),
        (None, true) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: ActionItemId = ActionItemId::new(uuid::Uuid::from_u128(7));

    fn lines(case: &'static str, cause: &'static str, improvement: &'static str) -> ThreeLines<'static> {
        ThreeLines { title: "", case, cause, improvement }
    }

    #[test]
    fn three_lines_become_summary_cause_and_an_action() {
        let body = lines("止まった。昼に。", "二人しか知らない", "共有する")
            .write_into(Body::default(), NEW)
            .unwrap();
        assert_eq!(body.section(Section::Summary), "止まった。昼に。");
        assert_eq!(body.section(Section::RootCauses), "二人しか知らない");
        assert_eq!(body.actions, [ActionWording { id: NEW, what: "共有する".into() }]);
        assert_eq!(body.display_title(), "止まった");
    }

    #[test]
    fn what_grew_around_the_three_lines_stays() {
        let mut grown = lines("a", "b", "c").write_into(Body::default(), NEW).unwrap();
        grown.set(Section::Impact, "37 minutes".into());
        grown
            .actions
            .push(ActionWording { id: ActionItemId::new(uuid::Uuid::from_u128(8)), what: "second".into() });
        let again = lines("a2", "", "c2").write_into(grown, ActionItemId::new(uuid::Uuid::nil())).unwrap();
        assert_eq!(again.section(Section::Impact), "37 minutes");
        assert_eq!(again.section(Section::RootCauses), "");
        assert_eq!(again.actions[0], ActionWording { id: NEW, what: "c2".into() });
        assert_eq!(again.actions[1].what, "second");
    }

    #[test]
    fn nothing_at_all_is_a_kind_refusal() {
        let problems = lines(" ", "\n", "").write_into(Body::default(), NEW).unwrap_err();
        assert_eq!(problems, [Problem::new("case", "problem-nothing-written")]);
    }
}
