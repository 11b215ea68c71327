# One meeting: planning it, its page, the call, cancelling it, the calendar.
meeting-number = Meeting { $number }
meeting-title = Meeting { $number }
meeting-plan = Plan a meeting
meeting-plan-do = Plan it
meeting-plan-after = Once it is planned, you can ask everyone to bring one. You will be its facilitator until you hand over.
meeting-move = Change time or place
meeting-move-title = Time and place of meeting { $number }
meeting-starts = Starts at
meeting-starts-hint = In the time zone below.
meeting-length = Length
meeting-length-hint = A plan, not an alarm: nothing ends by itself. In 90 minutes six or so can be read without hurry.
meeting-length-minutes = { $minutes } minutes
meeting-place = Place, or a link
meeting-place-hint = For example “large room, 4th floor”, or the address of a video call.
meeting-snack = Snack
meeting-snack-hint = For example “pizza”.
meeting-span = { $from }–{ $to }

meeting-about = About this meeting
meeting-phases = Where this meeting is
meeting-phase-write = Writing
meeting-phase-day = The day
meeting-phase-minutes = Minutes
meeting-when-where = When and where
meeting-when = When
meeting-when-there = { $when } in { $zone }
meeting-where = Where
meeting-facilitator = Facilitator
meeting-facilitator-hint = Somebody who keeps an eye on the time.
meeting-ics = Add to calendar (.ics)
meeting-ics-cancelled = Take it off the calendar (.ics)
meeting-arrangements = Arrangements
meeting-hand-over = Hand over the facilitation
meeting-hand-over-do = Hand over
meeting-cancel = Cancel this meeting
meeting-cancel-title = Cancel this meeting?
meeting-cancel-told = The club’s page will say that it is cancelled. Please tell those who have it in their calendar.
meeting-cancel-drafts = What was written stays with its authors.
meeting-cancel-again = You can plan a new meeting at any time.
meeting-cancel-do = Cancel it
meeting-cancel-keep = Keep it
meeting-cancelled = Cancelled
meeting-cancelled-title = This meeting was cancelled
meeting-cancelled-drafts = What was written stays with its authors.

call = The call
call-is-open = Open
call-asks = Everyone is asked to bring one; three lines are fine.
call-by = Please bring it by{" "}
call-text = A text to send round
call-copy = Copy the text
call-copied = Copied
call-open-title = Ask everyone to bring one
call-open-what = This asks every member to bring one postmortem. Any size will do, and three lines are enough.
call-open-organiser = From three days before the deadline, who might welcome a hand is shown to whoever opens the call, and to nobody else.
call-open-do = Open the call
call-deadline = Bring it by
call-deadline-hint = In the time of { $zone }. Two days before is comfortable for writers and readers alike.

agenda = Agenda
agenda-ready = { $ready ->
    [one] One is ready.
   *[other] { $ready } are ready.
}
agenda-fit = { $fit ->
    [one] One fits
   *[other] { $fit } fit
}; { $later ->
    [one] one goes
   *[other] { $later } go
} first next time.
agenda-each = { $fit ->
    [one] It gets
   *[other] Each gets
} about { $minutes } minutes: { $reading } to read, { $discussing } to discuss, { $improving } to improve.
agenda-hint = As things stand now. The order is settled on the day.

help-title = Who might welcome a hand
help-private = Only you, who opened the call, can see this. It goes away when the meeting starts.
help-from = From { $when } on, the names of those who are still writing are shown here. Until then, everyone has time.
help-how = Often the kindest words are “shall we write it together for ten minutes?”
help-nobody = Everyone else seems to be fine just now.

# The text to copy and the calendar entry, in the club's and the reader's own language.
invitation-opening = { $club }: meeting { $number } is coming up.
invitation-when = When: { $day }, { $span } ({ $zone })
invitation-where = Where: { $value }
invitation-snack = Snack: { $value }
invitation-ask = Please bring one postmortem each. Any size will do, and a near-miss is as welcome as an outage; three lines are enough.
invitation-by = By { $when }, here:
ics-summary = { $club }, meeting { $number }
ics-description = Everyone brings one postmortem, and we read them together.

done-meeting-arranged = The meeting is planned.
done-meeting-moved = Time and place are saved.
done-meeting-facilitator = The facilitator is chosen.
done-meeting-cancelled = The meeting is cancelled.
done-call-open = The call is open. Paste the text below wherever your team talks.
