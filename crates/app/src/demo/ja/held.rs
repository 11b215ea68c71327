//! What the Japanese-speaking people read in their first meeting, and what came of it.

use yomikai_domain::{
    meeting::{
        Strength,
        unsigned::{KudosKind, NoteKind, Reaction},
    },
    postmortem::ThreeLines,
};

use super::{
    super::script::{Action, Card, Held, Item, Note},
    grown,
};

pub(super) const HELD: Held = Held {
    people: &["aida", "misawa", "hayami", "kawabe"],
    items: &[RELEASE, MAIL, THREE],
    opening: "はじめての読書会は、四人で開きました。発売日の26分間から、コードの中の「3」まで。\
              大きさのまったく違う三本に、同じだけ時間をかけました。\n\n\
              どの一本でも、そのとき見えていたものからすれば、もっともな判断が重なっていました。\
              足りなかったのは、見えるようにする仕組みのほうでした。",
    closing: "次回から、人数が増えます。ヒヤリとしただけのことも、何度もきかれた質問も、歓迎です。\
              ピザはきのこから先になくなったので、次も頼みます。",
};

const RELEASE: Item = Item {
    author: "misawa",
    lines: ThreeLines {
        title: "限定インクの発売直後、26分間だれも注文できなくなった",
        case: "限定色のインクを発売した金曜の10時、商品ページの閲覧が普段の11倍になり、在庫の照会が遅れ始めた。\
               10時3分から29分まで、注文の最後の画面が「もう一度お試しください」になり、\
               およそ1,900人のお客様が注文を終えられなかった。インクとは関係のない、ノートやペンの注文も同じように止まった。",
        cause: "注文画面は、在庫の照会に2秒で返事がないと、すぐに三回まで照会し直す。待っているのが一人なら親切な作りだが、\
                全員が待っているときは、遅れている相手をさらに押すことになる。記録を見返すと、人は11倍、照会は40倍になっていた。\n\n\
                照会には全体の上限がない。発売の予定は販促のカレンダーにだけあり、\
                当日の混み具合が、システムを動かす側に前もって伝わる道もなかった。",
        improvement: "頑張って発売日に画面へ張り付くのではなく、照会し直す間隔を少しずつ延ばし、回数には全体の上限を置く。\
                      販促のカレンダーに「発売」と入ったら、前日に負荷試験が自動で走るようにする。",
    },
    notes: &[
        Note {
            kind: NoteKind::Thanks,
            passage: Some(0),
            text: "止まっていた時間を、分の単位で書いてくれてありがとうございます。\
                   お問い合わせを受けていた側の記録と、同じ時計で並べられました。",
            reactions: &[(Reaction::Thanks, 3)],
        },
        Note {
            kind: NoteKind::Remark,
            passage: Some(1),
            text: "一人には親切で、全員には押す側になる。住所の検索も、まったく同じ作りです。",
            reactions: &[(Reaction::SameHere, 2), (Reaction::Learnt, 3)],
        },
        Note {
            kind: NoteKind::Question,
            passage: Some(0),
            text: "関係のない商品の注文まで止まったのは、照会を受ける窓口が一つだからでしょうか。",
            reactions: &[(Reaction::Learnt, 1)],
        },
        Note {
            kind: NoteKind::Remark,
            passage: None,
            text: "29分に収まったのは、あきらめたお客様が離れたからだと思います。次は、だれも離れなくても収まる形にしたいです。",
            reactions: &[(Reaction::Learnt, 2)],
        },
    ],
    cards: &[
        Card {
            instead_of: "頑張って発売日に画面へ張り付く",
            we: "照会し直すまでの間隔を倍々に延ばし、照会し直しが全体の1割を超えたら、そこで打ち切る。",
            dots: 4,
            action: Some(Action { owner: "misawa", due: 5, strength: Strength::Prevents }),
        },
        Card {
            instead_of: "混みそうな日を、頑張って聞いて回る",
            we: "販促のカレンダーに「発売」と入ったら、前日の朝に負荷試験が自動で走り、結果がチャンネルに届く。",
            dots: 3,
            action: Some(Action { owner: "aida", due: 16, strength: Strength::Reveals }),
        },
        Card {
            instead_of: "止まってから頑張って復旧を急ぐ",
            we: "在庫を照会する窓口を二つに分け、発売品が混んでも、ほかの商品の注文は通るようにする。",
            dots: 2,
            action: None,
        },
        Card {
            instead_of: "",
            we: "在庫の返事がないときは、ご注文を先に受け付けて、在庫はあとからメールで知らせる。",
            dots: 1,
            action: None,
        },
    ],
    kudos: &[(
        KudosKind::ClearTelling,
        "その場にいなかった私にも、一分ごとに何が起きていたのかが見えました。",
    )],
    full: grown::RELEASE,
};

const MAIL: Item = Item {
    author: "hayami",
    lines: ThreeLines {
        title: "検証環境からのお知らせが、本物のお客様12人に届いた",
        case: "ポイント失効のお知らせを検証環境で試したところ、社内の受け箱に入るはずのメールが、お客様12人に届いた。\
               13通目で止まったのは、検証用に契約している送信枠が一時間に12通だったから。\
               送信待ちには、まだ2万件を超える宛先が並んでいた。12人の方には、その日のうちに事情をお伝えした。",
        cause: "検証環境のデータは、毎晩、本番から写したあとに宛先を置き換えて作っている。\
                置き換える列は一覧で決めてあり、先月増えた「代理受取人のメールアドレス」は、そこに載っていなかった。\n\n\
                列を増やした変更は、テストもレビューも通っている。一覧は別のリポジトリにあり、\
                載っていない列があっても、検証環境の見た目には何も現れない。",
        improvement: "頑張って一覧に列を足し続けるのではなく、写してよい列だけを挙げる形に変え、新しい列は何もしなければ写らないようにする。\
                      検証環境から外へ出るメールは、社内の受け箱にしか届かない道に絞る。",
    },
    notes: &[
        Note {
            kind: NoteKind::Thanks,
            passage: Some(0),
            text: "送信枠のおかげで止まったと、そのまま書いてくれてありがとうございます。12人より、隠れていた2万件のほうに学びがありました。",
            reactions: &[(Reaction::Thanks, 4)],
        },
        Note {
            kind: NoteKind::Question,
            passage: Some(1),
            text: "一覧に載っていない列は、ほかにもありますか。調べ方があれば、集計用の写しでも試してみたいです。",
            reactions: &[(Reaction::SameHere, 2)],
        },
        Note {
            kind: NoteKind::Remark,
            passage: Some(2),
            text: "「見た目には何も現れない」のところで、手が止まりました。気づける場所が、どこにもなかったのですね。",
            reactions: &[(Reaction::Learnt, 3)],
        },
    ],
    cards: &[
        Card {
            instead_of: "頑張って一覧に列を足し続ける",
            we: "写してよい列だけを一覧に挙げ、載っていない列は空のまま写す。",
            dots: 4,
            action: Some(Action { owner: "hayami", due: -3, strength: Strength::Prevents }),
        },
        Card {
            instead_of: "送る前に、宛先を頑張って見直す",
            we: "検証環境のメールは、社内の受け箱へ向かう道だけを残して、ほかはネットワークで塞ぐ。",
            dots: 3,
            action: None,
        },
        Card {
            instead_of: "列が増えたことを、頑張って伝え合う",
            we: "新しい列が見つかった夜は写しを作らず、「置き換えますか」とチャンネルで尋ねる。",
            dots: 2,
            action: None,
        },
    ],
    kudos: &[
        (
            KudosKind::SpottingLuck,
            "たまたま止まったことを幸運として書いてくれたので、次に何をつくればよいかがはっきりしました。",
        ),
        (
            KudosKind::BraveSharing,
            "お客様にお送りした文面まで添えてくれて、いつか自分が書くときの手本ができました。",
        ),
    ],
    full: grown::MAIL,
};

const THREE: Item = Item {
    author: "kawabe",
    lines: ThreeLines {
        title: "コードの中の「3」が何の3なのか、一か月に三回きかれた",
        case: "お届け日を計算するコードに「+ 3」とあり、何の3日なのかという質問が、今月は三人から別々に来た。\
               由来を調べて答えるのに、毎回15分ほどかかる。お客様への影響はない。",
        cause: "3は、委託先の倉庫が棚卸しで出荷を止める日数で、二年前の契約の付属書にだけ書いてある。\
                コードに残ったのは数字だけなので、契約が変わっても、この数字に気づくきっかけがない。\
                質問への答えも一対一のチャットに流れ、次の人からは見えなかった。",
        improvement: "頑張って毎回ていねいに答えるのではなく、数字を名前と出典のある設定に移す。\
                      契約の更新日が来たら、設定のテストが見直しを求める。",
    },
    notes: &[
        Note {
            kind: NoteKind::Thanks,
            passage: None,
            text: "障害ではないものを持ってきてくれて、ありがとうございます。こういう一本なら、来月もすぐに書けそうです。",
            reactions: &[(Reaction::Thanks, 3), (Reaction::SameHere, 2)],
        },
        Note {
            kind: NoteKind::Question,
            passage: Some(1),
            text: "もし棚卸しが4日に延びたら、いまは最初に何が起きて気づくのでしょう。",
            reactions: &[(Reaction::Learnt, 2)],
        },
        Note {
            kind: NoteKind::Remark,
            passage: Some(1),
            text: "送料の計算にある「+ 1」も、由来がわかりませんでした。",
            reactions: &[(Reaction::SameHere, 4)],
        },
    ],
    cards: &[
        Card {
            instead_of: "頑張って由来を覚えておく",
            we: "お届け日に関わる数字は、名前・出典・見直す日のある設定に置き、三つがそろわない変更はCIで止める。",
            dots: 4,
            action: None,
        },
        Card {
            instead_of: "毎回ていねいに答える",
            we: "答えは設定のその行に書き、同じ問いには、そこへのリンクが自動で返るようにする。",
            dots: 2,
            action: None,
        },
    ],
    kudos: &[(KudosKind::BraveSharing, "小さなことほど持ち寄る値打ちがあると、最初の回で示してくれました。")],
    full: grown::THREE,
};
