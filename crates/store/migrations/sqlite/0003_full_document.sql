-- Where a document's life has got to: both empty is a draft. Who reads it once it is published.
ALTER TABLE postmortem ADD COLUMN published_at BIGINT;
ALTER TABLE postmortem ADD COLUMN withdrawn_at BIGINT;
ALTER TABLE postmortem ADD COLUMN audience TEXT NOT NULL DEFAULT 'everyone';
-- What lists show and choose by, copied from the newest revision.
ALTER TABLE postmortem ADD COLUMN severity TEXT;
ALTER TABLE postmortem ADD COLUMN reading_minutes BIGINT;
ALTER TABLE postmortem ADD COLUMN services TEXT NOT NULL DEFAULT '';
CREATE INDEX postmortem_by_publication ON postmortem (published_at, id);
CREATE INDEX postmortem_by_severity ON postmortem (severity, published_at, id);

-- The people an audience names.
CREATE TABLE postmortem_reader (
    postmortem_id TEXT NOT NULL REFERENCES postmortem (id),
    member_id TEXT NOT NULL REFERENCES member (id),
    PRIMARY KEY (postmortem_id, member_id)
);
CREATE INDEX postmortem_reader_by_member ON postmortem_reader (member_id);

-- The factors of the newest revision, with what the library finds them by, copied from the document.
CREATE TABLE postmortem_factor (
    postmortem_id TEXT NOT NULL REFERENCES postmortem (id),
    factor TEXT NOT NULL,
    published_at BIGINT,
    severity TEXT,
    PRIMARY KEY (postmortem_id, factor)
);
CREATE INDEX postmortem_factor_by_publication ON postmortem_factor (factor, published_at, postmortem_id);
CREATE INDEX postmortem_factor_by_severity ON postmortem_factor (factor, severity, published_at, postmortem_id);

-- Factors that the organisation added, and those of the product that it took off its list.
CREATE TABLE factor (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    retired_at BIGINT
);

-- Published, withdrawn, reopened: when, and by whom.
CREATE TABLE life_change (
    postmortem_id TEXT NOT NULL REFERENCES postmortem (id),
    number BIGINT NOT NULL,
    kind TEXT NOT NULL,
    member_id TEXT NOT NULL REFERENCES member (id),
    at BIGINT NOT NULL,
    PRIMARY KEY (postmortem_id, number)
);

-- What somebody is typing, for them alone. A document that is not begun yet has no row to refer to.
CREATE TABLE working_copy (
    postmortem_id TEXT NOT NULL,
    member_id TEXT NOT NULL REFERENCES member (id),
    form TEXT NOT NULL,
    kept_at BIGINT NOT NULL,
    PRIMARY KEY (postmortem_id, member_id)
);
CREATE INDEX working_copy_by_member ON working_copy (member_id);

-- What people choose for an action beside its wording; since when no revision words it any more.
ALTER TABLE action_item ADD COLUMN kind TEXT;
ALTER TABLE action_item ADD COLUMN priority TEXT;
ALTER TABLE action_item ADD COLUMN tracker TEXT NOT NULL DEFAULT '';
ALTER TABLE action_item ADD COLUMN dropped_at BIGINT;
CREATE INDEX action_item_by_owner ON action_item (owner_id);

-- Since when an action is closed, copied from its closure, for lists. Those without a date come after all dates.
ALTER TABLE action_item ADD COLUMN closed_at BIGINT;
CREATE INDEX action_item_open ON action_item (COALESCE(due, '9999-99-99'), id)
    WHERE closed_at IS NULL AND opened_at IS NOT NULL;
CREATE INDEX action_item_idea ON action_item (COALESCE(due, '9999-99-99'), id)
    WHERE closed_at IS NULL AND opened_at IS NULL;
CREATE INDEX action_item_ended ON action_item (closed_at, id) WHERE closed_at IS NOT NULL;

-- An action's end: what changed, or why it will not be done.
CREATE TABLE closure (
    action_item_id TEXT PRIMARY KEY REFERENCES action_item (id),
    outcome TEXT NOT NULL,
    words TEXT NOT NULL,
    member_id TEXT NOT NULL REFERENCES member (id),
    at BIGINT NOT NULL
);
