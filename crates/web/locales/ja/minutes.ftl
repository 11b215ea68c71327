# 開催レポート：短い記事、コピーする文面、進行役が整える言葉。
# dynamic: minutes-weekday-
# dynamic: minutes-kudos-
minutes-of = { $club } 第{ $number }回 開催レポート
minutes-title = { $weekday }の読書会で学んだこと
minutes-weekday-0 = 月曜日
minutes-weekday-1 = 火曜日
minutes-weekday-2 = 水曜日
minutes-weekday-3 = 木曜日
minutes-weekday-4 = 金曜日
minutes-weekday-5 = 土曜日
minutes-weekday-6 = 日曜日
minutes-people = { $people }人
minutes-read = ポストモーテム{ $read }本
minutes-case = 事例{ $number }
minutes-case-titled = 事例{ $number }：{ $title }
minutes-happened = 起きたこと
minutes-cause = 原因
minutes-improvement = 改善案
minutes-frame = { $instead }のではなく、{ $we }
minutes-frame-apart = { $instead }のではなく、{ $we }
minutes-withdrawn = この一本は、作者が取り下げました。文章は、ここには残っていません。
minutes-nothing-read = この回は、読むところまでは進みませんでした。

minutes-actions = アクション
minutes-action = 内容
minutes-strength = 強さ
minutes-owner = 担当
minutes-due = 期限
minutes-action-withdrawn = ポストモーテムとともに取り下げられました
strength-prevents = 仕組みで防ぐ
strength-reveals = 仕組みで気づく
strength-relies-on-attention = 注意や記憶に頼る
strength-undecided = これから具体化

minutes-thanks = 称賛
minutes-thanks-authors = { $names }、書いて持ち寄ってくださり、ありがとうございました。
minutes-kudos-brave-sharing = 「{ $title }」の勇気ある共有に：「{ $reason }」
minutes-kudos-clear-telling = 「{ $title }」のわかりやすさに：「{ $reason }」
minutes-kudos-good-mechanism = 「{ $title }」のよい仕組みに：「{ $reason }」
minutes-kudos-spotting-luck = 「{ $title }」の、幸運への気づきに：「{ $reason }」
minutes-person = { $name }さん
minutes-and = 、
minutes-participants = 参加した人
minutes-next = 次回へ
minutes-next-first = 次回は、今回の続きから読みます。

minutes-copy = Markdownでコピー
minutes-copy-text = 開催レポートのMarkdown（会の言語）
minutes-copy-do = 文面をコピー
minutes-copied = コピーしました
minutes-back = この回のページへ戻る
minutes-are-there = 開催レポートができました
minutes-are-there-lead = 見つけた仕組み、アクション、書いてくれた人へのお礼をまとめました。

minutes-edit = 開催レポートの言葉を整える
minutes-edit-lead = 手を加えなければ、会の記録がそのまま載ります。空にした欄は、載りません。Markdownが使えます。
minutes-opening = はじめの言葉
minutes-opening-hint = その場にいなかった人にも、会の様子が伝わるひとことを。
minutes-closing = 結びの言葉
minutes-save = 保存する
done-minutes-saved = 開催レポートに反映しました。
