//! Signing in, and what guessing costs.

use std::net::IpAddr;

use yomikai_app::{Error, Result, member, session, testing::PASSWORD};
use yomikai_domain::Arg;

use crate::world::{HOME, World, ended};

const WRONG: &str = "loud potato ladder";

/// How many seconds somebody was asked to wait; `None` when they were not.
fn wait<T>(outcome: &Result<T>) -> Option<i64> {
    match outcome {
        Err(Error::Invalid(problems)) if problems[0].key == "problem-wait" => match problems[0].args[0] {
            (_, Arg::Number(seconds)) => Some(seconds),
            (_, Arg::Text(_)) => None,
        },
        _ => None,
    }
}

/// The `n`th of many addresses that have nothing to do with each other.
fn from(n: u8) -> IpAddr {
    IpAddr::from([203, 0, 113, n])
}

#[tokio::test]
async fn the_address_is_accepted_in_any_spelling_and_the_password_in_one() {
    let world = World::new().await;
    for email in ["aida@example.com", " AIDA@example.com ", "ａｉｄａ@example.com"] {
        assert_eq!(ended(world.sign_in(email, PASSWORD, HOME).await), "ok", "{email}");
    }
    for (email, password) in [
        ("aida@example.com", "Quiet tomato ladder"),
        ("aida@example.com", ""),
        ("nobody@example.com", PASSWORD),
        ("no address", PASSWORD),
        ("", ""),
    ] {
        assert_eq!(ended(world.sign_in(email, password, HOME).await), "problem-sign-in", "{email}");
    }
    let endless = "x".repeat(10_000);
    assert_eq!(ended(world.sign_in("aida@example.com", &endless, HOME).await), "problem-sign-in");
}

#[tokio::test]
async fn a_deactivated_member_is_told_the_same_as_anybody() {
    let world = World::new().await;
    let ben = world.join("Ben").await;
    member::deactivate(&world.app, &world.aida, ben.id().unwrap()).await.unwrap();
    assert_eq!(ended(world.sign_in("ben@example.com", PASSWORD, HOME).await), "problem-sign-in");
    member::reactivate(&world.app, &world.aida, ben.id().unwrap()).await.unwrap();
    assert_eq!(ended(world.sign_in("ben@example.com", PASSWORD, HOME).await), "ok");
}

/// Guesses at `email` until it has to wait, always from another address; then learns that the right password waits too.
async fn guess(world: &World, email: &str) -> Vec<i64> {
    let mut waits = Vec::new();
    let mut n = 0;
    for free in [5, 1, 1, 1] {
        for _ in 0..free {
            n += 1;
            assert_eq!(ended(world.sign_in(email, WRONG, from(n)).await), "problem-sign-in");
        }
        let seconds = wait(&world.sign_in(email, PASSWORD, from(n + 100)).await).unwrap();
        waits.push(seconds);
        world.advance_seconds(seconds);
    }
    waits
}

#[tokio::test]
async fn guessing_at_an_account_takes_longer_and_longer_from_wherever_it_comes() {
    let world = World::new().await;
    let known = guess(&world, "aida@example.com").await;
    assert!(known.is_sorted_by(|a, b| a < b), "{known:?}");
    assert_eq!(ended(world.sign_in("aida@example.com", PASSWORD, HOME).await), "ok");
    let anew = guess(&world, "aida@example.com").await;
    assert_eq!(anew, known, "the right password gave all tries back");
}

#[tokio::test]
async fn an_account_that_does_not_exist_answers_like_one_that_does() {
    let world = World::new().await;
    let known = guess(&world, "aida@example.com").await;
    let unknown = guess(&world, "nobody@example.com").await;
    assert_eq!(unknown, known);
}

#[tokio::test]
async fn waiting_out_a_day_gives_all_tries_back() {
    let world = World::new().await;
    let first = guess(&world, "aida@example.com").await;
    world.advance_hours(24);
    assert_eq!(guess(&world, "aida@example.com").await, first);
}

#[tokio::test]
async fn guesses_at_one_time_do_not_slip_through_together() {
    let world = World::new().await;
    let tries = (0..12).map(|n| world.sign_in("aida@example.com", WRONG, from(n)));
    let outcomes = futures_of(tries).await;
    let waited = outcomes.iter().filter(|outcome| wait(outcome).is_some()).count();
    assert_eq!(waited, 12 - 5);
}

/// Runs all of them at the same time.
async fn futures_of<F: Future>(futures: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut running: Vec<_> = futures.map(|future| (Box::pin(future), None)).collect();
    std::future::poll_fn(|context| {
        for (future, outcome) in &mut running {
            if outcome.is_none()
                && let std::task::Poll::Ready(value) = future.as_mut().poll(context)
            {
                *outcome = Some(value);
            }
        }
        if running.iter().all(|(_, outcome)| outcome.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    running.into_iter().filter_map(|(_, outcome)| outcome).collect()
}

#[tokio::test]
async fn an_address_that_guesses_at_many_accounts_waits_too() {
    let world = World::new().await;
    for n in 0..25 {
        let email = format!("guess-{n}@example.com");
        assert_eq!(ended(world.sign_in(&email, WRONG, HOME).await), "problem-sign-in", "{n}");
    }
    let blocked = world.sign_in("aida@example.com", PASSWORD, HOME).await;
    assert!(wait(&blocked).is_some());
    assert_eq!(ended(world.sign_in("aida@example.com", PASSWORD, from(1)).await), "ok", "from elsewhere");
}

#[tokio::test]
async fn one_network_is_one_address() {
    let world = World::new().await;
    for n in 0..25_u16 {
        let address = IpAddr::from([0x2001, 0xdb8, 0, 1, n, n, n, n]);
        let email = format!("guess-{n}@example.com");
        assert_eq!(ended(world.sign_in(&email, WRONG, address).await), "problem-sign-in");
    }
    let same = IpAddr::from([0x2001, 0xdb8, 0, 1, 99, 0, 0, 1]);
    assert!(wait(&world.sign_in("aida@example.com", PASSWORD, same).await).is_some());
    let other = IpAddr::from([0x2001, 0xdb8, 0, 2, 0, 0, 0, 1]);
    assert_eq!(ended(world.sign_in("aida@example.com", PASSWORD, other).await), "ok");
}

#[tokio::test]
async fn a_busy_office_does_not_pile_its_typing_errors_up() {
    let world = World::new().await;
    for n in 0..60 {
        let email = format!("colleague-{n}@example.com");
        assert_eq!(ended(world.sign_in(&email, WRONG, HOME).await), "problem-sign-in", "{n}");
        assert_eq!(ended(world.sign_in("aida@example.com", PASSWORD, HOME).await), "ok", "{n}");
        world.advance_seconds(30 * 60);
    }
}

#[tokio::test]
async fn right_passwords_cost_an_address_nothing() {
    let world = World::new().await;
    for _ in 0..30 {
        assert_eq!(ended(world.sign_in("aida@example.com", PASSWORD, HOME).await), "ok");
    }
    for n in 0..25 {
        let email = format!("guess-{n}@example.com");
        assert_eq!(ended(world.sign_in(&email, WRONG, HOME).await), "problem-sign-in", "{n}");
    }
}

#[tokio::test]
async fn what_a_browser_calls_itself_is_kept_tidy() {
    let world = World::new().await;
    let device = format!("Fire\u{0}fox\n{}", "x".repeat(1000));
    let credentials = session::Credentials {
        email: "aida@example.com",
        password: PASSWORD,
        address: HOME,
        device: &device,
    };
    world.advance_seconds(1);
    let token = session::sign_in(&world.app, &credentials).await.unwrap().token;
    let listed = session::list(&world.app, &world.actor(&token).await).await.unwrap();
    assert!(listed[0].device.starts_with("Firefoxx"), "{}", listed[0].device);
    assert_eq!(listed[0].device.chars().count(), 200);
}
