# One's own account, and choosing a new password by a link.
account = My settings
account-profile = Profile
account-password-present = Current password
account-password-new = New password
account-password-hint = Twelve characters or more. Changing it signs you out on your other devices.
account-password-change = Change the password
account-devices = Where you are signed in
account-device = { $browser } on { $system }
account-device-unknown = Another browser
account-device-this = This device
account-device-began = Signed in on { $day }
account-device-seen = Last used around { $at }
account-device-end = Sign out
account-device-end-which = : { $device }
account-devices-end = Sign out everywhere else

reset-title = Choose a new password
reset-lead = This is for { $name }’s account. You are signed in as soon as it is chosen.
reset-submit = Use this password

done-profile = Your profile is saved.
done-password = Your password is changed, and you are signed out everywhere else.
done-session-ended = That device is signed out.
done-sessions-ended = You are signed out everywhere else.
done-profile-namesake = Your profile is saved. Somebody else here has the same name; a team or an initial added to yours would tell you apart.
