# The list of factors, for admins.
factor-lead = Conditions that recur behind incidents. Whoever writes a postmortem chooses among these.
factor-offered = On the list
factor-retired = Retired
factor-retired-hint = Postmortems that have one of these keep showing it.
factor-rename = Rename
factor-retire = Retire
factor-return = Bring back
factor-which = : { $factor }
factor-new = Add a factor
factor-name-hint = A condition, never a person. For example “Manual work at night”.
factor-add = Add it
factor-rename-title = Rename a factor
factor-rename-hint = It is called “{ $factor }” so far. Every postmortem that has it will show the new name.

done-factor-added = The factor is on the list.
done-factor-renamed = The factor has its new name.
done-factor-retired = The factor is retired.
done-factor-returned = The factor is back on the list.
factor-anyway = Take this name
factor-anyway-hint = It is only a question. Choose another name, or take this one all the same.
factor-as-cause = Contributing factors: capacity, configuration, { $factor }.
factor-as-lesson = { $factor }.
