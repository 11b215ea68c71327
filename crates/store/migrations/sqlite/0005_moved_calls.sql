-- What a deadline was asked for, where the meeting has moved before it, and when it last became an earlier one.
ALTER TABLE call ADD COLUMN asked_deadline BIGINT;
ALTER TABLE call ADD COLUMN moved_at BIGINT;
