//! The days of the demonstration: a clock that can be told to show an earlier time, and when its meetings are.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{
    SignedDuration, Timestamp, ToSpan as _,
    civil::{Date, DateTime, Weekday},
};

use crate::Clock;

/// A clock that lags behind another one, by as much as it is told to.
pub(super) struct Earlier {
    clock: Arc<dyn Clock>,
    /// In microseconds.
    lag: AtomicI64,
}

impl Earlier {
    /// Shows what `clock` shows until it is told otherwise.
    pub(super) fn than(clock: Arc<dyn Clock>) -> Arc<Self> {
        Arc::new(Self { clock, lag: AtomicI64::new(0) })
    }

    /// The instant at which the demonstration is made.
    pub(super) fn today(&self) -> Timestamp {
        self.clock.now()
    }

    /// Goes to an instant of the past.
    pub(super) fn go_to(&self, then: Timestamp) {
        self.lag.store(self.today().as_microsecond() - then.as_microsecond(), Ordering::Relaxed);
    }

    /// Lets some time pass.
    pub(super) fn pass(&self, time: SignedDuration) {
        self.go_to(self.now() + time);
    }
}

impl Clock for Earlier {
    fn now(&self) -> Timestamp {
        self.today() - SignedDuration::from_micros(self.lag.load(Ordering::Relaxed))
    }
}

/// The day itself, or the Friday before it.
pub(super) fn work_day(day: Date) -> Date {
    match day.weekday() {
        Weekday::Saturday => day.saturating_sub(1.day()),
        Weekday::Sunday => day.saturating_sub(2.days()),
        _ => day,
    }
}

/// When a club's meetings are.
#[derive(Debug)]
pub(super) struct Days {
    pub(super) held: Date,
    pub(super) deadline: Date,
    pub(super) next: DateTime,
    pub(super) after_that: Date,
}

impl Days {
    /// One two weeks ago; one in a quarter of an hour, so that its room is open already; another one four weeks later.
    /// Those whose day can be chosen are on a working day.
    pub(super) fn of(now: DateTime) -> Self {
        let soon = now.saturating_add(15.minutes());
        let next = soon.with().minute(soon.minute() / 5 * 5).second(0).subsec_nanosecond(0).build();
        let next = next.unwrap_or(soon);
        let held = work_day(now.date().saturating_sub(2.weeks()));
        let later = next.date().saturating_add(4.weeks());
        let after_that = match later.weekday() {
            Weekday::Saturday => later.saturating_add(2.days()),
            Weekday::Sunday => later.saturating_add(1.day()),
            _ => later,
        };
        Self { held, deadline: next.date().saturating_sub(1.day()), next, after_that }
    }
}
