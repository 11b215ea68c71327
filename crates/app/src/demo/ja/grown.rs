//! What the Japanese-speaking people wrote on after their first meeting, before they published it.

use jiff::civil::Weekday;
use yomikai_domain::{
    postmortem::{Figure, FoundBy},
    section::Section,
    severity::Severity,
    timeline::Marker,
};

use super::super::script::{Full, Moment};

pub(super) const RELEASE: Full = Full {
    severity: Severity::Major,
    services: "注文, 在庫",
    tags: "発売, 負荷",
    factors: &["capacity", "missing-signal"],
    found_by: Some(FoundBy::Customer),
    figures: &[(Figure::People, "1900"), (Figure::Minutes, "26")],
    sections: &[
        (
            Section::Impact,
            "10時3分から29分まで、すべての商品の注文が完了できなかった。カートの中身は失われておらず、\
             半分ほどのお客様は、その日のうちに注文し直してくださった。",
        ),
        (Section::Trigger, "限定色のインクの発売。閲覧は10時ちょうどに普段の11倍になった。"),
        (
            Section::Resolution,
            "- 照会し直す回数を、設定で3から0に変えた\n- 照会の待ち行列を空にして、窓口を一台ずつ立ち上げ直した",
        ),
        (
            Section::Detection,
            "お客様のお問い合わせで気づいた。注文数のグラフは5分ごとの集計で、落ち込みが見えたのは10時10分だった。",
        ),
        (Section::LessonsGood, "照会し直す回数が設定になっていて、リリースを待たずに変えられた。"),
        (Section::LessonsBad, "販促のカレンダーを見る権限が、当番の役割に付いていない。"),
        (Section::LessonsLucky, "発売は平日の午前で、在庫を作った二人が、二人とも席にいた。"),
    ],
    day: Weekday::Friday,
    timeline: &[
        Moment {
            at: "10:00", marker: None, what: "限定色のインクを発売。閲覧が普段の11倍になる。"
        },
        Moment {
            at: "10:03",
            marker: Some(Marker::Began),
            what: "在庫の照会が返らなくなり、注文の最後の画面が「もう一度お試しください」になる。",
        },
        Moment {
            at: "10:07",
            marker: Some(Marker::Detected),
            what: "お問い合わせが続けて三件届き、窓口から当番に伝わる。",
        },
        Moment {
            at: "10:09",
            marker: Some(Marker::Acknowledged),
            what: "当番と、在庫を作った二人が通話に集まる。",
        },
        Moment { at: "10:21", marker: None, what: "照会し直しを止める設定を出す。" },
        Moment {
            at: "10:29",
            marker: Some(Marker::Mitigated),
            what: "照会が返り始め、注文が通るようになる。",
        },
        Moment {
            at: "11:10",
            marker: Some(Marker::Resolved),
            what: "届かなかった注文がないことを確かめ、対応を終える。",
        },
    ],
};

pub(super) const MAIL: Full = Full {
    severity: Severity::Minor,
    services: "検証環境, お知らせメール",
    tags: "個人情報",
    factors: &["missing-signal", "configuration"],
    found_by: Some(FoundBy::Alert),
    figures: &[(Figure::People, "12")],
    sections: &[
        (
            Section::Impact,
            "代理受取人の12人に、身に覚えのないお知らせが届いた。12人とも、その日のうちに電話でお話しできた。",
        ),
        (Section::Trigger, "先月、受取人の表に「代理受取人のメールアドレス」の列が増えた。"),
        (Section::Detection, "送信枠を使い切ったという通知が、当番に届いた。"),
        (Section::LessonsLucky, "検証用の送信枠は、一時間に12通までの契約だった。"),
    ],
    day: Weekday::Wednesday,
    timeline: &[
        Moment {
            at: "14:02", marker: Some(Marker::Began), what: "検証環境で、失効のお知らせを送り始める。"
        },
        Moment {
            at: "14:03",
            marker: Some(Marker::Detected),
            what: "13通目で送信枠を使い切り、通知が届く。",
        },
        Moment {
            at: "14:11", marker: Some(Marker::Mitigated), what: "送信待ちの2万件を取り消す。"
        },
        Moment {
            at: "18:40", marker: Some(Marker::Resolved), what: "最後のお一人に事情をお伝えする。"
        },
    ],
};

pub(super) const THREE: Full = Full {
    severity: Severity::None,
    services: "お届け日",
    tags: "",
    factors: &["knowledge-in-one-head"],
    found_by: None,
    figures: &[],
    sections: &[],
    day: Weekday::Monday,
    timeline: &[],
};
