# 初期設定とサインイン。
set-up = 初期設定
set-up-title = 読み会へようこそ
set-up-lead = インシデントから静かに学び、仲間と読み合うための場所です。最初に、組織とあなたのアカウントをつくります。
set-up-code = セットアップコード
set-up-code-hint = 読み会を起動した端末に表示されています。起動のたびに新しくなります。
set-up-organisation = 組織
set-up-organisation-name = 組織の名前
set-up-organisation-hint = 会社名でもチーム名でもかまいません。
set-up-you = あなた（最初の管理者）
set-up-begin = はじめる

sign-in = サインイン
sign-in-title = おかえりなさい
sign-in-organisation = { $organisation }の読書会
sign-in-forgotten = パスワードを忘れたときは、管理者に再設定のリンクを頼んでください。
done-joined-namesake = ようこそ。同じ名前の方がほかにもいます。設定で、名前にチーム名などを添えておくと見分けやすくなります。
