# コマンドラインのコーチ。
# dynamic: cli-
cli-lint = コーチが Markdown を読み、学びが止まりやすい言い回しを見つけて、次につながる問いを返します
cli-lint-files = 読むファイルやディレクトリ。- で標準入力。省略すると今いる場所。ディレクトリでは *.md、*.markdown、*.mdx を読み、.gitignore にあるものは読みません
cli-lint-stdin-filename = 標準入力を、この名前の文章として読みます。どの .yomikai.toml を使うかもこれで決まります。ほかのファイルと一緒に読むときは - も指定してください
cli-lint-kind = 文章の種類。document（省略時）、improvement、note、minutes、または action_items などの節
cli-lint-format = 結果の形式。human（省略時）、json、sarif、github、rdjson
cli-lint-explain = なぜ大切か、出典、書き出しの例も表示します
cli-lint-sharing = 読書会の外に共有する前にだけ見ておきたいものも表示します
cli-lint-show-ignored = 書き手が yomikai-ignore でそのままにした箇所と、その理由も表示します
cli-lint-fail-on = このレベル以上の問いがあるとき、終了コードを 1 にします。hint、suggestion（省略時）、warning、never。never では、問いや読めないものがあっても 0 です
cli-lint-color = 色を使うかどうか。auto、always、never。NO_COLOR に従います
cli-lint-config = 近くの .yomikai.toml の代わりに、このファイルの設定を使います
cli-lint-no-config = .yomikai.toml を使いません
cli-lint-print-config = ここで使われる設定を表示します。文章は読みません

cli-lint-progress = { $files }本読みました…
cli-lint-unread = 読めませんでした: { $reason }
cli-lint-too-large = { $mib } MiB を超えているため、読みませんでした
cli-lint-not-text = UTF-8 の文章ではないため、読みませんでした
cli-lint-no-file = ファイルではなく、ディレクトリ、パイプ、またはリンク切れのため、読みませんでした
cli-lint-passed-over = リンクなど、通常のファイルではないものは読みませんでした: { $names }。読むときは、直接指定してください。
cli-lint-passed-over-more = リンクなど、通常のファイルではないものは読みませんでした: { $names }、ほか{ $more }件。読むときは、直接指定してください。
cli-lint-pattern = パターン { $pattern } を読み取れないため、この行は使いませんでした。ほかの行は使っています。
cli-lint-between = 、
cli-lint-why = なぜ:
cli-lint-source = 出典:
cli-lint-rewrite = 書き出し:
cli-lint-replacement = 言い換え:
cli-lint-left-alone = そのままにした箇所
cli-lint-left-alone-because = そのままにした箇所: { $reason }
cli-lint-left-alone-count = そのままにした箇所は{ $count }件です。
cli-lint-unheard-rules = { $names } という名前のルールはありません。一覧は yomikai rule で見られます
cli-lint-unheard-fingerprints = { $digits } はフィンガープリントとして読めません（16進数で8桁です）
cli-lint-unheard-reason = yomikai-ignore に理由がありません。コロンのあとに一言あると、次に読む人に伝わります
cli-lint-nothing-read = ここには読む Markdown がありませんでした。
cli-lint-nothing-found = { $files }本を読みました。お尋ねすることはありません。
cli-lint-found = { $files }本を読んで、問いが{ $findings }件ありました。役に立ちそうなものだけ使ってください。
cli-lint-explain-it = --explain で理由も読めます。
cli-lint-below = どれもレベル { $level }（--fail-on）に届かないため、終了コードは 0 です。

cli-rule = コーチが見ているルールの一覧、または一つのルールの説明を表示します
cli-rule-name = ルールの名前（effort など）。strength は、改善の強さの説明です
cli-rule-lang = 説明の言語。ja または en。省略すると端末の言語
cli-rule-question = 問い:
cli-rule-flagged = 声をかける例:
cli-rule-silent = 黙っている例:
cli-rule-stable = 安定
cli-rule-preview = 試行中
cli-rule-deprecated = 廃止予定
cli-rule-since = { $version } から
cli-rule-voice = レベル: { $voice }
cli-rule-between = 、
cli-rule-unknown = { $typed } というルールはありません。yomikai rule で一覧を表示します。
cli-rule-unknown-near = { $typed } というルールはありません。もしかして: { $near }

cli-settings-syntax = TOML として読めませんでした: { $message }
cli-settings-syntax-twice = 同じ名前が二度目です。どちらか一つにしてください。
cli-settings-syntax-quotes = ここには値を書いてください。文字列は "off" のように引用符で囲みます。
cli-settings-syntax-open = ここまでに始まった括弧か引用符が、閉じられていません。
cli-settings-syntax-value = 名前の後ろに、effort = "hint" のように = と値を書いてください。
cli-settings-syntax-comma = 値と値の間に、コンマを書いてください。
cli-settings-more = このような箇所が、ほかに{ $more }か所あります。
cli-settings-key = { $name } という項目はありません。もしかして: { $near }
cli-settings-key-unknown = { $name } という項目はありません。ここに書けるもの: { $known }
cli-settings-rule = { $name } というルールはありません。もしかして: { $near }
cli-settings-rule-unknown = { $name } というルールはありません。ルールの一覧: { $known }
cli-settings-rule-unknown-too = { $name } というルールもありません。
cli-settings-voice = { $rule } には "off"、"on"、"hint"、"suggestion"、"warning" のどれかを書いてください。
cli-settings-table = ここには、名前と値を並べた表（テーブル）を書いてください。
cli-settings-list = ここには、["一つ目", "二つ目"] のように文字列のリストを書いてください。
cli-settings-role = ここには、人の名前と、代わりに書ける役割を書いてください。例："田中" = "当番エンジニア"
cli-settings-text = ここには、一文字以上の文字列を書いてください。

cli-lsp = エディターのためのコーチを、標準入出力で動かします（Language Server Protocol）
cli-lsp-stdio = 付けても付けなくても同じです。いつも標準入出力を使います
cli-lsp-replace = 言い換える: { $words }
cli-lsp-start = 書き出しを加える: { $words }
cli-lsp-leave-alone = 理由を書いて、ここはこのままにする（{ $rule }）
cli-lsp-reason = ここに理由
cli-lsp-setting = 設定 yomikai.{ $name } に { $value } は使えません。kind は document、improvement、note、minutes または節の名前、sharing は true か false、config はファイルです。
