//! `vague-action`: an action without an outcome that one could check.

use crate::reading::cues::{Cues, Group};

pub(crate) const CUES: Cues = Cues { japanese: JAPANESE, english: ENGLISH };

const JAPANESE: &[Group] = &[
    (
        "promise",
        &[
            "強化|改善|検討|調査|整備|向上|最適化|高度化|効率化|適正化|充実|推進|促進|拡充|改良|是正|見直し|整理|精査|議論|協議|模索|評価|考慮|連携|意識合わせ|認識合わせ|底上げ|対応|対策|フォロー|研究|分析|把握|活用|再検討|再考|棚卸し|洗い出し|ブラッシュアップ|レベルアップ|チューニング|リファクタリング:suru",
            "強化|改善|検討|調査|整備|向上|最適化|高度化|効率化|適正化|充実|推進|促進|拡充|改良|是正|見直し|整理|精査|議論|協議|模索|再検討|底上げ を ~4 行|おこな|図|進め|はか|続け|目指|実施|加速|始め|検討|徹底|お願い",
            "見直|洗い出|取り組|考え|探|練|詰め て|す|む|る|み|ていく|ていき",
            "努め|つとめ:1",
            "努力|尽力|善処:suru",
            "再発防止 に|を|策",
            "目指:5s",
            "前向きに|真摯に|しっかり|適切に|適宜|随時|必要に応じて|可能な限り|できる限り|できるだけ|極力|なるべく|より良い|よりよい|何らかの|なんらかの|いい感じに|うまく|ちゃんと|きちんと|抜本的|継続的に|引き続き|順次|全般|全体的",
            "方法|やり方|仕組み|施策|対策|あり方|在り方|運用|体制|方針|可能性|必要性 ~4 検討|考え|模索|探|議論|見直|改善|整備|構築|強化|練",
            "できない か|だろうか|でしょうか",
            "何とか|なんとか|どうにか",
            "検討|調査|改善|強化 中|予定|課題|事項|が必要|する必要|したい|していく|してまいり|してゆき|の余地|する方向",
            "今後の課題|課題とし|課題である",
            "確実 に ~14 する|実施|行|し",
            "よう|ように ~6 配慮|調整|工夫|改善|努め|検討",
        ],
    ),
    (
        "bare",
        &[
            "強化|改善|検討|調査|整備|向上|最適化|高度化|効率化|充実|推進|促進|見直し|対策|整理|精査|議論|連携|再発防止|底上げ|洗い出し|模索|対応|活用 。|(",
        ],
    ),
    (
        "concrete",
        &[
            "アラート|通知|ジョブ|テスト|画面|ボタン|項目|チェックリスト|手順書|ダッシュボード|スクリプト|lint|CI|制約|上限|閾値 を|が|に ~8 追加|作|設|入れ|出|載せ|組み込|止め|失敗|弾|表示|設定",
            "までに|月末|期日|期限|秒|分|件|回|%|倍|台|行|以上|以下|未満|超え",
            "レポート|報告書|結果|一覧|結論|判断 を|に ~8 まとめ|出|書|提出|共有|決め|報告|残",
        ],
    ),
];

const ENGLISH: &[Group] = &[
    (
        "promise",
        &[
            "improve~|enhance~|strengthen~|optimise~|optimize~|harden~|streamline~|modernise~|modernize~|refine~|boost~|better|reinforce~|tighten~|overhaul~|bolster~|mature~|upgrade~|polish~ *1 our|the|all|how|on|up|overall|general|general|and|operational|monitoring|communication|alerting|testing|processes|process|observability|resilience|reliability|stability|quality|documentation|security|performance|tooling|handling|coordination|collaboration",
            "investigate~|explore~|consider~|evaluate~|assess~|discuss~|review~|revisit~|rethink~|examine~|analyse~|analyze~|study~|research~|reconsider~|brainstorm~|contemplate~|ponder~",
            "look~ into|at|for|again",
            "think~ about|of|through|how|whether",
            "work~ on|towards|toward|with|together",
            "figure~ out",
            "find~ *1 way|ways|solution|solutions|out",
            "come~ up with",
            "see~ if|whether|what|how",
            "do~|make~ *1 better|something|more|things|sure|effort|progress",
            "be~ more|better *1 proactive|robust|resilient|reliable|careful|prepared|about|at",
            "ensure~|guarantee~ that|the|all|proper|adequate|no|every|better|it|this|we",
            "make~ *1 more robust|resilient|reliable|stable|efficient|scalable|maintainable|secure|safe",
            "take~ *3 measures|steps|action|seriously|appropriate|necessary",
            "commit~ to",
            "continue~ to",
            "strive~|aim~|seek~|endeavour~|endeavor~|plan~|intend~|hope~|try~ to",
            "step change|operational excellence|best practices|best practice|lessons learned|learnings|holistic|going forward|as appropriate|where possible|as needed|if needed|in general|where necessary|as necessary|as required",
            "more|better|improved|proper|adequate|appropriate|stronger|enhanced|sufficient *1 monitoring|alerting|communication|testing|documentation|coverage|observability|processes|process|planning|coordination|tooling|visibility|handling|capacity|collaboration|controls|safeguards|tests|alerts|logging|checks|ownership|resilience",
            "can we|could we|should we",
            "tbd|todo|tbc",
            "address~|tackle~|handle~|fix~|clean~|sort~|tidy~ *2 debt|issues|issue|problem|problems|gaps|gap|concerns|situation|up|out|properly|better",
            "align~|sync~|engage~|liaise~|coordinate~|communicate~ *2 with|on|around|more|better",
            "have~|hold~|start~ *2 discussion|conversation|think|look|chat",
            "keep~ an eye|working|improving|monitoring",
            "monitor~ *1 closely|situation|more|better|the",
            "reduce~|minimise~|minimize~|avoid~|prevent~ *3 risk|risks|recurrence|such|similar|impact|likelihood|again|incidents|future|debt|toil",
            "do the needful",
        ],
    ),
    (
        "concrete",
        &[
            "add~|create~|write~|build~|delete~|remove~|block~|reject~|alert~|page~|set~|cap~|limit~|pin~|enforce~|require~ *6 when|if|above|below|over|on|to|for|that|after|before|by|than",
            "by <number>|<time>",
            "report|decide|decision|proposal|result|results|findings|recommendation by|with|in|to",
            "above|below|under|over|exceeds|exceeding|than <number>",
            "so that",
        ],
    ),
];
