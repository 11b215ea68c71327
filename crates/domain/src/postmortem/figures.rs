//! The impact in numbers, as far as anybody knows them.

use serde::{Deserialize, Serialize};

use crate::{
    Problem, limits,
    text::{Rule, fold},
};

/// A share of requests in hundredths of a per cent, at most 10,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Share(u16);

impl Share {
    /// Reads a per cent, with or without its sign, with up to two decimals.
    ///
    /// # Errors
    /// `problem-share` when it is no number from 0 to 100.
    pub fn parse(field: &'static str, typed: &str) -> Result<Self, Problem> {
        let folded = fold(typed);
        let bare = folded.trim().trim_end_matches('%').trim_end();
        let (whole, part) = bare.split_once('.').unwrap_or((bare, ""));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        let hundredths = (digits(whole) && digits(part) && part.len() <= 2 && whole.len() <= 3)
            .then(|| format!("{whole}{part:0<2}").parse().ok())
            .flatten()
            .filter(|hundredths| *hundredths <= 10_000 && !whole.is_empty());
        hundredths.map(Self).ok_or(Problem::new(field, "problem-share"))
    }

    /// As a form shows it: `3.5`.
    pub fn per_cent(self) -> String {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        let text = format!("{whole}.{part:02}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    }
}

/// Which figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Figure {
    /// How many people were affected.
    People,
    /// For how many minutes.
    Minutes,
    /// Which share of requests.
    Share,
    /// How much money.
    Money,
    /// What data was lost.
    DataLost,
}

impl Figure {
    /// All of them, in the order in which a page shows them.
    pub const ALL: [Self; 5] = [Self::People, Self::Minutes, Self::Share, Self::Money, Self::DataLost];

    /// The field's name in forms and message keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::People => "affected",
            Self::Minutes => "minutes",
            Self::Share => "share",
            Self::Money => "money",
            Self::DataLost => "data-lost",
        }
    }
}

/// The impact in numbers; each is absent while nobody has said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Figures {
    /// How many people were affected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u64>,
    /// For how many minutes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u64>,
    /// Which share of requests.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Share>,
    /// How much money, with its currency, in the writer's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub money: String,
    /// What data was lost, in the writer's words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub data_lost: String,
}

impl Figures {
    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// One figure as a form shows it; empty where nothing is said.
    pub fn text(&self, figure: Figure) -> String {
        let number = |number: Option<u64>| number.map_or_else(String::new, |number| number.to_string());
        match figure {
            Figure::People => number(self.people),
            Figure::Minutes => number(self.minutes),
            Figure::Share => self.share.map_or_else(String::new, Share::per_cent),
            Figure::Money => self.money.clone(),
            Figure::DataLost => self.data_lost.clone(),
        }
    }

    /// Sets one figure to what was typed; nothing takes it away.
    ///
    /// # Errors
    /// `problem-number` or `problem-share` when it is no such number, `problem-too-long` when it is too long.
    pub fn set(&mut self, figure: Figure, typed: &str) -> Result<(), Problem> {
        let field = figure.as_str();
        let line = Rule { field, most: limits::FIGURE, required: false }.line(typed)?;
        match figure {
            Figure::People => self.people = number(field, &line)?,
            Figure::Minutes => self.minutes = number(field, &line)?,
            Figure::Share if line.is_empty() => self.share = None,
            Figure::Share => self.share = Some(Share::parse(field, &line)?),
            Figure::Money => self.money = line,
            Figure::DataLost => self.data_lost = line,
        }
        Ok(())
    }
}

/// Reads a whole number, in any width and with separators between its thousands.
fn number(field: &'static str, line: &str) -> Result<Option<u64>, Problem> {
    let bare: String = fold(line).chars().filter(|c| !matches!(c, ',' | '_' | ' ')).collect();
    if bare.is_empty() {
        return Ok(None);
    }
    let number = bare.parse().ok().filter(|number| *number <= limits::FIGURE_NUMBER);
    number.map(Some).ok_or(Problem::new(field, "problem-number"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_come_back_as_they_were_meant() {
        let mut figures = Figures::default();
        let typed = ["1,204", "３７", "3.50 %", "¥1,200,000", ""];
        for (figure, typed) in Figure::ALL.into_iter().zip(typed) {
            figures.set(figure, typed).unwrap();
        }
        let shown = Figure::ALL.map(|figure| figures.text(figure));
        assert_eq!(shown, ["1204", "37", "3.5", "¥1,200,000", ""]);
        figures.set(Figure::Share, "").unwrap();
        assert_eq!(figures.share, None);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let mut figures = Figures::default();
        for wrong in ["many", "-1", "3.5", "1000000000001"] {
            let problem = Problem::new("affected", "problem-number");
            assert_eq!(figures.set(Figure::People, wrong), Err(problem), "{wrong}");
        }
        for wrong in ["100.01", "101", "1.234", "%", ".5", "１００％以上"] {
            let problem = Problem::new("share", "problem-share");
            assert_eq!(figures.set(Figure::Share, wrong), Err(problem), "{wrong}");
        }
        assert!(figures.is_empty());
    }

    #[test]
    fn a_share_has_at_most_two_decimals() {
        let shown =
            ["0", "100", "3", "0.05", "12.30"].map(|typed| Share::parse("share", typed).unwrap().per_cent());
        assert_eq!(shown, ["0", "100", "3", "0.05", "12.3"]);
    }
}
