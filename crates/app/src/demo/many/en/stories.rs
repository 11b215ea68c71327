//! What happens in the English documents, and what would help.

use yomikai_domain::{action_item::Kind, meeting::Strength};

use super::super::words::Story;

pub(super) const STORIES: &[Story] = &[
    Story {
        factors: &["change-too-large", "time-pressure"],
        tags: &["release", "review"],
        titles: &[
            "A branch went missing in a large change to {s}",
            "Part of {s} stopped working after a big release",
        ],
        near_titles: &["A large change to {s} had lost one of its branches"],
        case: &[
            "After a release some steps of {s} answered with an error. For {u} minutes {p} customers got no further.",
        ],
        near: &[
            "A rehearsal showed that a large change to {s} had lost one of its branches. About {m} requests a day go through this part.",
        ],
        cause: &[
            "The change was {m} lines long: new behaviour, a rename across the module, and a tidy-up, all in one pull request. Two people reviewed it. The line that mattered stood in the middle of the renames and looked like one of them.",
            "Only {t} has feature flags; in {s} a release was all or nothing, and so it grew.",
        ],
        trigger: &["The release with commit {h}, which held three weeks of work."],
        actions: &[
            (
                Kind::Prevent,
                Strength::Prevents,
                "Instead of trying hard to read large diffs, we keep them small: above 400 changed lines CI asks for a split.",
            ),
            (
                Kind::Mitigate,
                Strength::Prevents,
                "Put feature flags into {s}, so that a change reaches {n} % of customers first.",
            ),
            (
                Kind::Detect,
                Strength::Reveals,
                "Walk through the main steps of {s} by an automatic test right after each release.",
            ),
            (
                Kind::Process,
                Strength::Prevents,
                "Let the build put pure renames into a pull request of their own.",
            ),
        ],
    },
    Story {
        factors: &["missing-signal", "ageing-dependency"],
        tags: &["certificate", "monitoring"],
        titles: &["A certificate of {s} ran out", "Nothing could reach {s} once its certificate had expired"],
        near_titles: &["A certificate of {s} had {n} days left"],
        case: &[
            "The certificate in front of {s} expired, and every call from {t} was turned away. It took {u} minutes until all was well again; {p} customers noticed.",
        ],
        near: &[
            "Somebody opened the settings of {s} for another reason and saw that a certificate was about to expire. It was renewed the same day, and nobody was affected.",
        ],
        cause: &[
            "The public certificates renew themselves and are watched. This one was issued by hand two years ago. The list of what is watched is written by hand, too, and it has no line for this certificate.",
            "A reminder was sent, to a mailing list that has had no readers since the teams were renamed. A reminder that reaches nobody looks the same as none at all.",
        ],
        trigger: &["The date on the certificate, two years after it was issued."],
        actions: &[
            (
                Kind::Detect,
                Strength::Reveals,
                "Instead of keeping dates in mind, we build the list of certificates from the live settings every night and tell the team's channel 21 days ahead.",
            ),
            (
                Kind::Prevent,
                Strength::Prevents,
                "Let the certificate of {s} renew itself like all others, and close the way to issue one by hand.",
            ),
            (
                Kind::Mitigate,
                Strength::Prevents,
                "Keep a spare certificate in place that one command switches to.",
            ),
        ],
    },
    Story {
        factors: &["capacity", "configuration"],
        tags: &["database", "migration"],
        titles: &["A migration locked a table of {s}", "Writes to {s} queued up behind a new column"],
        near_titles: &["A migration of {s} would have locked its largest table"],
        case: &[
            "A migration that adds a column held a lock on a table of {s}, and all writes waited behind it for {u} minutes. {p} customers saw a page that would not save.",
        ],
        near: &[
            "On a copy with as many rows as production the new column of {s} took {n} minutes, during which nothing could be written. It had not been run in production yet.",
        ],
        cause: &[
            "The table has {m} rows in the test environment and 42 million in production. What takes no time in one rewrites the whole table in the other.",
            "A long report held its transaction open. The migration queued behind the report, and everything else queued behind the migration. No limit was set for how long it may wait.",
        ],
        trigger: &["A migration at noon on a working day, as the runbook has it."],
        actions: &[
            (
                Kind::Prevent,
                Strength::Prevents,
                "Instead of choosing a quiet hour and hoping, we let a migration give up after two seconds of waiting and try again later by itself.",
            ),
            (
                Kind::Detect,
                Strength::Reveals,
                "Run each migration on a copy of full size and write the time it took into the pull request.",
            ),
            (
                Kind::Mitigate,
                Strength::Prevents,
                "Let reports connect to the read-only copy and nowhere else.",
            ),
        ],
    },
    Story {
        factors: &["knowledge-in-one-head", "hand-over"],
        tags: &["requests", "hand-over"],
        titles: &[
            "Only one of us knew that {s} had a request waiting",
            "A request to {s} lived in one notebook",
        ],
        near_titles: &["A request to {s} surfaced one day before it was due"],
        case: &[
            "A request that had come to {s} by phone did not move for {n} days. The customer's second call brought it up, and all {p} people it concerned were served that day.",
        ],
        near: &[
            "A request to {s} was on nobody's screen until the day before it was due. It came up over lunch, and there was time enough.",
        ],
        cause: &[
            "There is no place on the page of {s} to write down what was asked for by phone, so it was in the notes of whoever had answered. During a planned holiday it looked to everybody else as if nothing was waiting.",
            "Requests by mail reach the list by themselves, and so the list was taken for everything there is. That the phone is another way in was written down nowhere.",
        ],
        trigger: &["A holiday that began the day after the call, as planned."],
        actions: &[
            (
                Kind::Prevent,
                Strength::Prevents,
                "Instead of trying to remember, we write the request down on the screen that the call opens, and it stays on the shared board until it is settled.",
            ),
            (
                Kind::Detect,
                Strength::Reveals,
                "Show requests that have not moved for three days in the team's channel every morning.",
            ),
            (
                Kind::Process,
                Strength::Reveals,
                "A job hands what is open to {g} at noon on the day before a holiday.",
            ),
        ],
    },
    Story {
        factors: &["too-many-conditions", "configuration"],
        tags: &["cache", "pages"],
        titles: &[
            "Customers of {s} saw another region's page",
            "The cache of {s} did not tell regions apart",
        ],
        near_titles: &["One key for two regions in the cache of {s}"],
        case: &[
            "Pages of {s} that were meant for one region were shown in another one for {u} minutes, to {p} customers. Nothing personal was on them.",
        ],
        near: &[
            "In the test environment {s} showed a page that was meant for another region. In production each region has a server of its own, so it had not happened there yet.",
        ],
        cause: &[
            "The cache key was made of the page and its language. Since last month one language is used in two regions with different prices. The function that makes the key is in a library shared with {t}, far from where the change was made.",
            "The tests know a single region. What happens only when two are looked at in turn could not be written as a test.",
        ],
        trigger: &["Switching on prices by region."],
        actions: &[
            (
                Kind::Prevent,
                Strength::Prevents,
                "Instead of looking for what a key lacks, we make a key of every value that a page was made from, so that one that lacks a value does not compile.",
            ),
            (
                Kind::Detect,
                Strength::Reveals,
                "Add a test that looks at two regions in turn, for {s} and for {t}.",
            ),
            (
                Kind::Mitigate,
                Strength::Prevents,
                "Give each region a cache of its own that can be emptied alone.",
            ),
        ],
    },
    Story {
        factors: &["capacity", "missing-signal"],
        tags: &["retries", "load"],
        titles: &[
            "Retries kept {s} down for longer than its cause",
            "Retries carried a slow hour of {t} over to {s}",
        ],
        near_titles: &["A load test showed retries of {s} that did not stop"],
        case: &[
            "When {t} became slow, the retries of {s} came all at once, {n} times the usual number of calls. For {u} minutes {p} customers waited.",
        ],
        near: &[
            "In a load test we made {t} {n} seconds slower. The retries of {s} went on after that was over and never calmed down. It has not happened in production.",
        ],
        cause: &[
            "Each of four layers tried three times, without a pause. One click could become 81 calls. The layers are in different repositories, and the product of their numbers was in none of them.",
            "A call was given up after 30 seconds, so the work went on for customers who had long closed the page.",
        ],
        trigger: &["Some seconds of slowness during routine maintenance of {t}."],
        actions: &[
            (
                Kind::Prevent,
                Strength::Prevents,
                "Instead of comparing settings in four places, we retry in the outermost layer only, with pauses that grow, in the shared client.",
            ),
            (
                Kind::Mitigate,
                Strength::Prevents,
                "Let {s} stop calling {t} for a while when calls keep coming back with errors.",
            ),
            (Kind::Detect, Strength::Reveals, "Draw the share of retries and tell us when it is above 5 %."),
        ],
    },
    Story {
        factors: &["configuration"],
        tags: &["settings", "units"],
        titles: &[
            "A timeout of {s} was meant in seconds and read in milliseconds",
            "{s} gave up after a thousandth of the time",
        ],
        near_titles: &["A timeout of {s} was a thousand times shorter than meant"],
        case: &[
            "A timeout of 30 seconds for {s} was read as 30 milliseconds. For {u} minutes everything that took a little longer was cut off; {p} customers saw an error.",
        ],
        near: &[
            "The start-up log of {s}, read for another reason, showed a timeout of 30 milliseconds where 30 seconds were meant. It had not gone to production.",
        ],
        cause: &[
            "The setting is called `timeout`, and its unit depends on the version of the library that reads it. It changed with last month's update; the file looks the same before and after.",
            "In the test environment 30 milliseconds are plenty. Nothing that the author of the setting could see was different.",
        ],
        trigger: &["A release with an update of the library, commit {h}."],
        actions: &[
            (
                Kind::Prevent,
                Strength::Prevents,
                "Instead of remembering units, we write them: a setting without one (`30s`, `500ms`) does not start.",
            ),
            (
                Kind::Detect,
                Strength::Reveals,
                "Print the settings as they were understood at the top of the log.",
            ),
            (Kind::Prevent, Strength::Prevents, "Refuse values outside a sensible range when {s} starts."),
        ],
    },
    Story {
        factors: &["capacity", "missing-signal"],
        tags: &["database", "connections"],
        titles: &["Connection pool exhaustion brought {s} to a halt", "{s} ran out of connections"],
        near_titles: &["{s} came close to connection pool exhaustion"],
        case: &[
            "Connection pool exhaustion in {s} left new requests waiting for {u} minutes. {p} customers looked at a page that did not change.",
        ],
        near: &[
            "A look at yesterday's graphs showed that {s} had been down to {n} free connections. Nobody was affected.",
        ],
        cause: &[
            "A report keeps its connection while it waits for an answer from outside. On a slow day a single report holds one for {n} minutes.",
            "The size of the pool dates from a time with fewer servers. Each new server brought the sum closer to what the database allows, and no graph shows how much is left.",
        ],
        trigger: &["The reports of the first day of the month, and {n} times the usual number of visitors."],
        actions: &[
            (
                Kind::Prevent,
                Strength::Prevents,
                "Instead of reviewing how connections are used, we change the shared client so that nobody can hold one while waiting for the network.",
            ),
            (Kind::Detect, Strength::Reveals, "Alert on the predicted time until no connection is left."),
            (
                Kind::Mitigate,
                Strength::Prevents,
                "Give reports a pool of their own, so that pages go on when it is used up.",
            ),
            (
                Kind::Prevent,
                Strength::Prevents,
                "Let CI refuse settings in which servers times pool size exceeds what the database allows.",
            ),
        ],
    },
    Story {
        factors: &["unclear-ownership", "too-many-conditions"],
        tags: &["batch jobs", "duplicates"],
        titles: &["A second run of {s} did everything twice", "Customers heard from {s} a second time"],
        near_titles: &["A second run of {s} starts from the beginning"],
        case: &[
            "A job of {s} had stopped half-way and was started again from its beginning, and so {p} customers were served a second time. It took {u} minutes to notice and to stop it.",
        ],
        near: &[
            "Before a job of {s} that had stopped half-way was started again, a colleague asked what it would do about the first half. It does the first half again.",
        ],
        cause: &[
            "The job works out 'today's customers' anew each time and remembers nothing of how far it got. It was made to finish in one go, and the runbook ends there, too.",
            "The code is a part of {t}, and it runs under {g}. How to go on after an interruption is in neither runbook.",
        ],
        trigger: &["Maintenance of the platform, which ended the job in the middle."],
        actions: &[
            (
                Kind::Prevent,
                Strength::Prevents,
                "Instead of working out by hand where to go on, we give each customer's turn a key, and a second one with that key does nothing.",
            ),
            (Kind::Mitigate, Strength::Prevents, "Keep how far the job got, and let it begin there."),
            (
                Kind::Detect,
                Strength::Reveals,
                "Count what each customer gets in a day; stop and tell us at the second.",
            ),
        ],
    },
    Story {
        factors: &["too-many-conditions", "knowledge-in-one-head"],
        tags: &["conditions", "pages"],
        titles: &[
            "{s} could not be opened when three things came together",
            "One combination in {n} brought {s} down",
        ],
        near_titles: &["A table of all cases of {s} had an empty cell"],
        case: &[
            "When three conditions came together {s} answered with an error. For {u} minutes nobody could look at what belonged to {p} customers.",
        ],
        near: &[
            "We wrote the cases of {s} into a table and found {n} that no branch covers. No customer is in one of them today.",
        ],
        cause: &[
            "One function looks at payment, address, wrapping and returns at once. It has {n} branches and some hundred combinations, six of which are tested.",
            "To change it safely one has to have all of them in mind, and they are older than today's team.",
        ],
        trigger: &["A new choice of wrapping paper."],
        actions: &[
            (
                Kind::Prevent,
                Strength::Prevents,
                "Instead of trying to think of every case, we move them into a table, and the build stops where a cell is empty.",
            ),
            (
                Kind::Mitigate,
                Strength::Prevents,
                "Cut the page into parts, so that the others are shown when one cannot be.",
            ),
            (Kind::Detect, Strength::Reveals, "Generate combinations every night and run them."),
        ],
    },
    Story {
        factors: &["ageing-dependency", "hand-over"],
        tags: &["migration", "DNS"],
        titles: &[
            "Half of the traffic stayed with the old {s}",
            "{t} went on calling the place where {s} used to be",
        ],
        near_titles: &["A rehearsal found a client that never forgets where {s} was"],
        case: &[
            "After {s} had moved, some calls from {t} went on to its old address. For {u} minutes the changes of {p} customers did not show. All were brought over later, and nothing was lost.",
        ],
        near: &[
            "A rehearsal of the move of {s} found a client that looks its address up once and keeps it. It was mended, and the move took place a week later.",
        ],
        cause: &[
            "The lifetime of the DNS entry was short, set two days ahead. The client in {t} looks it up once, when it starts; it is five years old, and newer versions behave otherwise.",
            "The plan was copied from an earlier move. That time all servers were restarted for another reason, which hid this.",
        ],
        trigger: &["The move itself, on the planned day."],
        actions: &[
            (
                Kind::Prevent,
                Strength::Prevents,
                "Instead of relying on a restart that somebody has to think of, we let the old place refuse calls from the moment of the move, so that it shows at once.",
            ),
            (
                Kind::Prevent,
                Strength::Prevents,
                "Refuse old versions of the client when dependencies are checked.",
            ),
            (Kind::Detect, Strength::Reveals, "Show the number of calls to the old place during each move."),
        ],
    },
    Story {
        factors: &["missing-signal", "capacity"],
        tags: &["disks", "monitoring"],
        titles: &["The disk of {s} was full", "Logs filled the disk of {s}"],
        near_titles: &["The disk of {s} had room for {n} more hours"],
        case: &[
            "The disk of {s} was full, and for {u} minutes nothing new could be kept. We asked {p} customers to send it once more.",
        ],
        near: &[
            "The weekly look at {s} showed a disk that was filling quickly. Old logs were moved, and there was room again.",
        ],
        cause: &[
            "An alert goes off at 90 %. On a usual day a disk gains one per cent, so that leaves more than a week. Since the day before, detailed logging was on, and the way from 90 to 100 took {n} minutes.",
            "It was on for another investigation. A switch has no place for an end date.",
        ],
        trigger: &["Detailed logging, switched on the day before."],
        actions: &[
            (
                Kind::Detect,
                Strength::Reveals,
                "An alert on the predicted time until a disk is full replaces the one on free space.",
            ),
            (
                Kind::Prevent,
                Strength::Prevents,
                "Let detailed logging end by itself at a time that is chosen when it is switched on.",
            ),
            (
                Kind::Mitigate,
                Strength::Prevents,
                "Keep logs and data on different disks, so that one goes on when the other is full.",
            ),
        ],
    },
    Story {
        factors: &["time-pressure", "unclear-ownership"],
        tags: &["campaign", "by hand"],
        titles: &[
            "The campaign began, and {s} still showed the old prices",
            "{s} was {n} minutes behind the start of the campaign",
        ],
        near_titles: &["{s} was ready for the campaign with {n} minutes to spare"],
        case: &[
            "When the campaign began {s} had not been switched over. For {u} minutes {p} customers paid the old price; they got the difference back.",
        ],
        near: &[
            "A rehearsal on the day before showed that switching {s} over takes {n} minutes longer than planned. We began earlier, and it was ready in time.",
        ],
        cause: &[
            "Switching over takes {n} steps by hand, and one of them waits for {t}. The wait has doubled since last time; the runbook has last time's number.",
            "The start was public three months ahead, and its date was fixed. Three teams prepared their parts, and there was no place where the times were added up.",
        ],
        trigger: &["The hour that had been announced."],
        actions: &[
            (
                Kind::Prevent,
                Strength::Prevents,
                "Instead of pressing buttons on the minute, we give each price a beginning and an end, and nothing is left to switch.",
            ),
            (
                Kind::Process,
                Strength::Reveals,
                "Put a rehearsal into the plan, and let the runbook learn from it how long each step takes.",
            ),
            (Kind::Detect, Strength::Reveals, "List what is not ready one hour before a campaign."),
        ],
    },
    Story {
        factors: &["hand-over", "configuration"],
        tags: &["time zones", "batch jobs"],
        titles: &["{s} ran twice when the clocks went back", "The daily closing of {s} was an hour off"],
        near_titles: &["{s} was planned for an hour that does not exist"],
        case: &[
            "In the night in which the clocks go back {s} ran at half past two, and at half past two once more. For {u} minutes results were sent twice, to {p} customers.",
        ],
        near: &[
            "A look at the calendar showed that {s} is planned for half past two, which does not exist in the night in which the clocks go forward.",
        ],
        cause: &[
            "Times are planned in local time, and in that night the same one comes round twice. As long as the shop was in one country without summer time, there was nothing to think of.",
            "When we took over the shops abroad, we got a list of jobs with their times. It has no column for where those times are.",
        ],
        trigger: &["The end of summer time."],
        actions: &[
            (
                Kind::Prevent,
                Strength::Prevents,
                "Instead of keeping two nights a year in mind, we plan everything in UTC and show local time on the page only.",
            ),
            (
                Kind::Detect,
                Strength::Reveals,
                "Mark times that do not exist, or exist twice, where a job is planned.",
            ),
            (Kind::Mitigate, Strength::Prevents, "Let {s} refuse a second run of one day."),
        ],
    },
];
