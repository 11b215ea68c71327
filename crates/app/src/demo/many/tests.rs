//! The many documents: what they say, and the company that has gathered them.

use std::collections::BTreeSet;

use yomikai_coach::{Config, Kind, Section as Heading, review};
use yomikai_domain::{
    Language, action_list::Stand, assignment::Standing, factor, life::Life, limits, postmortem::FoundBy,
    section::Section, severity::Severity, timeline::Marker,
};

use super::{
    super::{Demo, SCRIPTS},
    dice::Dice,
    document::{Document, Fate},
    pen::Pen,
    words::Words,
    *,
};
use crate::{
    App, Error, action_item, club, library, meeting, postmortem, session,
    testing::{self, FixedClock},
};

fn documents(many: u32) -> impl Iterator<Item = Document> {
    (1..=many).map(Document::of)
}

/// Everything that a reader reads, piece by piece, with the section that it is in.
fn texts(document: &Document) -> Vec<(Heading, &str)> {
    let mut texts = vec![
        (Heading::Summary, document.case.as_str()),
        (Heading::RootCauses, &document.cause),
        (Heading::ActionItems, &document.improvement),
        (Heading::Summary, &document.title),
    ];
    if let Some(full) = &document.full {
        let heading = |section: Section| Heading::from_key(section.key()).unwrap();
        texts.extend(full.sections.iter().map(|(section, text)| (heading(*section), text.as_str())));
        texts.extend(full.timeline.iter().map(|row| (Heading::Timeline, row.what.as_str())));
        texts.extend(full.actions.iter().map(|action| (Heading::ActionItems, action.what.as_str())));
        let ends = full.actions.iter().filter_map(|action| action.end.as_ref());
        texts.extend(ends.map(|(_, _, words)| (Heading::ActionItems, words.as_str())));
    }
    texts
}

fn bytes(document: &Document) -> usize {
    texts(document).iter().map(|(_, text)| text.len()).sum()
}

#[test]
fn a_document_follows_from_its_number_alone() {
    for number in [1, 12, 97, limits::DEMO_DOCUMENTS] {
        assert_eq!(Document::of(number), Document::of(number));
    }
    let titles: BTreeSet<_> = documents(300).map(|document| document.title + &document.case).collect();
    assert!(titles.len() > 280, "{}", titles.len());
}

#[test]
fn they_are_of_every_size_in_both_languages() {
    let all: Vec<_> = documents(1_000).collect();
    let japanese = all.iter().filter(|document| document.language == Language::Ja).count();
    assert!((550..=650).contains(&japanese), "{japanese}");
    let sizes: Vec<_> = all.iter().map(bytes).collect();
    let mean = sizes.iter().sum::<usize>() / sizes.len();
    assert!((8_000..=10_500).contains(&mean), "{mean}");
    assert!(*sizes.iter().min().unwrap() < 900 && *sizes.iter().max().unwrap() > 20_000);
    assert!(all.iter().any(|document| document.full.is_none()));
}

#[test]
fn everything_that_can_be_chosen_is_chosen_somewhere() {
    let all: Vec<_> = documents(400).collect();
    let full = || all.iter().filter_map(|document| document.full.as_ref());
    let severities: BTreeSet<_> = full().filter_map(|full| full.severity).collect();
    assert_eq!(severities.len(), Severity::ALL.len());
    let factors: BTreeSet<_> = full().flat_map(|full| &full.factors).copied().collect();
    assert_eq!(factors.len(), factor::FIRST.len(), "{factors:?}");
    let found: BTreeSet<_> = full().filter_map(|full| full.found_by).collect();
    assert_eq!(found.len(), FoundBy::ALL.len());
    let markers: BTreeSet<_> = full().flat_map(|full| &full.timeline).filter_map(|row| row.marker).collect();
    assert_eq!(markers.len(), Marker::ALL.len());
    assert!(full().flat_map(|full| &full.timeline).any(|row| row.elsewhere));
    let actions = || full().flat_map(|full| &full.actions);
    assert!(actions().any(|action| action.end.is_some()) && actions().any(|action| !action.is_open));
    let kinds: BTreeSet<_> = actions().map(|action| action.kind).collect();
    let strengths: BTreeSet<_> = actions().filter_map(|action| action.strength).collect();
    assert_eq!((kinds.len(), strengths.len()), (5, 3));
}

#[test]
fn phrases_are_put_together_whole() {
    for (number, document) in (1..).zip(documents(400)) {
        for (_, text) in texts(&document) {
            let prose: String = text.split("```").step_by(2).collect();
            for wrong in ["{", "}", "  ", "。 ", "。。", "the the ", ". the "] {
                assert!(!prose.contains(wrong), "{wrong:?} in {number}: {prose}");
            }
        }
    }
}

/// Every phrase of a language, with the section that it is for.
fn phrases(words: &Words) -> Vec<(Heading, &'static str)> {
    let Words { rows, calm, .. } = words;
    let mut lists = vec![
        (Heading::Summary, words.seen),
        (Heading::Impact, words.impact),
        (Heading::Impact, words.no_impact),
        (Heading::RootCauses, words.asides),
        (Heading::RootCauses, words.further),
        (Heading::Resolution, words.resolution),
        (Heading::Resolution, calm.resolution),
        (Heading::Detection, calm.detection),
        (Heading::LessonsGood, words.good),
        (Heading::LessonsGood, calm.good),
        (Heading::LessonsBad, words.bad),
        (Heading::LessonsBad, calm.bad),
        (Heading::LessonsLucky, words.lucky),
        (Heading::LessonsLucky, calm.lucky),
        (Heading::ActionItems, words.done),
        (Heading::ActionItems, words.left),
    ];
    lists.extend(words.detection.map(|phrases| (Heading::Detection, phrases)));
    let rows = [rows.before, rows.began, rows.detected, rows.acknowledged, rows.between, rows.mitigated];
    let rows = rows.into_iter().chain([words.rows.after, words.rows.resolved, calm.rows, calm.settled]);
    lists.extend(rows.map(|phrases| (Heading::Timeline, phrases)));
    for story in words.stories {
        lists.extend([(Heading::Summary, story.titles), (Heading::Summary, story.near_titles)]);
        lists.extend([(Heading::Summary, story.case), (Heading::Summary, story.near)]);
        lists.extend([(Heading::RootCauses, story.cause), (Heading::Trigger, story.trigger)]);
    }
    let one_by_one =
        lists.into_iter().flat_map(|(heading, list)| list.iter().map(move |one| (heading, *one)));
    let stories = words.stories.iter().flat_map(|story| story.actions);
    let actions = stories.chain(words.actions).map(|(_, _, what)| (Heading::ActionItems, *what));
    one_by_one.chain(actions).collect()
}

/// What the coach would ask, each as the rule, the passage and the text.
fn questions<'a>(texts: impl IntoIterator<Item = (Heading, &'a str)>) -> BTreeSet<String> {
    let asked = texts.into_iter().flat_map(|(heading, text)| {
        let kind = match heading {
            Heading::ActionItems => Kind::Improvement,
            section => Kind::Section(section),
        };
        let findings = review(text, kind, &Config::default()).findings.into_iter();
        findings.map(move |found| {
            let (sentence, passage) = (&text[found.sentence.clone()], &text[found.range.clone()]);
            format!("{} {heading:?} [{passage}] {sentence}", found.rule)
        })
    });
    asked.collect()
}

#[test]
fn the_coach_has_no_question_about_any_phrase() {
    for words in [&ja::WORDS, &en::WORDS] {
        let service = words.services[0];
        let mut pen = Pen { words, dice: Dice::of(1), service, people: 1_204, minutes: 37 };
        let written: Vec<_> =
            phrases(words).into_iter().map(|(heading, phrase)| (heading, pen.write(phrase))).collect();
        let asked = questions(written.iter().map(|(heading, text)| (*heading, text.as_str())));
        assert!(asked.is_empty(), "{asked:#?}");
    }
}

#[test]
fn the_coach_has_no_question_about_whole_documents() {
    let all: Vec<_> = documents(40).collect();
    let asked = questions(all.iter().flat_map(texts));
    assert!(asked.is_empty(), "{asked:#?}");
}

async fn made(amount: Amount) -> (App, Demo, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let app = testing::app(folder.path(), FixedClock::new()).await.unwrap();
    let mut told = 0;
    let demo = Demo::make(&app, amount, |number| told = number).await.unwrap();
    assert_eq!(told, amount.documents);
    (app, demo, folder)
}

async fn play(app: &App, demo: &Demo, nick: &str) -> crate::Actor {
    let new = demo.enter(app, nick, "test").await.unwrap().unwrap();
    session::resume(app, &new.token).await.unwrap()
}

#[tokio::test]
async fn every_published_one_is_on_the_shelf_and_can_be_read() {
    const MANY: u32 = 45;
    let (app, demo, _folder) = made(Amount { documents: MANY, members: 0 }).await;
    let reader = play(&app, &demo, "koji").await;
    let shelf = library::newest(&app, &reader, 100).await.unwrap();
    let for_everyone = documents(MANY).filter(|document| document.fate == Fate::Published).count();
    let for_some = documents(MANY).filter(|document| document.fate == Fate::PublishedForSome).count();
    // Six more are those of the story.
    assert!((for_everyone + 6..=for_everyone + 6 + for_some).contains(&shelf.len()), "{}", shelf.len());
    let stories = SCRIPTS.iter().flat_map(|script| script.held.items).map(|item| item.lines.title);
    let mut languages = BTreeSet::new();
    for shelved in &shelf {
        let read = postmortem::read(&app, &reader, shelved.id).await.unwrap();
        languages.insert(read.postmortem.language.tag());
        assert!(!read.revision.body.section(Section::RootCauses).is_empty());
        let Life::Published(at) = read.life else { panic!("{:?}", read.life) };
        assert!(read.postmortem.created_at < at);
        let ago = app.now().duration_since(at).as_hours() / 24;
        assert!((5..=3 * 365).contains(&ago), "{ago}");
        let is_of_the_story = stories.clone().any(|title| title == read.revision.body.title);
        let was = read.revision.body.timeline.last().map(|row| row.at).filter(|_| !is_of_the_story);
        assert!(was.is_none_or(|at| at < read.postmortem.created_at), "first it happens, then it is told");
    }
    assert_eq!(languages.len(), 2);
    let drafts = documents(MANY).filter(|document| document.fate == Fate::Draft).count();
    assert_eq!(drafts, 1, "and it is none of those above");
}

#[tokio::test]
async fn actions_have_owners_and_some_have_ended() {
    let (app, demo, _folder) = made(Amount { documents: 20, members: 3 }).await;
    let reader = play(&app, &demo, "owen").await;
    for stand in [Stand::Open, Stand::Ended] {
        let wanted = action_item::Wanted { stand, ..action_item::Wanted::default() };
        let page = action_item::list(&app, &reader, wanted, "").await.unwrap();
        assert!(page.actions.len() > 5, "{stand:?}: {}", page.actions.len());
        assert!(page.actions.iter().any(|action| action.item.plan.owner.is_some()));
    }
}

#[tokio::test]
async fn the_crowd_is_in_the_club_reads_and_can_be_entered() {
    let (app, demo, _folder) = made(Amount { documents: 0, members: 5 }).await;
    assert!(demo.knows("crowd-0005") && demo.knows("nora") && demo.personas().count() == 8);
    for nobody in ["crowd-0006", "crowd-0000", "crowd-5", "kawabe"] {
        assert!(!demo.knows(nobody) && demo.enter(&app, nobody, "test").await.unwrap().is_none(), "{nobody}");
    }
    let one = play(&app, &demo, "crowd-0005").await;
    assert_eq!(session::list(&app, &one).await.unwrap().len(), 1, "nobody is left signed in");
    let coming = meeting::coming(&app, &one).await.unwrap();
    let readiness = coming[0].readiness.unwrap();
    assert_eq!((readiness.settled, readiness.members), (7 + 5, 9 + 5));
    assert_eq!(coming[0].own.unwrap().standing(), Standing::SittingOut);
    let clubs = club::list(&app, &one).await.unwrap();
    let clubs: Vec<_> = clubs.iter().filter(|found| found.is_member).collect();
    assert_eq!(clubs.len(), 1);
    assert_eq!(clubs[0].club.charter.language, Language::En);
    let again = Demo::prepare(&app).await.unwrap();
    assert!(again.knows("crowd-0001"), "also when it is served another time");
}

#[tokio::test]
async fn it_is_made_in_an_empty_place() {
    let (app, _demo, _folder) = &made(Amount::default()).await;
    assert!(matches!(Demo::make(app, Amount::default(), |_| {}).await, Err(Error::Forbidden)));
}
