//! `human-error`: the story of the cause ends at a human slip.

use crate::reading::cues::{Cues, Group};

pub(crate) const CUES: Cues = Cues { japanese: JAPANESE, english: ENGLISH };

/// Slips, by all their names.
macro_rules! slips {
    ($after:literal) => {
        concat!(
            "ヒューマンエラー|人為ミス|人的ミス|人的要因|人的エラー|人為的ミス|単純ミス|凡ミス|ケアレスミス|うっかりミス|うっかり|\
             操作ミス|入力ミス|設定ミス|作業ミス|確認ミス|連絡ミス|伝達ミス|計算ミス|判断ミス|記載ミス|転記ミス|タイプミス|コピペミス|オペミス|\
             オペレーションミス|配線ミス|手順ミス|選択ミス|指定ミス|発注ミス|仕訳ミス|登録ミス|変換ミス|ミス|誤操作|誤入力|誤設定|誤記|誤送信|\
             誤配信|誤削除|誤投入|誤接続|誤認|誤解|誤り|勘違い|思い違い|取り違え|取違え|間違え|間違い|入れ違え|打ち間違い|書き間違い|見間違い|\
             聞き間違い|押し間違い|選択間違い|思い込み|失念|忘れ|漏れ|もれ|抜け|抜け漏れ|確認漏れ|設定漏れ|連絡漏れ|登録漏れ|更新漏れ|削除漏れ|\
             戻し忘れ|消し忘れ|確認不足|チェック漏れ|見落とし|見逃し|見過ごし|読み違え|読み間違い|読み飛ばし|取りこぼし|伝え忘れ|早とちり|手違い|\
             行き違い|誤字|誤植|タイポ|typo|不注意|認識違い|認識齟齬|錯誤|混同|聞き漏らし|記入漏れ|貼り間違い|差し間違い|踏み外し ",
            $after
        )
    };
}

const JAPANESE: &[Group] = &[
    (
        "cause",
        &[
            slips!("が|は|も|こそ ~10 原因|要因|主因|真因|理由|発端|引き金|きっかけ|根本|すべて|全て"),
            slips!(
                "に ~3 よる|より|よって|起因|端を発|由来|尽き|帰着|ほかなら|他なら|過ぎ|すぎ|帰せられ|ある"
            ),
            slips!("が ~8 招|引き起こ|もたら|つなが|繋が|至ら|引き金を引"),
            slips!("から ~12 た|始ま"),
            slips!("の ため|為|せい|結果"),
            slips!(
                "で|でした|です|であった|だった|である|だ|であり|と ~4 判明|結論|断定|分類|考え|判断|特定|いう|し|のこと"
            ),
            "原因|要因|真因|主因|理由|根本|トリガー|発端 ~14 ミス|忘れ|漏れ|誤り|間違い|失念|見落とし|取り違え|勘違い|思い込み|ヒューマンエラー|不足|手違い|誤操作",
            "なぜ ~4 忘れ|間違え|見落と|誤|漏れ|失念|勘違い",
            "忘れ|失念|間違え|見落と|取り違え|勘違い|誤|思い込|打ち間違え|読み違え|入れ違え|押し間違え|書き間違え|選び間違え|聞き違え ~8 こと|の|ため|から|ので ~6 原因|発生|起き|至|招|障害|停止",
            "人 の ミス|間違い|過ち|誤り|手違い",
            "人間 は|だから|が|の ミス|間違|誤り",
        ],
    ),
    (
        "slip",
        &[
            "忘れ て|た|ており|ていた|ました|てしま",
            "失念 し",
            "誤って|間違って|うっかり|つい|思わず|手が滑って|指が滑って|勘違いして|取り違えて|間違えて|見落として|見逃して",
            "入れ違え|打ち間違え|書き間違え|読み違え|押し間違え|選び間違え|貼り間違え|差し間違え|取り違え て|た|ました|てしま",
            "桁|単位|環境|対象|宛先|日付|番号|名前|順番|向き|列|行|ファイル|ブランチ ~3 間違え|取り違え|誤|打ち間違え",
        ],
    ),
    (
        "closed",
        &[
            "システム|仕組み|設計|手順 ~4 に|は ~4 問題|異常|不備|瑕疵 ~3 な|無|認められ|見当たら",
            "再発性|対策 ~6 不要|なし",
            "それ|これ だけ|以上|以外|に尽き",
        ],
    ),
];

const ENGLISH: &[Group] = &[
    (
        "named",
        &[
            "human|operator|user|pilot|driver|staff|manual|clerical|handling|keying|data-entry|typing|configuration error|errors|mistake|slip|factor|factors|failure|failing|oversight",
            "pebkac|id10t|layer 8",
            "error on the part|behalf of",
            "operator|user|engineer|nurse|clerk|driver|technician|admin|developer|reviewer|person 's? error|mistake|slip|oversight|typo|misread|omission|lapse",
        ],
    ),
    (
        "cause",
        &[
            "cause~|trigger~|due|because|result~|attribute~|down|lead~|owing|thanks|trace~|put *5 error|mistake|slip|typo|oversight|misread|mistyped|forgot|forgotten|forgetting|mix|wrong|accident|accidentally|mistakenly|misconfigured|overlooked|missed|misunderstanding|confusion|omission|lapse|misclick|fumble|carelessness|negligence",
            "error|mistake|slip|typo|oversight|misunderstanding|omission|lapse|mix|misclick|misreading|confusion|forgetting|carelessness *8 cause~|lead~|trigger~|result~|take~|bring~|break~|cost~|be~ the|down|out|in|us|to",
            "cause|root|reason|trigger|explanation|rca *4 error|mistake|slip|typo|oversight|forgot|mistyped|fat|wrong|human|carelessness|confusion|misread|omission|missed|overlooked",
            "<person> *3 forgot|forgotten|forget",
            "be~ forgotten|overlooked|missed|mistyped|misread|misconfigured|misplaced|omitted",
            "<person> *3 mistype~|misread|misclick~|mistook|confuse~|overlook~|miss~|misplace~|mislabel~|swap~|transpose~|misjudge~|miscount~|misunderstand~",
            "<person> *4 wrong <word>",
            "wrong <word> be~ <done>",
            "by mistake|accident|error|oversight",
            "in error",
            "accidentally|mistakenly|inadvertently|erroneously|unintentionally|wrongly *1 <done>",
            "fat finger~",
            "make~ a|an|the *2 mistake|error|slip|typo",
            "mix~ up",
            "hit|press~|click~|pick~|choose~|select~|type~|enter~|paste~|scan~|plug~|deploy~|delete~|run~ *1 the wrong",
            "slip of the|attention|memory",
            "lapse of|in concentration|attention|memory|judgement|judgment",
        ],
    ),
    (
        "closed",
        &[
            "full stop",
            "that be~ all|it",
            "nothing else|more to",
            "system|systems|software|equipment|process work~|function~|behave~ as|correctly|fine",
            "case closed",
            "simply|just|purely|nothing more|only *2 error|mistake|typo|slip|forgot|wrong|human",
        ],
    ),
];
