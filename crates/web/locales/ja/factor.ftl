# 要因の一覧（管理者のページ）。
factor-lead = できごとの背景で、繰り返し現れる条件の一覧です。ポストモーテムを書く人は、ここから選びます。
factor-offered = いま選べる要因
factor-retired = 一覧から外した要因
factor-retired-hint = すでに選ばれているポストモーテムには、そのまま表示されます。
factor-rename = 名前を変える
factor-retire = 一覧から外す
factor-return = 一覧に戻す
factor-which = ：{ $factor }
factor-new = 要因を追加
factor-name-hint = 人ではなく、条件を。たとえば「夜間の手作業」。
factor-add = 追加する
factor-rename-title = 要因の名前を変える
factor-rename-hint = いまの名前は「{ $factor }」です。この要因が選ばれているすべてのポストモーテムで、表示が変わります。

done-factor-added = 要因を追加しました。
done-factor-renamed = 要因の名前を変えました。
done-factor-retired = 一覧から外しました。
done-factor-returned = 一覧に戻しました。
factor-anyway = この名前にする
factor-anyway-hint = 問いかけですので、別の名前にしても、このままでもかまいません。
factor-as-cause = 要因のひとつは{ $factor }だった。
factor-as-lesson = { $factor }。
