# What stands around every page.
product = Yomikai
frame-skip = Skip to the page
frame-places = Places
frame-home = Home
frame-write = Write
frame-actions = Actions
frame-clubs = Clubs
frame-library = Library
frame-menu = Menu for { $name }
frame-account = My settings
frame-members = Members
frame-invitations = Invitations
frame-factors = Factors
frame-sign-out = Sign out
frame-foot = Kind to people, curious about systems.
door-languages = Language
# Each language in its own words, wherever it is offered.
language-ja = 日本語
language-en = English

# dynamic: date-weekday-
# dynamic: date-month-
date-day = { $weekday } { $day } { $month }
date-full-day = { $weekday } { $day } { $month } { $year }
date-both = { $day }, { $time }
date-brief = { $day } { $month } { $time }
date-weekday-0 = Mon
date-weekday-1 = Tue
date-weekday-2 = Wed
date-weekday-3 = Thu
date-weekday-4 = Fri
date-weekday-5 = Sat
date-weekday-6 = Sun
date-month-1 = January
date-month-2 = February
date-month-3 = March
date-month-4 = April
date-month-5 = May
date-month-6 = June
date-month-7 = July
date-month-8 = August
date-month-9 = September
date-month-10 = October
date-month-11 = November
date-month-12 = December

pizza-caption = { $settled } of { $members } have settled theirs
pizza-caption-none = Everyone’s is still to come
pizza-label = A pizza: { $settled } of its { $members } slices are there
