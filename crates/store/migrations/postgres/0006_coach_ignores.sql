-- Questions of the coach that a document's writers left alone: where, which rule, about which wording, and why. Whoever
-- did so is nobody's business.
CREATE TABLE coach_ignore (
    postmortem_id TEXT COLLATE "C" NOT NULL REFERENCES postmortem (id),
    place TEXT COLLATE "C" NOT NULL,
    rule TEXT COLLATE "C" NOT NULL,
    wording TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (postmortem_id, place, rule, wording)
);
