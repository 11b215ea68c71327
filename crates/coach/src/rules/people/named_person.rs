//! `named-person`: an individual is named as an actor, where a role would do.

use crate::{
    finding::Moment,
    kind::Place,
    reading::cues::{Cues, Group},
};

/// Thanks and luck may have names among those who were there; it is worth a thought before others read them.
pub(crate) const fn moment(place: Place) -> Moment {
    match place {
        Place::Praise | Place::Luck => Moment::Sharing,
        _ => Moment::Writing,
    }
}

pub(crate) const CUES: Cues = Cues { japanese: JAPANESE, english: ENGLISH };

const JAPANESE: &[Group] = &[
    (
        "title",
        &[
            "さん|氏|くん|ちゃん が|は|も|の|に|を|と|から|より|へ|、|で|による|により|によって|自身|本人|宛|あて|(",
            "部長|課長|係長|主任|室長|リーダー|マネージャ|先生|医師|看護師|社長|主査|所長|店長|班長|教授|主事|技師 が|は|も|の|に|を|と|から|より|へ|、|による|により",
            "@",
        ],
    ),
    (
        "owner",
        &[
            "担当|担当者|オーナー|責任者|作成者|作成|執筆|執筆者|レビュー|レビュアー|承認|承認者|記録|記録者|報告者|起票|起票者|文責|参加者|出席者|IC|司会|進行|インシデントコマンダー|指揮|owner|author|reviewer :|=|/|は",
            "期限|担当|〆",
        ],
    ),
    (
        "place",
        &[
            "市|町|村|区|県|駅|店|支店|支社|工場|センター|データセンター|ビル|橋|川|山|島|港|空港|線|号|町内|営業所|拠点|校|病院|製作所|電機|商事|工業|株式会社|通り|大学|リージョン|ゾーン|サーバ|棟|倉庫",
            "の 法則|定理|公式|図|検定|分布|方式|アルゴリズム",
        ],
    ),
];

const ENGLISH: &[Group] = &[
    (
        "acts",
        &[
            "<name> *1 <done>",
            "<name> <Unknown> *1 <done>",
            "<name> 's",
            "<name> *3 who",
            "<name> and <name>",
            "by|from|to|with|for|and|because|after|when|while|until|before|since|that|as|told|asked|paged|called|pinged|messaged|thanks|only|let <name>",
            "mr|mrs|ms|dr|prof|miss <Unknown>|<name>|<word>",
            "<name> be~|have~|do~|will|would|could|should|did|had|was|is",
            "@ <word>|<name>|<Unknown>|<s>|<ed>",
            "<Unknown> *1 <done>",
            "<Unknown> <Unknown> *1 <done>",
            "<Unknown> <s>",
            "<Unknown> be~|have~|had|was|is|did|forgot|noticed|ran|pushed|merged|deployed|deleted|joined|left|called|paged|acked|said|thought|wrote|took|saw|found",
            "by <Unknown>",
            "<Unknown> 's",
            "<number> <Unknown>|<name> <done>|<s>|be~",
        ],
    ),
    (
        "owner",
        &[
            "owner|owners|author|authors|reviewer|reviewers|reviewed|approved|approver|assignee|assigned|due|prepared|written|commander|ic|scribe|facilitator|contact|dri|lead *1 :|by|— *1 <name>|<Unknown>",
            "( <name>|<Unknown>",
            "owned by",
        ],
    ),
    (
        "place",
        &[
            "in|at|near|around|outside|via|through|across|of the? <Unknown>|<name>|<Unknown> *2 <place>|region|office|site|street|hospital|airport|station|branch|data|county|city|university|campus|building",
            "<Unknown>|<name> <place>|inc|ltd|gmbh|corp|llc|bank|group|labs|systems|airlines|railways",
            "<Unknown>|<name> 's? law|theorem|algorithm|principle|rule|paradox|distribution|test|number|index",
        ],
    ),
];
