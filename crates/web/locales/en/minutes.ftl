# What a meeting leaves: a short article, the same to copy, and the facilitator's words in it.
# dynamic: minutes-weekday-
# dynamic: minutes-kudos-
minutes-of = Minutes of { $club }, meeting { $number }
minutes-title = What we learnt on { $weekday }
minutes-weekday-0 = Monday
minutes-weekday-1 = Tuesday
minutes-weekday-2 = Wednesday
minutes-weekday-3 = Thursday
minutes-weekday-4 = Friday
minutes-weekday-5 = Saturday
minutes-weekday-6 = Sunday
minutes-people = { $people ->
    [one] one person
   *[other] { $people } people
}
minutes-read = { $read ->
    [one] one postmortem
   *[other] { $read } postmortems
}
minutes-case = Case { $number }
minutes-case-titled = Case { $number }: { $title }
minutes-happened = What happened
minutes-cause = Cause
minutes-improvement = Improvement
minutes-frame = Instead of { $instead }, we { $we }
minutes-frame-apart = Instead of { $instead }: { $we }
minutes-withdrawn = Its author has taken this one back since, and its words with it.
minutes-nothing-read = This time we did not get as far as reading one.

minutes-actions = What we will do
minutes-action = Action
minutes-strength = Strength
minutes-owner = Owner
minutes-due = Due
minutes-action-withdrawn = Taken back with its postmortem
strength-prevents = A mechanism prevents it
strength-reveals = A mechanism reveals it
strength-relies-on-attention = Relies on attention
strength-undecided = To be worked out

minutes-thanks = Thank you
minutes-thanks-authors = Thank you, { $names }, for what you wrote and shared with the room.
minutes-kudos-brave-sharing = For the brave sharing in “{ $title }”: “{ $reason }”
minutes-kudos-clear-telling = For the clear telling of “{ $title }”: “{ $reason }”
minutes-kudos-good-mechanism = For the good mechanism in “{ $title }”: “{ $reason }”
minutes-kudos-spotting-luck = For spotting the luck in “{ $title }”: “{ $reason }”
minutes-person = { $name }
minutes-and = {" "}and{" "}
minutes-participants = Who took part
minutes-next = Next time
minutes-next-first = We begin with what was still to be read:

minutes-copy = Copy as Markdown
minutes-copy-text = The minutes as Markdown, in the club’s language
minutes-copy-do = Copy the text
minutes-copied = Copied
minutes-back = Back to the meeting
minutes-are-there = The minutes are there
minutes-are-there-lead = What the room found, who will do what, and thanks to everyone who wrote.

minutes-edit = Word the minutes
minutes-edit-lead = Leave a field as it is, and the meeting speaks for itself. Empty one, and that part is left out. Markdown works.
minutes-opening = Opening words
minutes-opening-hint = For whoever was not there: what was in the air?
minutes-closing = Closing words
minutes-save = Save the words
done-minutes-saved = The words are in the minutes.
