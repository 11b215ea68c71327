//! Lists that are made while they are written: a text may have a million findings.

use serde::{Serialize, Serializer};

/// The list that a function makes.
pub(super) struct Each<F>(pub(super) F);

impl<F, I> Serialize for Each<F>
where
    F: Fn() -> I,
    I: IntoIterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

#[cfg(test)]
mod tests {
    use std::{
        cell::Cell,
        io::{self, Write},
    };

    use super::*;

    /// Notes how many items had been made when each part was written.
    struct Paper<'c> {
        made: &'c Cell<usize>,
        written: String,
    }

    impl Write for Paper<'_> {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.written += &String::from_utf8_lossy(bytes);
            let begun = self.written.matches('x').count();
            assert!(self.made.get() <= begun + 1, "{} made, {begun} written", self.made.get());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn no_item_is_made_before_its_turn() {
        let made = Cell::new(0);
        let mut paper = Paper { made: &made, written: String::new() };
        let items = || std::iter::repeat_n('x', 1000).inspect(|_| made.set(made.get() + 1));
        serde_json::to_writer(&mut paper, &Each(items)).unwrap();
        assert_eq!((made.get(), paper.written.len()), (1000, 4001));
    }
}
