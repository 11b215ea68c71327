//! The prose of a document that has grown.

use yomikai_domain::section::Section;

use super::{
    pen::{Pen, thousands},
    words::Story,
};

/// How many further conditions the deepest look finds.
const MOST_CONDITIONS: u64 = 5;

/// The sections that it has beyond its summary; `found` is how it was found, and the cause as the three lines have it.
pub(super) fn write(
    pen: &mut Pen,
    story: &'static Story,
    affected: bool,
    depth: u64,
    (found, cause): (usize, &[String]),
) -> Vec<(Section, String)> {
    let mut asides: Vec<&'static str> = pen.dice.shuffled(pen.words.asides).into_iter().copied().collect();
    let mut aside = |pen: &mut Pen, sentences: usize| {
        let rest = asides.split_off(asides.len().saturating_sub(sentences));
        rest.into_iter().map(|phrase| pen.write(phrase)).collect::<Vec<_>>().join(pen.words.space)
    };
    let words = pen.words;
    let mut causes = cause.to_vec();
    causes.push(aside(pen, 4));
    for further in further(pen, story, depth) {
        causes.extend(further);
        causes.push(aside(pen, 5));
        causes.push(aside(pen, 4));
    }
    let trigger = pen.one(story.trigger);
    let detection = pen.one(if affected { words.detection[found] } else { words.calm.detection });
    let mut sections = vec![
        (Section::Impact, impact(pen, affected, depth)),
        (Section::RootCauses, join(causes)),
        (Section::Trigger, join(vec![trigger, aside(pen, 2)])),
        (Section::Resolution, resolution(pen, affected, depth)),
        (Section::Detection, join(vec![detection, aside(pen, 3)])),
    ];
    let calm = &words.calm;
    for (section, phrases) in [
        (Section::LessonsGood, if affected { words.good } else { calm.good }),
        (Section::LessonsBad, if affected { words.bad } else { calm.bad }),
        (Section::LessonsLucky, if affected { words.lucky } else { calm.lucky }),
    ] {
        let most = pen.dice.between(1, 3) + depth.min(4) / 2;
        sections.push((section, pen.list(phrases, most)));
    }
    sections.push((Section::References, references(pen, affected, depth)));
    sections
}

fn join(paragraphs: Vec<String>) -> String {
    let there: Vec<_> = paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()).collect();
    there.join("\n\n")
}

/// Further conditions under headings of their own: more of them, the deeper a document looks.
fn further(pen: &mut Pen, story: &'static Story, depth: u64) -> Vec<Vec<String>> {
    let most = pen.dice.between(depth / 2, depth).min(MOST_CONDITIONS);
    let headings = pen.some(pen.words.further, most);
    let others =
        pen.dice.shuffled(pen.words.stories).into_iter().filter(|other| !std::ptr::eq(*other, story));
    let others: Vec<_> = others.collect();
    let pairs = headings.into_iter().zip(others);
    let further = pairs.map(|(heading, other)| {
        let mut told = vec![format!("### {heading}")];
        told.extend(pen.paragraphs(if depth > 3 { other.cause } else { &other.cause[1..] }));
        told
    });
    further.collect()
}

fn impact(pen: &mut Pen, affected: bool, depth: u64) -> String {
    if !affected {
        return pen.paragraph(pen.words.no_impact, 2);
    }
    let [first, more @ ..] = pen.words.impact else { return String::new() };
    let parts = [pen.write(first), pen.paragraph(more, 1 + depth / 2)];
    let mut parts = vec![parts.join(pen.words.space)];
    if depth > 2 || pen.dice.in_hundred(30) {
        parts.push(table(pen));
    }
    if depth > 2 {
        parts.push(by_hour(pen, depth));
    }
    join(parts)
}

fn table(pen: &mut Pen) -> String {
    let mut rows = vec![pen.words.table.to_owned()];
    for (measure, usually, that_day) in pen.words.measures {
        let usually = pen.dice.between(*usually.start(), *usually.end());
        let that_day = pen.dice.between(*that_day.start(), *that_day.end());
        rows.push(format!("| {measure} | {} | {} |", thousands(usually), thousands(that_day)));
    }
    rows.join("\n")
}

fn by_hour(pen: &mut Pen, depth: u64) -> String {
    let first = pen.dice.between(0, 12);
    let mut row = |hour: u64| {
        let (accepted, waiting) = (pen.dice.between(400, 9_000), pen.dice.between(0, 2_000));
        let open = accepted * pen.dice.between(0, 60) / 100;
        format!(
            "| {:02}:00 | {} | {} | {} |",
            hour % 24,
            thousands(accepted),
            thousands(open),
            thousands(waiting)
        )
    };
    let rows: Vec<_> = (first..first + 3 + depth).map(&mut row).collect();
    format!("{}\n{}", pen.words.by_hour, rows.join("\n"))
}

fn resolution(pen: &mut Pen, affected: bool, depth: u64) -> String {
    if !affected {
        return pen.list(pen.words.calm.resolution, 2 + depth);
    }
    let most = pen.dice.between(3, 5) + depth / 2;
    let mut parts = vec![pen.list(pen.words.resolution, most)];
    if depth > 2 || pen.dice.in_hundred(20) {
        let (minute, most) = (pen.dice.below(60), pen.dice.between(50, 5_000));
        parts.push(format!(
            "```sql\nSELECT id, status, updated_at\nFROM orders\nWHERE status = 'waiting' AND updated_at > CURRENT_DATE + \
             TIME '09:{minute:02}'\nORDER BY updated_at\nLIMIT {most};\n```"
        ));
    }
    join(parts)
}

fn references(pen: &mut Pen, affected: bool, depth: u64) -> String {
    let names = pen.some(pen.words.references, 1 + depth / 2);
    let link = |name| format!("- [{name}](https://wiki.tsubame.example/{:x})", pen.dice.below(1 << 36));
    let links: Vec<_> = names.into_iter().map(link).collect();
    let mut parts = vec![links.join("\n")];
    if affected && (depth > 2 || pen.dice.in_hundred(40)) {
        parts.push(pen.write(pen.words.log));
        parts.push(log(pen, 5 * depth));
    }
    join(parts)
}

/// An extract of a log, as people paste it.
fn log(pen: &mut Pen, lines: u64) -> String {
    const WHAT: [&str; 4] = [
        "queue depth {m}, oldest {n} s",
        "upstream answered 503 after {m} ms",
        "retry {n} of request {h}",
        "pool: {n} of 40 in use, {m} waiting",
    ];
    let mut text = vec!["```".to_owned()];
    let mut second = pen.dice.between(0, 70_000);
    for _ in 0..lines {
        second += pen.dice.between(1, 90);
        let (hours, minutes, seconds) = (second / 3_600 % 24, second / 60 % 60, second % 60);
        let level = if pen.dice.in_hundred(30) { "ERROR" } else { "WARN " };
        let what = pen.one(&WHAT);
        text.push(format!("{hours:02}:{minutes:02}:{seconds:02} {level} {what}"));
    }
    text.push("```".to_owned());
    text.join("\n")
}
