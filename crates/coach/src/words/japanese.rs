//! How Japanese verbs bend: given a stem's class, reads the ending that follows, with its auxiliaries.

use Step::{Condition, Dictionary, Kind, Mizen, NegativeTe, Past, Ready, Renyou, Te, Volition};

use super::list::Words;

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
    pub(crate) const ALL: [Self; 11] = [
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
    Volition,
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
            for (piece, step) in ICHIDAN {
                offer(piece, *step);
            }
        }
        Class::Godan(Row([nai, masu, plain, ba, volitional, te, past])) => {
            for (piece, step) in [(nai, Mizen), (masu, Renyou), (plain, Dictionary), (te, Te), (past, Past)] {
                offer(piece, step);
            }
            offer(&format!("{ba}ば"), Condition);
            offer(&format!("{volitional}う"), Volition);
            offer(ba, Kind(Class::Ichidan));
        }
        Class::Suru => SURU.iter().for_each(|(piece, step)| offer(piece, *step)),
        Class::Kuru => KURU.iter().for_each(|(piece, step)| offer(piece, *step)),
    }
    longest
}

const ICHIDAN: &[(&str, Step)] = &[
    ("て", Te),
    ("た", Past),
    ("る", Dictionary),
    ("れば", Condition),
    ("よう", Volition),
    ("ろ", Ready(Ending::Will)),
    ("られ", Kind(Class::Ichidan)),
    ("させ", Kind(Class::Ichidan)),
];

const SURU: &[(&str, Step)] = &[
    ("し", Mizen),
    ("し", Renyou),
    ("して", Te),
    ("した", Past),
    ("する", Dictionary),
    ("すれば", Condition),
    ("しよう", Volition),
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
];

const KURU: &[(&str, Step)] = &[
    ("き", Renyou),
    ("きて", Te),
    ("きた", Past),
    ("くる", Dictionary),
    ("こよう", Ready(Ending::Will)),
    ("こ", Mizen),
];

const MIZEN: &[(&str, Ending, bool)] = &[
    ("ない", Ending::Plain, false),
    ("ねば", Ending::Condition, false),
    ("ないで", Ending::Te, false),
    ("なく", Ending::Te, false),
    ("なくて", Ending::Te, false),
    ("なかった", Ending::Plain, true),
    ("なければ", Ending::Condition, false),
    ("ず", Ending::Te, false),
    ("ずに", Ending::Te, false),
    ("ぬ", Ending::Plain, false),
    ("ぬよう", Ending::Plain, false),
];

const RENYOU: &[(&str, Ending, bool, bool)] = &[
    ("", Ending::Stem, false, false),
    ("ます", Ending::Plain, false, false),
    ("まして", Ending::Te, false, false),
    ("ました", Ending::Plain, true, false),
    ("ません", Ending::Plain, false, true),
    ("ませんでした", Ending::Plain, true, true),
    ("ましょう", Ending::Will, false, false),
    ("たい", Ending::Will, false, false),
    ("たく", Ending::Will, false, false),
    ("なさい", Ending::Will, false, false),
    ("ながら", Ending::While, false, false),
    ("つつ", Ending::While, false, false),
];

const COMPOUND: &[(&str, Class)] = &[
    ("続け", Class::Ichidan),
    ("つづけ", Class::Ichidan),
    ("直", Class::Godan(&S)),
    ("合", Class::Godan(&W)),
    ("あ", Class::Godan(&W)),
    ("き", Class::Godan(&R)),
    ("切", Class::Godan(&R)),
    ("始め", Class::Ichidan),
];

const AFTER_TE: &[(&str, Class)] = &[
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
];

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
        Volition => Some((0, Form { ending: Ending::Will, ..form })),
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
            .iter()
            .filter(|(piece, ..)| rest.starts_with(piece))
            .map(|&(piece, ending, past)| (piece.len(), Form { negative: true, past, ending, ..form })),
    );
    let passive = rest
        .strip_prefix('れ')
        .and_then(|after| verb(Class::Ichidan, after, Form { passive: true, ..form }, depth))
        .map(|(length, form)| (length + 3, form));
    let causative = rest
        .strip_prefix('せ')
        .and_then(|after| verb(Class::Ichidan, after, form, depth))
        .map(|(length, form)| (length + 3, form));
    longest(negative.into_iter().chain(passive).chain(causative).chain(duty(rest, form)))
}

fn renyou(rest: &str, form: Form, depth: usize) -> Option<(usize, Form)> {
    let simple = RENYOU.iter().filter(|(piece, ..)| rest.starts_with(piece)).map(
        |&(piece, ending, past, negative)| {
            (
                piece.len(),
                Form { past: form.past || past, negative: form.negative || negative, ending, ..form },
            )
        },
    );
    let compound = COMPOUND.iter().filter_map(|&(piece, class)| {
        let after = rest.strip_prefix(piece)?;
        verb(class, after, form, depth).map(|(length, form)| (piece.len() + length, form))
    });
    longest(simple.chain(compound))
}

/// 〜なければならない affirms, 〜てはいけない denies: duties, read past the condition that they are made of.
const DUTIES: Words = Words(
    "なければならない|なければならず|なければなりません|なければいけない|なければいけません|なくてはならない|なくてはなりません\
     |なくてはいけない|なくてはいけません|ないといけない|ないといけません|ねばならない|ねばなりません|ねばならず|なきゃいけない",
);

const BANS: Words = Words("はいけない|はいけません|はならない|はなりません|はならず|はだめ|はダメ|は駄目");

fn duty(rest: &str, form: Form) -> Option<(usize, Form)> {
    let said = DUTIES.iter().filter(|duty| rest.starts_with(duty)).map(str::len).max()?;
    Some((said, Form { ending: Ending::Will, ..form }))
}

/// て alone, with は or も, or with an auxiliary (〜ている, 〜ていく, 〜てもらう).
fn te(rest: &str, form: Form, depth: usize) -> (usize, Form) {
    let joined = Form { ending: Ending::Te, ..form };
    let asked = ["ください", "下さい", "ほしい", "欲しい"].iter().find(|word| rest.starts_with(**word));
    if let Some(word) = asked {
        return (word.len(), Form { ending: Ending::Will, ..form });
    }
    if let Some(ban) = BANS.iter().find(|ban| rest.starts_with(ban)) {
        return (ban.len(), Form { negative: true, ending: Ending::Will, ..form });
    }
    // 〜てる for 〜ている.
    let short = ["る", "ます", "た"].iter().find(|word| rest.starts_with(**word));
    if let Some(word) = short {
        return (word.len(), Form { progressive: true, past: *word == "た", ..form });
    }
    let auxiliary = AFTER_TE.iter().filter_map(|&(piece, class)| {
        let progressive = form.progressive
            || (matches!(class, Class::Ichidan) && piece == "い")
            || (piece == "お" && class == Class::Godan(&R));
        let after = rest.strip_prefix(piece)?;
        let (length, form) = verb(class, after, Form { progressive, ..form }, depth)?;
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
