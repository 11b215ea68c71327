//! The plain form of an English word, near enough: forms of one word shall meet, whatever they meet in.

use std::{borrow::Cow, sync::LazyLock};

use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;

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
    // The algorithm leaves shorter words as they are; numbers have no forms.
    if plain.len() < 3 || plain.starts_with(|c: char| c.is_ascii_digit()) {
        return Cow::Borrowed(plain);
    }
    SNOWBALL.stem(plain)
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
