//! What is wrong with an input, as data: a field, a message key and its arguments, put into words at the edge.

use std::borrow::Cow;

/// A value that a message mentions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// A number, written the way the reader's language writes numbers.
    Number(i64),
    /// A piece of text, shown as it is.
    Text(String),
}

/// One thing to mend, beside the field that caused it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The form field (or API member) that caused it; empty for the whole form.
    pub field: Cow<'static, str>,
    /// The message's key in the locale files.
    pub key: &'static str,
    /// What the message mentions, by name.
    pub args: Vec<(&'static str, Arg)>,
}

impl Problem {
    /// A problem of `field`, told by the message `key`.
    pub fn new(field: impl Into<Cow<'static, str>>, key: &'static str) -> Self {
        Self { field: field.into(), key, args: Vec::new() }
    }

    /// A problem of the whole form rather than of one field.
    pub fn of_form(key: &'static str) -> Self {
        Self::new("", key)
    }

    /// The same problem of another field: a rule for one line of many does not know which one it reads.
    #[must_use]
    pub fn of(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.field = field.into();
        self
    }

    /// Adds a number that the message mentions. Numbers beyond `i64` are shown as its largest.
    #[must_use]
    pub fn number(mut self, name: &'static str, value: usize) -> Self {
        self.args.push((name, Arg::Number(i64::try_from(value).unwrap_or(i64::MAX))));
        self
    }
}

/// Collects problems, so that a form names all of them at once.
#[derive(Debug, Default)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Keeps the value, or notes what is wrong with it.
    pub fn take<T>(&mut self, outcome: Result<T, Problem>) -> Option<T> {
        outcome.map_err(|problem| self.0.push(problem)).ok()
    }

    /// Keeps the value, or notes everything that is wrong with it.
    pub fn take_all<T>(&mut self, outcome: Result<T, Vec<Problem>>) -> Option<T> {
        outcome.map_err(|problems| self.0.extend(problems)).ok()
    }

    /// Notes one problem.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// The value when there is one and nothing was wrong; else all that was.
    ///
    /// # Errors
    /// Every problem noted so far.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<Problem>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}
