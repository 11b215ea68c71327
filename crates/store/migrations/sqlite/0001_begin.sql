-- Instants are BIGINT microseconds UTC. State is a record or an instant, never a flag.
CREATE TABLE organisation (
    only_one BIGINT PRIMARY KEY CHECK (only_one = 1),
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE member (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    email_folded TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    deactivated_at BIGINT
);

CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    member_id TEXT NOT NULL REFERENCES member (id),
    device TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_member ON session (member_id);

CREATE TABLE invitation (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    role TEXT NOT NULL,
    uses BIGINT NOT NULL,
    used BIGINT NOT NULL,
    created_by TEXT REFERENCES member (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);

-- Whoever holds the machine makes one, too; then nobody is named.
CREATE TABLE password_reset (
    token_hash TEXT PRIMARY KEY,
    member_id TEXT NOT NULL REFERENCES member (id),
    created_by TEXT REFERENCES member (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Wrong guesses under a hashed key (an account or an address); swept when forgotten.
CREATE TABLE throttle (
    key TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_failure_at BIGINT NOT NULL
);

CREATE TABLE postmortem (
    id TEXT PRIMARY KEY,
    owner_id TEXT NOT NULL REFERENCES member (id),
    language TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    title TEXT NOT NULL,
    trashed_at BIGINT
);

CREATE TABLE postmortem_author (
    postmortem_id TEXT NOT NULL REFERENCES postmortem (id),
    member_id TEXT NOT NULL REFERENCES member (id),
    PRIMARY KEY (postmortem_id, member_id)
);
CREATE INDEX postmortem_author_by_member ON postmortem_author (member_id);

CREATE TABLE revision (
    postmortem_id TEXT NOT NULL REFERENCES postmortem (id),
    number BIGINT NOT NULL,
    author_id TEXT NOT NULL REFERENCES member (id),
    at BIGINT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (postmortem_id, number)
);

-- An action's record; its wording is kept by the revisions and copied here for lists.
CREATE TABLE action_item (
    id TEXT PRIMARY KEY,
    postmortem_id TEXT NOT NULL REFERENCES postmortem (id),
    what TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX action_item_by_postmortem ON action_item (postmortem_id);

CREATE TABLE club (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    promises TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE club_member (
    club_id TEXT NOT NULL REFERENCES club (id),
    member_id TEXT NOT NULL REFERENCES member (id),
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (club_id, member_id)
);
CREATE INDEX club_member_by_member ON club_member (member_id);

CREATE TABLE meeting (
    id TEXT PRIMARY KEY,
    club_id TEXT NOT NULL REFERENCES club (id),
    number BIGINT NOT NULL,
    starts_at BIGINT NOT NULL,
    zone TEXT NOT NULL,
    place TEXT NOT NULL,
    snack TEXT NOT NULL,
    facilitator_id TEXT NOT NULL REFERENCES member (id),
    created_at BIGINT NOT NULL,
    cancelled_at BIGINT,
    UNIQUE (club_id, number)
);

CREATE TABLE call (
    meeting_id TEXT PRIMARY KEY REFERENCES meeting (id),
    organiser_id TEXT NOT NULL REFERENCES member (id),
    opened_at BIGINT NOT NULL,
    deadline BIGINT NOT NULL
);

CREATE TABLE assignment (
    meeting_id TEXT NOT NULL REFERENCES call (meeting_id),
    member_id TEXT NOT NULL REFERENCES member (id),
    postmortem_id TEXT REFERENCES postmortem (id),
    ready_at BIGINT,
    sitting_out_at BIGINT,
    PRIMARY KEY (meeting_id, member_id)
);
CREATE INDEX assignment_by_member ON assignment (member_id);
CREATE INDEX assignment_by_postmortem ON assignment (postmortem_id);
