# The words of the template: severity, factors, the timeline's markers, what is chosen for an action.
# dynamic: severity-
# dynamic: factor-
# dynamic: marker-
# dynamic: kind-
# dynamic: priority-
# dynamic: state-
# dynamic: found-by-
# dynamic: figure-
# dynamic: section-
severity = Severity
severity-critical = Critical
severity-major = Major
severity-minor = Minor
severity-near-miss = Near-miss
severity-none = No impact
factors = Factors
factor-change-too-large = Change too large
factor-knowledge-in-one-head = Knowledge in one head
factor-too-many-conditions = Too many conditions to keep in mind
factor-missing-signal = Missing signal
factor-unclear-ownership = Unclear ownership
factor-ageing-dependency = Ageing dependency
factor-capacity = Capacity
factor-configuration = Configuration
factor-hand-over = Hand-over
factor-time-pressure = Time pressure
services = Services
tags = Tags
marker-began = Began
marker-detected = Detected
marker-acknowledged = Acknowledged
marker-mitigated = Mitigated
marker-resolved = Resolved
kind-prevent = Prevents recurrence
kind-mitigate = Limits the impact
kind-detect = Notices it sooner
kind-repair = Repairs the damage
kind-process = Changes how we work
priority-high = High
priority-medium = Medium
priority-low = Low
state-idea = Idea
state-open = Open
state-done = Done
state-wont-do = Won’t do
found-by-alert = By an alert
found-by-customer = By a customer
found-by-colleague = By a colleague
found-by-chance = By chance
figure-affected = People affected
figure-minutes = Minutes affected
figure-share = Share of requests affected (%)
figure-money = Money
figure-data-lost = Data lost
section-summary = Summary
section-impact = Impact
section-root-causes = Root causes
section-trigger = Trigger
section-resolution = Resolution
section-detection = Detection
section-action-items = Action items
section-lessons = Lessons learned
section-lessons-good = What went well
section-lessons-bad = What went wrong
section-lessons-lucky = Where we got lucky
section-timeline = Timeline
section-references = Supporting information
