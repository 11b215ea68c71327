# メンバーの管理（管理者のページ）。
# dynamic: member-role-
members = メンバー
member-tabs = 管理
member-list = メンバーの一覧
member-invite = 招待する
member-account = 状態
member-acts = 操作
member-active = 利用中
member-paused = 休止中
member-change = 変更
member-change-whom = ：{ $name }
member-email-save = アドレスを保存する

member-role = 役割
member-role-member = メンバー
member-role-member-hint = 書く、読む、読書会をひらくことができます。
member-role-admin = 管理者
member-role-admin-hint = 招待とメンバーの設定を預かります。人の下書きは読めません。
member-role-save = 役割を保存する

member-reset = パスワードの再設定
member-reset-lead = 一度だけ使えるリンクをつくります。本人に直接渡してください。有効期限は24時間です。
member-reset-make = 再設定のリンクをつくる
member-reset-made = 再設定のリンクができました
member-reset-pass-on = このリンクを{ $name }さんに直接渡してください
member-reset-once = リンクが表示されるのは、この一度だけです。前につくったリンクは使えなくなりました。

member-pausing = 利用の休止
member-pausing-lead = サインインできなくなります。書いたものは残り、いつでも再開できます。
member-pause = 休止する
member-pause-title = このメンバーの利用を休止しますか
member-pause-sessions = すべての端末からサインアウトし、サインインできなくなります。
member-pause-words = 書いたものは、そのまま残ります。
member-pause-back = いつでも利用を再開できます。
member-pause-keep = そのままにする
member-back = 利用の再開
member-back-lead = いまは休止中で、サインインできません。再開すると、これまでのパスワードで戻れます。
member-bring-back = 利用を再開する

done-member-role = 役割を保存しました。
done-member-email = メールアドレスを保存しました。次のサインインから新しいアドレスを使います。
done-member-deactivated = 利用を休止しました。
done-member-reactivated = 利用を再開しました。
list-pages = 一覧のページ
list-first = 最初のページへ
list-next = 次のページ
