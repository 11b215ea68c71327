//! The further members: people whose names nobody has, and who read.

use yomikai_domain::Language;

use super::super::{SCRIPTS, address, fill::unknown_password};
use crate::{Actor, App, Result, invitation, session};

/// How the nicknames of the further members begin.
const CROWD: &str = "crowd-";
/// How many of five read Japanese.
const JAPANESE: usize = 2;

/// The nickname of one of them, counted from 1: `crowd-0001`.
fn nick(number: usize) -> String {
    format!("{CROWD}{number:04}")
}

/// Whether somebody of that nickname is one of them.
pub(in super::super) fn is_nick(nick: &str) -> bool {
    let number = nick.strip_prefix(CROWD);
    number.is_some_and(|number| number.len() == 4 && number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Lets that many people join the company.
pub(in super::super) async fn join(app: &App, admin: &Actor, members: u32) -> Result<Vec<Actor>> {
    if members == 0 {
        return Ok(Vec::new());
    }
    let token = invitation::make(app, admin, "member", &members.to_string(), "1").await?;
    let mut crowd = Vec::new();
    for at in 0..usize::try_from(members).unwrap_or_default() {
        let (language, name) = name(at);
        let form = invitation::Join {
            token: &token,
            name: &name,
            email: &address(&nick(at + 1)),
            password: &unknown_password(app),
            language: language.tag(),
            zone: zone(language),
            device: "",
        };
        crowd.push(session::resume(app, &invitation::join(app, &form).await?.token).await?);
    }
    Ok(crowd)
}

/// The name of one of them, counted from 0, and the language that they read. No two have the same name.
fn name(at: usize) -> (Language, String) {
    if at % 5 < JAPANESE {
        (Language::Ja, paired(at, &JA_FAMILY, &JA_GIVEN, |family, given| format!("{family} {given}")))
    } else {
        (Language::En, paired(at, &EN_FAMILY, &EN_GIVEN, |family, given| format!("{given} {family}")))
    }
}

/// Goes through all pairs, so that neighbours differ in both.
fn paired<const N: usize>(
    at: usize,
    families: &[&str; N],
    given: &[&str; N],
    name: impl Fn(&str, &str) -> String,
) -> String {
    let (family, round) = (at % N, at / N);
    name(families[family], given[(family + round) % N])
}

fn zone(language: Language) -> &'static str {
    SCRIPTS.iter().find(|script| script.language == language).map_or("UTC", |script| script.zone)
}

const JA_FAMILY: [&str; 24] = [
    "紙屋敷",
    "筆岡",
    "硯山",
    "栞川",
    "綴木",
    "墨沢",
    "糊田",
    "封城",
    "便箋野",
    "朱肉谷",
    "定規原",
    "鉛筆坂",
    "消島",
    "帳場谷",
    "付箋田",
    "万年井",
    "画鋲崎",
    "判子沢",
    "輪護",
    "罫野",
    "枠井",
    "折原野",
    "切手町",
    "束岡",
];
const JA_GIVEN: [&str; 24] = [
    "蒼太",
    "ひなた",
    "柚希",
    "湊",
    "凛",
    "悠真",
    "紬",
    "樹",
    "千景",
    "律",
    "小春",
    "朔",
    "楓花",
    "陽向",
    "澪",
    "翔平",
    "奏",
    "一花",
    "伊織",
    "文",
    "暁",
    "灯",
    "遥斗",
    "みのり",
];
const EN_FAMILY: [&str; 24] = [
    "Inkwell",
    "Paperley",
    "Quillfeather",
    "Blottersby",
    "Nibthorpe",
    "Foolscape",
    "Vellumstone",
    "Staplewick",
    "Rulersmith",
    "Pencombe",
    "Sealwright",
    "Margintree",
    "Binderlow",
    "Parchmore",
    "Clipstead",
    "Erasmore",
    "Ledgerly",
    "Notebrook",
    "Stampfield",
    "Twinewood",
    "Cardigate",
    "Foldham",
    "Graphitson",
    "Letterby",
];
const EN_GIVEN: [&str; 24] = [
    "Ada", "Bram", "Cleo", "Dara", "Elio", "Freya", "Gus", "Hana", "Idris", "Juno", "Kofi", "Lena", "Milo",
    "Nadia", "Otis", "Priya", "Quinn", "Rosa", "Silas", "Tara", "Umar", "Vera", "Wren", "Yusuf",
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use yomikai_domain::limits;

    use super::*;

    #[test]
    fn everybody_has_a_name_and_a_nickname_of_their_own() {
        let most = usize::try_from(limits::DEMO_MEMBERS).unwrap();
        let names: BTreeSet<_> = (0..most).map(|at| name(at).1).collect();
        assert_eq!(names.len(), most);
        assert_eq!((nick(1), nick(most)), ("crowd-0001".to_owned(), format!("crowd-0{most}")));
        assert!((1..=most).all(|number| is_nick(&nick(number))));
        for other in ["crowd-1", "crowd-00001", "crowd-000a", "aida", "crowd"] {
            assert!(!is_nick(other), "{other}");
        }
    }
}
