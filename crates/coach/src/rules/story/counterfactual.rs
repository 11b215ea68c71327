//! `counterfactual`: what people did not do, or what would have happened otherwise.

use crate::reading::cues::{Cues, Group};

pub(crate) const CUES: Cues = Cues { japanese: JAPANESE, english: ENGLISH };

/// Human work that can be left undone.
macro_rules! undone {
    ($verb:literal) => {
        concat!(
            "確認|検証|テスト|試験|レビュー|相談|連絡|報告|共有|点検|チェック|周知|調査|検討|想定|考慮|認識|把握|エスカレーション|\
             エスカレ|質問|見直し|リハーサル|監視|評価|記録|更新|準備|用意|訓練|対応|議論|通知|説明|修正|調整|照会|問い合わせ|\
             計測|測定|予行|演習|突き合わせ|照合|計画|理解|設定|実施 ",
            $verb
        )
    };
}

const JAPANESE: &[Group] = &[
    (
        "should-have",
        &[
            "べき だった|でした|であった|だっただろう|だったと|だったの|だったが|ではなかった|じゃなかった|だったはず",
            "ほう|方 が よかった|良かった|よかっ|良かっ|ましだった|無難だった|賢明だった|早かった",
            "れば|たら|だら|ければ|なければ|なきゃ よかった|良かった|よかっ|良かっ|済んだ|すんだ",
            "必要 が|は|も あった|ありました|あったの|あっただろう|あったはず",
            "必要 だった|でした",
            "はず だった|でした|だが|なのに|だったのに|である|です",
            "本来 なら|であれば|は|ならば|取るべき|すべき|やるべき",
            "のが 筋|本筋|正解|妥当|賢明 だった|でした",
            "余地 は|が あった|ありました",
            "求められ て いた",
        ],
    ),
    (
        "would-have",
        &[
            "て|で いれば|いたら|いたなら|いれば、|いたとすれば|おけば|おいたら|あれば|あったら",
            "てれば|でれば|てたら|でたら",
            "していれば|していたら|しておけば|しておいたら|してあれば|できていれば|できていたら",
            "さえ ~8 れば|たら|ければ",
            "防げ|避けられ|食い止められ|回避でき|抑えられ|止められ|間に合っ|気づけ|気付け|見抜け|救え|予防でき|防止でき|軽減でき|短縮でき|免れ た|たはず|たかも|ただろう|たのに|たのでは|たと|ていた|ました",
            "かも しれ な",
            "ずに|なくて 済んだ|すんだ|済んで|済みました",
            "かった はず|だろう|でしょう|かもしれ|に違いな|と思われ|と思います|と考え|のではないか",
            "た はず|だろう|でしょう|のに|に違いな|ものを|のではないか|と思われ|ところだ",
            "一言|一声|ひと言|一度|一回|一本|一報 ~6 あれば|あったら|ていれば|ておけば|でも",
        ],
    ),
    (
        "hindsight",
        &[
            "今|いま|後|あと|今更 に? から|思えば|にして思えば|にして|振り返れば|になって|から見れば|から考えれば|なら言え",
            "振り返 れば|ると|ってみれば|ってみると",
            "後知恵|結果論|悔やまれ|悔いが残|惜しまれ|惜しい|遅すぎた|遅きに失",
            "もっと|もう少し|いち早く 早く|早め|早い|慎重|注意 ~10 いれば|たら|べき|ば",
            "そもそも ~14 なければ|べき|ば",
            "なぜ|何故|どうして|なんで ~20 なかったの|なかったか|なかった|ないのか|ずに|なんだ",
            "誰|だれ も|一人 ~18 な|ず",
            "誰|だれ か|一人でも|ひとりでも ~20 いれば|たら|ば",
        ],
    ),
    (
        "did-not",
        &[
            undone!(
                "し なかった|ていなかった|ませんでした|ていません|ないまま|ないで|なく|てこなかった|てなかった|切れていなかった|きれていなかった|そびれ"
            ),
            undone!("せず に? |ずに|ず、|ずじまい|ぬまま"),
            undone!(
                "を|も|は ~6 し|行わ|おこなわ|やら|とら|取ら|入れ|受け|経 なかった|ていなかった|ないまま|ず|ずに|ていません|ませんでした"
            ),
            undone!("を|も 怠|おこた:5r"),
            undone!("を|も 省|飛ば|後回し|すっ飛ば|スキップ|サボ|省略|抜か|端折"),
            "気づ|気付|きづ かなかった|かず|いていなかった|けなかった|けず|かないまま|いておらず|くのが遅|くのに",
            "見|読|聞|訊|尋ね|問|疑|調べ|試|測|確かめ|伝え|教え|知らせ|知ら|止め|止ま|考え|思い|目を通|目を向け|手を打|手をつけ|声を上げ|声をかけ|名乗り出|立ち止ま|待 ていなかった|なかった|ず|ずに|ないまま|まなかった|かなかった|わなかった|ねなかった|さなかった|らなかった|たなかった|ようとしなかった|もしなかった|もせず|ようともせず|うともしな|うとしな",
            "思い至ら|思い浮か|思いつか|及ば|踏み切ら|動か|乗り出さ|踏み込ま|向き合わ|取り合わ|耳を貸さ なかった|ず|ないまま|なかったの",
            "発想|選択肢|視点|意識|考え が|は|も なかった|無かった|ありませんでした|抜けていた|欠けていた",
            "もせず|もしないで|もしないまま|ともせず|ろくに|碌に",
            "人 は|が い|おら なかった|ず|ませんでした",
            "ままに? し|放置|見過ご|先延ばし|先送り|棚上げ し|さ|に",
        ],
    ),
];

const ENGLISH: &[Group] = &[
    (
        "should-have",
        &[
            "should|must|ought *1 to? *1 have|'ve *2 <done>",
            "should|ought|need *1 to? *1 have|'ve been",
            "should n't|not|never have|'ve <done>",
            "was|were supposed|meant|expected to *8 but",
            "need~ to have <done>",
            "had to|needed to *3 but|and did",
            "would have been wise|wiser|better|smart|sensible|good|prudent|enough|obvious",
            "better to have <done>",
            "is|was what <person> needed|should|ought",
            "the right thing|call|move|step|time to|was|would",
        ],
    ),
    (
        "would-have",
        &[
            "could|might *2 have|'ve *2 <done>",
            "would|'d *2 have|'ve *2 <done>",
            "could|might|would have been|'ve *3 avoided|prevented|caught|spared|shorter|smaller|different|found|seen|stopped|contained|noticed|spotted|saved",
            "had <person> *2 <done>",
            "had *1 it not *1 been",
            "had *4 been <done>",
            "if only",
            "if <person> *2 had",
            "if *4 had *2 <done>",
            "if *5 would have <done>",
            "n't|not|never have <done> if|had",
            "with a|an|one|just|even|more|better|some *4 would",
            "was|were|be~ avoidable|preventable|foreseeable",
            "save~|spare~ us|everyone|them|the",
            "it would have taken|cost|only|been",
            "all it took|takes|would|needed|need",
            "be~ caught|avoided|prevented|found|spotted earlier|sooner|in|by|at|with|if|had",
        ],
    ),
    (
        "hindsight",
        &[
            "in|with *2 hindsight|retrospect",
            "look~ back",
            "hindsight",
            "<person> wish~",
            "it be~ a pity|shame",
            "too late",
            "sooner|earlier *6 would|could|should",
        ],
    ),
    (
        "did-not",
        &[
            "<person> *2 did|do|does|had|have|has|was|were n't|not *2 notice~|check~|verify~|test~|ask~|read~|tell~|inform~|escalate~|look~|consider~|think~|review~|follow~|mention~|warn~|realise~|realize~|know~|question~|wait~|call~|page~|document~|rehearse~|try~|monitor~|watch~|plan~|communicate~|coordinate~|raise~|report~|update~|see~|spot~|catch~|bother~|understand~|confirm~|validate~|measure~|do~|run~|write~|open~|respond~|react~|act~|stop~|use~|turn~|take~|make~|share~|listen~|speak~|talk~|challenge~|announce~|schedule~|prepare~|anticipate~|expect~|appreciate~|recognise~|recognize~|investigate~|assess~|consult~|involve~|budget~|allow~|give~|get~|keep~|pick~|wire~|add~|set~|put~",
            "<person> *1 never *1 <done>",
            "<person> *3 fail~|neglect~|omit~|forget~|decline~|refuse~|decide~ *1 to",
            "<person> *3 ignore~|skip~|overlook~|miss~|dismiss~|disregard~|postpone~|defer~|bypass~|waive~",
            "nobody|noone|no one|none|not one|no-one *6 <done>",
            "nobody|no one|none *3 did|had|was|has|knew|saw|thought|took",
            "without anyone|anybody|someone|somebody|us|them|him|her|the *2 <word>",
            "without asking|checking|testing|telling|looking|reading|reviewing|informing|verifying|consulting|notifying|rehearsing|measuring|considering|waiting|confirming|reading|thinking|a|any *3 test|review|rehearsal|check|heads-up|plan|word|warning|look|notice",
            "it? never|not|n't occur~|cross~ to|<person>",
            "at no point|time did|was|had",
            "nor did|had|was <person>",
            "why did|do|had|was|were|has *1 n't|not? <person>",
            "why did|was|were|had n't|nobody|no|not",
            "no attempt|effort|thought|consideration|rehearsal|review|test|check was|were|had",
            "go~|went|gone|been unchecked|untested|unread|unnoticed|unreviewed|unanswered by",
            "little|no thought|attention be~|was given|paid",
            "too late|little|long to|before",
            "assume~ *6 instead of|rather than *1 checking|asking|testing|looking|reading|verifying",
        ],
    ),
];
