//! What the English-speaking people read in their first meeting, and what came of it.

use yomikai_domain::{
    meeting::{
        Strength,
        unsigned::{KudosKind, NoteKind, Reaction},
    },
    postmortem::ThreeLines,
};

use super::{
    super::script::{Action, Card, Held, Item, Note},
    grown,
};

pub(super) const HELD: Held = Held {
    people: &["nora", "tomas", "grace", "leila"],
    items: &[PICTURES, LABELS, LAPTOP],
    opening: "Our first meeting: four of us around the kitchen table, with 4,100 lost pictures, a web page that we took for \
              a parcel label, and step 9 of a README. Each got the same time, and the smallest of the three kept us \
              talking the longest.",
    closing: "Next time there will be more of us. Bring whatever you have: a near-miss, a step by hand that felt scary, a \
              question that came up twice. There were crumbs in the keyboard of the meeting laptop, so next time it stays \
              on the shelf.",
};

const PICTURES: Item = Item {
    author: "tomas",
    lines: ThreeLines {
        title: "A nightly clean-up removed 4,100 pictures that were in use",
        case: "At 02:10 the clean-up job deleted 4,100 product pictures. From then until 15:40 the shop showed grey boxes \
               where there should have been pens and notebooks, and sales were down by about a third. Every picture came \
               back, because the bucket happened to keep deleted files for 30 days.",
        cause: "The job deletes each picture that no row of `products` points to. The week before, colours and sizes had \
                moved to a table of their own, and their pictures with them. To the job, those now belonged to nothing.\n\n\
                The move was reviewed with care, by people who know the catalogue. The job lives in another repository, \
                and nothing in either of them mentions the other. It has no notion of 'unusually many' either: forty \
                files or four thousand, it deletes them at once.",
        improvement: "Instead of trying hard to remember who reads which table, the job only hides what it finds and \
                      deletes it 14 days later. A request for a hidden picture brings it back and tells the team, and \
                      above 100 pictures in one night the job stops and asks.",
    },
    notes: &[
        Note {
            kind: NoteKind::Thanks,
            passage: Some(0),
            text: "Thank you for the sentence about the 30 days. I would have been tempted to leave the luck out.",
            reactions: &[(Reaction::Thanks, 3)],
        },
        Note {
            kind: NoteKind::Question,
            passage: Some(1),
            text: "How would we find the other jobs that decide by 'nothing points here'? I can think of two, and I doubt \
                   that is all.",
            reactions: &[(Reaction::SameHere, 3)],
        },
        Note {
            kind: NoteKind::Remark,
            passage: Some(2),
            text: "'Unusually many' is what all of our batch jobs lack. The invoice run would send 9,000 as calmly as 90.",
            reactions: &[(Reaction::Learnt, 2), (Reaction::SameHere, 2)],
        },
        Note {
            kind: NoteKind::Remark,
            passage: None,
            text: "By nine, support had a sentence ready for everybody who called. Could we keep that page for next time?",
            reactions: &[(Reaction::Thanks, 2)],
        },
    ],
    cards: &[
        Card {
            instead_of: "trying hard to remember who reads which table",
            we: "hide pictures first and delete them 14 days later; asking for a hidden one brings it back, and the team \
                 hears of it.",
            dots: 4,
            action: Some(Action { owner: "tomas", due: 6, strength: Strength::Prevents }),
        },
        Card {
            instead_of: "reading the job's log every morning",
            we: "let every batch job stop and ask when it is about to touch ten times as much as on its busiest day so \
                 far.",
            dots: 3,
            action: Some(Action { owner: "nora", due: -4, strength: Strength::Reveals }),
        },
        Card {
            instead_of: "asking around before a table is changed",
            we: "give each job a database role of its own, so that a migration can list which jobs read what it changes.",
            dots: 2,
            action: None,
        },
    ],
    kudos: &[
        (
            KudosKind::SpottingLuck,
            "It says in plain words that 30 days of luck saved us, and now we know what to build.",
        ),
        (KudosKind::GoodMechanism, "Hiding first and deleting later fits at least three more of our jobs."),
    ],
    full: grown::PICTURES,
};

const LABELS: Item = Item {
    author: "leila",
    lines: ThreeLines {
        title: "We told 183 customers that their parcel was on its way, and it was not",
        case: "On a Thursday, between two and four in the afternoon, the carrier was servicing its interface. Whenever we \
               asked for a label it answered '200 OK', with a page of HTML. We took that for a label, marked 183 orders as \
               sent and wrote to the customers. It came out when the label printer in the packing hall had been silent \
               for so long that somebody went to see whether it was out of paper.",
        cause: "Our code looks at the status and keeps whatever came with it. That had worked for six years: this carrier \
                had always answered an error with an error.\n\n\
                The mail to the customer hangs on the same step, so a wrong 'sent' is out in the world within seconds, \
                and there is no calling it back.",
        improvement: "Instead of listening harder for a silent printer, we believe an answer only if it holds a tracking \
                      number, and the mail to the customer waits for the carrier's first scan.",
    },
    notes: &[
        Note {
            kind: NoteKind::Thanks,
            passage: Some(0),
            text: "I laughed about the printer, and then I got goose bumps. Thank you for telling how it really came out.",
            reactions: &[(Reaction::Thanks, 4), (Reaction::Learnt, 1)],
        },
        Note {
            kind: NoteKind::Question,
            passage: Some(0),
            text: "Do we still have one of those HTML pages? Then the code for all four carriers could be tested with it.",
            reactions: &[(Reaction::Learnt, 3)],
        },
        Note {
            kind: NoteKind::Remark,
            passage: Some(1),
            text: "The tax service does this, too: status 200, and the error is in the third line of the text.",
            reactions: &[(Reaction::SameHere, 2)],
        },
    ],
    cards: &[
        Card {
            instead_of: "trusting a status code",
            we: "take an answer without a tracking number for 'not yet', whichever carrier it comes from, and ask again \
                 ten minutes later.",
            dots: 4,
            action: Some(Action { owner: "leila", due: 12, strength: Strength::Prevents }),
        },
        Card {
            instead_of: "apologising quickly",
            we: "let the mail wait for the carrier's first scan, so that it says what has happened and not what we hope.",
            dots: 3,
            action: None,
        },
        Card {
            instead_of: "listening for the printer",
            we: "draw orders sent and labels printed on one chart, and open a ticket when they are more than ten apart.",
            dots: 2,
            action: None,
        },
    ],
    kudos: &[(
        KudosKind::ClearTelling,
        "I could hear that printer being silent, and I understood why our code had every reason to believe what it did.",
    )],
    full: grown::LABELS,
};

const LAPTOP: Item = Item {
    author: "grace",
    lines: ThreeLines {
        title: "It took two days to start the shop on a new laptop",
        case: "A new colleague followed our README and had the shop running in the afternoon of the second day. Nothing \
               broke, and customers saw no difference. Step 9 of 23 asks for a certificate that has not been handed out \
               for half a year.",
        cause: "The README is read from top to bottom on one day of each person's life here, and by nobody in between. \
                All of us already had the old certificate on their disk, so that the step worked for \
                all of us. It was right when it was written, and nothing says when such a page stops being right.",
        improvement: "Instead of asking newcomers for patience, we turn the 23 steps into one script, and CI runs it every \
                      Monday on an empty machine.",
    },
    notes: &[
        Note {
            kind: NoteKind::Thanks,
            passage: None,
            text: "Thank you for bringing something this small. I lost a day at step 9 myself, and thought it was me.",
            reactions: &[(Reaction::Thanks, 2), (Reaction::SameHere, 3)],
        },
        Note {
            kind: NoteKind::Question,
            passage: Some(1),
            text: "Which other pages are read once in a long while? The one on restoring a backup comes to mind.",
            reactions: &[(Reaction::Learnt, 3)],
        },
        Note {
            kind: NoteKind::Remark,
            passage: Some(2),
            text: "A script that runs on Mondays also tells how long it takes. I would love to see that number go down.",
            reactions: &[(Reaction::Learnt, 1)],
        },
    ],
    cards: &[
        Card {
            instead_of: "asking newcomers for patience",
            we: "turn the 23 steps into one script, which CI runs every Monday on an empty machine.",
            dots: 4,
            action: None,
        },
        Card {
            instead_of: "looking for stale pages by hand",
            we: "give each page of instructions a day on which it is due to be run again, and let the wiki open a ticket \
                 then.",
            dots: 3,
            action: None,
        },
    ],
    kudos: &[(
        KudosKind::BraveSharing,
        "It takes courage to bring a README to a table full of outages, and I took home the most from it.",
    )],
    full: grown::LAPTOP,
};
