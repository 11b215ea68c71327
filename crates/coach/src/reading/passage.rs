//! The words of a sentence that say so most densely.

use std::ops::Range;

use super::weights::Hit;

/// Bytes that every passage is counted longer by, so that two telling words win over one.
const ROOM: u32 = 12;
/// The places of how many of the heaviest pieces are looked at.
const HEAVIEST: usize = 48;

/// A piece that speaks for a sum.
#[derive(Debug, Clone, Copy)]
struct Speaking {
    start: u32,
    end: u32,
    weight: u32,
}

impl Speaking {
    /// The piece, if it speaks for this sum at a place within `length` bytes.
    fn of(hit: &Hit, sum: usize, length: usize) -> Option<Self> {
        let weight = u32::try_from(hit.weights[sum]).ok().filter(|weight| *weight > 0)?;
        let (start, end) = (hit.feature.start, hit.feature.end);
        (start < end && end as usize <= length).then_some(Self { start, end, weight })
    }

    /// A number that is smaller for heavier pieces, and for earlier ones among those that weigh the same.
    fn order(&self) -> u64 {
        let lightness = 0xff_u64.saturating_sub(self.weight.into());
        lightness << 56 | u64::from(self.start) << 28 | u64::from(self.end)
    }
}

/// Of the places of the heaviest pieces the one in which most weight stands on least room.
pub(super) fn densest(hits: &[Hit], sum: usize, length: usize) -> Option<Range<usize>> {
    let mut speaking: Vec<Speaking> = hits.iter().filter_map(|hit| Speaking::of(hit, sum, length)).collect();
    let in_order = InOrder::of(&speaking, length);
    if speaking.len() > HEAVIEST {
        speaking.select_nth_unstable_by_key(HEAVIEST, Speaking::order);
        speaking.truncate(HEAVIEST);
    }
    speaking.sort_unstable_by_key(Speaking::order);
    let density = |place: &Speaking| {
        f64::from(in_order.weight_in(place.start, place.end)) / f64::from(place.end - place.start + ROOM)
    };
    let candidates = speaking.iter().map(|place| (density(place), place));
    let (_, densest) = candidates.max_by(|one, other| one.0.total_cmp(&other.0))?;
    Some(densest.start as usize..densest.end as usize)
}

/// Pieces in the order of their beginnings, so that those within a place stand together.
struct InOrder {
    /// For each byte of the sentence where in `pieces` those begin that begin there.
    begins: Vec<usize>,
    /// Where each ends, and what it weighs.
    pieces: Vec<(u32, u32)>,
}

impl InOrder {
    fn of(speaking: &[Speaking], length: usize) -> Self {
        let mut begins = vec![0; length + 2];
        for piece in speaking {
            begins[piece.start as usize + 2] += 1;
        }
        for at in 1..begins.len() {
            begins[at] += begins[at - 1];
        }
        let mut pieces = vec![(0, 0); speaking.len()];
        for piece in speaking {
            let next = &mut begins[piece.start as usize + 1];
            pieces[*next] = (piece.end, piece.weight);
            *next += 1;
        }
        Self { begins, pieces }
    }

    fn weight_in(&self, start: u32, end: u32) -> u32 {
        let inside = &self.pieces[self.begins[start as usize]..self.begins[end as usize]];
        inside.iter().filter(|(other, _)| *other <= end).map(|(_, weight)| weight).sum()
    }
}
