# どのページにもある枠の言葉。
product = 読み会
frame-skip = 本文へ
frame-places = メインメニュー
frame-home = ホーム
frame-write = 書く
frame-actions = アクション
frame-clubs = 読書会
frame-library = 本棚
frame-menu = { $name }さんのメニュー
frame-account = わたしの設定
frame-members = メンバー
frame-invitations = 招待
frame-factors = 要因
frame-sign-out = サインアウト
frame-foot = 人を責めず、仕組みを直す。
door-languages = 言語
# どのページでも、それぞれの言語の名前で示す。
language-ja = 日本語
language-en = English

# dynamic: date-weekday-
# dynamic: date-month-
date-day = { $month }{ $day }日（{ $weekday }）
date-full-day = { $year }年{ $month }{ $day }日（{ $weekday }）
date-both = { $day }{ $time }
date-brief = { $month }{ $day }日 { $time }
date-weekday-0 = 月
date-weekday-1 = 火
date-weekday-2 = 水
date-weekday-3 = 木
date-weekday-4 = 金
date-weekday-5 = 土
date-weekday-6 = 日
date-month-1 = 1月
date-month-2 = 2月
date-month-3 = 3月
date-month-4 = 4月
date-month-5 = 5月
date-month-6 = 6月
date-month-7 = 7月
date-month-8 = 8月
date-month-9 = 9月
date-month-10 = 10月
date-month-11 = 11月
date-month-12 = 12月

pizza-caption = { $members }人中{ $settled }人分がそろいました
pizza-caption-none = これから、みんなの一本が集まります
pizza-label = { $members }切れのうち{ $settled }切れがそろったピザ
