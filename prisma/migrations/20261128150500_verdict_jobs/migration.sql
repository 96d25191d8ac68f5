-- Verdicts of a run are computed in the background. Several regions compute side by side: the key of a
-- job is its run. A runner that died is noticed within a minute by its missing heartbeat, and the run begins again.
SELECT jobs.create_queue('compute-verdicts', '{"policy": "exclusive", "retryLimit": 3, "retryDelay": 5, "retryBackoff": true,
    "retryDelayMax": 60, "expireInSeconds": 1800, "heartbeatSeconds": 30, "retentionSeconds": 1209600,
    "deleteAfterSeconds": 2592000}');
