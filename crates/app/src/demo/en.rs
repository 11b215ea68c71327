//! The demonstration's English-speaking people and what they have written.

mod grown;
mod held;

use yomikai_domain::{Language, postmortem::ThreeLines, section::Section};

use super::script::{Club, LeftAlone, Part, Person, Script};

pub(super) const SCRIPT: Script = Script {
    language: Language::En,
    zone: "Europe/Berlin",
    club: Club {
        name: "International shop reading club",
        promises: "No blame\n\
                   We talk about improvements, looking forward\n\
                   We solve it with mechanisms, not with individual effort",
        place: "The kitchen table, 2nd floor",
        snack: "Pizza, one of them without cheese",
        starts: 15,
        length: "75",
    },
    held: held::HELD,
    left: LeftAlone {
        section: Section::LessonsBad,
        text: "Until then we will be more careful and look at the log before each send.",
        rule: "effort",
        reason: "Only until next month, when the send button looks by itself.",
    },
    people: &[
        Person { nick: "nora", name: "Nora Lindqvist", part: Part::Host, draft: Some(ALERT) },
        Person { nick: "tomas", name: "Tomás Rivera", part: Part::Author, draft: Some(PAYMENT) },
        Person { nick: "grace", name: "Grace Okafor", part: Part::Drafting, draft: Some(UNFINISHED) },
        Person { nick: "owen", name: "Owen Price", part: Part::Beginning, draft: None },
        Person { nick: "ines", name: "Ines Moreau", part: Part::Colleague, draft: Some(CANCELLATION) },
        Person { nick: "ben", name: "Ben Whitaker", part: Part::Colleague, draft: Some(CONDITIONS) },
        Person { nick: "leila", name: "Leila Haddad", part: Part::Colleague, draft: Some(BACKUP) },
        Person { nick: "sam", name: "Sam Kowalski", part: Part::Colleague, draft: Some(BY_HAND) },
    ],
};

const PAYMENT: ThreeLines<'static> = ThreeLines {
    title: "Nobody could pay in Swiss francs",
    case: "After we reworked the checkout form, customers who paid in Swiss francs got as far as the last button and no \
           further. A customer wrote to us the next morning. In those 17 hours, 63 orders could not be completed.",
    cause: "The pull request was 1,900 lines long: the new form, a rename across 40 files, and a change to how amounts \
            are rounded. Two people reviewed it. The one line that mattered (Swiss francs round to five centimes) \
            stood between renames and looked like one of them.\n\n\
            The tests pay in euros only, and one missing currency hardly moves the curve of all orders.",
    improvement: "Instead of trying hard to read large diffs, we keep them small: above 400 changed lines CI asks for a \
                  split, renames travel alone, and each currency is switched on by a flag of its own.",
};

const CANCELLATION: ThreeLines<'static> = ThreeLines {
    title: "A cancelled school order was packed and sent",
    case: "A school cancelled its order of 240 fountain pens by phone. Three days later the order was packed and handed \
           to the carrier. The school was kind about it, and we paid for the way back.",
    cause: "The order page has no place for a cancellation until the refund is approved, so the request lived in one \
            notebook. Its owner was ill for the next two days, and nobody else could see that anything was waiting.",
    improvement: "Instead of trying hard to remember, we put it on the order: whoever answers the phone can mark it \
                  'cancellation asked for'. A marked order is left off the packing list and stays on the shared \
                  support board until it is settled.",
};

const CONDITIONS: ThreeLines<'static> = ThreeLines {
    title: "The admin page failed for some returns",
    case: "For orders with a partial return, a voucher and a second delivery address, the admin page showed an error \
           instead of the order. For five hours, support could not answer 22 customers.",
    cause: "One template decides everything that the page shows, with 17 conditions that depend on one another. When \
            vouchers for returned goods were added, the combinations that came to mind were handled and tested. \
            Hundreds are possible, and there is no place where one of them can be changed by itself.",
    improvement: "Instead of trying hard to think of every combination, we cut the page into panels (goods, money, \
                  addresses, returns), each with its own data and its own tests. A panel that fails says so, and the \
                  others stay readable.",
};

const BACKUP: ThreeLines<'static> = ThreeLines {
    title: "Our backup could not be restored, and we learnt it on a quiet Tuesday",
    case: "To fill a test database, we restored last night's backup of the catalogue. It stopped half-way. Nothing was \
           lost, since the live database was fine; but for eleven weeks we had had no backup that worked.",
    cause: "An upgrade of the dump tool changed its compression, which the older version on the restore host cannot \
            read. The nightly job turns green as soon as a file of more than 1 GB has been written. Nothing ever opens \
            that file.",
    improvement: "Instead of trusting a green tick, a weekly job restores the newest backup into an empty database and \
                  counts the products in it. If the count is missing or has dropped, it opens a ticket for the team.",
};

const BY_HAND: ThreeLines<'static> = ThreeLines {
    title: "For nine minutes, a box of 500 envelopes cost eight cents",
    case: "On the first of the month we load new prices from a spreadsheet. This time two columns had changed places, \
           and for nine minutes 212 articles cost what their packaging weighs. Two orders came in, and we honoured both.",
    cause: "The script takes whatever stands in column D for the price and writes it to the live table at once. The \
            checklist says 'check the columns'. With 6,000 rows at the end of a month, that is a lot to ask of \
            anybody's eyes.",
    improvement: "Instead of checking harder by eye, the load finds its columns by their headings, lists every price \
                  that moves by more than 20%, and writes nothing until a second person has approved that list.",
};

const ALERT: ThreeLines<'static> = ThreeLines {
    title: "Nobody knew what 'ring-b saturation' meant",
    case: "'ring-b saturation critical' woke whoever was on call, four nights in a row, and cleared by itself each \
           time. On the fifth night it was acknowledged and left alone. By the morning the shop's search had been \
           empty for 70 minutes.",
    cause: "The alert was made for a service that was replaced last year; its name moved on to the thread pool of the \
            new search cluster. It says nothing of customers, has no owner and links to nothing. On four nights out of \
            five, waiting was the right answer.",
    improvement: "Instead of trying to be clever at three in the morning, we page on what customers notice: 'search \
                  has answered with nothing for 5 minutes'. CI refuses an alert without an owner and a first step.",
};

/// Left for whoever plays this persona to finish, with a few words that the coach has questions about.
const UNFINISHED: ThreeLines<'static> = ThreeLines {
    title: "Some readers got the newsletter twice",
    case: "About 1,400 people received Tuesday's newsletter twice, 20 minutes apart. Eleven of them unsubscribed.",
    cause: "The send was started again after its progress bar had stood still for a while. It had not stopped: the bar \
            counts what the mail provider has confirmed, and that was slow. I still want to find out how it could \
            begin again from the first address.\n\n\
            The cause was human error. I should have checked the log before starting it again.",
    improvement: "",
};
