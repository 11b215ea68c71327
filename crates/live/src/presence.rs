//! Presence: who has a page open, by the connections that they hold.

use std::collections::{BTreeMap, BTreeSet};

/// One open page. Somebody may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Connection(u64);

/// Who is in one room on one node.
#[derive(Debug, Clone)]
pub struct Presence<Who> {
    next: u64,
    here: BTreeMap<Connection, Who>,
}

impl<Who> Default for Presence<Who> {
    fn default() -> Self {
        Self { next: 0, here: BTreeMap::new() }
    }
}

impl<Who: Copy + Ord> Presence<Who> {
    /// Somebody opens a page.
    pub fn arrive(&mut self, who: Who) -> Connection {
        let connection = Connection(self.next);
        self.next += 1;
        self.here.insert(connection, who);
        connection
    }

    /// A page is closed. Closing it twice changes nothing.
    pub fn leave(&mut self, connection: Connection) {
        self.here.remove(&connection);
    }

    /// Everybody who has at least one page open, once each.
    pub fn people(&self) -> BTreeSet<Who> {
        self.here.values().copied().collect()
    }

    /// How many pages somebody has open.
    pub fn pages(&self, who: Who) -> usize {
        self.here.values().filter(|here| **here == who).count()
    }

    /// Whether nobody has a page open.
    pub fn is_empty(&self) -> bool {
        self.here.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_with_two_pages_is_there_once_and_until_both_are_closed() {
        let mut presence = Presence::default();
        let laptop = presence.arrive('a');
        let phone = presence.arrive('a');
        let other = presence.arrive('b');
        assert_eq!(presence.people(), BTreeSet::from(['a', 'b']));
        assert_eq!((presence.pages('a'), presence.pages('c')), (2, 0));
        presence.leave(laptop);
        presence.leave(laptop);
        assert_eq!(presence.people(), BTreeSet::from(['a', 'b']));
        presence.leave(phone);
        assert_eq!(presence.people(), BTreeSet::from(['b']));
        presence.leave(other);
        assert!(presence.is_empty());
    }
}
