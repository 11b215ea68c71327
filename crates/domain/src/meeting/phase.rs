//! Where the room is.

use serde::{Deserialize, Serialize};

use crate::id::PostmortemId;

/// A step of improving.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Cards are written, each unseen by the others.
    Writing,
    /// They lie on the table.
    Revealed,
    /// Dots are put on them, unseen.
    Voting,
    /// The totals are known, and cards become actions.
    Decided,
}

impl Step {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Writing, Self::Revealed, Self::Voting, Self::Decided];

    /// The name in message keys and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Writing => "writing",
            Self::Revealed => "revealed",
            Self::Voting => "voting",
            Self::Decided => "decided",
        }
    }

    /// The step after this one.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Writing => Some(Self::Revealed),
            Self::Revealed => Some(Self::Voting),
            Self::Voting => Some(Self::Decided),
            Self::Decided => None,
        }
    }

    /// The step before this one.
    pub const fn back(self) -> Option<Self> {
        match self {
            Self::Writing => None,
            Self::Revealed => Some(Self::Writing),
            Self::Voting => Some(Self::Revealed),
            Self::Decided => Some(Self::Voting),
        }
    }
}

/// Where the room is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "phase", rename_all = "kebab-case")]
pub enum Phase {
    /// People arrive; the promises are shown.
    #[default]
    Lobby,
    /// All read one postmortem in silence.
    Reading {
        /// Which.
        item: PostmortemId,
    },
    /// The notes on it are looked at together.
    Discussing {
        /// Which.
        item: PostmortemId,
    },
    /// Mechanisms are looked for.
    Improving {
        /// Which.
        item: PostmortemId,
        /// How far.
        step: Step,
    },
    /// Thanks, and the preview of the minutes.
    WrapUp,
    /// It is over.
    Closed,
}

impl Phase {
    /// The name in message keys and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Lobby => "lobby",
            Self::Reading { .. } => "reading",
            Self::Discussing { .. } => "discussing",
            Self::Improving { .. } => "improving",
            Self::WrapUp => "wrap-up",
            Self::Closed => "closed",
        }
    }

    /// The postmortem that the room is at.
    pub const fn item(self) -> Option<PostmortemId> {
        match self {
            Self::Reading { item } | Self::Discussing { item } | Self::Improving { item, .. } => Some(item),
            Self::Lobby | Self::WrapUp | Self::Closed => None,
        }
    }

    /// The step, while improving.
    pub const fn step(self) -> Option<Step> {
        match self {
            Self::Improving { step, .. } => Some(step),
            _ => None,
        }
    }

    /// Which of an item's three clocks runs here.
    pub const fn stretch(self) -> Option<Stretch> {
        match self {
            Self::Reading { .. } => Some(Stretch::Reading),
            Self::Discussing { .. } => Some(Stretch::Discussing),
            Self::Improving { .. } => Some(Stretch::Improving),
            Self::Lobby | Self::WrapUp | Self::Closed => None,
        }
    }
}

/// A stretch of time of one item, each with a clock of its own. The four steps of improving share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stretch {
    /// Reading.
    Reading,
    /// Discussing.
    Discussing,
    /// Improving.
    Improving,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_go_forth_and_back_in_one_line() {
        for pair in Step::ALL.windows(2) {
            assert_eq!(pair[0].next(), Some(pair[1]));
            assert_eq!(pair[1].back(), Some(pair[0]));
        }
        assert_eq!((Step::Writing.back(), Step::Decided.next()), (None, None));
    }

    #[test]
    fn the_name_in_the_log_is_the_name_in_messages() {
        let item = PostmortemId::new(uuid::Uuid::nil());
        let phases = [
            Phase::Lobby,
            Phase::Reading { item },
            Phase::Discussing { item },
            Phase::Improving { item, step: Step::Voting },
            Phase::WrapUp,
            Phase::Closed,
        ];
        for phase in phases {
            let json = serde_json::to_value(phase).unwrap();
            assert_eq!(json["phase"], phase.as_str());
            assert_eq!(json.get("step").and_then(|step| step.as_str()), phase.step().map(Step::as_str));
        }
    }
}
