//! Lists a page at a time.

/// Cuts what was asked for as one more than a page shows down to the page; whether another page follows.
pub(crate) fn cut<T>(found: &mut Vec<T>, most: i64) -> bool {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let goes_on = found.len() > most;
    found.truncate(most);
    goes_on
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn one_more_than_a_page_tells_that_another_one_follows() {
        for (found, goes_on) in [(0, false), (2, false), (3, true)] {
            let mut page = vec![0; found];
            assert_eq!(cut(&mut page, 2), goes_on);
            assert_eq!(page.len(), found.min(2));
        }
    }
}
