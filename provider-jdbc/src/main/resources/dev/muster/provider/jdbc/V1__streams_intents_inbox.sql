-- Every statement may be run twice: a migration that was killed goes on where it stopped.
-- {s} is the schema; {key}, {text} and {blob} are the database's words; a statement that begins with @name is for that database only.

CREATE TABLE IF NOT EXISTS {s}.stream (
    stream_id {key} PRIMARY KEY,
    version BIGINT NOT NULL,
    head VARCHAR(64) NOT NULL,
    last_change VARCHAR(36) NOT NULL
);

CREATE TABLE IF NOT EXISTS {s}.event (
    stream_id {key} NOT NULL,
    seq BIGINT NOT NULL,
    type VARCHAR NOT NULL,
    type_version INTEGER NOT NULL,
    occurred_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    finer INTEGER NOT NULL,
    payload {text} NOT NULL,
    payload_hash VARCHAR(64) NOT NULL,
    entry_hash VARCHAR(64) NOT NULL,
    change_id VARCHAR(36) NOT NULL,
    erased_at TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (stream_id, seq)
);

CREATE TABLE IF NOT EXISTS {s}.claimed_key (
    key_name {key} PRIMARY KEY,
    owner {key} NOT NULL,
    fingerprint {text} NOT NULL
);

CREATE INDEX IF NOT EXISTS {i}claimed_key_owner ON {s}.claimed_key (owner);

CREATE TABLE IF NOT EXISTS {s}.summary (
    stream_id {key} PRIMARY KEY,
    version BIGINT NOT NULL,
    title VARCHAR NOT NULL,
    title_lower VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    severity VARCHAR NOT NULL,
    severity_rank INTEGER NOT NULL,
    state VARCHAR NOT NULL,
    is_open BOOLEAN NOT NULL,
    declared_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    closed_at TIMESTAMP(6) WITH TIME ZONE,
    commander VARCHAR,
    labels {text} NOT NULL,
    payload {text} NOT NULL
);

CREATE INDEX IF NOT EXISTS {i}summary_newest ON {s}.summary (declared_at DESC, stream_id);

@postgresql CREATE INDEX IF NOT EXISTS summary_open ON {s}.summary (declared_at DESC, stream_id) WHERE is_open;

@h2 CREATE INDEX IF NOT EXISTS {i}summary_open ON {s}.summary (is_open, declared_at DESC, stream_id);

CREATE TABLE IF NOT EXISTS {s}.summary_label (
    kind CHAR(1) NOT NULL,
    label {key} NOT NULL,
    stream_id {key} NOT NULL,
    PRIMARY KEY (kind, label, stream_id)
);

CREATE INDEX IF NOT EXISTS {i}summary_label_stream ON {s}.summary_label (stream_id);

CREATE TABLE IF NOT EXISTS {s}.intent (
    intent_key {key} PRIMARY KEY,
    stream_id {key} NOT NULL,
    kind VARCHAR NOT NULL,
    payload {text} NOT NULL,
    payload_hash VARCHAR NOT NULL,
    provider {key} NOT NULL,
    lane INTEGER NOT NULL,
    required BOOLEAN NOT NULL,
    first_due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    not_after TIMESTAMP(6) WITH TIME ZONE,
    needs {text} NOT NULL,
    tolerant BOOLEAN NOT NULL,
    replaces VARCHAR,
    batch VARCHAR,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    state VARCHAR(9) NOT NULL,
    due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    attempts INTEGER NOT NULL,
    failures INTEGER DEFAULT 0 NOT NULL,
    ended_at TIMESTAMP(6) WITH TIME ZONE,
    detail {text} NOT NULL,
    ready BOOLEAN NOT NULL,
    fence BIGINT NOT NULL,
    lease_until TIMESTAMP(6) WITH TIME ZONE,
    started_at TIMESTAMP(6) WITH TIME ZONE,
    started_before TIMESTAMP(6) WITH TIME ZONE,
    failed_need {key},
    marked_need {key},
    worker VARCHAR
);

CREATE INDEX IF NOT EXISTS {i}intent_stream ON {s}.intent (stream_id);

@postgresql CREATE INDEX IF NOT EXISTS intent_due ON {s}.intent (lane, due_at, intent_key) WHERE state = 'PENDING' AND ready;

@postgresql CREATE INDEX IF NOT EXISTS intent_due_of_provider ON {s}.intent (provider, lane, due_at, intent_key) WHERE state = 'PENDING' AND ready;

@postgresql CREATE INDEX IF NOT EXISTS intent_leased ON {s}.intent (lease_until) WHERE state = 'CLAIMED';

@postgresql CREATE INDEX IF NOT EXISTS intent_parked ON {s}.intent (lane, due_at, intent_key) WHERE state = 'PARKED';

@postgresql ALTER TABLE {s}.intent SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, autovacuum_vacuum_cost_delay = 0);

@h2 CREATE INDEX IF NOT EXISTS {i}intent_due ON {s}.intent (state, ready, lane, due_at, intent_key);

@h2 CREATE INDEX IF NOT EXISTS {i}intent_leased ON {s}.intent (state, lease_until);

CREATE TABLE IF NOT EXISTS {s}.intent_done (
    intent_key {key} PRIMARY KEY,
    stream_id {key} NOT NULL,
    kind VARCHAR NOT NULL,
    payload {text} NOT NULL,
    payload_hash VARCHAR NOT NULL,
    provider {key} NOT NULL,
    lane INTEGER NOT NULL,
    required BOOLEAN NOT NULL,
    first_due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    not_after TIMESTAMP(6) WITH TIME ZONE,
    needs {text} NOT NULL,
    tolerant BOOLEAN NOT NULL,
    replaces VARCHAR,
    batch VARCHAR,
    created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    state VARCHAR(9) NOT NULL,
    due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    attempts INTEGER NOT NULL,
    ended_at TIMESTAMP(6) WITH TIME ZONE,
    detail {text} NOT NULL
);

CREATE INDEX IF NOT EXISTS {i}intent_done_stream ON {s}.intent_done (stream_id);

CREATE TABLE IF NOT EXISTS {s}.intent_need (
    intent_key {key} NOT NULL,
    place INTEGER NOT NULL,
    need_key {key} NOT NULL,
    outcome CHAR(1) NOT NULL,
    PRIMARY KEY (intent_key, place)
);

CREATE INDEX IF NOT EXISTS {i}intent_need_by_need ON {s}.intent_need (need_key);

CREATE TABLE IF NOT EXISTS {s}.inbox (
    number BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
    provider {key} NOT NULL,
    delivery_key {key} NOT NULL,
    delivery_id VARCHAR NOT NULL,
    route VARCHAR NOT NULL,
    headers {text} NOT NULL,
    body {blob} NOT NULL,
    received_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    finer INTEGER NOT NULL,
    state VARCHAR(11) NOT NULL,
    due_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    fence BIGINT NOT NULL,
    attempts INTEGER NOT NULL,
    UNIQUE (provider, delivery_key)
);

@postgresql CREATE INDEX IF NOT EXISTS inbox_kept ON {s}.inbox (number) WHERE state IN ('KEPT', 'CLAIMED');

@postgresql CREATE INDEX IF NOT EXISTS inbox_due ON {s}.inbox (due_at) WHERE state IN ('KEPT', 'CLAIMED');

@postgresql CREATE INDEX IF NOT EXISTS inbox_quarantine ON {s}.inbox (number) WHERE state = 'QUARANTINED';

@h2 CREATE INDEX IF NOT EXISTS {i}inbox_state ON {s}.inbox (state, number);

CREATE TABLE IF NOT EXISTS {s}.memo (
    name {key} PRIMARY KEY,
    content {text} NOT NULL
);
