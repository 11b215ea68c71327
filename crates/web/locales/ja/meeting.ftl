# 一回の会：日時を決める、回のページ、執筆のお願い、中止、カレンダー。
meeting-number = 第{ $number }回
meeting-title = 第{ $number }回 読書会
meeting-plan = 新しい回の日時を決める
meeting-plan-do = この日時に決める
meeting-plan-after = 決めたあとで、みんなに一本ずつお願いできます。進行役は、まずあなたです。あとで変えられます。
meeting-move = 日時と場所を変える
meeting-move-title = 第{ $number }回の日時と場所
meeting-starts = 開始日時
meeting-starts-hint = 下で選んだタイムゾーンの時刻です。
meeting-length = 所要時間
meeting-length-hint = 目安です。時間になっても、自動では終わりません。90分あれば、6本くらいをゆっくり読めます。
meeting-length-minutes = { $minutes }分
meeting-place = 場所、またはリンク
meeting-place-hint = たとえば「4階 大会議室」や、ビデオ会議のアドレス。
meeting-snack = おやつ
meeting-snack-hint = たとえば「ピザ」。
meeting-span = { $from }〜{ $to }

meeting-about = この回について
meeting-phases = この回の流れ
meeting-phase-write = 書く
meeting-phase-day = 当日
meeting-phase-minutes = 開催レポート
meeting-when-where = いつ、どこで
meeting-when = 日時
meeting-when-there = { $zone }では { $when }
meeting-where = 場所
meeting-facilitator = 進行役
meeting-facilitator-hint = 時間と進み方を見守る人です。
meeting-ics = カレンダーに入れる（.ics）
meeting-ics-cancelled = カレンダーから削除する（.ics）
meeting-arrangements = この回の準備
meeting-hand-over = 進行役を変える
meeting-hand-over-do = 変更する
meeting-cancel = この回を中止する
meeting-cancel-title = この回を中止しますか
meeting-cancel-told = この回は、会のページでも「中止」と表示されます。カレンダーに入れている方には、中止を知らせてください。
meeting-cancel-drafts = 書かれたものは、それぞれの手元に残ります。
meeting-cancel-again = あとで、新しい回としてひらくことができます。
meeting-cancel-do = 中止する
meeting-cancel-keep = そのままにする
meeting-cancelled = 中止
meeting-cancelled-title = この回は中止になりました
meeting-cancelled-drafts = 書かれたものは、それぞれの手元に残っています。

call = 執筆のお願い
call-is-open = 受付中
call-asks = 全員に一本ずつお願いしています。3行で大丈夫です。
call-by = 締切：
call-text = お知らせの文面
call-copy = 文面をコピー
call-copied = コピーしました
call-open-title = みんなにお願いする
call-open-what = メンバー全員に、一本ずつポストモーテムをお願いします。大きさは問いません。3行で書けます。
call-open-organiser = 締切の3日前になると、まだ準備中の方の名前が、お願いを出したあなたにだけ表示されます。そっと声をかけるための欄です。
call-open-do = お願いを出す
call-deadline = 締切
call-deadline-hint = { $zone }の時刻です。会の2日前くらいだと、書く人にも読む人にも余裕があります。

agenda = 議題と時間の目安
agenda-ready = { $ready }本が準備OKです。
agenda-fit = { $fit }本入ります。{ $later }本は次回の先頭になります。
agenda-each = { $fit ->
    [1] 約
   *[other] 1本あたり約
}{ $minutes }分：読む{ $reading }分、話し合う{ $discussing }分、改善を考える{ $improving }分。
agenda-hint = いまの時点での目安です。順番は当日に決まります。

help-title = 声をかけると助けになりそうな方
help-private = この欄は、お願いを出したあなただけに見えています。読書会が始まると消えます。
help-from = { $when }から、まだ準備中の方の名前がここに表示されます。それまでは、それぞれのペースで書いてもらいましょう。
help-how = 「10分だけ一緒に書きませんか」が、いちばん助けになることもあります。
help-nobody = いまは、みなさん大丈夫そうです。

# コピーする文面とカレンダーは、会や読む人のことばで書かれる。
invitation-opening = { $club } 第{ $number }回を開催します。
invitation-when = 日時：{ $day }{ $span }（{ $zone }）
invitation-where = 場所：{ $value }
invitation-snack = おやつ：{ $value }
invitation-ask = 一人一本、ポストモーテムを持ち寄りましょう。大きさは問いません。ひやっとしただけのことも歓迎です。3行で書けます。
invitation-by = { $when }までに、こちらのページから準備OKにしてください。
ics-summary = { $club } 第{ $number }回
ics-description = 一人一本、ポストモーテムを持ち寄って読みます。

done-meeting-arranged = 日時を決めました。
done-meeting-moved = 日時と場所を保存しました。
done-meeting-facilitator = 進行役を決めました。
done-meeting-cancelled = この回を中止しました。
done-call-open = お願いを出しました。下の文面を、いつもの場所に貼ってお知らせください。
