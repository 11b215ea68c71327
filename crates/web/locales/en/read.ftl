# Reading a postmortem.
fact-labelled = { $label }: { $value }
fact-found-by = How it was found
fact-people = { $people } people affected
fact-minutes = affected for { $duration }
fact-share = { $share }% of requests affected
contents = Contents
grow-it = There is room for more:
actions-done = { $done } of { $all } actions done
ladder = Strength of the improvements
ladder-due = by { $day }
ladder-priority = Priority: { $priority }
ladder-tracker = Tracker
action-what-changed = What changed
action-reason = Why not
timeline-later = { $duration } later
timeline-there = { $time } { $zone }
drawing-label = Timeline: { $points }
drawing-point = { $marker } { $time }
duration-to-detect = To detect
duration-to-mitigate = To mitigate
duration-to-resolve = To resolve
duration-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
duration-hours = { $count } h
duration-minutes = { $count } min
duration-moment = under a minute
duration-join = {" "}
ladder-follow = Follow this action
life-since-published = on { $when }
life-since-withdrawn = on { $when }
life-since-trash = since { $when }
fact-begun = Created
