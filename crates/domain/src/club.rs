//! A club: a series of meetings of one group, held by its promises.

use crate::{Language, Problem, id::ClubId, limits, problem::Problems, text::Rule};

/// What a club is called and held by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Charter {
    /// Its name.
    pub name: String,
    /// The language of its promises, minutes and improvement cards.
    pub language: Language,
    /// The ground rules, in the club's own words; the shipped three until somebody edits them.
    pub promises: Vec<String>,
}

impl Charter {
    /// Reads a form; each line of `promises` that is not blank is one promise.
    ///
    /// # Errors
    /// Every problem of the fields `name`, `language` and `promises`.
    pub fn parse(name: &str, language: &str, promises: &str) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        let name = problems.take(Rule { field: "name", most: limits::SHORT_LINE, required: true }.line(name));
        let language = problems
            .take(Language::from_tag(language).ok_or(Problem::new("language", "problem-choose-language")));
        let promises = problems.take(parse_promises(promises));
        let all = name.zip(language).zip(promises);
        problems.finish(all.map(|((name, language), promises)| Self { name, language, promises }))
    }
}

fn parse_promises(text: &str) -> Result<Vec<String>, Problem> {
    let rule = Rule { field: "promises", most: limits::PROMISE, required: true };
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let promises = lines.map(|line| rule.line(line)).collect::<Result<Vec<_>, _>>()?;
    match promises.len() {
        0 => Err(Problem::new("promises", "problem-promises-empty")),
        n if n > limits::PROMISES => {
            Err(Problem::new("promises", "problem-promises-many").number("most", limits::PROMISES))
        }
        _ => Ok(promises),
    }
}

/// A club as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Club {
    /// Which.
    pub id: ClubId,
    /// What it is called and held by.
    pub charter: Charter,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_promise() {
        let charter = Charter::parse("Platform", "en", "No blame\n\n Look forward \n").unwrap();
        assert_eq!(charter.promises, ["No blame", "Look forward"]);
        assert_eq!(Charter::parse("x", "en", " \n").unwrap_err()[0].key, "problem-promises-empty");
        assert_eq!(Charter::parse("x", "en", &"a\n".repeat(8)).unwrap_err()[0].key, "problem-promises-many");
    }
}
