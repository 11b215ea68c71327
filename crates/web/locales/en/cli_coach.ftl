# The coach on the command line.
# dynamic: cli-
cli-lint = Read Markdown with the coach: it notices wording that can keep a team from learning, and asks a question that leads on
cli-lint-files = Files and folders to read, or - for standard input; this folder by default. In folders, *.md, *.markdown and *.mdx are read, apart from what .gitignore names
cli-lint-stdin-filename = Read standard input, under this name; it also decides which .yomikai.toml holds. Beside other files, name - as well
cli-lint-kind = What the texts are: document (the default), improvement, note, minutes, or a section such as action_items
cli-lint-format = How to answer: human (the default), json, sarif, github or rdjson
cli-lint-explain = Also show why it matters, words to start from, and the source
cli-lint-sharing = Also show what is worth a look only before sharing beyond the club
cli-lint-show-ignored = Also show what writers left alone with yomikai-ignore, and their reasons
cli-lint-fail-on = The level from which a question makes the exit code 1: hint, suggestion (the default), warning or never. With never it is 0, whatever is found or cannot be read
cli-lint-color = Use colours: auto, always or never. NO_COLOR is respected
cli-lint-config = Use this settings file instead of the nearest .yomikai.toml
cli-lint-no-config = Use no .yomikai.toml
cli-lint-print-config = Show the settings that hold here, and read nothing

cli-lint-progress = { $files } { $files ->
    [one] text
   *[other] texts
} read …
cli-lint-unread = could not be read: { $reason }
cli-lint-too-large = left unread, as it is larger than { $mib } MiB
cli-lint-not-text = left unread, as it is not UTF-8 text
cli-lint-no-file = left unread, as it is no file, but a folder, a pipe, or a link that leads nowhere
cli-lint-passed-over = Passed over, as they are links or no files: { $names }. To have one read, name it.
cli-lint-passed-over-more = Passed over, as they are links or no files: { $names }, and { $more } more. To have one read, name it.
cli-lint-pattern = the pattern { $pattern } is not understood and leaves nothing out; the others hold.
cli-lint-between = { ", " }
cli-lint-why = Why:
cli-lint-source = Source:
cli-lint-rewrite = To start from:
cli-lint-replacement = Could read:
cli-lint-left-alone = left alone
cli-lint-left-alone-because = left alone: { $reason }
cli-lint-left-alone-count = Left alone: { $count }.
cli-lint-unheard-rules = no rule is called { $names }; yomikai rule lists all of them
cli-lint-unheard-fingerprints = { $digits } is no fingerprint, which has eight hexadecimal digits
cli-lint-unheard-reason = yomikai-ignore without a reason: a few words after a colon tell the next reader why
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
}. Take what helps.
cli-lint-explain-it = --explain tells why.
cli-lint-below = None reaches the level { $level } (--fail-on), so the exit code is 0.

cli-rule = List what the coach notices, or show one rule’s page
cli-rule-name = The rule’s name, such as effort; strength shows how strong actions are
cli-rule-lang = The page’s language, ja or en; your terminal’s by default
cli-rule-question = It asks:
cli-rule-flagged = Where it speaks:
cli-rule-silent = Where it stays silent:
cli-rule-stable = stable
cli-rule-preview = being tried out
cli-rule-deprecated = on its way out
cli-rule-since = since { $version }
cli-rule-voice = level: { $voice }
cli-rule-between = { ", " }
cli-rule-unknown = There is no rule named { $typed }. yomikai rule lists them all.
cli-rule-unknown-near = There is no rule named { $typed }. Perhaps you mean: { $near }

cli-settings-syntax = this cannot be read as TOML: { $message }
cli-settings-syntax-twice = this name stands here for the second time. Please keep one of them.
cli-settings-syntax-quotes = here has to be a value. A text stands in quotes, such as "off".
cli-settings-syntax-open = up to here, a bracket or a quote is opened and not closed.
cli-settings-syntax-value = after a name there has to be = and a value, such as effort = "hint".
cli-settings-syntax-comma = between two of these there has to be a comma.
cli-settings-more = and { $more } more { $more ->
    [one] place
   *[other] places
} like these.
cli-settings-key = there is no setting named { $name } here. Perhaps you mean: { $near }
cli-settings-key-unknown = there is no setting named { $name } here. These are known: { $known }
cli-settings-rule = no rule is named { $name }. Perhaps you mean: { $near }
cli-settings-rule-unknown = no rule is named { $name }. The rules are: { $known }
cli-settings-rule-unknown-too = no rule is named { $name }, either.
cli-settings-voice = { $rule } can be "off", "on", "hint", "suggestion" or "warning".
cli-settings-table = this has to be a table of names and values.
cli-settings-list = this has to be a list of texts, such as ["one", "another"].
cli-settings-role = this has to be a person’s name and the role that could stand for it, such as Tanaka = "the on-call engineer".
cli-settings-text = each of these has to be a text with at least one letter.

cli-lsp = Serve editors with the coach over standard input and output (Language Server Protocol)
cli-lsp-stdio = Accepted because editors often pass it; standard input and output are used either way
cli-lsp-replace = Write: { $words }
cli-lsp-start = Words to start from: { $words }
cli-lsp-leave-alone = Leave this alone here, with a reason ({ $rule })
cli-lsp-reason = the reason
cli-lsp-setting = The setting yomikai.{ $name } cannot be { $value }. kind is document, improvement, note, minutes or a section; sharing is true or false; config is a file.
