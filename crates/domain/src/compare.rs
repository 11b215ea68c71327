//! Comparing two lists of sentences, in a time that stays short whatever they hold.

use std::iter::zip;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Most sentences, old and new together, that are searched for what they have in common once their common beginning and
/// end are set aside. A section of the longest length has half as many on each side, unless it was made to be hard.
const SEARCHED: usize = 6_000;

/// What turned `old` into `new`, in order. Beyond [`SEARCHED`] everything between the common beginning and the common end
/// counts as replaced.
pub(crate) fn compare(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let start = zip(old, new).take_while(|(old, new)| old == new).count();
    let (rest_old, rest_new) = (&old[start..], &new[start..]);
    let end = zip(rest_old.iter().rev(), rest_new.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old_len, new_len) = (rest_old.len() - end, rest_new.len() - end);
    if old_len + new_len <= SEARCHED {
        return capture_diff_slices(Algorithm::Myers, old, new);
    }
    let equal = |old_index, new_index, len| DiffOp::Equal { old_index, new_index, len };
    let changed = DiffOp::Replace { old_index: start, old_len, new_index: start, new_len };
    let ops = [equal(0, 0, start), changed, equal(start + old_len, start + new_len, end)];
    ops.into_iter().filter(|op| !op.old_range().is_empty() || !op.new_range().is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use similar::DiffTag;

    use super::*;

    #[test]
    fn beyond_the_search_only_the_ends_are_kept() {
        let numbers: Vec<_> = (0..9_000).map(|n| n.to_string()).collect();
        let old: Vec<_> = numbers.iter().map(String::as_str).collect();
        let mut new = old.clone();
        new[10] = "ten";
        assert_eq!(compare(&old, &new).len(), 3, "one change in a long text is found as it is");
        new[8_000] = "eight thousand";
        let ops = compare(&old, &new);
        let told: Vec<_> = ops.iter().map(|op| (op.tag(), op.old_range(), op.new_range())).collect();
        let expected = [
            (DiffTag::Equal, 0..10, 0..10),
            (DiffTag::Replace, 10..8_001, 10..8_001),
            (DiffTag::Equal, 8_001..9_000, 8_001..9_000),
        ];
        assert_eq!(told, expected);
        let all = compare(&old, &["x"]);
        assert_eq!(all.iter().map(|op| op.tag()).collect::<Vec<_>>(), [DiffTag::Replace]);
    }
}
