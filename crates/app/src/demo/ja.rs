//! The demonstration's Japanese-speaking people and what they have written.

mod grown;
mod held;

use yomikai_domain::{Language, postmortem::ThreeLines, section::Section};

use super::script::{Club, LeftAlone, Part, Person, Script};

pub(super) const SCRIPT: Script = Script {
    language: Language::Ja,
    zone: "Asia/Tokyo",
    club: Club {
        name: "基盤チーム 読書会",
        promises: "非難は禁止\n前向きな改善について話し合う\n個人が頑張るのではなく仕組みで解決する",
        place: "4階 ひだまり会議室",
        snack: "ピザ（マルゲリータ、きのこ、野菜だけのもの）",
        starts: 17,
        length: "90",
    },
    held: held::HELD,
    left: LeftAlone {
        section: Section::LessonsBad,
        text: "次の改定までは、気をつけて前日に金額を見比べる。",
        rule: "effort",
        reason: "キャッシュを消す処理が来月入るまでの、つなぎです。",
    },
    people: &[
        Person { nick: "aida", name: "相田 美奈", part: Part::Host, draft: Some(ALERT) },
        Person { nick: "misawa", name: "三沢 純", part: Part::Author, draft: Some(PAYMENT) },
        Person { nick: "hayami", name: "早見 楓", part: Part::Drafting, draft: Some(UNFINISHED) },
        Person { nick: "koji", name: "小路 航", part: Part::Beginning, draft: None },
        Person { nick: "kawabe", name: "川辺 友", part: Part::Colleague, draft: Some(CANCELLATION) },
        Person { nick: "wakui", name: "和久井 蓮", part: Part::Colleague, draft: Some(CONDITIONS) },
        Person { nick: "toda", name: "戸田 葵", part: Part::Colleague, draft: Some(CERTIFICATE) },
        Person { nick: "nonomura", name: "野々村 咲", part: Part::Colleague, draft: Some(BY_HAND) },
    ],
};

const PAYMENT: ThreeLines<'static> = ThreeLines {
    title: "コンビニ払いだけ、注文が完了しなかった",
    case: "配送方法をあとから選び直せるようにしたリリースのあと、コンビニ払いを選ぶと、注文の最後の画面でエラーになっていた。\
           お客様からのお問い合わせで気づくまでの19時間に、41件の注文が完了できなかった。",
    cause: "プルリクエストの差分が2,300行あり、画面の整理と支払い処理の変更が一つに入っていた。\
            支払い方法の分岐が一つ消えていることは、二人でレビューしても見つけられる大きさではなかった。\n\n\
            注文数のグラフは全体の合計だけで、4%にあたるコンビニ払いが0件になっても、線はほぼ同じ高さのままだった。",
    improvement: "頑張って大きな差分を読み込むのではなく、差分が400行を超えたらCIが分割を求め、\
                  支払いに触れる変更は、支払い方法ごとのフラグで一つずつ本番に出す。",
};

const CANCELLATION: ThreeLines<'static> = ThreeLines {
    title: "取り消しを頼まれた注文が、名入れまで進んでいた",
    case: "法人のお客様から電話でいただいた、ノート300冊の取り消し依頼が、二週間そのままになっていた。\
           発送前日の在庫確認で気づいて発送は止めたが、名入れは終わっていた。",
    cause: "電話での依頼を書いておく場所が注文の画面になく、依頼があったことは、受けた一人の手帳にだけ残っていた。\
            翌日からその人が夏休みに入ると、知っている人は職場にいなくなり、出荷の流れはそのまま進んだ。",
    improvement: "頑張って覚えておくのではなく、電話を受けたその場で、注文に「取り消し依頼あり」の印を付けられるようにする。\
                  印のある注文は名入れと出荷の一覧に載らず、対応が決まるまで当番のボードに出続ける。",
};

const CONDITIONS: ThreeLines<'static> = ThreeLines {
    title: "ある組み合わせの注文だけ、管理画面が開けなかった",
    case: "ギフト包装あり、ポイント併用、送り先が二か所以上。この三つが重なった注文の詳細画面がエラーになり、\
           発送チームは半日のあいだ、38件の中身を見られなかった。",
    cause: "詳細画面は、包装、支払い、送り先、返品の状態を一つの関数の中で見比べて表示を決めていた。\
            条件分岐は14か所、組み合わせは数百通り。テストがあるのは6通りだった。\
            変更のたびにすべてを思い浮かべないと、安全に直せない作りになっていた。",
    improvement: "頑張ってすべての条件を考慮するのではなく、画面を包装・支払い・送り先・返品の四つの部品に切り分け、\
                  それぞれが自分のデータだけで表示を決めるようにする。一つが表示できないときも、残りの三つは見える。",
};

const CERTIFICATE: ThreeLines<'static> = ThreeLines {
    title: "倉庫とつながる証明書の期限が、あと3日だった",
    case: "倉庫システムから接続を受けるサーバーの証明書が、期限まで残り3日になっていた。\
           別の調査で設定を開いたときに偶然気づき、その日のうちに更新したので、影響は出ていない。\
           このサーバーは、一日分の出荷の指示をすべて受けている。",
    cause: "公開サイトの証明書は自動で更新され、期限も監視している。倉庫向けの一枚だけは二年前に手作業で発行したもので、\
            監視対象を並べた手書きの一覧に載っていなかった。期限のお知らせは、発行した人の個人アドレスに届く設定のままだった。",
    improvement: "頑張って期限を覚えておくのではなく、監視対象の一覧をロードバランサーの設定から毎晩つくり直し、\
                  残り21日を切った証明書があれば、チームのチャンネルに知らせる。",
};

const BY_HAND: ThreeLines<'static> = ThreeLines {
    title: "月初の在庫締めで、先月の在庫を上書きするところだった",
    case: "月初の在庫締めでは、本番のデータベースにUPDATE文を手で実行している。\
           今月は、対象月が先月のままの文を実行する直前に、画面を一緒に見ていた同僚が気づいて止まった。\
           そのままの文は、先月末の在庫をすべての倉庫で上書きする。",
    cause: "手順書には「前回の文をコピーして、月を書き換える」とある。書き換えなくても文としては正しく、そのまま動く。\
            何行が変わるのかは、実行し終えるまでわからない。",
    improvement: "頑張って見直すのではなく、締めを一つのジョブにする。対象月は日付から計算し、\
                  変わる行数を先に表示して、もう一人が承認するまで書き込まない。",
};

const ALERT: ThreeLines<'static> = ThreeLines {
    title: "月曜の朝に鳴るアラートの意味を、だれも知らなかった",
    case: "「queue_lag_p3 > 900」というアラートが毎週月曜の朝に鳴り、30分ほどで消えていた。\
           先週は消えないまま二時間たち、注文確認メール1,200通が、最大で二時間遅れた。",
    cause: "アラートの名前からは、お客様に何が起きるのかがわからない。作られた経緯も、最初に見る画面も残っていなかった。\n\n\
            月曜の朝は、週末分の集計が同じキューを使うため毎回鳴り、待てば消える。\
            これまでは、様子を見ることがいつも正しい判断だった。",
    improvement: "頑張って毎回調べるのではなく、「注文確認メールが10分以上遅れている」という、お客様から見た条件で鳴らす。\
                  意味と最初の一手が書かれていないアラートは、設定のCIで登録できないようにする。",
};

/// Left for whoever plays this persona to finish, with a few words that the coach has questions about.
const UNFINISHED: ThreeLines<'static> = ThreeLines {
    title: "送料の表示が、改定の翌日まで古いままだった",
    case: "送料を改定した日から翌日の昼まで、商品ページに改定前の送料が表示されていた。注文画面の金額は正しかった。\
           「どちらが本当ですか」というお問い合わせを3件いただいた。",
    cause: "商品ページのキャッシュは24時間残る設定で、注文画面は別の経路で送料を取っている。\
            経路がなぜ二つあるのか、もう少し調べてから書き足す。\n\n\
            原因は私の確認漏れ。改定の日にキャッシュを消していれば防げた。",
    improvement: "",
};
