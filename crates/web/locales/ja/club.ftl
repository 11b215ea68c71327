# 読書会：一覧、つくる、会のページ、抜ける。
# dynamic: club-language-
clubs = 読書会
clubs-mine = 参加している会
clubs-mine-none = まだどの会にも入っていません。新しくつくることもできます。
clubs-others = ほかの会
clubs-others-how = 入ってみたい会があれば、その会のだれかにひと声かけてください。メンバーなら、だれでもあなたを追加できます。
clubs-next = 次は { $when }
clubs-empty-title = 一人一本、持ち寄って読む
clubs-empty-why = 同じチームの数人が、大きさを問わずポストモーテムを一本ずつ書き、集まって静かに読み、仕組みを考えます。おやつがあると、なおよい会になります。
clubs-example = たとえば
clubs-example-club = 会
clubs-example-club-is = 基盤チーム 読書会、毎月の最終金曜日
clubs-example-meeting = 一回の流れ
clubs-example-meeting-is = 約束を読み、20分静かに読み、30分話し、仕組みを決めて、ピザを食べる

club-new = 読書会をつくる
club-new-do = つくる
club-new-members = はじめのメンバーはあなたです。つくったあとで、ほかの人を加えられます。
club-name = 会の名前
club-name-hint = たとえば「基盤チーム 読書会」。
club-language = 会の言語
club-language-hint = 約束とお知らせの文面に使います。ボタンなどは、読む人それぞれの言語で表示されます。
club-language-ja = 日本語
club-language-en = English
club-promises = 三つの約束
club-promises-ja = 三つの約束（日本語の会）
club-promises-en = 三つの約束（英語の会）
club-promises-hint = 会のはじめに全員で確認します。一行に一つずつ。書きかえてもかまいません。
promises = わたしたちの約束
promise-1 = 非難は禁止
promise-2 = 前向きな改善について話し合う
promise-3 = 個人が頑張るのではなく仕組みで解決する

club-about = この会について
club-next-none = 次の回は、これから決めます
club-next-none-why = 日時を決めたら、メンバー全員に一本ずつお願いできます。
club-coming = そのあとの予定
club-past = これまでの回
club-members = メンバー
club-members-all = 全員が参加しています。
club-member-choose = 追加する人
club-member-choose-one = 選んでください
club-member-add = メンバーを追加

club-edit = 会の設定
club-leave = この会を抜ける
club-leave-title = この会を抜けますか
club-leave-do = 抜ける
club-leave-stay = このままいる
club-leave-drafts = 書いたものは、そのままあなたの手元に残ります。
club-leave-parts = これからの回で予定していた、あなたの一本はなくなります。
club-leave-back = 戻りたくなったら、メンバーのだれかに加えてもらえます。
club-leave-last = あなたが最後のメンバーです。抜けると、この会のページはだれも開けなくなります。

done-club-founded = 読書会ができました。
done-club-saved = 会の設定を保存しました。
done-club-member = メンバーを追加しました。
done-club-left = 会を抜けました。
