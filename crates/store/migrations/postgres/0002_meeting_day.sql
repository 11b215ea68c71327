-- How many minutes a meeting is planned to take; since when the room has left the lobby; since when it is over.
ALTER TABLE meeting ADD COLUMN length BIGINT NOT NULL DEFAULT 90;
ALTER TABLE meeting ADD COLUMN begun_at BIGINT;
ALTER TABLE meeting ADD COLUMN closed_at BIGINT;

-- What happened, in order and without gaps. An event that is unsigned holds nothing that could tell who.
CREATE TABLE meeting_event (
    meeting_id TEXT COLLATE "C" NOT NULL REFERENCES meeting (id),
    seq BIGINT NOT NULL,
    command_id TEXT COLLATE "C",
    event TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (meeting_id, seq),
    UNIQUE (meeting_id, command_id)
);

-- Notes and cards that nobody has seen: no member, no instant, and nothing that would say which came first.
CREATE TABLE unrevealed_note (
    id TEXT COLLATE "C" PRIMARY KEY,
    meeting_id TEXT COLLATE "C" NOT NULL REFERENCES meeting (id),
    postmortem_id TEXT COLLATE "C" NOT NULL REFERENCES postmortem (id),
    key_hash TEXT COLLATE "C" NOT NULL,
    note TEXT COLLATE "C" NOT NULL
);
CREATE INDEX unrevealed_note_by_item ON unrevealed_note (meeting_id, postmortem_id);

CREATE TABLE unrevealed_card (
    id TEXT COLLATE "C" PRIMARY KEY,
    meeting_id TEXT COLLATE "C" NOT NULL REFERENCES meeting (id),
    postmortem_id TEXT COLLATE "C" NOT NULL REFERENCES postmortem (id),
    key_hash TEXT COLLATE "C" NOT NULL,
    card TEXT COLLATE "C" NOT NULL
);
CREATE INDEX unrevealed_card_by_item ON unrevealed_card (meeting_id, postmortem_id);

-- Who has finished, reacted or put a dot, for as long as that is needed to count once.
CREATE TABLE mark (
    meeting_id TEXT COLLATE "C" NOT NULL REFERENCES meeting (id),
    postmortem_id TEXT COLLATE "C" NOT NULL REFERENCES postmortem (id),
    kind TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    member_id TEXT COLLATE "C" NOT NULL REFERENCES member (id),
    PRIMARY KEY (meeting_id, postmortem_id, kind, subject, member_id)
);

-- When whoever leads a meeting was last there; anybody else's presence is not kept.
CREATE TABLE facilitator_seen (
    meeting_id TEXT COLLATE "C" PRIMARY KEY REFERENCES meeting (id),
    at BIGINT NOT NULL
);

-- Which revision a meeting reads.
CREATE TABLE pinned_revision (
    meeting_id TEXT COLLATE "C" NOT NULL REFERENCES meeting (id),
    postmortem_id TEXT COLLATE "C" NOT NULL REFERENCES postmortem (id),
    number BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, postmortem_id)
);
CREATE INDEX pinned_revision_by_postmortem ON pinned_revision (postmortem_id);

-- What a meeting did not read and the club's next one takes first, in order.
CREATE TABLE carried_over (
    meeting_id TEXT COLLATE "C" NOT NULL REFERENCES meeting (id),
    postmortem_id TEXT COLLATE "C" NOT NULL REFERENCES postmortem (id),
    place BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, postmortem_id)
);

-- What is left of the assignments once a meeting has begun.
CREATE TABLE call_total (
    meeting_id TEXT COLLATE "C" PRIMARY KEY REFERENCES call (meeting_id),
    members BIGINT NOT NULL,
    settled BIGINT NOT NULL
);

-- A card that became an action: what it replaces, and what people chose for it.
ALTER TABLE action_item ADD COLUMN instead_of TEXT COLLATE "C" NOT NULL DEFAULT '';
ALTER TABLE action_item ADD COLUMN language TEXT COLLATE "C";
ALTER TABLE action_item ADD COLUMN owner_id TEXT COLLATE "C" REFERENCES member (id);
ALTER TABLE action_item ADD COLUMN due TEXT COLLATE "C";
ALTER TABLE action_item ADD COLUMN strength TEXT COLLATE "C";
ALTER TABLE action_item ADD COLUMN opened_at BIGINT;
ALTER TABLE action_item ADD COLUMN meeting_id TEXT COLLATE "C" REFERENCES meeting (id);
CREATE INDEX action_item_by_meeting ON action_item (meeting_id);
