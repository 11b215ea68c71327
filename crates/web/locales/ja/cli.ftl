# コマンドライン。
# dynamic: cli-
cli = 読み会: 人を責めないポストモーテムと、それを読み合う会のために。
cli-help = このヘルプを表示します
cli-version = バージョンを表示します
cli-usage = 使い方:
cli-commands = コマンド:
cli-arguments = 引数:
cli-options = オプション:

cli-serve = サーバーを起動します
cli-serve-listen = 待ち受けるアドレス。省略すると 127.0.0.1:8080。ポートを 0 にすると、空いているものを使います
cli-serve-data = すべてをこのディレクトリに SQLite で保存します。なければ作ります
cli-serve-database = すべてを PostgreSQL に保存します（postgres://…）。環境変数 YOMIKAI_DATABASE でも指定でき、パスワードがコマンドラインに残りません
cli-serve-public-url = みんなが使うアドレス（https://…）。リバースプロキシが受け付けているもの
cli-serve-trusted-proxy = リバースプロキシのアドレス（10.0.0.5/32 など）。ここからの X-Forwarded-For を信頼します。繰り返し指定できます
cli-serve-demo = 読書会が二つある見本の会社を用意します。登場人物になって試せます。このマシンからだけ使え、--data がなければ終了時に消えます
cli-serve-log = ログの形式。human または json。端末では human になります。内容は環境変数 YOMIKAI_LOG で変えられます

cli-demo-data = 中身の多い見本を作ります（SQLite 専用）。serve --demo --data DIR で動かせます
cli-demo-data-documents = 物語のほかに加えるポストモーテムの数。100,000 まで。省略すると 1000
cli-demo-data-members = さらに加えるメンバーの人数。490 まで。crowd-0001 から順に、crowd-0001.localhost で入れます。省略すると 0
cli-demo-data-data = 作る先のディレクトリ。空のものを指定します。なければ作ります

cli-user = アカウントの世話をします
cli-user-reset-password = 新しいパスワードを決めるためのリンクを作ります。サーバーが動いていても使えます
cli-user-reset-password-email = アカウントのメールアドレス
cli-user-reset-password-data = データディレクトリ
cli-user-reset-password-database = PostgreSQL のデータベース（環境変数 YOMIKAI_DATABASE でも指定できます）
cli-user-reset-password-public-url = みんなが使うアドレス（https://…）。指定すると、リンク全体を表示します

cli-backup = すべてを一つのファイルに写します。サーバーが動いていても使えます
cli-backup-file = 書き出すファイル。- で標準出力
cli-backup-data = データディレクトリ
cli-backup-database = PostgreSQL のデータベース（環境変数 YOMIKAI_DATABASE でも指定できます）
cli-backup-force = すでにあるファイルを置き換えます

cli-restore = 空のディレクトリまたはデータベースに、バックアップを戻します
cli-restore-file = バックアップのファイル。- で標準入力
cli-restore-data = 戻す先のディレクトリ。なければ作ります
cli-restore-database = 戻す先の PostgreSQL のデータベース（環境変数 YOMIKAI_DATABASE でも指定できます）

cli-wrong = このコマンドは読み取れませんでした。
cli-wrong-unknown = { $arg } という指定はありません。
cli-wrong-unknown-near = { $arg } という指定はありません。もしかして: { $near }
cli-wrong-command = { $command } というコマンドはありません。
cli-wrong-command-near = { $command } というコマンドはありません。もしかして: { $near }
cli-wrong-no-command = コマンドを指定してください。
cli-wrong-missing = 足りないものがあります: { $arg }
cli-wrong-conflict = { $arg } と { $other } は同時に使えません。どちらか一つにしてください。
cli-wrong-value = { $value } は { $arg } に使えません。
cli-wrong-choice = { $value } は { $arg } に使えません。選べるもの: { $choices }
cli-wrong-no-value = { $arg } には値が必要です。
cli-wrong-help = --help で使い方を表示します。

cli-set-up-code = セットアップコード: { $code }
    下のアドレスを開いて入力すると、最初の管理者になれます。コードは起動のたびに新しくなります。
cli-demo-begins = これは見本です。下のアドレスを開いて、だれになるかを選んでください。
cli-demo-data-progress = { $of }本のうち{ $done }本
cli-demo-data-done = 見本ができました（ポストモーテム{ $documents }本、メンバー{ $members }人を追加）。次のディレクトリを serve --demo に渡すと動かせます:
cli-reset-lasts = このリンクは{ $hours }時間以内に一度だけ使えます。このアカウントの以前のリンクは使えなくなりました。
cli-reset-path = 先頭にサーバーのアドレスを付けて使ってください。
cli-backup-done = バックアップができました（{ $rows }行）。全員の下書きが入っているので、サーバーと同じように大切に保管してください。
cli-restore-done = 元に戻しました（{ $rows }行）。パスワードはそのままです。全員、もう一度サインインしてください。

cli-error-no-place = 保存する場所を指定してください。ディレクトリなら --data DIR、PostgreSQL なら --database postgres://…（または YOMIKAI_DATABASE）です。まず試すだけなら: yomikai serve --demo
cli-error-database-url = データベースのアドレスは postgres:// で始めてください。SQLite を使うときは、代わりに --data DIR を指定します。
cli-error-public-url = { $typed } はここでは使えません。https://postmortems.example.com のように、https:// とホスト名だけを指定してください。
cli-error-in-the-clear = { $address } にはほかのマシンからも接続できます。暗号化されない http では、パスワードや下書きがそのまま流れてしまいます。
    https を受け付けるリバースプロキシを前に置いて、次の二つを指定してください。
      --public-url https://postmortems.example.com   みんなが使うアドレス
      --trusted-proxy 10.0.0.5/32                    プロキシのアドレス
    このマシンの中だけで使うなら --listen 127.0.0.1:8080 です。読み会自身による TLS は、今後の版で対応します。
cli-error-demo-beyond-loopback = { $address } にはほかのマシンからも接続できます。見本ではだれでもだれにでもなれるため、このマシンの中だけで動かします: --listen 127.0.0.1:8080
cli-error-demo-folder = { $path } には、だれでもだれにでもなれる見本が入っています。見本を動かすなら --demo を付け、仕事に使うなら別のディレクトリを指定してください。
cli-error-not-a-demo-folder = { $path } には、見本ではないものが入っています。空のディレクトリを指定するか、--data を外して一時的な場所を使ってください。
cli-error-folder-not-empty = { $path } は空ではないため、そのままにしました。空のディレクトリか、まだないディレクトリを指定してください。
cli-error-in-use = { $path } は、ほかの読み会が使っています。一つのディレクトリを使えるサーバーは一つです。何台かで動かすときは PostgreSQL を使ってください。
cli-error-nothing-here = { $path } に読み会のデータベースはありません。
cli-error-file-exists = { $path } はすでにあるため、そのままにしました。別の名前にするか、--force で置き換えてください。
cli-error-no-account = { $email } というアドレスのアカウントはありません。
cli-error-listen = { $address } で待ち受けできません:
cli-error-file = { $path } を使えません:
cli-error-system = システムに断られました:
cli-error-stdin-not-read = --stdin-filename は標準入力に付ける名前ですが、標準入力を読む指定がありません。読むなら - を加え、読まないなら --stdin-filename を外してください。
cli-error-unwritten = 結果を書き出せませんでした:
cli-error-not-possible = ここではできません。
cli-error-unavailable = データベースから応答がありません:
cli-error-internal = うまくいきませんでした:

cli-reason-not-found = この名前のものは見つかりません
cli-reason-permission = このアカウントには許可されていません
cli-reason-is-folder = ディレクトリです
cli-reason-not-a-folder = 途中に、ディレクトリではないものがあります
cli-reason-exists = 同じ名前のものがすでにあります
cli-reason-full = 空き容量がありません
cli-reason-quota = このアカウントの容量の上限に達しています
cli-reason-read-only = 読み取り専用の場所にあります
cli-reason-name = 名前が長すぎるか、ここでは使えない名前です
cli-reason-loop = リンクが循環しています
cli-reason-address-used = このアドレスは、ほかのプログラムが使っています
cli-reason-address-foreign = このマシンのアドレスではありません
cli-reason-pipe = 受け取る相手がいなくなりました
cli-reason-end = 途中で終わっています

problem-restore-older = このバックアップは古い版のもので、ここでは読めません。作ったときの版で元に戻してから、新しい版に上げてください。
