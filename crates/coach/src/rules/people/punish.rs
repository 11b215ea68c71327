//! `punish`: a sanction, a demand for apology, or 'holding someone accountable', offered as a remedy.

use crate::reading::cues::{Cues, Group};

pub(crate) const CUES: Cues = Cues { japanese: JAPANESE, english: ENGLISH };

const JAPANESE: &[Group] = &[
    (
        "sanction",
        &[
            "始末書|顛末書|反省文|念書|誓約書|詫び状|謝罪文",
            "懲戒|懲罰|罰則|罰金|ペナルティ|減給|減俸|降格|降職|左遷|更迭|解任|解雇|クビ|罷免|停職|出勤停止|謹慎|譴責|戒告|訓告|訓戒|制裁|厳罰|処罰",
            "処分|処罰 を|の|する|すべ|とし|対象|検討|も辞さ|が必要|され|した",
            "厳重|厳し 注意|に注意|く注意|く叱|く指導|い処分|く処|く責任",
            "叱責|叱|叱り|説教",
            "査定|人事評価|人事考課|評価|考課|昇給|昇格|昇進|賞与|ボーナス|給与|給料|手当|報酬 ~8 下げ|減|カット|反映|影響|見送|不支給|返上|差し引|マイナス|響|なし|停止|剥奪|落と",
            "責任 を ~4 取|とら|とって|追及|問|負わせ|果たさせ|明確に",
            "責任 ~4 追及|の所在",
            "謝罪|謝ら|詫び|頭を下げ|土下座 ~4 させ|を求め|せよ|すべ|べき|を要求|してもら|いただ",
            "損害|費用|修理代|代金|弁償|賠償 ~10 請求|弁償|負担させ|自腹|求め|払わせ",
            "弁償|賠償",
            "自腹|給料から|天引き",
            "氏名|名前|実名 を|が ~10 公表|掲示|貼り出|晒|さらし|公開|掲載|共有|読み上げ",
            "晒し|さらし|吊るし|見せしめ|やり玉|槍玉",
            "外 し|す|した|され|れてもら|れて",
            "担当|業務|当番|作業|現場|プロジェクト|役職|本番作業 から ~4 外|降ろ|おろ|異動|退い",
            "権限|アクセス権|資格|免許 を ~8 剥奪|取り上げ|没収|停止|はく奪",
            "契約|取引 を? ~2 解除|打ち切|切|停止|見直",
            "再教育|反省|反省会 を ~2 受け|促|させ|求め|課",
            "違反者|違反した者|当該者|当人|本人|犯人 に|は|を|には ~16 処|罰|課|科|させ|厳|書|禁止|停止",
            "けじめ|落とし前|ツケ|代償 ~4 つけ|払",
            "出入り ~2 禁止|差し止め",
            "書かせ|書いてもら|提出させ|提出を命|歌わせ|走らせ|掃除させ|やらせ",
            "ただ|タダ で|では 済|すま|おか",
        ],
    ),
    (
        "system",
        &[
            "アカウント|トークン|セッション|IP|接続|アクセス|ユーザ|ジョブ|ノード|プロセス を ~4 停止|失効|無効|遮断",
        ],
    ),
];

const ENGLISH: &[Group] = &[
    (
        "sanction",
        &[
            "punish~|penalise~|penalize~|reprimand~|discipline~|sanction~|sack~|demote~|censure~|scold~|admonish~|rebuke~|dismiss~|fire~|suspend~|ground~|fine~|dock~|bench~|bar~|ban~|strip~ <person>|the|him|her|them|anyone|whoever|a|an|any|those|without|for|from|of",
            "be~|get~|been|being *1 punished|penalised|penalized|reprimanded|disciplined|sanctioned|sacked|demoted|censured|scolded|dismissed|fired|suspended|grounded|fined|docked|benched|barred|banned|stripped|removed|moved|transferred|reassigned|taken off",
            "disciplinary|formal|written|final|verbal|official|stern|severe *1 action|warning|measures|measure|proceedings|procedure|hearing|reprimand|letter|consequences|talk|notice",
            "warning letter|letters",
            "consequences for|to|will|must",
            "held|hold~|holding *4 accountable|responsible|liable|to account",
            "answer~ for|to",
            "pay~ *2 price|for|out of|the|back",
            "take~|accept~|bear~|face~|own~ *2 responsibility|consequences|blame|music",
            "apologise~|apologize~|apology",
            "made|make~|have~|force~|require~|order~|ask~|tell~ *2 to? apologise|apologize|explain|write|stand|answer|justify",
            "bonus|salary|pay|raise|rating|appraisal|review|promotion|allowance|wages|leave|holiday|privileges|privilege|badge|performance",
            "count~ against",
            "performance improvement|review|plan|rating|appraisal",
            "revoke~|remove~|lose~|strip~|withdraw~|cancel~|suspend~|pull~|take~ *4 access|rights|privileges|permissions|licence|license|bonus|badge|certification|contract|duty|duties",
            "terminate~|end~|cancel~ *3 contract|employment|relationship",
            "hr|personnel file|record",
            "name~ and shame~",
            "wall|hat|hall|board|list of shame",
            "shame",
            "fine|penalty|sanction|punishment|demotion|dismissal|suspension|termination|probation|reprimand",
            "make~ an example of",
            "heads|head must|will|should|need roll",
            "zero tolerance",
            "three strikes",
            "let go",
            "offenders|offender|culprit|culprits|guilty|violators|violator|repeat",
            "claim~|recover~|deduct~|charge~|bill~|sue~ *4 damages|costs|cost|from|vendor|salary",
        ],
    ),
    (
        "system",
        &[
            "fine grained|tuning|tuned",
            "suspend~ the|a|all *1 account|accounts|job|jobs|service|node|process|pod|deploys|replication|rollout|session",
            "credit|credits|sla|refund|contractual|invoice|late",
        ],
    ),
];
