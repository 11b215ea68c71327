//! The prose of a document that has grown.

use yomikai_domain::section::Section;

use super::{
    pen::{Pen, thousands},
    words::Story,
};

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
    for at in 0..depth {
        causes.push(aside(pen, 4));
        causes.extend(further(pen, story, at));
        causes.push(aside(pen, 3));
    }
    let trigger = pen.one(story.trigger);
    let detection = pen.one(words.detection[found]);
    let mut sections = vec![
        (Section::Impact, impact(pen, affected, depth)),
        (Section::RootCauses, join(causes)),
        (Section::Trigger, join(vec![trigger, aside(pen, 1)])),
        (Section::Resolution, resolution(pen, depth)),
        (Section::Detection, join(vec![detection, aside(pen, 2)])),
    ];
    for (section, phrases) in [
        (Section::LessonsGood, words.good),
        (Section::LessonsBad, words.bad),
        (Section::LessonsLucky, words.lucky),
    ] {
        let most = pen.dice.between(1, 3) + depth.min(3);
        sections.push((section, pen.list(phrases, most)));
    }
    sections.push((Section::References, references(pen, depth)));
    sections
}

fn join(paragraphs: Vec<String>) -> String {
    let there: Vec<_> = paragraphs.into_iter().filter(|paragraph| !paragraph.is_empty()).collect();
    there.join("\n\n")
}

/// Another condition under a heading of its own, in documents that look deeper.
fn further(pen: &mut Pen, story: &'static Story, at: u64) -> Vec<String> {
    if at == 0 && pen.dice.in_hundred(50) {
        return Vec::new();
    }
    let heading = pen.one(pen.words.further);
    let other = pen.dice.pick(pen.words.stories);
    let mut found = vec![format!("### {heading}")];
    if !std::ptr::eq(other, story) {
        found.push(pen.write(other.cause[1]));
    }
    found
}

fn impact(pen: &mut Pen, affected: bool, depth: u64) -> String {
    if !affected {
        return pen.paragraph(pen.words.no_impact, 2);
    }
    let mut parts = vec![pen.paragraph(pen.words.impact, 2 + depth)];
    if depth > 1 || pen.dice.in_hundred(25) {
        parts.push(table(pen));
    }
    join(parts)
}

fn table(pen: &mut Pen) -> String {
    let (head, measures) = pen.words.table;
    let row = |measure: &&str| {
        let usually = pen.dice.between(4, 900);
        let that_day = thousands(usually * pen.dice.between(2, 30));
        format!("| {measure} | {usually} | {that_day} |")
    };
    let rows: Vec<_> = measures.iter().map(row).collect();
    format!("{head}\n{}", rows.join("\n"))
}

fn resolution(pen: &mut Pen, depth: u64) -> String {
    let most = pen.dice.between(3, 5) + depth;
    let mut parts = vec![pen.list(pen.words.resolution, most)];
    if depth > 1 || pen.dice.in_hundred(20) {
        let (minute, most) = (pen.dice.below(60), pen.dice.between(50, 5_000));
        parts.push(format!(
            "```sql\nSELECT id, status, updated_at\nFROM orders\nWHERE status = 'waiting' AND updated_at > CURRENT_DATE + \
             TIME '09:{minute:02}'\nORDER BY updated_at\nLIMIT {most};\n```"
        ));
    }
    join(parts)
}

fn references(pen: &mut Pen, depth: u64) -> String {
    let names = pen.some(pen.words.references, 1 + depth);
    let link = |name| format!("- [{name}](https://wiki.tsubame.example/{:x})", pen.dice.below(1 << 36));
    let links: Vec<_> = names.into_iter().map(link).collect();
    let mut parts = vec![links.join("\n")];
    if depth > 1 {
        parts.push(pen.write(pen.words.log));
        parts.push(log(pen, 6 * depth));
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
    let mut text = "```\n".to_owned();
    let mut second = pen.dice.between(0, 70_000);
    for _ in 0..lines {
        second += pen.dice.between(1, 90);
        let (hours, minutes, seconds) = (second / 3_600 % 24, second / 60 % 60, second % 60);
        let level = if pen.dice.in_hundred(30) { "ERROR" } else { "WARN " };
        let what = pen.one(&WHAT);
        text.push_str(&format!("{hours:02}:{minutes:02}:{seconds:02} {level} {what}\n"));
    }
    text + "```"
}
