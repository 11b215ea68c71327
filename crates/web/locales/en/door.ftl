# Set-up and sign-in.
set-up = Setting up
set-up-title = Welcome to Yomikai
set-up-lead = A quiet place to learn from incidents and read about them together. First, let us set up your organisation and your own account.
set-up-code = Set-up code
set-up-code-hint = It is shown in the terminal where Yomikai was started, and is new at each start.
set-up-organisation = Organisation
set-up-organisation-name = Name of the organisation
set-up-organisation-hint = A company or a team.
set-up-you = You, the first admin
set-up-begin = Begin

sign-in = Sign in
sign-in-title = Welcome back
sign-in-organisation = The reading clubs of { $organisation }
sign-in-forgotten = If you have forgotten your password, ask an admin for a link to choose a new one.
done-joined-namesake = Welcome! Somebody else here has the same name. In your settings you can add a team or an initial to yours, so that people can tell you apart.
