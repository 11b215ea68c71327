//! Who a sentence speaks about: roles, teams, companies and named people.

use super::{english::Token, list::Words, own};
use crate::{config::Config, lang::is_han};

/// Roles, teams and companies, and the suffixes and titles that make a person of a name.
const JAPANESE: Words = Words(
    "担当|当番|当直|係員|オペレーター|オペレータ|作業者|作業員|開発者|エンジニア|プログラマ|dba|qa|sre|\
     新人|若手|ベテラン|社員|職員|メンバー|リーダー|マネージャ|マネジャ|上司|部長|課長|社長|係長|\
     主任|ディレクター|デザイナー|チーム|班|部門|部署|営業|経理|人事|総務|情シス|ベンダー|委託先|\
     協力会社|会社|業者|窓口|開発側|運用側|現場|レビュア|レビューア|管理者|責任者|当人|本人|彼|\
     当事者|スタッフ|夜勤|日勤|派遣|外注|請負|パートナー|コンサル|研修生|インターン|後輩|先輩|\
     同僚|者が|者は|者の|員が|員の|員は|さん|くん|君が|君の|君は|氏が|氏の|氏は|私|自分|我々|\
     われわれ|連中|やつ|奴|人が|人の|部が|部の|部は|課が|課の|課は|社が|社の|社は|陣|経営|\
     サポート|インフラ",
);

/// The nearest place at or before which a person, team or company stands.
pub(crate) fn japanese(text: &str, config: &Config) -> bool {
    JAPANESE.iter().any(|word| text.match_indices(word).any(|(at, _)| is_person(text, at, word)))
        || own_people(text, config)
}

/// Some words contain a person's word and are none (当番表, チーム名, 全部が).
fn is_person(text: &str, at: usize, word: &str) -> bool {
    const THING: Words = Words("表|名|画面|ツール|用|ページ|向け|数|番号|id|キー|記事|範囲");
    const PART: Words = Words("全|一|内|外|細|上|下|後|前|大|両|基");
    let suffix = word.ends_with(['が', 'は', 'の']) && word.chars().count() == 2;
    let alone = !text[..at].ends_with(|c: char| is_han(c) || c.is_alphanumeric()) || PART.end(&text[..at]);
    let suffix_only = suffix && alone && !word.starts_with(['人', '氏', '君']);
    !suffix_only && !THING.start(&text[at + word.len()..])
}

fn own_people(text: &str, config: &Config) -> bool {
    config.people.iter().any(|person| !own::occurrences(text, person).is_empty())
}

const ENGLISH: Words = Words(
    "folks|folk|temp|temps|cleaner|cleaners|dispatcher|dispatchers|porter|guard|guards|pharmacist|teacher|cashier|courier|desk|group|division|pm|ceo|cto|infra|whoever|engineer|engineers|developer|developers|dev|devs|operator|operators|admin|admins|\
     administrator|manager|managers|lead|leads|team|teams|crew|crews|vendor|vendors|contractor|\
     contractors|subcontractor|staff|intern|interns|junior|juniors|newcomer|colleague|colleagues|\
     author|authors|reviewer|reviewers|noc|sre|sres|ops|marketing|technician|technicians|clerk|\
     clerks|nurse|nurses|driver|drivers|owner|owners|dba|dbas|integrator|supplier|suppliers|\
     provider|department|departments|squad|guild|people|person|employee|employees|analyst|\
     analysts|architect|architects|designer|tester|testers|qa|facilities|caller|callers|\
     responder|responders|management|boss|director|agency|consultant|consultants|he|she|they|him|\
     her|his|their|who|whoever|guy|guys|someone|somebody|everyone|leadership|procurement|finance|\
     sales|legal|security|trainee|trainees|apprentice|officer|staffer|programmer|programmers|\
     user|l1|l2|outsourcer|we|you|i|shift|commander|helpdesk|individual|individuals",
);

/// Whether one of these words is a person, team or company.
pub(crate) fn english(tokens: &[Token<'_>], config: &Config) -> bool {
    tokens.iter().any(|token| ENGLISH.has(token.word) || is_trade(token.word))
        || (!config.people.is_empty() && own_tokens(tokens, config))
}

/// Many trades end alike: machinist, technician, volunteer, foreman.
fn is_trade(word: &str) -> bool {
    word.len() > 6 && Words("ician|icians|eer|eers|ologist|inist|inists|sman|smen|swoman").end(word)
}

fn own_tokens(tokens: &[Token<'_>], config: &Config) -> bool {
    let text = tokens.iter().map(|token| token.word).collect::<Vec<_>>().join(" ");
    own_people(&text, config)
}

/// Products and things that begin with a capital, or begin a sentence, and break things.
const THINGS: Words = Words(
    "kubernetes|redis|postgres|postgresql|mysql|kafka|terraform|ansible|jenkins|nginx|envoy|\
     docker|github|gitlab|aws|azure|google|cloudflare|linux|windows|java|python|rust|node|npm|\
     chrome|android|ios|consul|vault|istio|helm|argo|it|this|that|which|these|those|what|\
     something|everything|nothing|traffic|dns|tls|bgp|lightning|fire|hardware|cache|migration|\
     commit|patch|elasticsearch|mongodb|cassandra|spark|airflow|prometheus|grafana|systemd|\
     openssl|firmware",
);

/// Whether a word looks like the name of a person: a capital, no thing, no plural, no noun of action.
pub(crate) fn is_name(token: &Token<'_>) -> bool {
    let word = token.word;
    let action = Words("s|ing|tion|ment|age|ity|er|base|js|db").end(word)
        && !Words("james|thomas|lucas|jonas|peter|oliver|alexander").has(word);
    token.capital && word.len() > 2 && word.chars().all(char::is_alphabetic) && !action && !THINGS.has(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{text::Normal, words::english::tokens};

    #[test]
    fn people_are_told_from_things() {
        let config = Config::default().with_person("配送センター");
        for (text, expected) in [
            ("担当者の手順", true),
            ("当番表の更新", false),
            ("バッチが止まる", false),
            ("鈴木さんの環境", true),
            ("全部が止まる", false),
            ("配送センターが", true),
        ] {
            assert_eq!(japanese(text, &config), expected, "{text}");
        }
    }

    #[test]
    fn names_have_a_capital_and_are_no_product() {
        for (text, expected) in [
            ("Priya", true),
            ("Redis", false),
            ("Migrations", false),
            ("priya", false),
            ("Deployment", false),
        ] {
            let mut normal = Normal::default();
            normal.push_source(text, 0..text.len());
            assert_eq!(tokens(&normal).first().is_some_and(is_name), expected, "{text}");
        }
    }
}
