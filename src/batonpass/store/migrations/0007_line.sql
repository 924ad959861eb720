-- Once a day each merchant's line forgets what is too old to learn from.

ALTER TABLE merchants ADD COLUMN line_forget_due_at timestamptz NOT NULL
    DEFAULT now() + interval '1 day';
GRANT UPDATE (line_forget_due_at) ON merchants TO batonpass_due;

-- Claiming is moving the deadline on: a worker that dies with it is made up for the next day.
CREATE FUNCTION claim_lines(wanted integer)
RETURNS TABLE (kind text, merchant_id uuid, id text)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH due AS (
        SELECT m.merchant_id FROM merchants m
         WHERE m.line_forget_due_at <= clock_timestamp() + m.clock_offset
         ORDER BY m.line_forget_due_at LIMIT wanted FOR UPDATE SKIP LOCKED)
    UPDATE merchants m
       SET line_forget_due_at = clock_timestamp() + m.clock_offset + interval '1 day'
      FROM due WHERE m.merchant_id = due.merchant_id
    RETURNING 'line'::text, m.merchant_id, m.merchant_id::text
$$;
ALTER FUNCTION claim_lines(integer) OWNER TO batonpass_due;
REVOKE ALL ON FUNCTION claim_lines(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION claim_lines(integer) TO batonpass_app;
