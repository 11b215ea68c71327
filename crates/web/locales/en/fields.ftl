# The fields that several forms share, and what a form says when something needs mending.
field-name = Name
field-email = E-mail
field-password = Password
field-password-hint = Twelve characters or more. A short sentence is easy to remember and hard to guess.
field-language = Language
field-zone = Time zone
field-optional = optional
form-almost = Please have a look
form-listed = { $field }: { $text }
form-save = Save
form-cancel = Cancel

problem-required = Please fill this in.
problem-too-long = Please keep this to { $most } characters.
problem-email = Please write an e-mail address such as name@example.com.
problem-email-taken = Somebody here already uses this address.
problem-zone = Please choose a time zone from the list.
problem-choose = Please choose one.
problem-choose-language = Please choose a language.
problem-whole-number = Please write a whole number from 1 to { $most }.
problem-password-short = Please use at least { $least } characters; a short sentence works well.
problem-password-long = Please keep the password under { $most } bytes.
problem-password-own-words = This is easy to guess from your name, your address or its few different letters. Something unrelated is safer.
problem-present-password = This is not your current password.
problem-sign-in = We could not find this pair of address and password. Please try again.
problem-wait = Too many tries for now. Please try again in { $seconds } { $seconds ->
    [one] second
   *[other] seconds
}.
problem-busy = A lot of people are signing in just now. Please try again in a moment.
problem-set-up-code = This code does not fit; { $left } { $left ->
    [one] try is
   *[other] tries are
} left. The newest one is in the terminal where Yomikai was started.
problem-set-up-locked = The code has been tried ten times. Please start Yomikai again for a new one.
problem-last-admin = There must be at least one admin: please make another member an admin first.
problem-deactivated = This account is paused. Please bring it back first.
problem-nothing-written = One line is enough to begin with. Please write something in any of the fields.
problem-many-actions = A postmortem has at most { $most } actions.
problem-saved-meanwhile = This document was saved somewhere else meanwhile. Your words are still here.
problem-promises-empty = A club needs at least one promise.
problem-promises-many = Please keep it to { $most } promises: few enough to remember.
problem-date-time = Please write a date and a time.
problem-minutes = Please choose a length from { $least } to { $most } minutes.
problem-in-the-past = This moment has passed. Please choose a later one.
problem-deadline-after-start = The deadline comes after the start of the meeting. Please choose an earlier one.
problem-club-full = A club has at most { $most } members.
problem-facilitating = You are the facilitator of a coming meeting. Please choose somebody else for it first.
problem-cancelled = This meeting has been cancelled.
problem-call-open = The call is open already.
problem-started = This meeting has begun, is over or was cancelled, so this cannot be changed any more.
problem-ready-nothing-written = Please write a line or two first; then the room has something to read.
problem-being-read = The room has begun to read it, so it stays with this meeting.
problem-meeting-door = The room opens an hour before the meeting starts.
problem-meeting-lead-in-room = Somebody is in the room already. Whoever leads can hand over there.
problem-restore-not-empty = This place is not empty. A backup is restored into a new one only.
problem-restore-damaged = This backup file is not whole.
problem-restore-newer = This backup was made by a newer version of Yomikai.

# What the meeting's rules say when something does not go.
problem-meeting-not-invited = This meeting belongs to a club you are not in.
problem-meeting-enter-first = Please enter the room first.
problem-meeting-only-facilitator = The facilitator steers this meeting.
problem-meeting-only-author = The author of the postmortem can ask for that.
problem-meeting-not-now = The room is somewhere else just now.
problem-meeting-not-today = It is not the day of this meeting. Its time can be changed on its page.
problem-meeting-closed = This meeting is over.
problem-meeting-nothing-ready = Nothing is ready to be read yet.
problem-meeting-nothing-before = There is nothing before this to go back to.
problem-meeting-agenda-changed = The agenda has changed meanwhile. Please look at it once more.
problem-meeting-unknown = This is not here any more.
problem-meeting-already-shown = Everybody has seen this already, so it stays as it is.
problem-meeting-not-yours = This was written in another browser, so it cannot be changed in this one.
problem-meeting-lies-aside = This note has been set aside.
problem-meeting-reactions-counted = The reactions to this note are counted already.
problem-meeting-no-dots-left = All three of your dots are placed. Take one back to move it.
problem-meeting-already-an-action = This card is an action already.
problem-meeting-owner-outside = Please choose somebody of this club as the owner.
problem-meeting-facilitator-is-here = The facilitator was here a moment ago.
problem-meeting-heir-absent = Please choose somebody who is in the room.
problem-meeting-text-too-long = This is more than the minutes can hold.
problem-many-rows = A timeline has at most { $most } rows.
problem-many-names = Please choose at most { $most }.
problem-long-name = Please keep each to { $most } characters. Commas set them apart.
problem-date = Please write a date.
problem-link = Please write an address that begins with http:// or https://.
problem-number = Please write a whole number, zero or more.
problem-share = Please write a number from 0 to 100, with up to two decimals.
problem-outcome = Please choose whether it is done or will not be done.
problem-what-changed = Please say in a few words what changed, so that the next reader can learn from it.
problem-reason = Please say in a few words why not, so that the next reader can learn from it.
problem-not-published = It is not published yet.
problem-form-broken = This form could not be read as it is. Please open the page again; what you wrote is still below.
problem-action-closed = It is finished already: somebody was a moment faster, and what they said is on this page. What you wrote is still below.
problem-action-owner = Please choose somebody who can see this action.
problem-choose-owner = Please choose somebody from the list.
problem-open-elsewhere = You are writing this one in another window, too. So as not to replace what stands there, this window is not being kept any more. Saving brings both together.
problem-many-copies = You have { $most } that are begun and not saved, so this one is not being kept yet. Once you save one or let one go, it will be.
problem-large-copies = What you have begun and not saved comes to { $most } MB, so this one is not being kept just now; the words are on this page only. Once you save one or let one go, it will be kept again.
problem-factor-taken = There is a factor of that name already.
problem-factor-person = A factor is a condition, not a person. Please name what would have been so whoever was there.
problem-many-factors = The list holds up to { $most } factors of your own. Retiring one makes room.
form-line = { $field }, row { $number }
