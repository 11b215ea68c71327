# The library: what is published.
library = Library
library-lead = Every published postmortem, the newest first.
library-empty-title = The shelf is ready for its first one
library-empty = Published postmortems stand here. Reading another team’s prepares for what has not happened yet.
library-example-title = One old line in the settings, and the nightly batch ran twice
library-example-why = Reading on
library-example-why-text = A few postmortems with one factor in common show a connection that none of them shows alone.
library-filter = Look through the library
library-filter-do = Show these
library-any = Any
library-mine = What I write
library-keep-factors = Keep the list of factors
library-chosen = Showing only
library-chosen-factor = Factor: { $factor }
library-take-off = (take off)
library-take-all-off = Show everything
library-none-title = Nothing here fits all of that yet
library-none = Others may turn up with one condition less.
library-see-all = Show the whole library
library-pages = Pages of the library
library-newest = Back to the newest
library-older = Older ones

shelf-severity = Severity: { $severity }
shelf-factors = Factors: { $factors }
shelf-new = New
