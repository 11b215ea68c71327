//! A meeting's day with a server that is killed in each of its phases, on both databases: whatever was acknowledged is
//! there, and whatever is asked for again counts once.

mod database;
mod day;
mod ending;
mod improving;
mod page;
mod reading;
mod tab;

use day::Day;

#[test]
fn what_a_meeting_acknowledged_survives_a_kill_in_each_phase_on_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    hold(&["--data", folder.path().to_str().unwrap()]);
}

#[test]
fn what_a_meeting_acknowledged_survives_a_kill_in_each_phase_on_postgres() {
    let database = database::Fresh::new();
    hold(&["--database", database.url()]);
}

/// From the lobby to the minutes.
fn hold(options: &[&str]) {
    let day = &mut Day::new(options);
    reading::lobby(day);
    let unseen = reading::reading(day);
    let shown = reading::revealing_notes(day, unseen);
    reading::discussing(day, &shown);
    let shown = improving::writing(day);
    improving::revealed(day, &shown);
    improving::voting(day);
    let actions = improving::promoting(day);
    let thanks = ending::wrapping_up(day, &actions);
    ending::closing(day, &actions, &thanks);
}
