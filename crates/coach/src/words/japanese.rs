//! How Japanese verbs bend: given a stem's class, reads the ending that follows, with its auxiliaries.

use std::sync::LazyLock;

use Step::{
    Condition, ConditionAfter, Dictionary, Kind, Mizen, NegativeTe, Past, Ready, Renyou, Te, VolitionAfter,
};
use rustc_hash::FxHashMap;

use super::list::Lookup;

/// How a verb bends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// つけ-る, 忘れ-る.
    Ichidan,
    /// 頑張-る, 怠-る: the row is given by its five endings and its te-form.
    Godan(&'static Row),
    /// 注意-する, with the light verbs that take its place (〜を行う, 〜を図る, 〜に努める).
    Suru,
    /// 来る as an auxiliary.
    Kuru,
}

/// One row of the five-step verbs: endings before ない, before ます, plain, before ば, volitional; te-form and past.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row([&'static str; 7]);

const K: Row = Row(["か", "き", "く", "け", "こ", "いて", "いた"]);
const IKU: Row = Row(["か", "き", "く", "け", "こ", "って", "った"]);
const G: Row = Row(["が", "ぎ", "ぐ", "げ", "ご", "いで", "いだ"]);
const S: Row = Row(["さ", "し", "す", "せ", "そ", "して", "した"]);
const T: Row = Row(["た", "ち", "つ", "て", "と", "って", "った"]);
const N: Row = Row(["な", "に", "ぬ", "ね", "の", "んで", "んだ"]);
const B: Row = Row(["ば", "び", "ぶ", "べ", "ぼ", "んで", "んだ"]);
const M: Row = Row(["ま", "み", "む", "め", "も", "んで", "んだ"]);
const R: Row = Row(["ら", "り", "る", "れ", "ろ", "って", "った"]);
const W: Row = Row(["わ", "い", "う", "え", "お", "って", "った"]);

impl Class {
    /// Every way to bend.
    const ALL: [Self; 11] = [
        Self::Ichidan,
        Self::Suru,
        Self::Godan(&K),
        Self::Godan(&G),
        Self::Godan(&S),
        Self::Godan(&T),
        Self::Godan(&N),
        Self::Godan(&B),
        Self::Godan(&M),
        Self::Godan(&R),
        Self::Godan(&W),
    ];

    /// The characters with which its endings can begin.
    fn firsts(self) -> Vec<char> {
        match self {
            Self::Ichidan => {
                let pieces = ICHIDAN.firsts().chain(MIZEN.firsts()).chain(RENYOU.firsts());
                pieces.chain(COMPOUND.firsts()).chain(['れ', 'せ', 'な', 'ね']).collect()
            }
            Self::Godan(Row(row)) => row.iter().filter_map(|piece| piece.chars().next()).collect(),
            Self::Suru => SURU.firsts().collect(),
            Self::Kuru => KURU.firsts().collect(),
        }
    }

    /// The class that a lexicon names: `1`, `s`uru, or `5` with its row.
    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "1" => Self::Ichidan,
            "suru" => Self::Suru,
            "5k" => Self::Godan(&K),
            "5g" => Self::Godan(&G),
            "5s" => Self::Godan(&S),
            "5t" => Self::Godan(&T),
            "5n" => Self::Godan(&N),
            "5b" => Self::Godan(&B),
            "5m" => Self::Godan(&M),
            "5r" => Self::Godan(&R),
            "5w" => Self::Godan(&W),
            _ => return None,
        })
    }
}

/// What an ending says.
#[expect(
    clippy::struct_excessive_bools,
    reason = "an ending says these independently of each other; any mix is real"
)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Form {
    /// 〜ない, 〜ず, 〜ません.
    pub(crate) negative: bool,
    /// 〜た.
    pub(crate) past: bool,
    /// 〜ている.
    pub(crate) progressive: bool,
    /// 〜られる.
    pub(crate) passive: bool,
    /// Where the clause stands after it.
    pub(crate) ending: Ending,
}

/// How an ending joins what follows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Ending {
    /// Ends the sentence or stands before a noun.
    #[default]
    Plain,
    /// 〜て, 〜ずに: joins the next clause.
    Te,
    /// 〜し, 〜け: joins the next clause.
    Stem,
    /// 〜れば, 〜たら.
    Condition,
    /// 〜よう, 〜ましょう, 〜たい, 〜なさい: wants something.
    Will,
    /// 〜ながら, 〜つつ.
    While,
}

/// What may come after one piece of an ending.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// Before ない, ず, れる, せる.
    Mizen,
    /// Before ます, たい, ながら; also ends a clause by itself.
    Renyou,
    Te,
    Past,
    Dictionary,
    Condition,
    /// 〜ば.
    ConditionAfter,
    /// 〜う.
    VolitionAfter,
    NegativeTe,
    /// An auxiliary verb begins.
    Kind(Class),
    /// The ending is complete.
    Ready(Ending),
}

/// Reads the ending at the start of `rest`; answers with its length and what it says.
pub(crate) fn ending(class: Class, rest: &str) -> Option<(usize, Form)> {
    verb(class, rest, Form::default(), 0)
}

/// The longest ending at the start of `rest`, whichever the class of the word before it may be.
pub(crate) fn any_ending(rest: &str) -> Option<(usize, Form)> {
    let classes = BY_FIRST.get(&rest.chars().next()?)?;
    longest(classes.iter().filter_map(|&class| ending(class, rest))).filter(|&(length, _)| length > 0)
}

/// The classes by the characters with which their endings begin.
static BY_FIRST: LazyLock<FxHashMap<char, Vec<Class>>> = LazyLock::new(|| {
    let mut by_first: FxHashMap<char, Vec<Class>> = FxHashMap::default();
    for class in Class::ALL {
        for first in class.firsts() {
            let classes = by_first.entry(first).or_default();
            if !classes.contains(&class) {
                classes.push(class);
            }
        }
    }
    by_first
});

/// No real chain of auxiliaries is longer; the bound keeps reading linear.
const DEEPEST: usize = 5;

fn verb(class: Class, rest: &str, form: Form, depth: usize) -> Option<(usize, Form)> {
    if depth > DEEPEST {
        return None;
    }
    let mut longest: Option<(usize, Form)> = None;
    let mut offer = |piece: &str, step: Step| {
        if let Some(after) = rest.strip_prefix(piece)
            && let Some((length, form)) = follow(step, after, form, depth + 1)
        {
            let length = piece.len() + length;
            if longest.is_none_or(|(best, _)| length > best) {
                longest = Some((length, form));
            }
        }
    };
    match class {
        Class::Ichidan => {
            offer("", Mizen);
            offer("", Renyou);
            ICHIDAN.at(rest).for_each(|(piece, step)| offer(piece, *step));
        }
        Class::Godan(Row([nai, masu, plain, ba, volitional, te, past])) => {
            for (piece, step) in [
                (nai, Mizen),
                (masu, Renyou),
                (plain, Dictionary),
                (te, Te),
                (past, Past),
                (ba, ConditionAfter),
                (volitional, VolitionAfter),
                (ba, Kind(Class::Ichidan)),
            ] {
                offer(piece, step);
            }
        }
        Class::Suru => SURU.at(rest).for_each(|(piece, step)| offer(piece, *step)),
        Class::Kuru => KURU.at(rest).for_each(|(piece, step)| offer(piece, *step)),
    }
    longest
}

/// Pieces of endings by their first character, so that only those are tried that can be meant.
struct Pieces<T: 'static> {
    /// Those that may be left out.
    empty: Vec<(&'static str, T)>,
    by_first: FxHashMap<char, Vec<(&'static str, T)>>,
}

impl<T: Copy> Pieces<T> {
    fn of(pieces: &[(&'static str, T)]) -> Self {
        let mut by_first: FxHashMap<char, Vec<_>> = FxHashMap::default();
        for piece in pieces {
            if let Some(first) = piece.0.chars().next() {
                by_first.entry(first).or_default().push(*piece);
            }
        }
        Self { empty: pieces.iter().copied().filter(|piece| piece.0.is_empty()).collect(), by_first }
    }

    fn firsts(&self) -> impl Iterator<Item = char> {
        self.by_first.keys().copied()
    }

    /// The pieces that stand at the beginning of `rest`.
    fn at(&self, rest: &str) -> impl Iterator<Item = &(&'static str, T)> {
        let first = rest.chars().next().and_then(|first| self.by_first.get(&first));
        self.empty.iter().chain(first.into_iter().flatten()).filter(move |(piece, _)| rest.starts_with(piece))
    }
}

static ICHIDAN: LazyLock<Pieces<Step>> = LazyLock::new(|| {
    Pieces::of(&[
        ("て", Te),
        ("た", Past),
        ("る", Dictionary),
        ("れば", Condition),
        ("よう", Ready(Ending::Will)),
        ("ろ", Ready(Ending::Will)),
        ("られ", Kind(Class::Ichidan)),
        ("させ", Kind(Class::Ichidan)),
    ])
});

static SURU: LazyLock<Pieces<Step>> = LazyLock::new(|| {
    Pieces::of(&[
        ("し", Mizen),
        ("し", Renyou),
        ("して", Te),
        ("した", Past),
        ("する", Dictionary),
        ("すれば", Condition),
        ("しよう", Ready(Ending::Will)),
        ("せず", NegativeTe),
        ("すべき", Ready(Ending::Plain)),
        ("しろ", Ready(Ending::Will)),
        ("せよ", Ready(Ending::Will)),
        ("さ", Mizen),
        ("でき", Kind(Class::Ichidan)),
        ("出来", Kind(Class::Ichidan)),
        ("いただ", Kind(Class::Godan(&K))),
        ("いた", Kind(Class::Godan(&S))),
        ("致", Kind(Class::Godan(&S))),
        ("を", Kind(Class::Suru)),
        ("を行", Kind(Class::Godan(&W))),
        ("をおこな", Kind(Class::Godan(&W))),
        ("を図", Kind(Class::Godan(&R))),
        ("をはか", Kind(Class::Godan(&R))),
        ("を実施", Kind(Class::Suru)),
        ("を徹底", Kind(Class::Suru)),
        ("を心がけ", Kind(Class::Ichidan)),
        ("をお願い", Kind(Class::Suru)),
        ("に努め", Kind(Class::Ichidan)),
        ("につとめ", Kind(Class::Ichidan)),
    ])
});

static KURU: LazyLock<Pieces<Step>> = LazyLock::new(|| {
    Pieces::of(&[
        ("き", Renyou),
        ("きて", Te),
        ("きた", Past),
        ("くる", Dictionary),
        ("こよう", Ready(Ending::Will)),
        ("こ", Mizen),
    ])
});

static MIZEN: LazyLock<Pieces<(Ending, bool)>> = LazyLock::new(|| {
    Pieces::of(&[
        ("ない", (Ending::Plain, false)),
        ("ねば", (Ending::Condition, false)),
        ("ないで", (Ending::Te, false)),
        ("なく", (Ending::Te, false)),
        ("なくて", (Ending::Te, false)),
        ("なかった", (Ending::Plain, true)),
        ("なければ", (Ending::Condition, false)),
        ("ず", (Ending::Te, false)),
        ("ずに", (Ending::Te, false)),
        ("ぬ", (Ending::Plain, false)),
        ("ぬよう", (Ending::Plain, false)),
    ])
});

static RENYOU: LazyLock<Pieces<(Ending, bool, bool)>> = LazyLock::new(|| {
    Pieces::of(&[
        ("", (Ending::Stem, false, false)),
        ("ます", (Ending::Plain, false, false)),
        ("まして", (Ending::Te, false, false)),
        ("ました", (Ending::Plain, true, false)),
        ("ません", (Ending::Plain, false, true)),
        ("ませんでした", (Ending::Plain, true, true)),
        ("ましょう", (Ending::Will, false, false)),
        ("たい", (Ending::Will, false, false)),
        ("たく", (Ending::Will, false, false)),
        ("なさい", (Ending::Will, false, false)),
        ("ながら", (Ending::While, false, false)),
        ("つつ", (Ending::While, false, false)),
    ])
});

static COMPOUND: LazyLock<Pieces<Class>> = LazyLock::new(|| {
    Pieces::of(&[
        ("続け", Class::Ichidan),
        ("つづけ", Class::Ichidan),
        ("直", Class::Godan(&S)),
        ("合", Class::Godan(&W)),
        ("あ", Class::Godan(&W)),
        ("き", Class::Godan(&R)),
        ("切", Class::Godan(&R)),
        ("始め", Class::Ichidan),
    ])
});

static AFTER_TE: LazyLock<Pieces<Class>> = LazyLock::new(|| {
    Pieces::of(&[
        ("い", Class::Ichidan),
        ("い", Class::Godan(&IKU)),
        ("行", Class::Godan(&IKU)),
        ("お", Class::Godan(&K)),
        ("おり", Class::Ichidan),
        ("しま", Class::Godan(&W)),
        ("もら", Class::Godan(&W)),
        ("貰", Class::Godan(&W)),
        ("いただ", Class::Godan(&K)),
        ("頂", Class::Godan(&K)),
        ("まい", Class::Godan(&R)),
        ("参", Class::Godan(&R)),
        ("", Class::Kuru),
        ("み", Class::Ichidan),
        ("くれ", Class::Ichidan),
        ("お", Class::Godan(&R)),
    ])
});

fn follow(step: Step, rest: &str, form: Form, depth: usize) -> Option<(usize, Form)> {
    match step {
        Mizen => mizen(rest, form, depth),
        Renyou => renyou(rest, form, depth),
        Te => Some(te(rest, form, depth)),
        Past => {
            let past = Form { past: true, ..form };
            Some(if rest.starts_with('ら') {
                ("ら".len(), Form { ending: Ending::Condition, ..past })
            } else {
                (0, past)
            })
        }
        Dictionary => {
            let length = if rest.starts_with("べき") { "べき".len() } else { 0 };
            Some((length, form))
        }
        Condition => Some((0, Form { ending: Ending::Condition, ..form })),
        ConditionAfter => {
            rest.starts_with('ば').then_some(("ば".len(), Form { ending: Ending::Condition, ..form }))
        }
        VolitionAfter => {
            rest.starts_with('う').then_some(("う".len(), Form { ending: Ending::Will, ..form }))
        }
        NegativeTe => Some((
            if rest.starts_with('に') { 3 } else { 0 },
            Form { negative: true, ending: Ending::Te, ..form },
        )),
        Kind(class) => verb(class, rest, form, depth),
        Ready(ending) => Some((0, Form { ending, ..form })),
    }
}

fn mizen(rest: &str, form: Form, depth: usize) -> Option<(usize, Form)> {
    let negative = longest(
        MIZEN
            .at(rest)
            .map(|&(piece, (ending, past))| (piece.len(), Form { negative: true, past, ending, ..form })),
    );
    let auxiliary = |first: char, form: Form| {
        let (length, form) = verb(Class::Ichidan, rest.strip_prefix(first)?, form, depth)?;
        Some((first.len_utf8() + length, form))
    };
    let passive = auxiliary('れ', Form { passive: true, ..form });
    let causative = auxiliary('せ', form);
    longest(negative.into_iter().chain(passive).chain(causative).chain(duty(rest, form)))
}

fn renyou(rest: &str, form: Form, depth: usize) -> Option<(usize, Form)> {
    let simple = RENYOU.at(rest).map(|&(piece, (ending, past, negative))| {
        (piece.len(), Form { past: form.past || past, negative: form.negative || negative, ending, ..form })
    });
    let compound = COMPOUND.at(rest).filter_map(|&(piece, class)| {
        verb(class, &rest[piece.len()..], form, depth).map(|(length, form)| (piece.len() + length, form))
    });
    longest(simple.chain(compound))
}

/// 〜なければならない affirms, 〜てはいけない denies: duties, read past the condition that they are made of.
static DUTIES: Lookup = Lookup::of(
    "なければならない|なければならず|なければなりません|なければいけない|なければいけません|なくてはならない|なくてはなりません\
     |なくてはいけない|なくてはいけません|ないといけない|ないといけません|ねばならない|ねばなりません|ねばならず|なきゃいけない",
);

static REQUESTS: Lookup = Lookup::of("ください|下さい|ほしい|欲しい");

static BANS: Lookup =
    Lookup::of("はいけない|はいけません|はならない|はなりません|はならず|はだめ|はダメ|は駄目");

fn duty(rest: &str, form: Form) -> Option<(usize, Form)> {
    let said = DUTIES.start(rest)?;
    Some((said.len(), Form { ending: Ending::Will, ..form }))
}

/// て alone, with は or も, or with an auxiliary (〜ている, 〜ていく, 〜てもらう).
fn te(rest: &str, form: Form, depth: usize) -> (usize, Form) {
    let joined = Form { ending: Ending::Te, ..form };
    if let Some(word) = REQUESTS.start(rest) {
        return (word.len(), Form { ending: Ending::Will, ..form });
    }
    if let Some(ban) = BANS.start(rest) {
        return (ban.len(), Form { negative: true, ending: Ending::Will, ..form });
    }
    // 〜てる for 〜ている.
    if let Some(word) = ["る", "ます", "た"].iter().find(|word| rest.starts_with(**word)) {
        return (word.len(), Form { progressive: true, past: *word == "た", ..form });
    }
    let auxiliary = AFTER_TE.at(rest).filter_map(|&(piece, class)| {
        let progressive = form.progressive
            || (matches!(class, Class::Ichidan) && piece == "い")
            || (piece == "お" && class == Class::Godan(&R));
        let (length, form) = verb(class, &rest[piece.len()..], Form { progressive, ..form }, depth)?;
        Some((piece.len() + length, form))
    });
    longest(auxiliary).filter(|&(length, _)| length > 3).unwrap_or((0, joined))
}

fn longest(offers: impl Iterator<Item = (usize, Form)>) -> Option<(usize, Form)> {
    offers.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(class: &str, text: &str) -> Option<(usize, Form)> {
        Class::named(class).and_then(|class| ending(class, text))
    }

    #[test]
    fn endings_are_read_to_their_end() {
        let plain = Form::default();
        for (class, text, expected) in [
            ("1", "る", plain),
            ("1", "ます", plain),
            ("1", "ていきたい", Form { ending: Ending::Will, ..plain }),
            ("1", "なかった", Form { negative: true, past: true, ..plain }),
            ("1", "ませんでした", Form { negative: true, past: true, ..plain }),
            ("1", "させる", plain),
            ("5r", "らずに", Form { negative: true, ending: Ending::Te, ..plain }),
            ("5r", "っています", Form { progressive: true, ..plain }),
            ("5s", "していた", Form { past: true, progressive: true, ..plain }),
            ("5s", "さないで", Form { negative: true, ending: Ending::Te, ..plain }),
            ("5w", "ってまいります", plain),
            ("suru", "を徹底していきます", plain),
            ("suru", "せずに", Form { negative: true, ending: Ending::Te, ..plain }),
            (
                "suru",
                "されていなかった",
                Form { negative: true, past: true, progressive: true, passive: true, ..plain },
            ),
            ("1", "なければならない", Form { ending: Ending::Will, ..plain }),
            ("5k", "いてはいけません", Form { negative: true, ending: Ending::Will, ..plain }),
            ("suru", "いたします", plain),
            ("suru", "しましょう", Form { ending: Ending::Will, ..plain }),
            ("suru", "しながら", Form { ending: Ending::While, ..plain }),
            ("suru", "すれば", Form { ending: Ending::Condition, ..plain }),
        ] {
            assert_eq!(read(class, text), Some((text.len(), expected)), "{text}");
        }
    }

    #[test]
    fn what_is_no_ending_is_none() {
        assert_eq!(ending(Class::Suru, "報"), None);
        assert_eq!(read("5r", "x"), None);
    }
}
