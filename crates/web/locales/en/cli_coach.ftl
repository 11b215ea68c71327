# The coach on the command line.
# dynamic: cli-
cli-lint = Read Markdown with the coach: wording that stops a team from learning, and the question that leads on
cli-lint-files = Files and folders to read, or - for standard input; this folder unless you say otherwise. In folders, *.md, *.markdown and *.mdx are read, and what .gitignore names is not
cli-lint-stdin-filename = What the text from standard input is called, and whose .yomikai.toml holds for it
cli-lint-kind = What the texts are: document (unless you say otherwise), improvement, note, minutes, or a section such as action_items
cli-lint-format = How to answer: human (unless you say otherwise), json, sarif, github or rdjson
cli-lint-explain = Say also why it matters, where that is known from, and words to start from
cli-lint-sharing = Show also what is worth a look only before sharing beyond the club
cli-lint-show-ignored = Show also what writers left alone with yomikai-ignore, and their reasons
cli-lint-fail-on = From which voice on findings make the exit code 1: hint, suggestion (unless you say otherwise), warning or never
cli-lint-color = Use colours: auto, always or never. NO_COLOR is respected
cli-lint-config = Use this file of choices instead of the nearest .yomikai.toml
cli-lint-no-config = Use no .yomikai.toml
cli-lint-print-config = Show the choices that hold here, and read nothing

cli-lint-progress = { $files } { $files ->
    [one] text
   *[other] texts
} read …
cli-lint-unread = could not be read:
cli-lint-too-large = left unread, as it is larger than { $mib } MiB
cli-lint-not-text = left unread, as it is not UTF-8 text
cli-lint-why = Why:
cli-lint-source = Known from:
cli-lint-rewrite = To start from:
cli-lint-replacement = Could read:
cli-lint-left-alone = left alone
cli-lint-left-alone-because = left alone: { $reason }
cli-lint-left-alone-count = { $count } left alone by the { $count ->
    [one] writer.
   *[other] writers.
}
cli-lint-nothing-read = There is no Markdown to read here.
cli-lint-nothing-found = { $files } { $files ->
    [one] text
   *[other] texts
} read, and nothing to ask.
cli-lint-found = { $findings } { $findings ->
    [one] question
   *[other] questions
} after reading { $files } { $files ->
    [one] text
   *[other] texts
}. Take what helps; --explain tells why.

cli-rule = List what the coach notices, or show one rule’s page
cli-rule-name = The rule, such as effort; strength for the ladder of actions
cli-rule-lang = The page’s language: ja or en. Your terminal’s unless you say otherwise
cli-rule-question = It asks:
cli-rule-flagged = Where it speaks:
cli-rule-silent = Where it stays silent:
cli-rule-stable = settled
cli-rule-preview = being tried
cli-rule-deprecated = on its way out
cli-rule-since = since { $version }
cli-rule-voice = speaks as a { $voice }
cli-rule-between = { ", " }
cli-rule-unknown = There is no rule named { $typed }. yomikai rule lists them all.
cli-rule-unknown-near = There is no rule named { $typed }. Perhaps you mean: { $near }

cli-settings-unreadable = cannot be read:
cli-settings-syntax = this cannot be read as TOML: { $message }
cli-settings-key = nothing is called { $name } here. Perhaps you mean: { $near }
cli-settings-key-unknown = nothing is called { $name } here. What can stand here: { $known }
cli-settings-rule = no rule is named { $name }. Perhaps you mean: { $near }
cli-settings-rule-unknown = no rule is named { $name }. The rules are: { $known }
cli-settings-voice = { $rule } can be "off", "on", "hint", "suggestion" or "warning".
cli-settings-table = this has to be a table, with names and what is chosen for each.
cli-settings-list = this has to be a list of texts, such as ["one", "another"].
cli-settings-role = this has to be a person’s name and the role that could stand for it, such as Tanaka = "the on-call engineer".
cli-settings-text = each of these has to be a text of one letter or more.

cli-lsp = Serve editors with the coach, over standard input and output (Language Server Protocol)
cli-lsp-stdio = Accepted, as editors like to say it: this is the only way it speaks
cli-lsp-replace = Write: { $words }
cli-lsp-start = Words to start from: { $words }
cli-lsp-leave-alone = Leave this alone here, with a reason ({ $rule })
cli-lsp-reason = the reason
cli-lsp-setting = The setting yomikai.{ $name } cannot be { $value }. kind is document, improvement, note, minutes or a section; sharing is true or false; config is a file.
