-- What somebody sees to and is open, in the order in which it is listed: a page of it is read, however much there is.
CREATE INDEX action_item_open_by_owner ON action_item (owner_id, COALESCE(due, '9999-99-99'), id)
    WHERE closed_at IS NULL AND opened_at IS NOT NULL;
