# Pages that say that something did not work. Never what happened inside.
# dynamic: error-
error-home = Go home
error-not-found-title = There is nothing here
error-not-found = The page may have moved, or it has not been shared with you yet. We are fairly sure nobody ate it.
error-forbidden-title = You cannot open this page
error-forbidden = The page is there, but it is not yours to change. An admin can tell you more.
error-invalid-title = Something needs fixing
error-invalid = Please go back and look at the form once more.
error-conflict-title = Something else happened meanwhile
error-conflict = Please go back and have a look at how things stand now.
error-unavailable-title = One moment, please
error-unavailable = The database is not answering just now. Nothing is lost; please try again in a little while.
error-internal-title = That did not work, and it is not you
error-internal = Something broke on our side. It has been written to the log.
error-method-title = This address is not a page
error-method = It belongs to a form. Please go back and use the button there.
error-too-large-title = This is more than we can take at once
error-too-large = A page takes up to two megabytes of text. Please go back, where your words still are, and send less at a time.
error-cross-origin-title = This did not come from here
error-cross-origin = For your safety, changes are only accepted from Yomikai’s own pages. Please open the page here and try again.
error-host-title = This address is not known here
error-host = Please use the address that your admin gave you.
error-signed-out-title = You are signed out
error-signed-out = So this was not saved. Copy your words below, sign in again, and paste them.
error-words = What you had typed
error-words-lead = None of it is saved. Here it is, to copy and keep.
