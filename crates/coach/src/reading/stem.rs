//! The plain form of an English word, near enough: forms of one word shall meet, whatever they meet in.

use std::{borrow::Cow, cell::RefCell, hash::BuildHasher, sync::LazyLock};

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::{FxBuildHasher, FxHashMap};

/// Forms that no ending gives away.
const IRREGULAR: &[(&str, &str)] = &[
    ("be", "am are been being is was were 'm 're"),
    ("break", "broke broken"),
    ("bring", "brought"),
    ("build", "built"),
    ("buy", "bought"),
    ("catch", "caught"),
    ("choose", "chose chosen"),
    ("come", "came"),
    ("do", "did does done"),
    ("draw", "drew drawn"),
    ("drive", "drove driven"),
    ("fall", "fell fallen"),
    ("feel", "felt"),
    ("find", "found"),
    ("forget", "forgot forgotten"),
    ("get", "got gotten"),
    ("give", "gave given"),
    ("go", "went gone"),
    ("grow", "grew grown"),
    ("have", "had has having 've"),
    ("hear", "heard"),
    ("hold", "held"),
    ("keep", "kept"),
    ("know", "knew known"),
    ("lay", "laid"),
    ("lead", "led"),
    ("leave", "left"),
    ("lose", "lost"),
    ("make", "made"),
    ("mean", "meant"),
    ("meet", "met"),
    ("mistake", "mistook mistaken"),
    ("misread", "misread"),
    ("pay", "paid"),
    ("run", "ran"),
    ("say", "said"),
    ("see", "saw seen"),
    ("send", "sent"),
    ("show", "shown"),
    ("sleep", "slept"),
    ("speak", "spoke spoken"),
    ("spend", "spent"),
    ("stand", "stood"),
    ("stick", "stuck"),
    ("take", "took taken"),
    ("teach", "taught"),
    ("tell", "told"),
    ("think", "thought"),
    ("throw", "threw thrown"),
    ("understand", "understood"),
    ("wake", "woke woken"),
    ("will", "'ll wo"),
    ("would", "'d"),
    ("write", "wrote written"),
];

static FORMS: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    IRREGULAR.iter().flat_map(|(plain, forms)| forms.split(' ').map(move |form| (form, *plain))).collect()
});

static SNOWBALL: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// The stem of a lower-case word.
pub(crate) fn stem(word: &str) -> Cow<'_, str> {
    let plain = FORMS.get(word).copied().unwrap_or(word);
    // The algorithm leaves shorter words as they are.
    if plain.len() < 3 {
        return Cow::Borrowed(plain);
    }
    RECENT.with_borrow_mut(|recent| recent.stem(plain))
}

thread_local! {
    static RECENT: RefCell<Recent> = RefCell::new(Recent(vec![Default::default(); Recent::PLACES]));
}

/// Words with their stems as they last came up. A text says the same words again and again, and the algorithm takes its time; what is
/// remembered changes no answer, and is no more than this.
#[derive(Debug)]
struct Recent(Vec<(String, String)>);

impl Recent {
    const PLACES: usize = 1024;
    /// Longer ones are hardly words.
    const LONGEST: usize = 24;

    fn stem<'t>(&mut self, word: &'t str) -> Cow<'t, str> {
        if word.len() > Self::LONGEST {
            return SNOWBALL.stem(word);
        }
        let place = usize::try_from(FxBuildHasher.hash_one(word) % Self::PLACES as u64).unwrap_or(0);
        let (known, stem) = &mut self.0[place];
        if known != word {
            word.clone_into(known);
            *stem = SNOWBALL.stem(word).into_owned();
        }
        // Most stems are how their word begins.
        word.get(..stem.len())
            .filter(|beginning| beginning == stem)
            .map_or_else(|| Cow::Owned(stem.clone()), Cow::Borrowed)
    }
}

/// Whether a word is a past form that no ending gives away.
pub(crate) fn is_past(word: &str) -> bool {
    const ALIKE: [&str; 12] =
        ["set", "put", "cut", "hit", "shut", "let", "reset", "cost", "hurt", "split", "read", "ran"];
    const PRESENT: [&str; 12] =
        ["is", "are", "am", "'m", "'re", "has", "having", "being", "does", "'ll", "wo", "'ve"];
    ALIKE.contains(&word) || (FORMS.contains_key(word) && !PRESENT.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_meet() {
        for words in [
            ["forgot", "forgetting"],
            ["stopped", "stops"],
            ["caused", "causes"],
            ["improving", "improve"],
            ["retries", "retry"],
            ["were", "is"],
        ] {
            assert_eq!(stem(words[0]), stem(words[1]), "{words:?}");
        }
    }
}
