# Running the house: the pages of an admin.
# dynamic: member-role-
members = Members
member-tabs = Administration
member-list = All members
member-invite = Invite
member-account = Account
member-acts = Actions
member-active = Active
member-paused = Paused
member-change = Change
member-change-whom = : { $name }
member-email-save = Save the address

member-role = Role
member-role-member = Member
member-role-member-hint = Writes, reads, starts clubs.
member-role-admin = Admin
member-role-admin-hint = Looks after invitations and members. Reads nobody’s drafts.
member-role-save = Save the role

member-reset = Resetting the password
member-reset-lead = This makes a link that works once and for 24 hours. Please hand it over in person.
member-reset-make = Make a reset link
member-reset-made = Here is the reset link
member-reset-pass-on = Please hand this link to { $name } in person
member-reset-once = The link is shown this once only. Any earlier one has stopped working.

member-pausing = Pausing the account
member-pausing-lead = They can no longer sign in. What they wrote stays, and the account can be brought back at any time.
member-pause = Pause this account
member-pause-title = Pause this account?
member-pause-sessions = They are signed out on all devices and can no longer sign in.
member-pause-words = What they wrote stays as it is.
member-pause-back = You can bring the account back at any time.
member-pause-keep = Keep it as it is
member-back = Bringing the account back
member-back-lead = The account is paused, so they cannot sign in. Once it is back, their password works as before.
member-bring-back = Bring the account back

done-member-role = The role is saved.
done-member-email = The address is saved. It is the one to sign in with from now on.
done-member-deactivated = The account is paused.
done-member-reactivated = The account is back.
list-pages = Pages of the list
list-first = Back to the beginning
list-next = Next page
