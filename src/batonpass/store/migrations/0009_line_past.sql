-- What came of those who waited, newest first: read for every estimate while theory answers, and
-- ten thousand who still wait are not looked through for it.

CREATE INDEX handoffs_over ON handoffs (merchant_id, queue_id, changed_at DESC)
    WHERE state IN ('closed', 'abandoned') AND mode = 'live';
