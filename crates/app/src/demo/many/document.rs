//! One of the many documents: what it says, which follows from its number alone.

use yomikai_domain::{
    Language,
    action_item::{Kind, Outcome, Priority},
    meeting::Strength,
    postmortem::{Figure, FoundBy},
    section::Section,
    severity::Severity,
    timeline::Marker,
};

use super::{
    dice::Dice,
    en, ja,
    pen::{Pen, thousands},
    sections, timeline,
    words::Story,
};

/// How many of a hundred documents are Japanese.
const JAPANESE: u64 = 60;
/// How many of a hundred stay at their three lines, and how many grow long, and very long.
const SMALL: u64 = 10;
const LONG: u64 = 34;
const VERY_LONG: u64 = 10;

/// What becomes of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Everyone reads it.
    Published,
    /// Some people read it.
    PublishedForSome,
    /// It is not finished yet.
    Draft,
    /// It was published and taken back.
    Withdrawn,
}

/// A document as its writer typed it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Document {
    pub(super) language: Language,
    pub(super) fate: Fate,
    pub(super) title: String,
    pub(super) case: String,
    pub(super) cause: String,
    pub(super) improvement: String,
    /// How many days lie between what happened and its publication.
    pub(super) days: i64,
    /// What it says beyond its three lines.
    pub(super) full: Option<Full>,
    /// Chances that are left, by which its author and the like are chosen among those who are there.
    pub(super) chances: [u64; 4],
}

/// What a document says beyond its three lines. One that stayed small has nothing but its facts.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Full {
    pub(super) severity: Option<Severity>,
    pub(super) services: String,
    pub(super) tags: String,
    pub(super) factors: Vec<&'static str>,
    pub(super) found_by: Option<FoundBy>,
    pub(super) figures: Vec<(Figure, String)>,
    pub(super) sections: Vec<(Section, String)>,
    pub(super) timeline: Vec<Row>,
    pub(super) actions: Vec<Action>,
}

/// A row of its timeline.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Minutes after what happened began.
    pub(super) minute: i64,
    pub(super) marker: Option<Marker>,
    pub(super) what: String,
    /// Whether it is told in the time of the other half of the company.
    pub(super) elsewhere: bool,
}

/// An action of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Action {
    pub(super) what: String,
    pub(super) kind: Kind,
    pub(super) strength: Option<Strength>,
    pub(super) priority: Option<Priority>,
    /// The chance by which its owner is chosen, where it has one.
    pub(super) owner: Option<u64>,
    /// In how many days after the document's publication it is due.
    pub(super) due: Option<i64>,
    pub(super) tracker: String,
    /// Whether somebody will do it; else it is an idea.
    pub(super) is_open: bool,
    /// How it ends, how many days after the publication, and what is said of it; some have not ended yet by then.
    pub(super) end: Option<(Outcome, i64, String)>,
}

impl Document {
    /// The document of that number.
    pub(super) fn of(number: u32) -> Self {
        let mut dice = Dice::of(number.into());
        let words = if dice.in_hundred(JAPANESE) { &ja::WORDS } else { &en::WORDS };
        let story = dice.pick(words.stories);
        let severity = severity(&mut dice);
        let minutes = if dice.in_hundred(8) { dice.between(700, 4_000) } else { dice.between(6, 480) };
        let people = match severity {
            Severity::Critical => dice.between(2_000, 40_000),
            Severity::Major => dice.between(200, 4_000),
            _ => dice.between(3, 300),
        };
        let service = dice.pick(words.services);
        let mut pen = Pen { words, dice, service, people, minutes };
        let affected = !matches!(severity, Severity::NearMiss | Severity::None);
        let (titles, cases) =
            if affected { (story.titles, story.case) } else { (story.near_titles, story.near) };
        let title = pen.one(titles);
        let case = [pen.one(cases), if affected { pen.one(words.seen) } else { pen.one(words.no_impact) }];
        let cause = pen.paragraphs(story.cause);
        let depth = depth(&mut pen.dice);
        let first = pen.write(story.actions[0].2);
        let full = match depth {
            0 if pen.dice.in_hundred(40) => None,
            0 => Some(facts(&mut pen, story, severity)),
            depth => Some(grown(&mut pen, story, severity, depth, &cause)),
        };
        Self {
            language: words.language,
            fate: fate(number),
            title,
            case: case.join(words.space),
            cause: if depth == 0 { cause[0].clone() } else { cause.join("\n\n") },
            // What grew has its actions from the form of the whole document.
            improvement: if depth == 0 { first } else { String::new() },
            days: pen.dice.time(3, 24),
            full,
            chances: std::array::from_fn(|_| pen.dice.below(u64::MAX)),
        }
    }
}

/// By number rather than by chance, so that few documents have each of them, too.
const fn fate(number: u32) -> Fate {
    match number {
        number if number % 40 == 12 => Fate::Draft,
        number if number % 70 == 23 => Fate::Withdrawn,
        number if number % 30 == 7 => Fate::PublishedForSome,
        _ => Fate::Published,
    }
}

fn severity(dice: &mut Dice) -> Severity {
    match dice.below(100) {
        0..5 => Severity::Critical,
        5..25 => Severity::Major,
        25..65 => Severity::Minor,
        65..90 => Severity::NearMiss,
        _ => Severity::None,
    }
}

/// How far it has grown: 0 for three lines.
fn depth(dice: &mut Dice) -> u64 {
    match dice.below(100) {
        chance if chance < SMALL => 0,
        chance if chance < SMALL + VERY_LONG => 12,
        chance if chance < SMALL + VERY_LONG + LONG => 6,
        _ => 4,
    }
}

fn facts(pen: &mut Pen, story: &Story, severity: Severity) -> Full {
    let more = usize::from(pen.dice.in_hundred(40));
    let mut services = vec![bare(pen.service)];
    if pen.dice.in_hundred(35) {
        services.push(bare(pen.other_service()));
    }
    Full {
        severity: (!pen.dice.in_hundred(4)).then_some(severity),
        services: services.join(", "),
        tags: story.tags.join(", "),
        factors: story.factors[..story.factors.len().min(1 + more)].to_vec(),
        ..Full::default()
    }
}

fn grown(pen: &mut Pen, story: &'static Story, severity: Severity, depth: u64, cause: &[String]) -> Full {
    let affected = !matches!(severity, Severity::NearMiss | Severity::None);
    // What is noticed in time is noticed by people.
    let found = if affected { pen.dice.place(4) } else { 2 + pen.dice.place(2) };
    let depth = if affected { depth } else { depth.min(3) };
    Full {
        found_by: Some(FoundBy::ALL[found]),
        figures: if affected { figures(pen) } else { Vec::new() },
        sections: sections::write(pen, story, affected, depth, (found, cause)),
        timeline: timeline::write(pen, affected, depth),
        actions: actions(pen, story, depth),
        ..facts(pen, story, severity)
    }
}

fn figures(pen: &mut Pen) -> Vec<(Figure, String)> {
    let mut figures =
        vec![(Figure::People, thousands(pen.people)), (Figure::Minutes, pen.minutes.to_string())];
    if pen.dice.in_hundred(50) {
        figures.push((Figure::Share, format!("{}.{}", pen.dice.between(0, 40), pen.dice.below(10))));
    }
    if pen.dice.in_hundred(25) {
        figures.push((Figure::Money, pen.one(pen.words.money)));
    }
    if pen.dice.in_hundred(15) {
        figures.push((Figure::DataLost, pen.one(pen.words.data_lost)));
    }
    figures
}

fn actions(pen: &mut Pen, story: &'static Story, depth: u64) -> Vec<Action> {
    let own = usize::try_from(pen.dice.between(1, story.actions.len() as u64)).unwrap_or(1);
    let general = usize::try_from(pen.dice.between(0, 1 + depth / 2)).unwrap_or_default();
    let more = pen.dice.shuffled(pen.words.actions).into_iter().take(general);
    let chosen: Vec<_> = story.actions.iter().take(own).chain(more).collect();
    chosen.into_iter().map(|action| self::action(pen, *action)).collect()
}

fn action(pen: &mut Pen, (kind, strength, what): super::words::Action) -> Action {
    let is_open = pen.dice.in_hundred(85);
    let due = (is_open && pen.dice.in_hundred(90)).then(|| pen.dice.time(10, 90));
    let ends = pen.dice.below(100);
    let (done, left) = (pen.words.done, pen.words.left);
    let day = pen.dice.time(4, 110);
    let end = match ends {
        0..62 if is_open => Some((Outcome::Done, day, pen.one(done))),
        62..76 => Some((Outcome::WontDo, day, pen.one(left))),
        _ => None,
    };
    let ticket = pen.dice.between(100, 9_999);
    Action {
        what: pen.write(what),
        kind,
        strength: (!pen.dice.in_hundred(10)).then_some(strength),
        priority: pen.dice.in_hundred(70).then(|| *pen.dice.pick(&Priority::ALL)),
        owner: (is_open && pen.dice.in_hundred(92)).then(|| pen.dice.below(u64::MAX)),
        due,
        tracker: if ticket.is_multiple_of(3) {
            format!("https://tracker.tsubame.example/SHOP-{ticket}")
        } else {
            String::new()
        },
        is_open,
        end,
    }
}

/// A service's name without its article.
fn bare(service: &str) -> &str {
    service.strip_prefix("the ").unwrap_or(service)
}
