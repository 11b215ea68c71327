//! What the English-speaking people wrote on after their first meeting, before they published it.

use jiff::civil::Weekday;
use yomikai_domain::{
    postmortem::{Figure, FoundBy},
    section::Section,
    severity::Severity,
    timeline::Marker,
};

use super::super::script::{Full, Moment};

pub(super) const PICTURES: Full = Full {
    severity: Severity::Major,
    services: "shop, pictures",
    tags: "batch jobs, storage",
    factors: &["missing-signal", "unclear-ownership"],
    found_by: Some(FoundBy::Colleague),
    figures: &[(Figure::Minutes, "810"), (Figure::Money, "about a third of a day's sales")],
    sections: &[
        (
            Section::Impact,
            "For thirteen and a half hours 4,100 of 9,300 product pictures were grey boxes. No order was lost, but \
             fewer were made.",
        ),
        (
            Section::Trigger,
            "The first run of the clean-up after colours and sizes had moved to a table of their own.",
        ),
        (
            Section::Resolution,
            "- The job was switched off.\n- The deleted files were brought back from the bucket's history in batches \
             of 200, the best-selling products first.",
        ),
        (
            Section::Detection,
            "A colleague in support opened the shop at seven to look something up. Nothing that we watch had changed \
             colour: a picture that is missing is answered with a picture of a grey box, and with status 200.",
        ),
        (
            Section::LessonsGood,
            "Support had a sentence ready for everybody who called, two hours before we knew the cause.",
        ),
        (
            Section::LessonsBad,
            "Bringing a file back took a command for each of them, and we wrote the loop while the shop was grey.",
        ),
        (
            Section::LessonsLucky,
            "The bucket happened to keep deleted files for 30 days. Nobody had asked it to.",
        ),
    ],
    day: Weekday::Tuesday,
    timeline: &[
        Moment { at: "02:10", marker: Some(Marker::Began), what: "The clean-up job deletes 4,100 pictures." },
        Moment {
            at: "07:04",
            marker: Some(Marker::Detected),
            what: "A colleague in support sees grey boxes and calls the person on duty.",
        },
        Moment {
            at: "07:20",
            marker: Some(Marker::Acknowledged),
            what: "The job is switched off, and the search for the cause begins.",
        },
        Moment { at: "09:50", marker: None, what: "Somebody notices that the bucket still has everything." },
        Moment {
            at: "12:30",
            marker: Some(Marker::Mitigated),
            what: "The 500 best-selling products have their pictures again.",
        },
        Moment { at: "15:40", marker: Some(Marker::Resolved), what: "The last picture is back." },
    ],
};

pub(super) const LABELS: Full = Full {
    severity: Severity::Minor,
    services: "shipping",
    tags: "carriers",
    factors: &["missing-signal", "ageing-dependency"],
    found_by: Some(FoundBy::Chance),
    figures: &[(Figure::People, "183")],
    sections: &[
        (
            Section::Impact,
            "183 customers were told that their parcel was on its way a day before it was. 26 of them asked where it was.",
        ),
        (Section::Trigger, "The carrier serviced its interface and answered with a page of HTML."),
        (
            Section::Resolution,
            "The 183 orders were set back by hand, and the labels printed the same evening.",
        ),
        (Section::LessonsLucky, "The printer stands where people walk past, and is usually loud."),
    ],
    day: Weekday::Thursday,
    timeline: &[
        Moment {
            at: "14:00",
            marker: Some(Marker::Began),
            what: "The carrier's interface begins to answer with HTML.",
        },
        Moment {
            at: "15:35",
            marker: Some(Marker::Detected),
            what: "Somebody goes to see whether the printer is out of paper.",
        },
        Moment {
            at: "16:05",
            marker: Some(Marker::Mitigated),
            what: "Printing is paused; no more orders are marked as sent.",
        },
        Moment {
            at: "19:20",
            marker: Some(Marker::Resolved),
            what: "All labels are printed and the customers have been written to.",
        },
    ],
};

pub(super) const LAPTOP: Full = Full {
    severity: Severity::None,
    services: "",
    tags: "onboarding",
    factors: &["ageing-dependency", "hand-over"],
    found_by: None,
    figures: &[],
    sections: &[],
    day: Weekday::Monday,
    timeline: &[],
};
