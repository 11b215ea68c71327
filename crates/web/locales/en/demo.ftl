# The front door of the demonstration (serve --demo).
# dynamic: demo-part-
# dynamic: demo-try-
demo-title = Who would you like to be?
demo-lead = At Tsubame, an online shop for stationery, two reading clubs are about to meet, and their rooms are open. Be one of its people, and try whatever you like.
demo-windows = Each name opens a new window in which you are signed in as that person. Open several side by side, say a facilitator and a reader.
demo-people = People who write in English
demo-part-host = Facilitator, admin
demo-part-author = Ready
demo-part-drafting = Drafting
demo-part-beginning = About to begin
demo-try-host = Opened the call and leads today’s meeting. Enter the room and begin; or open the call for the meeting after this one, or invite somebody.
demo-try-author = Has written one that is ready. Enter the room and read along, or take yours back for now.
demo-try-drafting = Has a draft whose improvement is still empty. Finish it, and say that it is ready: it still joins today’s agenda.
demo-try-beginning = Has a blank page. Write three lines and bring them to the meeting, or sit this one out.
demo-foot = Unless you named a data folder, everything written here is gone once the server stops.
demo-be-someone-else = Be someone else
demo-new-window = opens a new window
