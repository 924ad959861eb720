-- A queue that is removed stays for what happened in it, and gives its name free.

ALTER TABLE queues ADD COLUMN removed_at timestamptz;
ALTER TABLE queues DROP CONSTRAINT queues_merchant_id_name_key;
CREATE UNIQUE INDEX queues_by_name ON queues (merchant_id, name) WHERE removed_at IS NULL;
ALTER TABLE queues ADD CONSTRAINT default_queue_stays CHECK (NOT is_default OR removed_at IS NULL);
