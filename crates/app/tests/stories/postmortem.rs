//! Three lines, from the first word to the history.

use yomikai_app::{Result, postmortem};
use yomikai_domain::{Language, id::PostmortemId, postmortem::ThreeLines, section::Section};

use crate::world::{World, ended, lines};

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
    let again = postmortem::begin(&world.app, &world.aida, id, "ja", &lines("Something else")).await;
    assert_eq!(again.unwrap(), id);
    let read = postmortem::read(&world.app, &world.aida, id).await.unwrap();
    assert_eq!(read.revision.body.section(Section::Summary), "It stopped", "the first one counts");
    assert_eq!(postmortem::list_own(&world.app, &world.aida, false).await.unwrap().len(), 1);
    let ben = world.join("Ben").await;
    let taken = postmortem::begin(&world.app, &ben, id, "en", &lines("Mine")).await;
    assert_eq!(ended(taken), "not found", "an id tells nothing about somebody else's document");
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
    let save =
        async |base, case| postmortem::save_lines(&world.app, &world.aida, id, base, &lines(case)).await;
    assert_eq!(save(1, "It stopped").await.unwrap(), 1, "nothing changed");
    world.advance_seconds(60);
    assert_eq!(save(1, "It stopped twice").await.unwrap(), 2);
    assert_eq!(save(1, "It stopped twice").await.unwrap(), 2, "the same words are saved already");
    assert_eq!(save(2, "It stopped thrice").await.unwrap(), 3);

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

#[tokio::test]
async fn words_saved_meanwhile_are_not_overwritten() {
    let world = World::new().await;
    let id = world.draft(1, &world.aida).await;
    let save = async |base, case| -> Result<i64> {
        postmortem::save_lines(&world.app, &world.aida, id, base, &lines(case)).await
    };
    save(1, "From one window").await.unwrap();
    assert_eq!(ended(save(1, "From another window").await), "conflict problem-saved-meanwhile");
    let read = postmortem::read(&world.app, &world.aida, id).await.unwrap();
    assert_eq!(read.revision.body.section(Section::Summary), "From one window");
    let future = save(7, "From the future").await;
    assert_eq!(ended(future), "conflict problem-saved-meanwhile");
    let empty = postmortem::save_lines(&world.app, &world.aida, id, 2, &ThreeLines::default()).await;
    assert_eq!(ended(empty), "case problem-nothing-written");
}

#[tokio::test]
async fn of_two_saves_at_a_time_exactly_one_wins() {
    let world = World::new().await;
    let id = world.draft(1, &world.aida).await;
    let (here, there) = (lines("Here"), lines("There"));
    let save = |lines| postmortem::save_lines(&world.app, &world.aida, id, 1, lines);
    let (one, other) = tokio::join!(save(&here), save(&there));
    let mut both = [ended(one), ended(other)];
    both.sort();
    assert_eq!(both, ["conflict problem-saved-meanwhile", "ok"]);
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
        let save = postmortem::save_lines(app, stranger, id, 1, &lines("Mine now")).await;
        assert_eq!(ended(save), "not found");
        let nonsense = postmortem::save_lines(app, stranger, id, 1, &ThreeLines::default()).await;
        assert_eq!(ended(nonsense), "not found", "not even its form is checked");
        assert_eq!(postmortem::list_own(app, stranger, false).await.unwrap().len(), 0);
    }
    let nowhere = PostmortemId::new(uuid::Uuid::from_u128(404));
    assert_eq!(ended(postmortem::read(&world.app, &ben, nowhere).await), "not found");
}
