//! Three lines, from the first word to the history.

use yomikai_app::{
    assignment, meeting,
    postmortem::{self, Saved},
};
use yomikai_domain::{
    Language,
    action_item::{Plan, TypedPlan},
    id::PostmortemId,
    postmortem::{ThreeLines, Typed, TypedAction},
    section::Section,
};

use crate::world::{World, ended, lines, summary};

#[tokio::test]
async fn three_lines_make_a_document() {
    let world = World::new().await;
    let id = world.draft(1, &world.aida).await;
    let read = postmortem::read(&world.app, &world.aida, id).await.unwrap();
    assert_eq!(read.revision.number, 1);
    assert_eq!(read.revision.body.section(Section::Summary), "It stopped");
    assert_eq!(read.revision.body.section(Section::RootCauses), "One switch for all");
    assert_eq!(read.revision.body.actions[0].what, "A switch for each");
    assert_eq!(read.postmortem.language, Language::En);
    assert_eq!(read.authors, ["Aida"]);
    assert!(read.is_owner);
    assert_eq!(read.trashed_at, None);
    let own = postmortem::list_own(&world.app, &world.aida, false).await.unwrap();
    assert_eq!(own.iter().map(|own| own.title.as_str()).collect::<Vec<_>>(), ["It stopped"]);
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_document() {
    let world = World::new().await;
    let id = world.draft(1, &world.aida).await;
    let again = postmortem::begin(&world.app, &world.aida, id, "ja", &lines("It stopped")).await;
    assert_eq!(again.unwrap(), id);
    let read = postmortem::read(&world.app, &world.aida, id).await.unwrap();
    assert_eq!((read.revision.number, read.postmortem.language), (1, Language::En), "the first one counts");
    assert_eq!(postmortem::list_own(&world.app, &world.aida, false).await.unwrap().len(), 1);
    let ben = world.join("Ben").await;
    let taken = postmortem::begin(&world.app, &ben, id, "en", &lines("Mine")).await;
    assert_eq!(ended(taken), "not found", "an id tells nothing about somebody else's document");
}

#[tokio::test]
async fn words_typed_in_a_second_window_of_a_new_form_are_not_lost() {
    let world = World::new().await;
    let id = world.draft(1, &world.aida).await;
    let begin = async |case| postmortem::begin(&world.app, &world.aida, id, "en", &lines(case)).await;
    begin("It stopped at noon").await.unwrap();
    let read = postmortem::read(&world.app, &world.aida, id).await.unwrap();
    assert_eq!(read.revision.number, 2);
    assert_eq!(read.revision.body.section(Section::Summary), "It stopped at noon");
    assert_eq!(ended(begin("It stopped at one").await), "conflict problem-saved-meanwhile");
}

#[tokio::test]
async fn nothing_written_is_a_kind_refusal() {
    let world = World::new().await;
    let id = PostmortemId::new(uuid::Uuid::from_u128(1));
    let begin = async |language, lines: &ThreeLines<'_>| {
        ended(postmortem::begin(&world.app, &world.aida, id, language, lines).await)
    };
    assert_eq!(begin("ja", &ThreeLines::default()).await, "case problem-nothing-written");
    assert_eq!(begin("fr", &lines("x")).await, "language problem-choose-language");
    let long = "あ".repeat(50_001);
    assert_eq!(begin("ja", &lines(&long)).await, "case problem-too-long");
    assert_eq!(
        begin("ja", &ThreeLines { improvement: "one is enough", ..ThreeLines::default() }).await,
        "ok"
    );
}

#[tokio::test]
async fn every_save_that_changes_something_is_a_revision() {
    let world = World::new().await;
    let id = world.draft(1, &world.aida).await;
    let save = async |base, case| save(&world, id, base, case).await;
    assert_eq!(save(1, "It stopped").await, 1, "nothing changed");
    world.advance_seconds(60);
    assert_eq!(save(1, "It stopped twice").await, 2);
    assert_eq!(save(1, "It stopped twice").await, 2, "the same words are saved already");
    assert_eq!(save(2, "It stopped thrice").await, 3);

    let history = postmortem::history(&world.app, &world.aida, id).await.unwrap();
    let told: Vec<_> = history.iter().map(|past| (past.number, past.author.as_str())).collect();
    assert_eq!(told, [(3, "Aida"), (2, "Aida"), (1, "Aida")]);
    let (second, first) = postmortem::revision(&world.app, &world.aida, id, 2).await.unwrap();
    assert_eq!(second.body.section(Section::Summary), "It stopped twice");
    assert_eq!(first.unwrap().body.section(Section::Summary), "It stopped");
    assert_eq!(second.body.actions, postmortem_actions(&world, id).await, "an action keeps its id");
    let (_, before) = postmortem::revision(&world.app, &world.aida, id, 1).await.unwrap();
    assert_eq!(before, None);
    assert_eq!(ended(postmortem::revision(&world.app, &world.aida, id, 4).await), "not found");
}

async fn postmortem_actions(
    world: &World,
    id: PostmortemId,
) -> Vec<yomikai_domain::postmortem::ActionWording> {
    postmortem::read(&world.app, &world.aida, id).await.unwrap().revision.body.actions
}

/// A form in which everything was taken away.
fn emptied() -> Typed<'static> {
    let sections = vec![(Section::Summary, ""), (Section::RootCauses, "")];
    Typed { sections, actions: Some(Vec::new()), ..Typed::default() }
}

/// Saves this summary as Aida; the answer is the number of the revision that is current afterwards.
async fn save(world: &World, id: PostmortemId, base: i64, case: &str) -> i64 {
    let saved = postmortem::save(&world.app, &world.aida, id, base, &summary(case), None).await.unwrap();
    assert!(matches!(saved, Saved::Kept), "{saved:?}");
    postmortem::read(&world.app, &world.aida, id).await.unwrap().revision.number
}

#[tokio::test]
async fn the_same_words_changed_meanwhile_are_all_there_to_choose_from() {
    let world = World::new().await;
    let id = world.draft(1, &world.aida).await;
    save(&world, id, 1, "From one window").await;
    let other = postmortem::save(&world.app, &world.aida, id, 1, &summary("From another window"), None).await;
    let Saved::Clashed(clashed) = other.unwrap() else { panic!("nothing clashed") };
    assert_eq!(clashed.base, 2);
    let [clash] = &clashed.conflict.clashes[..] else { panic!("{clashed:?}") };
    let whole = &clash.conflict.whole;
    assert_eq!(
        [&*whole.base, &*whole.mine, &*whole.theirs],
        ["It stopped", "From another window", "From one window"]
    );
    let read = postmortem::read(&world.app, &world.aida, id).await.unwrap();
    assert_eq!(read.revision.body.section(Section::Summary), "From one window");
    let future = postmortem::save(&world.app, &world.aida, id, 7, &summary("From the future"), None).await;
    assert_eq!(ended(future), "not found");
    let empty = postmortem::save(&world.app, &world.aida, id, 2, &emptied(), None).await;
    assert_eq!(ended(empty), "summary problem-nothing-written");
}

#[tokio::test]
async fn of_two_saves_at_a_time_one_is_kept_and_the_other_clashes() {
    let world = World::new().await;
    let id = world.draft(1, &world.aida).await;
    let (here, there) = (summary("Here"), summary("There"));
    let save = |typed| postmortem::save(&world.app, &world.aida, id, 1, typed, None);
    let (one, other) = tokio::join!(save(&here), save(&there));
    let kept = [one.unwrap(), other.unwrap()].iter().filter(|saved| matches!(saved, Saved::Kept)).count();
    assert_eq!(kept, 1);
}

#[tokio::test]
async fn different_words_changed_meanwhile_are_merged() {
    let world = World::new().await;
    let id = world.draft(1, &world.aida).await;
    save(&world, id, 1, "It stopped at noon").await;
    let titled = Typed { title: Some("A quiet noon"), ..summary("It stopped") };
    postmortem::save(&world.app, &world.aida, id, 1, &titled, None).await.unwrap();
    let body = postmortem::read(&world.app, &world.aida, id).await.unwrap().revision.body;
    assert_eq!((&*body.title, body.section(Section::Summary)), ("A quiet noon", "It stopped at noon"));
}

#[tokio::test]
async fn the_trash_takes_consent_back_and_lets_nothing_be_written() {
    let world = World::new().await;
    let club = world.club(1, &[&world.aida]).await;
    let meeting = world.called(1, club, &world.aida).await;
    let id = world.draft(1, &world.aida).await;
    let app = &world.app;
    assignment::bring(app, &world.aida, meeting, id).await.unwrap();
    assignment::ready(app, &world.aida, meeting).await.unwrap();
    postmortem::throw_away(app, &world.aida, id).await.unwrap();
    let own = meeting::look_ahead(app, &world.aida, meeting).await.unwrap().own.unwrap();
    assert_eq!(own.ready_at, None);
    assert_eq!(ended(assignment::ready(app, &world.aida, meeting).await), "conflict problem-in-trash");
    assert_eq!(
        ended(postmortem::save(app, &world.aida, id, 1, &summary("More"), None).await),
        "conflict problem-in-trash"
    );
    assert_eq!(
        ended(postmortem::begin(app, &world.aida, id, "en", &lines("More")).await),
        "conflict problem-in-trash"
    );
    assert!(postmortem::list_own(app, &world.aida, false).await.unwrap().is_empty());
    postmortem::take_out(app, &world.aida, id).await.unwrap();
    assignment::ready(app, &world.aida, meeting).await.unwrap();
}

#[tokio::test]
async fn a_draft_is_its_authors_alone() {
    let world = World::new().await;
    let (ben, chika) = (world.join("Ben").await, world.join("Chika").await);
    let id = world.draft(1, &ben).await;
    for stranger in [&chika, &world.aida] {
        let app = &world.app;
        assert_eq!(ended(postmortem::read(app, stranger, id).await), "not found");
        assert_eq!(ended(postmortem::history(app, stranger, id).await), "not found");
        assert_eq!(ended(postmortem::revision(app, stranger, id, 1).await), "not found");
        let save = postmortem::save(app, stranger, id, 1, &summary("Mine now"), None).await;
        assert_eq!(ended(save), "not found");
        let nonsense = postmortem::save(app, stranger, id, 1, &emptied(), None).await;
        assert_eq!(ended(nonsense), "not found", "not even its form is checked");
        assert_eq!(postmortem::list_own(app, stranger, false).await.unwrap().len(), 0);
    }
    let nowhere = PostmortemId::new(uuid::Uuid::from_u128(404));
    assert_eq!(ended(postmortem::read(&world.app, &ben, nowhere).await), "not found");
}

#[tokio::test]
async fn what_is_chosen_for_an_action_is_kept_beside_the_revisions() {
    let world = World::new().await;
    let app = &world.app;
    let id = world.draft(1, &world.aida).await;
    let sheet = postmortem::open_sheet(app, &world.aida, id).await.unwrap();
    let (action, me) = (sheet.actions[0].id.to_string(), sheet.people[0].id.to_string());
    let choose = |was: Plan, plan| {
        let action = TypedAction { id: &action, what: "A switch for each", plan, was };
        Typed { actions: Some(vec![action]), ..Typed::default() }
    };
    let plan = TypedPlan { owner: &me, due: "2026-12-04", state: "open", ..TypedPlan::default() };
    let form = choose(Plan::default(), plan);
    postmortem::save(app, &world.aida, id, 1, &form, None).await.unwrap();
    let other = TypedPlan { priority: "high", ..TypedPlan::default() };
    postmortem::save(app, &world.aida, id, 1, &choose(Plan::default(), other), None).await.unwrap();
    let sheet = postmortem::open_sheet(app, &world.aida, id).await.unwrap();
    assert_eq!(sheet.revision.number, 1, "no wording changed");
    let plan = &sheet.actions[0].plan;
    assert!(plan.is_open && plan.priority.is_some() && plan.due.is_some(), "both choices stay: {plan:?}");
    assert_eq!(sheet.actions[0].owner.as_deref(), Some("Aida"));
    postmortem::save(app, &world.aida, id, 1, &summary("Anew"), None).await.unwrap();
    postmortem::restore(app, &world.aida, id, 1).await.unwrap();
    let sheet = postmortem::open_sheet(app, &world.aida, id).await.unwrap();
    assert!(sheet.actions[0].plan.is_open, "restoring words touches no choice");
}

#[tokio::test]
async fn nobody_is_given_an_action_who_does_not_know_of_it() {
    let world = World::new().await;
    let ben = world.join("Ben").await.id().unwrap().to_string();
    let id = world.draft(1, &world.aida).await;
    let sheet = postmortem::open_sheet(&world.app, &world.aida, id).await.unwrap();
    let action = sheet.actions[0].id.to_string();
    let plan = TypedPlan { owner: &ben, ..TypedPlan::default() };
    let row = TypedAction { id: &action, what: "A switch for each", plan, ..TypedAction::default() };
    let form = Typed { actions: Some(vec![row]), ..Typed::default() };
    let refused = postmortem::save(&world.app, &world.aida, id, 1, &form, None).await;
    assert_eq!(ended(refused), format!("action.{action}.owner problem-choose-owner"));
}

#[tokio::test]
async fn an_action_that_is_worded_no_more_is_out_of_every_list_until_it_is_restored() {
    let world = World::new().await;
    let app = &world.app;
    let id = world.draft(1, &world.aida).await;
    let without = Typed { actions: Some(Vec::new()), ..Typed::default() };
    postmortem::save(app, &world.aida, id, 1, &without, None).await.unwrap();
    assert!(postmortem::open_sheet(app, &world.aida, id).await.unwrap().actions.is_empty());
    postmortem::restore(app, &world.aida, id, 1).await.unwrap();
    assert_eq!(postmortem::open_sheet(app, &world.aida, id).await.unwrap().actions.len(), 1);
}

#[tokio::test]
async fn an_action_that_is_another_documents_is_no_ones_to_word() {
    let world = World::new().await;
    let (app, ben) = (&world.app, world.join("Ben").await);
    let (mine, other) = (world.draft(1, &world.aida).await, world.draft(2, &ben).await);
    let action = postmortem::open_sheet(app, &ben, other).await.unwrap().actions[0].id.to_string();
    let row = TypedAction { id: &action, what: "Mine now", ..TypedAction::default() };
    let form = Typed { actions: Some(vec![row]), ..Typed::default() };
    let refused = postmortem::save(app, &world.aida, mine, 1, &form, None).await;
    assert_eq!(ended(refused), "problem-form-broken");
    let read = postmortem::read(app, &ben, other).await.unwrap();
    assert_eq!(read.actions[0].what, "A switch for each");
}
