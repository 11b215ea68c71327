-- Instants are BIGINT microseconds UTC. State is a record or an instant, never a flag.
CREATE TABLE organisation (
    only_one BIGINT PRIMARY KEY CHECK (only_one = 1),
    name TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    zone TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE member (
    id TEXT COLLATE "C" PRIMARY KEY,
    email TEXT COLLATE "C" NOT NULL,
    email_folded TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    zone TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    password_hash TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    deactivated_at BIGINT
);

CREATE TABLE session (
    token_hash TEXT COLLATE "C" PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    member_id TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    device TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX session_by_member ON session (member_id);

CREATE TABLE invitation (
    id TEXT COLLATE "C" PRIMARY KEY,
    token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    role TEXT COLLATE "C" NOT NULL,
    uses BIGINT NOT NULL,
    used BIGINT NOT NULL,
    created_by TEXT COLLATE "C" REFERENCES member (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    withdrawn_at BIGINT
);

-- Whoever holds the machine makes one, too; then nobody is named.
CREATE TABLE password_reset (
    token_hash TEXT COLLATE "C" PRIMARY KEY,
    member_id TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    created_by TEXT COLLATE "C" REFERENCES member (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

-- Wrong guesses under a hashed key (an account or an address); swept when forgotten.
CREATE TABLE throttle (
    key TEXT COLLATE "C" PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_failure_at BIGINT NOT NULL
);

CREATE TABLE postmortem (
    id TEXT COLLATE "C" PRIMARY KEY,
    owner_id TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    language TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    saved_at BIGINT NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    trashed_at BIGINT
);

CREATE TABLE postmortem_author (
    postmortem_id TEXT COLLATE "C" NOT NULL REFERENCES postmortem (id),
    member_id TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    PRIMARY KEY (postmortem_id, member_id)
);
CREATE INDEX postmortem_author_by_member ON postmortem_author (member_id);

CREATE TABLE revision (
    postmortem_id TEXT COLLATE "C" NOT NULL REFERENCES postmortem (id),
    number BIGINT NOT NULL,
    author_id TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    at BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (postmortem_id, number)
);

-- An action's record; its wording is kept by the revisions and copied here for lists.
CREATE TABLE action_item (
    id TEXT COLLATE "C" PRIMARY KEY,
    postmortem_id TEXT COLLATE "C" NOT NULL REFERENCES postmortem (id),
    what TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX action_item_by_postmortem ON action_item (postmortem_id);

CREATE TABLE club (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    promises TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE club_member (
    club_id TEXT COLLATE "C" NOT NULL REFERENCES club (id),
    member_id TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    joined_at BIGINT NOT NULL,
    PRIMARY KEY (club_id, member_id)
);
CREATE INDEX club_member_by_member ON club_member (member_id);

CREATE TABLE meeting (
    id TEXT COLLATE "C" PRIMARY KEY,
    club_id TEXT COLLATE "C" NOT NULL REFERENCES club (id),
    number BIGINT NOT NULL,
    starts_at BIGINT NOT NULL,
    zone TEXT COLLATE "C" NOT NULL,
    place TEXT COLLATE "C" NOT NULL,
    snack TEXT COLLATE "C" NOT NULL,
    facilitator_id TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    created_at BIGINT NOT NULL,
    cancelled_at BIGINT,
    UNIQUE (club_id, number)
);

CREATE TABLE call (
    meeting_id TEXT COLLATE "C" PRIMARY KEY REFERENCES meeting (id),
    organiser_id TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    opened_at BIGINT NOT NULL,
    deadline BIGINT NOT NULL
);

CREATE TABLE assignment (
    meeting_id TEXT COLLATE "C" NOT NULL REFERENCES call (meeting_id),
    member_id TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    postmortem_id TEXT COLLATE "C" REFERENCES postmortem (id),
    ready_at BIGINT,
    sitting_out_at BIGINT,
    PRIMARY KEY (meeting_id, member_id)
);
CREATE INDEX assignment_by_member ON assignment (member_id);
CREATE INDEX assignment_by_postmortem ON assignment (postmortem_id);
