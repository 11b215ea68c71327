# The command line.
# dynamic: cli-
cli = Yomikai: blameless postmortems, and the club that reads them.
cli-help = Show this help
cli-version = Show the version
cli-usage = Usage:
cli-commands = Commands:
cli-arguments = Arguments:
cli-options = Options:

cli-serve = Start the server
cli-serve-listen = Where to listen; 127.0.0.1:8080 unless you say otherwise. Port 0 takes a free one
cli-serve-data = Keep everything in this folder, in SQLite; the folder is made if it is missing
cli-serve-database = Keep everything in PostgreSQL, postgres://… (or set YOMIKAI_DATABASE, so that no password is on the command line)
cli-serve-public-url = The address people use, https://…, which a reverse proxy serves
cli-serve-trusted-proxy = A reverse proxy’s address, such as 10.0.0.5/32, whose X-Forwarded-For is believed; can be repeated
cli-serve-demo = Show a company with two clubs whose people you can play; on this machine only, and gone afterwards unless --data names a folder
cli-serve-log = How to write the log: human or json. On a terminal it is human. YOMIKAI_LOG sets what is logged

cli-demo-data = Make the demonstration with a lot in it, for SQLite only; serve --demo --data DIR serves it
cli-demo-data-documents = How many documents beside its story, at most 100,000; 1000 unless you say otherwise
cli-demo-data-members = How many further members, at most 490: crowd-0001 and so on, at crowd-0001.localhost. None unless you say otherwise
cli-demo-data-data = The folder to make it in; it has to be empty, or is made

cli-user = Look after accounts
cli-user-reset-password = Make a link by which somebody chooses a new password; works while the server is running
cli-user-reset-password-email = The e-mail address of the account
cli-user-reset-password-data = The data folder
cli-user-reset-password-database = The PostgreSQL database (or set YOMIKAI_DATABASE)
cli-user-reset-password-public-url = The address people use, https://…, to print the whole link

cli-backup = Copy everything into one file; works while the server is running
cli-backup-file = The file to write, or - for standard output
cli-backup-data = The data folder
cli-backup-database = The PostgreSQL database (or set YOMIKAI_DATABASE)
cli-backup-force = Replace the file if it is there already

cli-restore = Fill an empty folder or database with a backup
cli-restore-file = The backup, or - for standard input
cli-restore-data = The folder to fill; it is made if it is missing
cli-restore-database = The PostgreSQL database to fill (or set YOMIKAI_DATABASE)

cli-wrong = This command cannot be understood.
cli-wrong-unknown = There is no { $arg } here.
cli-wrong-unknown-near = There is no { $arg } here. Perhaps you mean: { $near }
cli-wrong-command = There is no command named { $command }.
cli-wrong-command-near = There is no command named { $command }. Perhaps you mean: { $near }
cli-wrong-no-command = Please name a command.
cli-wrong-missing = Something is missing: { $arg }
cli-wrong-conflict = { $arg } and { $other } do not go together. Please choose one.
cli-wrong-value = { $value } does not fit { $arg }.
cli-wrong-choice = { $value } does not fit { $arg }. You can choose from: { $choices }
cli-wrong-no-value = { $arg } needs a value.
cli-wrong-help = --help shows what can be typed.

cli-set-up-code = Set-up code: { $code }
    Open the address below and type it there. It makes you the first admin; a new start makes a new code.
cli-demo-begins = This is a demonstration. Open the address below and choose whom to be.
cli-demo-data-progress = { $done } of { $of } documents
cli-demo-data-done = The demonstration is made, with { $documents } further { $documents ->
    [one] document
   *[other] documents
} and { $members } further { $members ->
    [one] member
   *[other] members
}. Serve it with serve --demo and this folder:
cli-reset-lasts = The link works once, within { $hours } hours. Earlier links to this account no longer work.
cli-reset-path = Put the address of your server in front of it.
cli-backup-done = The backup is whole: { $rows } { $rows ->
    [one] row
   *[other] rows
}. It holds everybody’s drafts, so please keep it as safe as the server.
cli-restore-done = Restored: { $rows } { $rows ->
    [one] row
   *[other] rows
}. Everybody signs in anew, with the password they had.

cli-error-no-place = Where should everything be kept? Say --data DIR for a folder, or --database postgres://… (or YOMIKAI_DATABASE) for PostgreSQL. To look around first, try: yomikai serve --demo
cli-error-database-url = The database’s address has to begin with postgres://. For SQLite, say --data DIR instead.
cli-error-public-url = { $typed } is not an address that can be used here. It has to be https:// and a host, without a path: https://postmortems.example.com
cli-error-in-the-clear = { $address } can be reached from other machines, and plain http would carry passwords and drafts in the clear.
    Put a reverse proxy that speaks https in front, and say both:
      --public-url https://postmortems.example.com   the address people use
      --trusted-proxy 10.0.0.5/32                    where the proxy is
    Or stay on this machine with --listen 127.0.0.1:8080. Yomikai does not speak TLS by itself yet; a later version will.
cli-error-demo-beyond-loopback = { $address } can be reached from other machines. In the demonstration everybody may be anybody, so it stays on this one: --listen 127.0.0.1:8080
cli-error-demo-folder = { $path } holds a demonstration, in which everybody may be anybody. Add --demo to serve it, or choose another folder for real work.
cli-error-not-a-demo-folder = { $path } holds something other than a demonstration. Choose an empty folder, or leave --data out to use a temporary one.
cli-error-folder-not-empty = { $path } is not empty, and was left as it is. Name an empty folder, or one that is not there yet.
cli-error-in-use = Another Yomikai is using { $path }. One folder serves one server at a time; to run several servers, use PostgreSQL.
cli-error-nothing-here = There is no Yomikai database in { $path }.
cli-error-file-exists = { $path } is there already, and was left as it is. Choose another name, or say --force to replace it.
cli-error-no-account = No account has the address { $email }.
cli-error-listen = { $address } cannot be listened on:
cli-error-file = { $path } cannot be used:
cli-error-system = The system did not allow it:
cli-error-stdin-not-read = --stdin-filename is a name for standard input, which is not among what you named. Add - to have it read, or leave the name out.
cli-error-unwritten = The answer could not be written:
cli-error-not-possible = This is not possible here.
cli-error-unavailable = The database does not answer:
cli-error-internal = Something went wrong:

cli-reason-not-found = there is nothing of this name
cli-reason-permission = this account is not allowed to
cli-reason-is-folder = it is a folder
cli-reason-not-a-folder = part of the way to it is not a folder
cli-reason-exists = there is something of this name already
cli-reason-full = there is no space left
cli-reason-quota = this account’s share of the space is used up
cli-reason-read-only = it is on a disk that can only be read
cli-reason-name = the name is too long, or cannot be a name here
cli-reason-loop = its links lead around in a circle
cli-reason-address-used = another program uses this address
cli-reason-address-foreign = this machine does not have this address
cli-reason-pipe = nobody is listening any more
cli-reason-end = it ends too early

problem-restore-older = This backup was made by an older version than can be read here. Restore it with the version that made it, and upgrade that.
