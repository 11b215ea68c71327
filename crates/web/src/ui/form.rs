//! A form as it is shown: what was typed, and beside each field what to do about it.

use yomikai_domain::Problem;

use crate::{http::fields::Fields, i18n::Words};

/// One problem in words.
pub struct Told {
    /// The field it is about; empty for the whole form.
    pub field: String,
    /// What to do, beside the field.
    pub text: String,
    /// The same where the problems of a form are listed together, with the name of the field.
    pub listed: String,
}

impl Told {
    fn new(problem: &Problem, fields: &Fields, l: Words) -> Self {
        let text = l.problem(problem);
        let named = label(&problem.field).map(|label| match line(&problem.field, fields) {
            Some(number) => l.t2("form-line", "field", l.t(label), "number", number),
            None => l.t(label),
        });
        let listed = match named {
            Some(field) => l.t2("form-listed", "field", field, "text", text.as_str()),
            None => text.clone(),
        };
        Self { field: problem.field.clone().into_owned(), text, listed }
    }
}

/// Which line of a list a field such as `timeline.ID.at` is in, counted from 1.
fn line(field: &str, fields: &Fields) -> Option<usize> {
    let (list, rest) = field.split_once('.')?;
    let (id, _) = rest.split_once('.')?;
    fields.all(list).position(|known| known == id).map(|at| at + 1)
}

/// What a field is called in any form that has it. Several fields can lack the same thing, and a list that says so
/// three times would not tell which.
pub fn label(field: &str) -> Option<&'static str> {
    Some(match field.split('.').next().unwrap_or(field) {
        "timeline" => "section-timeline",
        "action" | "actions" => "section-action-items",
        "summary" => "section-summary",
        "impact" => "section-impact",
        "root_causes" => "section-root-causes",
        "trigger" => "section-trigger",
        "resolution" => "section-resolution",
        "detection" => "section-detection",
        "lessons_good" => "section-lessons-good",
        "lessons_bad" => "section-lessons-bad",
        "lessons_lucky" => "section-lessons-lucky",
        "references" => "section-references",
        "services" => "services",
        "tags" => "tags",
        "factors" => "factors",
        "affected" => "figure-affected",
        "minutes" => "figure-minutes",
        "share" => "figure-share",
        "money" => "figure-money",
        "data-lost" => "figure-data-lost",
        "code" => "set-up-code",
        "organisation" => "set-up-organisation-name",
        "name" => "field-name",
        "email" => "field-email",
        "password" => "field-password",
        "present" => "account-password-present",
        "language" => "field-language",
        "zone" => "field-zone",
        "uses" => "invitation-uses",
        "days" => "invitation-days",
        "promises-ja" => "club-promises-ja",
        "promises-en" => "club-promises-en",
        "promises" => "club-promises",
        "member" => "club-member-choose",
        "starts" => "meeting-starts",
        "length" => "meeting-length",
        "place" => "meeting-place",
        "snack" => "meeting-snack",
        "deadline" => "call-deadline",
        "title" => "write-title",
        "case" => "write-case",
        "cause" => "write-cause",
        "improvement" => "write-improvement",
        "owner" => "action-owner",
        "due" => "action-due",
        "tracker" => "action-tracker",
        "outcome" => "action-outcome",
        "words" => "action-words",
        "why" => "ignore-why",
        "audience" => "audience",
        "people" => "audience-people",
        _ => return None,
    })
}

/// A form's values and problems.
#[derive(Default)]
pub struct Form {
    fields: Fields,
    /// The problems in words, in the order of the fields.
    pub problems: Vec<Told>,
}

impl Form {
    /// A form that is shown for the first time.
    pub fn fresh(fields: Fields) -> Self {
        Self { fields, problems: Vec::new() }
    }

    /// A form that was refused.
    pub fn refused(fields: Fields, problems: &[Problem], l: Words) -> Self {
        let problems = problems.iter().map(|problem| Told::new(problem, &fields, l)).collect();
        Self { fields, problems }
    }

    /// Everything the form holds.
    pub fn fields(&self) -> &Fields {
        &self.fields
    }

    /// What a field holds.
    pub fn value(&self, name: &str) -> &str {
        self.fields.get(name)
    }

    /// Whether a choice is the chosen one.
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.fields.get(name) == value
    }

    /// What to do about a field.
    pub fn error(&self, name: &str) -> Option<&str> {
        self.problems.iter().find(|told| told.field == name).map(|told| told.text.as_str())
    }

    /// Whether the problems want a summary above the form: one alone is told beside its field.
    pub fn wants_summary(&self) -> bool {
        self.problems.len() > 1 || self.problems.iter().any(|told| told.field.is_empty())
    }

    /// The ids of what describes a field, for `aria-describedby`.
    pub fn described_by(&self, name: &str, has_hint: bool) -> String {
        match (has_hint, self.error(name)) {
            (true, Some(_)) => format!("{name}-hint {name}-error"),
            (true, None) => format!("{name}-hint"),
            (false, Some(_)) => format!("{name}-error"),
            (false, None) => String::new(),
        }
    }
}
