# 本棚：公開されたポストモーテムの一覧。
library = 本棚
library-lead = 公開されたポストモーテムが、新しい順に並んでいます。
library-empty-title = 最初の一本を待っています
library-empty = ここには、公開されたポストモーテムが並びます。ほかのチームの一本を読むと、まだ起きていないできごとにも備えられます。
library-example-title = 古い設定が一行だけ残り、夜間バッチが二度動いた
library-example-why = 読むと
library-example-why-text = 同じ要因の一本を続けて読むと、一件だけでは見えなかったつながりに気づけます。
library-filter = 本棚を絞り込む
library-filter-do = 絞り込む
library-any = すべて
library-mine = 自分が書いたもの
library-keep-factors = 要因の一覧を整える
library-chosen = いまの条件
library-chosen-factor = 要因：{ $factor }
library-take-off = （この条件を外す）
library-take-all-off = すべて外す
library-none-title = この条件に合うものは、まだありません
library-none = 条件を外すと、ほかの一本が見つかるかもしれません。
library-see-all = 条件をすべて外す
library-pages = 本棚のページ
library-newest = いちばん新しいページへ
library-older = もっと前のもの

shelf-severity = 重大度：{ $severity }
shelf-factors = 要因：{ $factors }
shelf-new = 新着
