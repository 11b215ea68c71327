# The meeting's day: the room, from the lobby to the end.
room-enter = Enter the room
room-is-open = The room is open.
room-is-open-lead = We read together, in quiet, and look for mechanisms. You can come in at any time.
room-door-at = The room opens at { $time }. It can be entered an hour before the meeting starts.
room-title = { $club }, meeting { $number }
room-position = { $at } of { $of }
room-lobby-title = We are about to begin
room-wrap-up-title = Thanks, and what we take along
room-closed-title = Thank you for today
room-withdrawn = Its author has taken this one away
room-withdrawn-lead = Its words are not shown any more. The room can go on to the next one.
room-steps = Where we are
room-step-reading = Read
room-step-discussing = Talk
room-step-improving = Find mechanisms
room-timer = Time left
room-time-over = Over time
room-minutes = { $minutes } min
room-paused = Paused for everybody
room-caption-reading = Quiet reading
room-caption-discussing = Talking it over
room-caption-improving = Looking for mechanisms
room-led-by = { $name } leads
room-absent = Whoever leads seems to be away.
room-take-over = Lead from here
room-people = Who takes part
room-leads = leads
room-here = { $here ->
    [one] One person has this page open
   *[other] { $here } people have this page open
}
room-agenda = Agenda
room-agenda-empty = Nothing is ready yet. Whoever marks theirs as ready appears here.
room-agenda-done = read
room-agenda-passed = next time
room-agenda-now = now
room-agenda-plan = { $fit } fit into the time; { $rest } go first next time.
room-promises-lead = Three promises hold this room
room-snack = Snack: { $snack }
room-live-off = This page does not follow the room by itself without scripts. Please reload it to see where the room is.
room-live-lost = The connection was lost. This page will catch up as soon as it is back.
room-read-again = The text once more
room-authors = By { $authors }
room-own-words = What you had typed
room-own-words-lead = The room has moved on, so it was not sent. Here it is, to copy.
room-me = Yours alone

lobby-wait = It begins when { $name } gives the word.
lobby-quiet = Reading is quiet. Notes are shown together, without names, when reading is over.
lobby-mine = Yours is not on the agenda yet. You can still mark it as ready.
reading-tap = Tap a passage to leave a note on it.

steer = You lead
steer-start = Begin with the first one
steer-start-hint = Once it begins, nobody sees any more who may still be writing.
steer-next-discussing = On to talking
steer-next-improving = On to mechanisms
steer-next-revealed = Show the cards
steer-next-voting = Put dots on them
steer-next-decided = Count the dots
steer-next-item = On to the next one
steer-next-wrap-up = On to wrapping up
steer-next-more = Read one more
steer-back = Back
steer-skip = Leave this one
steer-pause = Pause
steer-resume = Go on
steer-more = More
steer-order = The order of what is to come
steer-up = Move “{ $title }” up
steer-down = Move “{ $title }” down
steer-again = Put “{ $title }” in again
steer-hand-over = Let somebody else lead
steer-hand-over-do = Hand over
steer-own = This one is yours. Somebody else could lead while the room is at it.
steer-wrap-up = Wrap up now
steer-minutes = Word the minutes
steer-close = Close the meeting
steer-taken = { $name } leads now.
steer-take-back = Take the lead back

close-title = Close this meeting?
close-minutes = The minutes will be there for everybody in the club, as they stand now.
close-carried = What was not read stays ready and goes first next time.
close-final = A closed meeting cannot be opened again.
close-do = Close it
close-keep = Not yet
take-over-title = Lead this meeting?
take-over-what = { $name } has not been seen for a while. You would lead from here; they can take the lead back at any time.
take-over-do = Lead
take-over-keep = Wait a little

mine-finish = I have read it
mine-finished = You have finished reading.
mine-unfinish = Not quite yet
mine-finish-hint = The room sees how many have finished, not who.
count-finished = { $finished } of { $people } have finished
count-voters = { $voters ->
    [one] One person has voted
   *[other] { $voters } have voted
}

notes = Notes
notes-title = What readers noted
notes-none = Nobody left a note on this one. What stayed with you?
notes-aside = Set aside
mine-notes = Your notes
mine-notes-unseen = Nobody else sees them until reading is over. Who wrote them is kept nowhere.
mine-notes-at-once = Everybody sees it at once, without your name.
note-new = Write a note
note-close = Close the note
note-about = About
note-whole = The whole of it
note-kind = What it is
note-kind-remark = Noticed
note-kind-question = Question
note-kind-thanks = Thank you
note-text = Your note
note-keep = Keep it
note-show = Show it
note-reword = Change it
note-drop = Throw it away
note-spotlight = Let us look at this
note-spotlight-now = We are looking at this one
note-spotlight-end = Back to all of them
note-aside = Set aside
note-aside-undo = Take it up again
note-aside-ask = Ask to set it aside
asked-title = The author asks to set something aside
asked-passed-on = Whoever leads has been asked to set this aside
asked-leave = Leave it where it is
reaction-learnt = I learnt something
reaction-same-here = Us, too
reaction-thanks = Thank you
reaction-take = Take “{ $reaction }” back
mine-reactions = Your reactions

cards-writing-title = What could carry it instead of effort?
cards-writing-lead = Everybody writes cards, unseen. They are shown together, without names.
cards-revealed-title = The cards
cards-voting-title = Which of them help most?
cards-voting-lead = Everybody has three dots for three different cards, their own allowed. Until all are counted, only how many have voted is shown.
cards-decided-title = What the dots say
cards-none = There are no cards on this one.
cards-instead = Instead of { $instead }
mine-cards = Your cards
mine-cards-unseen = Nobody else sees them until they are shown together. Who wrote them is kept nowhere.
card-new = Write a card
card-instead-of = Instead of …
card-instead-of-hint = What we would otherwise try hard to do. It may stay empty.
card-we = … we …
card-we-hint = A mechanism that works on a tired day, too.
card-keep = Keep it
card-show = Show it
mine-votes = Your dots
mine-votes-left = { $left ->
    [0] All three are placed.
    [one] One left.
   *[other] { $left } left.
}
vote-put = Put a dot
vote-take = Take it off
card-dots = { $dots ->
    [0] No dots
    [one] One dot
   *[other] { $dots } dots
}
card-is-action = It is an action
promote-title = Make actions of them
promote-lead = Any card can become an action. Who sees to it says nothing about who wrote it.
promote-do = Make it an action
promote-owner = Who sees to it
promote-due = By when
promote-strength = What it leans on
promote-none = All cards are actions by now.

kudos-title = Say thank you
kudos-lead = For one of the postmortems, with a reason. It stands in the minutes without your name.
kudos-for = For
kudos-kind = What you thank for
kudos-brave-sharing = brave sharing
kudos-clear-telling = clear telling
kudos-good-mechanism = a good mechanism
kudos-spotting-luck = spotting luck
kudos-reason = Why
kudos-do = Say it
wrap-up-preview = The minutes, so far
wrap-up-wait = The facilitator closes the meeting when everybody has said what they wanted to say.
closed-lead = The minutes are there for everybody in the club.
closed-minutes = Read the minutes

problem-meeting-too-many = There are as many of these as the room can hold.
problem-due = Please choose a day, as 2026-12-18.
problem-due-past = Please choose a day that is still to come.
problem-passage = That passage is not in this text. Please choose one from the list.
