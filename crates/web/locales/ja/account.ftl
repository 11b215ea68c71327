# わたしの設定と、パスワードの再設定。
account = わたしの設定
account-profile = プロフィール
account-password-present = いまのパスワード
account-password-new = 新しいパスワード
account-password-hint = 12文字以上。変更すると、ほかの端末ではサインアウトされます。
account-password-change = パスワードを変える
account-devices = サインインしている端末
account-device = { $browser }（{ $system }）
account-device-unknown = そのほかのブラウザー
account-device-this = いま使っている端末
account-device-began = { $day }にサインイン
account-device-seen = 最後に使ったのは{ $at }ごろ
account-device-end = サインアウトする
account-device-end-which = ：{ $device }
account-devices-end = ほかの端末すべてからサインアウトする

reset-title = 新しいパスワードを決める
reset-lead = { $name }さんのアカウントです。決めると、そのままサインインします。
reset-submit = このパスワードにする

done-profile = プロフィールを保存しました。
done-password = パスワードを変えました。ほかの端末からはサインアウトしました。
done-session-ended = その端末からサインアウトしました。
done-sessions-ended = ほかの端末すべてからサインアウトしました。
done-profile-namesake = プロフィールを保存しました。同じ名前の方がほかにもいます。チーム名などを添えると、見分けやすくなります。
