-- Spreadsheets are read and applied in the background. Several at a time: the key of a job is its import. Somebody waits
-- at the screen, so a failed job comes again after seconds, and one whose runner died is given to another after a minute.
SELECT jobs.create_queue(name, '{"policy": "exclusive", "retryLimit": 3, "retryDelay": 5, "retryBackoff": true,
    "retryDelayMax": 60, "heartbeatSeconds": 60, "expireInSeconds": 900, "retentionSeconds": 1209600,
    "deleteAfterSeconds": 2592000}')
  FROM unnest(ARRAY['read-import', 'apply-import']) AS name;
