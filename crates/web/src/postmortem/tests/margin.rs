//! The margin: what the coach asks, and what its writers leave alone.

use yomikai_app::people;
use yomikai_domain::limits;

use super::{BORA, begin};
use crate::testing::{AIDA, ANON, Answer, TestApp};

const CAREFUL: &str = "Next time we will be more careful.";
const LEAVE: &str = ".pencil-leave form:has([name=rule][value=effort])";
/// A sentence about which there is nothing to ask.
const PLAIN: &str = "Orders stopped for half an hour.";

/// The notes of one rule. Another may well see something of its own in the same words.
fn of_rule(page: &Answer, rule: &str) -> usize {
    page.attributes(&format!(".pencil-more a[href='/coach/{rule}']"), "href").len()
}

fn borrowed(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// What the form of the note on effort would send, with this reason.
fn leaving(page: &Answer, why: &str) -> Vec<(String, String)> {
    let mut form = page.form(LEAVE);
    form.truncate(5);
    form.retain(|(name, _)| name != "why");
    form.push(("why".to_owned(), why.to_owned()));
    form
}

/// Leaves the note on effort alone.
async fn leave(test: &TestApp, path: &str, why: &str) -> Answer {
    let page = test.get(AIDA, path).await.expect(200);
    let action = page.attribute(LEAVE, "action");
    assert_eq!(action, format!("{path}/ignores"));
    test.post(AIDA, &action, &borrowed(&leaving(&page, why))).await
}

/// Saves the sections of a document anew.
async fn save(test: &TestApp, path: &str, sections: &[(&str, &str)]) {
    let base = test.get(AIDA, &format!("{path}/edit")).await.expect(200).value("base");
    let fields: Vec<_> = [("base", base.as_str())].into_iter().chain(sections.iter().copied()).collect();
    test.post(AIDA, &format!("{path}/edit"), &fields).await.expect(303);
}

#[tokio::test]
async fn a_note_is_left_alone_with_a_reason_until_its_own_words_change() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, CAREFUL, "").await;
    let left = leave(&test, &path, "It is what they said.").await.expect(303);
    assert_eq!(left.location, format!("{path}?done=done-ignored"));
    let page = test.get(AIDA, &path).await.expect(200);
    assert_eq!(of_rule(&page, "effort"), 0);
    let list = page.text(".left-alone li");
    assert!(list.contains("It is what they said.") && list.contains(CAREFUL), "{list}");
    let passage = page.text(".left-alone mark");
    assert!(!passage.is_empty() && CAREFUL.contains(&passage), "{passage}");
    // Other words change, around it and elsewhere.
    save(&test, &path, &[("summary", &format!("{PLAIN} **{CAREFUL}** {PLAIN}")), ("impact", PLAIN)]).await;
    let page = test.get(AIDA, &path).await.expect(200);
    assert_eq!((of_rule(&page, "effort"), page.texts(".left-alone mark").len()), (0, 1));
    // Its own words change.
    save(&test, &path, &[("summary", "Next time we will all be more careful.")]).await;
    let page = test.get(AIDA, &path).await.expect(200);
    assert_eq!(of_rule(&page, "effort"), 1);
    assert!(page.text(".left-alone li").contains("No sentence here reads like that now."));
    // And are as they were.
    save(&test, &path, &[("summary", CAREFUL)]).await;
    assert_eq!(of_rule(&test.get(AIDA, &path).await.expect(200), "effort"), 0);
    // The same words in another place are another question.
    save(&test, &path, &[("lessons_bad", CAREFUL)]).await;
    assert_eq!(of_rule(&test.get(AIDA, &path).await.expect(200), "effort"), 1);
}

#[tokio::test]
async fn it_is_asked_again_when_somebody_says_so() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, CAREFUL, "").await;
    leave(&test, &path, "").await.expect(303);
    let page = test.get(AIDA, &path).await.expect(200);
    assert!(!page.text(".left-alone li").contains("Because"), "nobody has to give a reason");
    let form = page.form(".left-alone form");
    let again = test.post(AIDA, &format!("{path}/ignores/end"), &borrowed(&form)).await.expect(303);
    let (_, note) = again.location.split_once('#').unwrap();
    let shown = test.get(AIDA, &again.location).await.expect(200);
    assert_eq!(shown.text(".flash"), "The coach asks again.");
    assert!(
        shown.attributes("pencil-note", "id").contains(&note.to_owned()),
        "one is led back to the note: {note}"
    );
    let page = test.get(AIDA, &path).await.expect(200);
    assert_eq!((of_rule(&page, "effort"), page.texts(".left-alone").len()), (1, 0));
}

#[tokio::test]
async fn an_action_and_a_row_of_the_timeline_are_left_alone_by_themselves() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, PLAIN, "").await;
    let page = test.get(AIDA, &format!("{path}/edit")).await.expect(200);
    let (row, action) = (page.value("timeline"), page.value("action"));
    let mut form = page.form("#sheet");
    for (name, value) in [
        (format!("timeline.{row}.at"), "2026-10-08T09:58"),
        (format!("timeline.{row}.what"), CAREFUL),
        (format!("action.{action}.what"), CAREFUL),
    ] {
        form.retain(|(known, _)| *known != name);
        form.push((name, value.to_owned()));
    }
    test.post(AIDA, &format!("{path}/edit"), &borrowed(&form)).await.expect(303);
    let page = test.get(AIDA, &path).await.expect(200);
    let where_asked = format!("{LEAVE} input[name=where]");
    let places = page.attributes(&where_asked, "value");
    assert_eq!(places, [format!("action.{action}"), format!("timeline.{row}")]);
    leave(&test, &path, "").await.expect(303);
    let page = test.get(AIDA, &path).await.expect(200);
    assert_eq!(page.attributes(&where_asked, "value"), [format!("timeline.{row}")]);
}

#[tokio::test]
async fn only_who_writes_it_leaves_anything_alone_or_reads_why() {
    let test = TestApp::with(&[BORA]).await;
    let path = begin(&test, CAREFUL, "").await;
    let page = test.get(AIDA, &path).await.expect(200);
    let form = leaving(&page, "our own reason");
    for act in ["ignores", "ignores/end"] {
        test.post(BORA, &format!("{path}/{act}"), &borrowed(&form)).await.expect(404);
        test.post(ANON, &format!("{path}/{act}"), &borrowed(&form)).await.expect(403);
    }
    test.post(AIDA, &format!("{path}/ignores"), &borrowed(&form)).await.expect(303);
    test.post(AIDA, &format!("{path}/publication"), &[("audience", "everyone")]).await.expect(303);
    let read = test.get(BORA, &path).await.expect(200);
    assert!(!read.body.contains("our own reason") && read.texts(".left-alone, .pencil").is_empty());
    let (bora, id) = (test.actor(BORA).await.id().unwrap(), path.rsplit('/').next().unwrap());
    let aida = test.actor(AIDA).await;
    people::add_author(&test.app, &aida, id.parse().unwrap(), &bora.to_string()).await.unwrap();
    assert!(test.get(BORA, &path).await.expect(200).text(".left-alone li").contains("our own reason"));
}

#[tokio::test]
async fn a_reason_that_is_too_long_comes_back_at_its_note() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, CAREFUL, "").await;
    let long = "x".repeat(limits::IGNORE_REASON + 1);
    let page = leave(&test, &path, &long).await.expect(422);
    assert_eq!(page.texts(".pencil-leave[open] .error"), ["Please keep this to 200 characters."]);
    assert_eq!(page.attribute(".pencil-leave input[name=why]", "value"), long);
    // The words changed meanwhile: the reason is given back on a page of its own.
    let form = leaving(&test.get(AIDA, &path).await, &long);
    save(&test, &path, &[("summary", "It stopped.")]).await;
    let lost = test.post(AIDA, &format!("{path}/ignores"), &borrowed(&form)).await.expect(422);
    assert_eq!(lost.texts("#words textarea"), [long]);
}

#[tokio::test]
async fn a_form_that_asks_about_nothing_is_not_found() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, CAREFUL, "").await;
    for (place, rule, wording) in
        [("summary", "never-a-rule", "00c0ffee"), ("moon", "effort", "00c0ffee"), ("summary", "effort", "x")]
    {
        let fields = [("where", place), ("rule", rule), ("wording", wording)];
        test.post(AIDA, &format!("{path}/ignores"), &fields).await.expect(404);
    }
    let fields =
        [("where", "summary"), ("rule", "effort"), ("wording", "00c0ffee"), ("to", "//evil.example")];
    let done = test.post(AIDA, &format!("{path}/ignores"), &fields).await.expect(303);
    assert_eq!(done.location, format!("{path}?done=done-ignored"));
}

#[tokio::test]
async fn beside_what_is_being_written_a_script_gets_the_word_alone() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, CAREFUL, "").await;
    let page = test.get(AIDA, &path).await.expect(200);
    let beside = |why: &str| {
        let mut form = leaving(&page, why);
        form.push(("beside".to_owned(), "1".to_owned()));
        form
    };
    let long = beside(&"x".repeat(limits::IGNORE_REASON + 1));
    let refused = test.post(AIDA, &format!("{path}/ignores"), &borrowed(&long)).await.expect(422);
    assert_eq!(refused.texts(".error").len(), 1);
    assert!(!refused.body.contains("<html"));
    let form = beside(" It is a quotation. ");
    let left = test.post(AIDA, &format!("{path}/ignores"), &borrowed(&form)).await.expect(200);
    assert!(left.text("[data-left]").contains("It is a quotation."), "{}", left.body);
    let again = left.form("[data-left] form");
    let again: Vec<_> = again.into_iter().chain([("beside".to_owned(), "1".to_owned())]).collect();
    let asked = test.post(AIDA, &format!("{path}/ignores/end"), &borrowed(&again)).await.expect(200);
    assert_eq!(asked.body, "");
    assert_eq!(of_rule(&test.get(AIDA, &path).await.expect(200), "effort"), 1);
}

#[tokio::test]
async fn the_form_of_the_document_holds_no_other_and_its_margin_knows_what_is_left_alone() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, CAREFUL, "").await;
    let edit = format!("{path}/edit");
    let page = test.get(AIDA, &edit).await.expect(200);
    assert!(page.texts("form form").is_empty() && page.texts("#sheet .pencil").is_empty());
    let waiting = page.attributes(".pencil-leave[hidden]", "lang").len();
    assert_eq!(
        (waiting, of_rule(&page, "effort")),
        (page.texts(".pencil").len(), 1),
        "it waits for a script"
    );
    assert_eq!(page.texts(".sheet-notes noscript").len(), 1);
    assert_eq!(page.attributes(".sheet-bar button", "form"), ["sheet"]);
    leave(&test, &path, "").await.expect(303);
    let page = test.get(AIDA, &edit).await.expect(200);
    assert_eq!(of_rule(&page, "effort"), 0);
    assert_eq!(page.attributes("[data-kept-notes] a", "href"), [format!("{path}#left")]);
    // While somebody types, too: what is not saved yet is the same question.
    let also = format!("{CAREFUL} The clerk was careless.");
    let typed = [("base", "1"), ("factors", ""), ("summary", also.as_str())];
    let kept = test.post(AIDA, &format!("{path}/working-copy"), &typed).await.expect(200);
    assert_eq!((of_rule(&kept, "effort"), of_rule(&kept, "blame")), (0, 1), "{}", kept.body);
    let places = kept.attributes("[data-notes] .pencil-leave input[name=where]", "value");
    assert!(!places.is_empty() && places.iter().all(|place| place == "summary"), "{places:?}");
}

#[tokio::test]
async fn each_note_says_which_words_of_which_text_area_it_is_about() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, PLAIN, "").await;
    // A text area counts a pizza as two, and sends the end of a line as two.
    let words = format!("🍕\r\n\r\n{CAREFUL}");
    let typed = [("base", "1"), ("factors", ""), ("summary", PLAIN), ("lessons_bad", words.as_str())];
    let kept = test.post(AIDA, &format!("{path}/working-copy"), &typed).await.expect(200);
    let note = "pencil-note:has([href='/coach/effort'])";
    assert_eq!(kept.attribute(note, "data-field"), "lessons_bad");
    assert_eq!(kept.attributes(&format!("{note} .pencil-quote > a"), "href"), ["#lessons_bad"]);
    let at = |name: &str| kept.attribute(note, name).parse::<usize>().unwrap();
    let units: Vec<_> = words.replace("\r\n", "\n").encode_utf16().collect();
    let passage = String::from_utf16(&units[at("data-from")..at("data-to")]).unwrap();
    assert_eq!(passage, kept.text(&format!("{note} mark")));
    // Where nobody is writing there is no text area, and nothing to lead to.
    save(&test, &path, &[("lessons_bad", CAREFUL)]).await;
    let page = test.get(AIDA, &path).await.expect(200);
    assert_eq!(of_rule(&page, "effort"), 1);
    assert!(page.texts("pencil-note[data-field], .pencil-quote > a").is_empty());
}

#[tokio::test]
async fn what_is_asked_about_the_whole_follows_what_is_typed() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, PLAIN, "").await;
    let page = test.get(AIDA, &format!("{path}/edit")).await.expect(200);
    let asked =
        |page: &Answer| page.texts(".whole-notes .pencil-more a[href='/coach/no-stronger-action']").len();
    let action = page.value("action");
    let (what, strength) = (format!("action.{action}.what"), format!("action.{action}.strength"));
    let with = |chosen: &[(&str, &str)]| {
        let mut form = page.form("#sheet");
        form.retain(|(known, _)| chosen.iter().all(|(name, _)| known != name));
        form.extend(chosen.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        form.retain(|(name, _)| *name != what);
        form.push((what.clone(), "The team hears of the switch".to_owned()));
        form
    };
    let to = format!("{path}/working-copy");
    let weak = with(&[(&strength, "relies-on-attention")]);
    let weak = test.post(AIDA, &to, &borrowed(&weak)).await.expect(200);
    let kept = weak.attribute("[data-kept]", "data-kept");
    let strong = with(&[(&strength, "prevents"), ("kept", &kept)]);
    let strong = test.post(AIDA, &to, &borrowed(&strong)).await.expect(200);
    assert_eq!((asked(&weak), asked(&strong)), (1, 0));
    // The page that comes back to it says the same.
    assert_eq!(asked(&test.get(AIDA, &format!("{path}/edit")).await.expect(200)), 0);
    // What could not be saved so is asked nothing new, and what stands there stays.
    let kept = strong.attribute("[data-kept]", "data-kept");
    let broken = with(&[("minutes", "many"), ("kept", &kept)]);
    let broken = test.post(AIDA, &to, &borrowed(&broken)).await.expect(200);
    assert!(broken.attributes("[data-whole]", "data-whole").is_empty());
    assert_eq!(strong.attributes("[data-whole]", "data-whole").len(), 1);
}

#[tokio::test]
async fn what_is_not_begun_or_in_the_trash_keeps_no_answers() {
    let test = TestApp::with(&[]).await;
    let id = super::fresh_id(&test).await;
    let typed = [("id", id.as_str()), ("language", "en"), ("case", CAREFUL)];
    let kept = test.post(AIDA, &format!("/postmortems/{id}/working-copy"), &typed).await.expect(200);
    assert_eq!((of_rule(&kept, "effort"), kept.texts(".pencil-leave").len()), (1, 0));
    let path = begin(&test, CAREFUL, "").await;
    leave(&test, &path, "kept").await.expect(303);
    save(&test, &path, &[("impact", CAREFUL)]).await;
    let form = leaving(&test.get(AIDA, &path).await.expect(200), "");
    test.post(AIDA, &format!("{path}/trash"), &[]).await.expect(303);
    let page = test.get(AIDA, &path).await.expect(200);
    assert_eq!((of_rule(&page, "effort"), page.texts(".pencil-leave").len()), (1, 0));
    assert!(page.text(".left-alone li").contains("kept") && page.texts(".left-alone form").is_empty());
    test.post(AIDA, &format!("{path}/ignores"), &borrowed(&form)).await.expect(409);
}

#[tokio::test]
async fn a_note_says_where_there_is_more_and_looks_like_no_problem_of_a_form() {
    let mut test = TestApp::with(&[]).await;
    for (language, more) in [("en", "More about this question"), ("ja", "この問いについて詳しく")]
    {
        test.language = language;
        let actor = test.actor(AIDA).await;
        yomikai_app::account::set_profile(&test.app, &actor, AIDA, language, "Asia/Tokyo").await.unwrap();
        let path = begin(&test, CAREFUL, "").await;
        let page = test.get(AIDA, &path).await.expect(200);
        assert!(page.text(".pencil-more a").starts_with(more));
        let to = page.attribute(".pencil-more a", "href");
        assert_eq!(to, "/coach/effort");
        test.get(AIDA, &to).await.expect(200);
    }
    let id = super::fresh_id(&test).await;
    let refused = test.post(AIDA, "/postmortems", &[("id", &*id), ("language", "en")]).await.expect(422);
    let icon = |page: &Answer, place: &str| page.attributes(&format!("{place} svg path"), "d");
    let page = test.get(AIDA, "/postmortems").await.expect(200);
    let path = page.attribute(".entries a", "href");
    let pencil = icon(&test.get(AIDA, &path).await.expect(200), ".pencil h3");
    let problem = icon(&refused, ":is(.error, .problems)");
    assert!(!pencil.is_empty() && !problem.is_empty());
    assert!(pencil.iter().all(|line| !problem.contains(line)), "{pencil:?} {problem:?}");
}

#[tokio::test]
async fn nothing_is_asked_before_sharing_that_was_asked_while_writing() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, CAREFUL, "").await;
    for page in ["publication", "people"] {
        let page = test.get(AIDA, &format!("{path}/{page}")).await.expect(200);
        assert_eq!(of_rule(&page, "effort"), 0);
    }
}

#[tokio::test]
async fn the_whole_is_asked_about_in_a_quiet_place_and_left_alone_for_good() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, PLAIN, "").await;
    let whole = "[name=where][value=document]";
    let (edit, publish) = (format!("{path}/edit"), format!("{path}/publication"));
    let page = test.get(AIDA, &edit).await.expect(200);
    assert_eq!(page.texts("details.whole-notes:not([open]) > summary"), ["The document as a whole"]);
    assert!(page.texts("#sheet .pencil, [data-kept-notes] .pencil").is_empty(), "it is in nobody's way");
    let asked = page.attributes(".whole-notes .pencil-more a", "href");
    assert!((1..=3).contains(&asked.len()), "{asked:?}");
    assert!(test.get(AIDA, &path).await.expect(200).texts(".pencil").is_empty());
    // Before it is published the same is asked, and left alone there, with or without a script.
    let page = test.get(AIDA, &publish).await.expect(200);
    assert_eq!(page.attributes(".pencil-more a", "href"), asked);
    let mut form = page.form(&format!(".pencil-leave form:has({whole})"));
    form.truncate(5);
    let left = test.post(AIDA, &format!("{path}/ignores"), &borrowed(&form)).await.expect(303);
    assert_eq!(left.location, format!("{publish}?done=done-ignored"));
    for page in [&edit, &publish] {
        let page = test.get(AIDA, page).await.expect(200);
        assert!(!page.attributes(".pencil-more a", "href").contains(&asked[0]));
    }
    let page = test.get(AIDA, &path).await.expect(200);
    assert_eq!(page.texts(".left-alone li").len(), 1);
    assert!(!page.text(".left-alone li").contains("No sentence"), "it is about no one sentence");
}

#[tokio::test]
async fn a_title_is_read_while_it_is_written_and_before_it_is_published() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, PLAIN, "The switch had no guard.").await;
    let blame = "The clerk was careless";
    let typed = [("base", "1"), ("title", blame)];
    let kept = test.post(AIDA, &format!("{path}/working-copy"), &typed).await.expect(200);
    assert!(kept.attributes("pencil-note", "data-field").contains(&"title".to_owned()));
    save(&test, &path, &[("title", blame)]).await;
    let edit = test.get(AIDA, &format!("{path}/edit")).await.expect(200);
    assert!(edit.attributes("[data-kept-notes] h3 a", "href").contains(&"#title".to_owned()));
    let read = test.get(AIDA, &path).await.expect(200);
    assert_eq!(read.text("h1#title"), blame);
    let asked = read.attributes("[aria-labelledby=pencil] h3 a", "href");
    let publish = test.get(AIDA, &format!("{path}/publication")).await.expect(200);
    assert!(asked.contains(&"#title".to_owned()), "{asked:?}");
    assert!(publish.texts("a[href$='/edit']").contains(&"See them where you write".to_owned()));
}

#[tokio::test]
async fn before_publishing_one_hears_of_open_notes_and_of_words_that_are_not_saved() {
    let test = TestApp::with(&[BORA]).await;
    let path = begin(&test, PLAIN, "").await;
    let page = test.get(AIDA, &format!("{path}/publication")).await.expect(200);
    assert!(!page.body.contains("notes in pencil.") && page.texts(".kept-note").is_empty());
    save(&test, &path, &[("summary", CAREFUL)]).await;
    let page = test.get(AIDA, &format!("{path}/publication")).await.expect(200);
    assert!(page.texts("p.quiet-text").iter().any(|words| words.contains("There are still sentences")));
    let typed = [("base", "2"), ("summary", "Half a sentence")];
    test.post(AIDA, &format!("{path}/working-copy"), &typed).await.expect(200);
    for shown in [path.clone(), format!("{path}/publication")] {
        let page = test.get(AIDA, &shown).await.expect(200);
        assert!(page.text(".kept-note").contains("that are not saved yet"), "{shown}");
        assert_eq!(page.attribute(".kept-note a", "href"), format!("{path}/edit"));
    }
}

#[tokio::test]
async fn a_question_about_an_empty_part_says_which_and_leads_there() {
    let test = TestApp::with(&[]).await;
    let path = begin(&test, PLAIN, "The switch had no guard.").await;
    let quote = ".pencil:has(.pencil-more a[href='/coach/empty-section']) .pencil-quote a";
    for (page, form) in [("edit", String::new()), ("publication", format!("{path}/edit"))] {
        let page = test.get(AIDA, &format!("{path}/{page}")).await.expect(200);
        assert_eq!(page.text(quote), "Impact");
        assert_eq!(page.attribute(quote, "href"), format!("{form}#impact"));
    }
}
