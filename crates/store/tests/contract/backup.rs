//! Backups: what is written on one database is read back on either.

use std::io::{self, Write};

use serde_json::{Value, json};
use yomikai_domain::{
    Language,
    assignment::{Assignment, Readiness},
    factor::Factor,
    id::{InvitationId, SessionId},
    invitation::Invitation,
    meeting::{Entry, Event, KeyHash, Mark, MarkOf},
    member::Role,
    postmortem::Body,
    throttle::Throttle,
};
use yomikai_store::{
    Connection, Db, Result, assignment,
    backup::{self, Failure, KEPT, LEFT_OUT, Summary},
    call, club, factor, invitation, mark, meeting, meeting_day, meeting_event, member,
    organisation::{self, Organisation},
    password_reset, postmortem, session, testing, throttle, unrevealed,
};

use crate::{
    databases::{postgres_server, runtime},
    fixtures::{
        at, body, card, card_id, club_id, command_id, email, keep_call, keep_club, keep_meeting, keep_member,
        keep_postmortem, meeting_id, member_id, note, postmortem as document, postmortem_id, somebody, uuid,
        zone,
    },
};

/// Something in every table, with empty columns and letters of all kinds.
async fn fill(db: &mut Connection) -> Result<()> {
    let house =
        Organisation { name: "喫茶店 \"Küche\" 🍕\\n".into(), language: Language::Ja, zone: zone() };
    organisation::insert(db, &house, at(0)).await?;
    // Kept out of order, so that the order of the file is its own.
    keep_member(db, 2).await?;
    keep_member(db, 1).await?;
    member::set_deactivated(db, member_id(2), Some(at(99))).await?;
    let invitation = Invitation {
        id: InvitationId::new(uuid(1)),
        role: Role::Member,
        uses: 3,
        used: 0,
        created_at: at(0),
        expires_at: at(1000),
        withdrawn_at: None,
    };
    invitation::insert(db, &invitation, "hash", member_id(1)).await?;
    keep_postmortem(db, 2, 1).await?;
    keep_postmortem(db, 1, 2).await?;
    postmortem::add_author(db, postmortem_id(1), member_id(1)).await?;
    postmortem::set_trashed(db, postmortem_id(1), Some(at(5))).await?;
    keep_club(db, 1, &[1, 2]).await?;
    keep_meeting(db, 1, 1, 100, 1).await?;
    keep_meeting(db, 2, 1, 200, 2).await?;
    meeting::cancel(db, meeting_id(2), at(9)).await?;
    keep_call(db, 1, 1).await?;
    assignment::assign_club(db, meeting_id(1), club_id(1)).await?;
    let brings = Assignment::new(member_id(1)).bring(postmortem_id(2));
    assignment::save(db, meeting_id(1), &brings).await?;
    fill_the_day(db).await?;
    fill_around_the_document(db).await?;
    fill_the_shelf(db).await?;
    fill_what_is_left_out(db).await
}

/// A log whose second event answers a request.
fn log() -> [Entry; 2] {
    let joined = |n| Event::Joined { member: member_id(n) };
    [
        Entry { seq: 1, request: None, event: joined(1) },
        Entry { seq: 2, request: Some(command_id(2)), event: joined(2) },
    ]
}

/// The meeting 1 in the middle of its day.
async fn fill_the_day(db: &mut Connection) -> Result<()> {
    let (meeting, item, key) = (meeting_id(1), postmortem_id(2), KeyHash([7; 32]));
    meeting_day::begin(db, meeting, at(100)).await?;
    meeting_event::append(db, meeting, &log()).await?;
    call::keep_total(db, meeting, Readiness { settled: 1, members: 2 }).await?;
    unrevealed::keep_note(db, meeting, item, &note(1, "\"なぜ\"\n?"), key).await?;
    unrevealed::keep_card(db, meeting, item, &card(1, "CI が止める"), key).await?;
    meeting_day::pin(db, meeting, item, 1).await?;
    meeting_day::keep_carried_over(db, meeting, &[item]).await
}

/// What is kept beside the revisions of the document 2.
async fn fill_around_the_document(db: &mut Connection) -> Result<()> {
    let (document, member) = (postmortem_id(2).to_string(), member_id(1).to_string());
    let rows = [
        "INSERT INTO life_change (postmortem_id, number, kind, member_id, at) VALUES ($1, 1, 'published', $2, 1)",
        "INSERT INTO working_copy (postmortem_id, member_id, form, kept_at) VALUES ($1, $2, 'title=x', 1)",
        "INSERT INTO coach_ignore (postmortem_id, place, rule, wording, reason, created_at)
            SELECT $1, 'summary', 'effort', '00c0ffee', '引用「気をつける」', 1 FROM member WHERE id = $2",
        "INSERT INTO closure (action_item_id, outcome, words, member_id, at)
            SELECT id, 'done', 'CI が止める', $2, 1 FROM action_item WHERE postmortem_id = $1",
    ];
    for row in rows {
        sqlx::query(row).bind(&document).bind(&member).execute(&mut *db).await?;
    }
    Ok(())
}

/// A document that two people read, for a reason that the organisation named.
async fn fill_the_shelf(db: &mut Connection) -> Result<()> {
    let own = Factor::own(uuid(1));
    factor::insert(db, &own, "夜間の手作業", at(5)).await?;
    let body =
        Body { factors: [own].into(), services: vec!["決済".into(), "注文".into()], ..body("x", "y", 3) };
    postmortem::insert(db, &document(3, 1), &body).await?;
    testing::publish(db, postmortem_id(3), at(6), Some(&[member_id(1), member_id(2)])).await
}

/// A dot on a card whose id stands nowhere else.
fn secret_mark() -> Mark {
    Mark { item: postmortem_id(2), of: MarkOf::Vote(card_id(404)), by: member_id(1) }
}

async fn fill_what_is_left_out(db: &mut Connection) -> Result<()> {
    let new = session::NewSession {
        token_hash: "secret-session",
        id: SessionId::new(uuid(1)),
        member: member_id(1),
        device: "Firefox",
        created_at: at(0),
        seen_at: at(0),
        expires_at: at(1000),
    };
    session::insert(db, &new).await?;
    password_reset::replace(db, member_id(1), "secret-reset", None, at(0), at(1000)).await?;
    mark::set(db, meeting_id(1), secret_mark()).await?;
    meeting_day::see_facilitator(db, meeting_id(1), at(101)).await?;
    throttle::set(db, "secret-throttle", Throttle { failures: 3, last_failure_at: at(0) }).await
}

async fn filled(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    fill(&mut tx).await.unwrap();
    tx.commit().await.unwrap();
}

async fn written(db: &Db) -> Vec<u8> {
    let mut file = Vec::new();
    backup::write(db, at(500), &mut file).await.unwrap();
    file
}

async fn restored(db: &Db, file: &[u8]) -> std::result::Result<Summary, Failure> {
    backup::restore(db, file).await
}

/// A backup of a full SQLite database.
async fn sample() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let db = testing::sqlite(folder.path()).await.unwrap();
    filled(&db).await;
    let file = written(&db).await;
    db.close().await;
    file
}

/// A change to the lines of a backup.
type Forgery = Box<dyn Fn(&mut Vec<Value>)>;

/// The lines of a backup, changed and sealed anew.
fn forged(file: &[u8], change: impl FnOnce(&mut Vec<Value>)) -> Vec<u8> {
    use sha2::Digest as _;
    let text = std::str::from_utf8(file).unwrap();
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    lines.pop();
    change(&mut lines);
    let rows = lines.iter().filter(|line| line.is_array()).count();
    // A header and a table's line are objects, whose members keep their order here only by chance; readers do not mind.
    let mut forged: Vec<u8> = lines.iter().flat_map(|line| format!("{line}\n").into_bytes()).collect();
    let digest = sha2::Sha256::digest(&forged);
    let sha256 = digest.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    writeln!(forged, "{}", json!({ "rows": rows, "sha256": sha256 })).unwrap();
    forged
}

/// Takes a column out of a backup's table.
fn take_out(lines: &mut [Value], table: &str, column: &str) {
    let at = lines.iter().position(|line| line["table"] == table).unwrap();
    let columns = lines[at]["columns"].as_array_mut().unwrap();
    let gone = columns.iter().position(|name| name == column).unwrap();
    columns.remove(gone);
    for line in lines[at + 1..].iter_mut().take_while(|line| line.is_array()) {
        line.as_array_mut().unwrap().remove(gone);
    }
}

on_both!(holds_every_table_but_those_left_out, async |place| {
    filled(&place.db).await;
    let file = String::from_utf8(written(&place.db).await).unwrap();
    let mut rows_of = Vec::new();
    for line in file.lines() {
        match serde_json::from_str(line).unwrap() {
            Value::Array(_) => rows_of.last_mut().map(|(_, rows)| *rows += 1).unwrap(),
            Value::Object(line) if line.contains_key("table") => {
                rows_of.push((line["table"].as_str().unwrap().to_owned(), 0));
            }
            _ => {}
        }
    }
    let tables: Vec<_> = rows_of.iter().map(|(table, _)| table.as_str()).collect();
    assert_eq!(tables, KEPT);
    let empty: Vec<_> = rows_of.iter().filter(|(_, rows)| *rows == 0).collect();
    assert!(empty.is_empty(), "`fill` puts something into every table: {empty:?}");
    assert!(!file.contains("secret-"), "nothing of {LEFT_OUT:?}");
    assert!(!file.contains(&card_id(404).to_string()), "nor who put a dot where");
});

on_both!(a_new_table_is_either_kept_or_left_out, async |place| {
    let mut known: Vec<_> = KEPT.into_iter().chain(LEFT_OUT).map(str::to_owned).collect();
    known.sort_unstable();
    let tables = crate::schema::tables(&place).await;
    assert_eq!(known, tables, "name a new table in `backup.rs`, and put a row of it into `fill`");
});

on_both!(is_restored_to_the_letter, async |place| {
    let file = sample().await;
    let summary = restored(&place.db, &file).await.unwrap();
    let rows = file.split(|byte| *byte == b'\n').filter(|line| line.starts_with(b"[")).count();
    assert_eq!((summary.created_at, summary.rows), (at(500), rows as u64));
    let again = written(&place.db).await;
    assert_eq!(String::from_utf8(again).unwrap(), String::from_utf8(file).unwrap());

    let mut db = place.db.read().await.unwrap();
    let aida = member::find_by_email(&mut db, &email("name-1@example.com")).await.unwrap().unwrap();
    assert_eq!(aida.member, somebody(1));
    assert!(session::resume(&mut db, "secret-session", at(1)).await.unwrap().is_none());
    let own = assignment::find(&mut db, meeting_id(1), member_id(1)).await.unwrap();
    assert_eq!(own, Some(Assignment::new(member_id(1)).bring(postmortem_id(2))));
    assert_eq!(meeting_event::list_after(&mut db, meeting_id(1), 0).await.unwrap(), log());
    let mine = mark::own(&mut db, meeting_id(1), postmortem_id(2), member_id(1)).await.unwrap();
    assert_eq!(mine, mark::Own::default(), "votes are cast once more");
});

#[test]
fn moves_from_one_database_to_the_other_and_back() {
    runtime().block_on(async {
        let first = sample().await;
        let postgres = testing::postgres(&postgres_server()).await.unwrap();
        restored(&postgres.db, &first).await.unwrap();
        let second = written(&postgres.db).await;
        let folder = tempfile::tempdir().unwrap();
        let sqlite = testing::sqlite(folder.path()).await.unwrap();
        restored(&sqlite, &second).await.unwrap();
        assert_eq!(written(&sqlite).await, first);
        postgres.throw_away().await.unwrap();
    });
}

on_both!(fills_an_empty_database_and_no_other, async |place| {
    place.write(async |tx| keep_club(tx, 9, &[]).await).await.unwrap();
    let outcome = restored(&place.db, &sample().await).await;
    assert!(matches!(outcome, Err(Failure::NotEmpty)), "{outcome:?}");
    let mut db = place.db.read().await.unwrap();
    assert_eq!(member::list(&mut db).await.unwrap().len(), 0);
    assert_eq!(club::list(&mut db, member_id(1)).await.unwrap().len(), 1);
});

on_both!(a_damaged_file_leaves_nothing_behind, async |place| {
    let file = sample().await;
    let end_of_line = |n| file.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(n).unwrap().0 + 1;
    let lines = std::str::from_utf8(&file).unwrap().lines().count();
    let changed = |from: &str, to: &str| {
        let text = String::from_utf8(file.clone()).unwrap();
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1).into_bytes()
    };
    let mut flipped = file.clone();
    flipped[end_of_line(6)] ^= 1;
    let damaged = [
        ("empty", Vec::new()),
        ("something else", b"-- PostgreSQL database dump\n".to_vec()),
        ("another program's", changed("yomikai-backup", "someones-backup")),
        ("the header alone", file[..end_of_line(0)].to_vec()),
        ("cut at a line's end", file[..end_of_line(12)].to_vec()),
        ("cut within a line", file[..end_of_line(12) + 9].to_vec()),
        ("without its last letter", file[..file.len() - 1].to_vec()),
        ("without its trailer", file[..end_of_line(lines - 2)].to_vec()),
        ("twice", [&file[..], &file[..]].concat()),
        ("a letter changed", changed("name-1", "name-7")),
        ("a bit flipped", flipped),
        ("a row taken out", [&file[..end_of_line(5)], &file[end_of_line(6)..]].concat()),
    ];
    for (how, bytes) in damaged {
        let outcome = restored(&place.db, &bytes).await;
        assert!(matches!(outcome, Err(Failure::Damaged)), "{how}: {outcome:?}");
    }
    // Sealed properly, and still no backup of ours.
    let index = |lines: &[Value], table: &str| lines.iter().position(|line| line["table"] == table).unwrap();
    let forgeries: [(&str, Forgery); 9] = [
        ("an unknown table", Box::new(|lines| lines[1]["table"] = "session".into())),
        ("an unknown column", Box::new(|lines| lines[1]["columns"][1] = "name = 'x', name".into())),
        ("a column named twice", Box::new(|lines| lines[1]["columns"][1] = "only_one".into())),
        ("no columns", Box::new(|lines| lines[1]["columns"] = json!([]))),
        ("a table named twice", Box::new(|lines| lines.push(lines[1].clone()))),
        ("rows before a table", Box::new(|lines| lines.swap(1, 2))),
        ("a row too short", Box::new(|lines| lines[2] = json!([1]))),
        ("a text for a number", Box::new(|lines| lines[2][0] = "one".into())),
        (
            "a document of nobody",
            Box::new(move |lines| {
                let at = index(lines, "postmortem");
                lines[at + 1][1] = uuid(404).simple().to_string().into();
            }),
        ),
    ];
    for (how, change) in forgeries {
        let outcome = restored(&place.db, &forged(&file, change)).await;
        assert!(matches!(outcome, Err(Failure::Damaged)), "{how}: {outcome:?}");
    }
    assert!(restored(&place.db, &forged(&file, |_| ())).await.is_ok(), "nothing was left behind");
});

on_both!(a_file_of_another_age_is_told_apart_from_a_damaged_one, async |place| {
    let file = sample().await;
    let with = |member: &'static str, value: i64| forged(&file, move |lines| lines[0][member] = value.into());
    for newer in [with("version", 2), with("schema", 1_000_000)] {
        let outcome = restored(&place.db, &newer).await;
        assert!(matches!(outcome, Err(Failure::Newer)), "{outcome:?}");
    }
    let outcome = restored(&place.db, &with("schema", 0)).await;
    assert!(matches!(outcome, Err(Failure::Older)), "{outcome:?}");
});

on_both!(a_column_that_is_new_since_gets_its_default, async |place| {
    let file = forged(&sample().await, |lines| {
        // As if members could not be deactivated when this was written, and all meetings took as long.
        take_out(lines, "member", "deactivated_at");
        take_out(lines, "meeting", "length");
    });
    restored(&place.db, &file).await.unwrap();
    let mut db = place.db.read().await.unwrap();
    let listed = member::list(&mut db).await.unwrap();
    assert_eq!(listed.iter().filter(|account| account.deactivated_at.is_none()).count(), 2);
    assert_eq!(meeting::find(&mut db, meeting_id(1)).await.unwrap().unwrap().schedule.length, 90);
});

on_both!(is_made_while_others_write, async |place| {
    filled(&place.db).await;
    let before = written(&place.db).await;
    let mut tx = place.db.begin().await.unwrap();
    keep_member(&mut tx, 3).await.unwrap();
    assert_eq!(written(&place.db).await, before, "what is not committed is not in it");
    tx.commit().await.unwrap();
    assert_ne!(written(&place.db).await, before);
});

/// A disk that is full.
struct Full;

impl Write for Full {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(io::ErrorKind::StorageFull.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

on_both!(a_full_disk_is_told_as_it_is, async |place| {
    let outcome = backup::write(&place.db, at(0), &mut Full).await;
    assert!(matches!(outcome, Err(Failure::Io(error)) if error.kind() == io::ErrorKind::StorageFull));
});
