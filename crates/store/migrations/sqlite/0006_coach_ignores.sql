-- Questions of the coach that a document's writers left alone: where, which rule, about which wording, and why. Whoever
-- did so is nobody's business.
CREATE TABLE coach_ignore (
    postmortem_id TEXT NOT NULL REFERENCES postmortem (id),
    place TEXT NOT NULL,
    rule TEXT NOT NULL,
    wording TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (postmortem_id, place, rule, wording)
);
