//! Names in Japanese: 田中さん, 田中太郎, 高橋部長, `@tanaka`.

use std::ops::Range;

use super::{Name, Room};
use crate::{
    kind::Place,
    lang::{is_han, is_hiragana, is_kana, is_katakana},
    reading::{is_family_name, is_given_name},
    segment::Sentence,
    words::list::{Lookup, Words},
};

/// What is said after a name.
const HONOURS: Words = Words(
    "さん|さま|くん|ちゃん|氏|君|様|殿|先生|部長|本部長|副部長|課長|係長|主任|室長|次長|所長|局長|社長|専務|常務|取締役|店長|支店長|\
     工場長|班長|隊長|校長|教頭|院長|師長|看護師長|教授|准教授|主査|主事|参事|技師|技師長|医師|看護師|薬剤師|教諭|リーダー|マネージャー|\
     ディレクター|-san|-sama|-kun|-chan|-sensei",
);

/// After these a new word begins, while 部長 may go on (部長代理).
const CLOSING: [&str; 5] = ["さん", "くん", "ちゃん", "氏", "様"];

/// What follows somebody who does or undergoes something.
static PARTICLES: Lookup = Lookup::of(
    "が|は|も|に|を|と|の|へ|で|や|か|から|より|まで|など|ら|たち|、|,|・|(|自身|本人|主導|経由|側|宛|あて|による|によ",
);

/// How given names end that are written in kanji.
const GIVEN: &str = "郎朗子美太介助輔平人也一二三樹斗香奈恵代江男夫雄彦吾之治司史志翔蓮輝希哉弥悟武茂浩宏博昭広隆剛毅豊勝修学健誠進徹優愛葵凛陽菜結衣咲莉";

/// What follows a name and is no part of it.
const NO_GIVEN: &[&str] = &["本人", "個人", "一人", "二人", "三人", "全人", "夫人", "修"];

/// Whoever is written down here is the owner or the author of something.
static OWNERS: Lookup = Lookup::of(
    "担当|担当者|オーナー|責任者|作成者|作成|執筆|執筆者|著者|レビュー|レビュアー|承認|承認者|記録|記録者|報告者|起票|起票者|文責|参加者|\
     出席者|欠席者|ic|司会|進行|インシデントコマンダー|指揮|連絡先|owner|author|reviewer|参加|出席|メンバー|更新者|編集者",
);

pub(super) fn whole(sentence: &Sentence, bare: Range<usize>) -> Name {
    let text = sentence.text();
    let bare =
        if text[bare.clone()].is_ascii() { with_latin(sentence, bare) } else { with_given(text, bare) };
    let mut range = bare.clone();
    let hidden = hidden_sama(sentence, range.end);
    let mut customer = hidden > 0;
    while let Some((space, honour)) = honour(&text[range.end..]) {
        customer |= matches!(honour, "様" | "さま");
        range.end += space + honour.len();
    }
    range.start = before(text, range.start);
    let rest = &text[range.end..];
    let closed = CLOSING.iter().any(|honour| text[bare.end..range.end].ends_with(honour));
    let goes_on = !closed
        && rest.starts_with(|c: char| is_han(c) || matches!(c, '-' | '_') || c.is_ascii_alphanumeric());
    let plural =
        ["ら", "たち", "達", "方"].iter().any(|ending| rest.starts_with(ending)) && !rest.starts_with("らし");
    let room = match () {
        () if goes_on && !is_particle(rest) || plural => Room::None,
        () if customer => Room::Told,
        () => Room::Any,
    };
    Name { range, bare, hidden, room }
}

/// The 様 of 田中様に, which is read as ように as everywhere else: how many bytes of the source it is.
fn hidden_sama(sentence: &Sentence, at: usize) -> usize {
    const READ: &str = "ように";
    let (sama, ni) = ("様".len(), "に".len());
    let is_read = sentence.text()[at..].starts_with(READ);
    let hides = is_read && sentence.normal.original(&(at..at + READ.len())).len() == sama + ni;
    if hides { sama } else { 0 }
}

/// What is said after the name, with the space before it.
fn honour(rest: &str) -> Option<(usize, &'static str)> {
    let spaced = rest.trim_start_matches(' ');
    let longest =
        HONOURS.iter().filter(|honour| spaced.starts_with(*honour)).max_by_key(|honour| honour.len())?;
    let after = &spaced[longest.len()..];
    let latin_goes_on = longest.starts_with('-') && after.starts_with(|c: char| c.is_ascii_alphanumeric());
    (!latin_goes_on).then_some((rest.len() - spaced.len(), longest))
}

/// With the given name after it.
fn with_given(text: &str, bare: Range<usize>) -> Range<usize> {
    let rest = &text[bare.end..];
    let spaced = rest.trim_start_matches(' ');
    let given = given(spaced).filter(|given| {
        // With a space between, the next word may be anything.
        spaced.len() == rest.len()
            || honour(&spaced[given.len()..]).is_some()
            || spaced[given.len()..].starts_with(['が', 'は'])
    });
    given.map_or(bare.clone(), |given| bare.start..text.len() - spaced.len() + given.len())
}

fn given(rest: &str) -> Option<&str> {
    const LONGEST: usize = 3;
    let run = &rest[..rest.find(|c: char| !is_han(c)).unwrap_or(rest.len())];
    if honour(run).is_some_and(|(_, honour)| run == honour) {
        return None;
    }
    let ends = run.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST);
    let given = ends.map(|end| &run[..end]).filter(|given| {
        given.ends_with(|c| GIVEN.contains(c))
            && (run.len() == given.len() || honour(&run[given.len()..]).is_some())
            && !NO_GIVEN.contains(given)
    });
    given.last()
}

/// With the other name in Latin letters: Bob Smith.
fn with_latin(sentence: &Sentence, bare: Range<usize>) -> Range<usize> {
    let text = sentence.text();
    let Range { mut start, mut end } = bare;
    let word = |at: usize| {
        let rest = &text[at..];
        let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        (length > 1 && sentence.normal.is_upper(at) && !sentence.normal.is_upper(at + 1)).then_some(length)
    };
    if text[end..].starts_with(' ') && is_given_name(&text[start..end]) {
        end += word(end + 1).map_or(0, |length| length + 1);
    } else if let Some(before) = text[..start].strip_suffix(' ') {
        let from = before.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
        let from = if before.is_char_boundary(from) { from } else { before.len() };
        if is_given_name(&before[from..]) && word(from).is_some() {
            start = from;
        }
    }
    start..end
}

/// Whether a name can be nothing else: a known one, or one in katakana, with さん or an `@`. 息子さん and 技術主任 are none.
pub(super) fn is_certain(text: &str, name: &Name) -> bool {
    let bare = &text[name.bare.clone()];
    let known = is_family_name(bare) || bare.chars().all(is_katakana);
    let honoured = CLOSING.iter().any(|honour| text[name.range.clone()].ends_with(honour));
    text[name.range.clone()].starts_with('@') || (known && honoured)
}

/// Where the mark or the title before a name begins.
fn before(text: &str, start: usize) -> usize {
    let before = &text[..start];
    if before.ends_with('@') {
        return start - 1;
    }
    let titled = ["mr.", "mrs.", "ms.", "dr."]
        .iter()
        .find_map(|title| before.trim_end_matches(' ').strip_suffix(title));
    titled.filter(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric())).map_or(start, str::len)
}

fn is_particle(rest: &str) -> bool {
    PARTICLES.start(rest).is_some()
}

/// Whether what is found at this place is no part of a longer word.
pub(super) fn stands_alone(text: &str, name: &Range<usize>) -> bool {
    let (before, first) = (text[..name.start].chars().next_back(), text[name.start..].chars().next());
    let kind = |c: char| match c {
        c if is_han(c) => 1,
        c if is_hiragana(c) => 2,
        c if is_kana(c) => 3,
        c if c.is_ascii_alphanumeric() => 4,
        _ => 0,
    };
    let (Some(before), Some(first)) = (before, first) else { return true };
    let particle = "はがをにでともの、".contains(before);
    kind(before) != kind(first) || kind(first) == 0 || (kind(first) == 2 && particle)
}

/// Whether a particle, or in a timeline at least a space, tells that the name is that of somebody in the story.
pub(super) fn acts(sentence: &Sentence, name: &Name) -> bool {
    let text = sentence.text();
    let rest = &text[name.range.end..];
    let said = rest.trim_start_matches(' ');
    let told = name.hidden > 0
        || is_particle(said)
        || (sentence.place == Place::Timeline && said.len() < rest.len() && !said.is_empty());
    told && !is_written_down(&text[..name.range.start])
}

/// Whether only names stand between here and `担当:`.
fn is_written_down(before: &str) -> bool {
    let Some((label, between)) = before.rsplit_once([':', '=']) else { return false };
    let names = ["さん", "くん", "ちゃん", "さま"]
        .iter()
        .fold(between.to_owned(), |names, honour| names.replace(honour, ""));
    let is_list = !names.contains(|c: char| is_hiragana(c) && c != 'と') && !names.contains('。');
    is_list && OWNERS.end(label.trim_end())
}
