# Reading clubs: the list, starting one, a club's page, leaving.
# dynamic: club-language-
clubs = Reading clubs
clubs-mine = Yours
clubs-mine-none = You are not in a club yet. You can also start one.
clubs-others = Others
clubs-others-how = If you would like to read along, have a word with somebody in the club: any of its members can add you.
clubs-next = Next: { $when }
clubs-empty-title = Everyone brings one, and we read
clubs-empty-why = A few people from one team each write a postmortem, of any size. They meet, read in silence, and think of mechanisms. Something to eat makes it better still.
clubs-example = For example
clubs-example-club = Club
clubs-example-club-is = Platform reading club, last Friday of the month
clubs-example-meeting = One meeting
clubs-example-meeting-is = The promises, twenty silent minutes, thirty of talk, a mechanism or two, and pizza

club-new = Start a reading club
club-new-do = Start it
club-new-members = You will be its first member. You can add others once it is there.
club-name = Name of the club
club-name-hint = For example “Platform reading club”.
club-language = Language of the club
club-language-hint = For the promises and the invitation. Buttons follow each reader’s own language.
club-language-ja = 日本語
club-language-en = English
club-promises = The three promises
club-promises-ja = The three promises (club in Japanese)
club-promises-en = The three promises (club in English)
club-promises-hint = The room agrees on these at the start. One a line; keep them, or put them in your own words.
promises = Our promises
promise-1 = No blame
promise-2 = We talk about improvements, looking forward
promise-3 = We solve it with mechanisms, not with individual effort

club-about = About this club
club-next-none = The next meeting is still to be planned
club-next-none-why = Once it has a date, you can ask everyone to bring one.
club-coming = Later meetings
club-past = Earlier meetings
club-members = Members
club-members-all = Everybody is already in this club.
club-member-choose = Person to add
club-member-choose-one = Choose
club-member-add = Add to the club

club-edit = Club settings
club-leave = Leave this club
club-leave-title = Leave this club?
club-leave-do = Leave
club-leave-stay = Stay
club-leave-drafts = What you have written stays yours.
club-leave-parts = You will no longer be asked for one at coming meetings.
club-leave-back = If you want to come back, any member can add you.
club-leave-last = You are the last member. Once you leave, nobody can open this club’s page.

done-club-founded = Your club is ready.
done-club-saved = The club’s settings are saved.
done-club-member = Added to the club.
done-club-left = You have left the club.
