/** The first clearing that hides a capture, 0 for none, in SQL. @param row `captures`, `NEW` or `OLD` */
const hiding = (row: string): string => `coalesce((
      SELECT min(id) FROM clearings WHERE ${row}.seq <= up_to
      AND (clearings.connection_id IS NULL OR clearings.connection_id = ${row}.connection_id)
      AND coalesce((SELECT spared FROM marks WHERE marks.seq = ${row}.seq), 0) < id), 0)`
const fateOf = (row: string): string =>
  `${hiding(row)}, ${row}.connection_id, ${row}.verdict_result, ${row}.source, ${row}.signature_status, ${row}.replay_of IS NOT NULL`
const sameFate = '(clearing, connection_id, verdict_result, source, signature_status, is_replay)'

/**
 * The format of the captures file, one step a version: step n brings a file of version n to n + 1.
 * Never change a step that has been released; add one. BLOB columns stand last, so that a list reads no bodies.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE captures (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    connection_id TEXT NOT NULL,
    platform TEXT NOT NULL,
    event_type TEXT,
    call_id TEXT,
    from_number TEXT,
    to_number TEXT,
    received_at INTEGER NOT NULL,
    signature_status TEXT NOT NULL,
    signature_reason TEXT,
    source TEXT NOT NULL,
    status INTEGER,
    answer_id TEXT,
    revision INTEGER,
    rule_id TEXT,
    late_handler_ms REAL,
    handler_problem TEXT,
    verdict_result TEXT NOT NULL,
    verdict_reason TEXT NOT NULL,
    verdict_certainty TEXT NOT NULL,
    verdict_text TEXT NOT NULL,
    verdict_warnings TEXT,
    local_ms REAL NOT NULL,
    limit_ms REAL,
    phases TEXT NOT NULL,
    tunnel_ms REAL,
    tunnel_error_ms REAL,
    duplicate_of TEXT,
    replay_of TEXT,
    size INTEGER NOT NULL,
    dedupe_key TEXT,
    truncated INTEGER NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    headers TEXT NOT NULL,
    response_headers TEXT NOT NULL,
    response_body BLOB NOT NULL,
    body BLOB NOT NULL
  ) STRICT;
  CREATE INDEX captures_by_call ON captures (call_id) WHERE call_id IS NOT NULL;
  CREATE INDEX captures_by_dedupe_key ON captures (dedupe_key) WHERE dedupe_key IS NOT NULL;
  CREATE INDEX captures_by_answer ON captures (answer_id, revision) WHERE answer_id IS NOT NULL;
  CREATE INDEX captures_by_fate ON captures (verdict_result, source, signature_status);

  CREATE TABLE answers (
    id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    name TEXT NOT NULL,
    draft BLOB,
    created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE revisions (
    answer_id TEXT NOT NULL REFERENCES answers (id),
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    forced INTEGER NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (answer_id, revision)
  ) STRICT, WITHOUT ROWID;
  `,
  // Behind the BLOBs, but null, 0 and 1 stand in a row's head with their types: a list still reads no bodies.
  `
  ALTER TABLE captures ADD COLUMN arrived_late INTEGER;
  ALTER TABLE captures ADD COLUMN passed_over INTEGER;
  `,
  // Routings and grades have tables of their own: at the end of a captures row they would stand behind the bodies.
  `
  ALTER TABLE answers ADD COLUMN kind TEXT NOT NULL DEFAULT 'config';
  ALTER TABLE answers ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE answers ADD COLUMN deleted_at INTEGER;
  ALTER TABLE answers ADD COLUMN draft_status INTEGER;
  ALTER TABLE answers ADD COLUMN draft_delay_ms INTEGER;
  ALTER TABLE revisions ADD COLUMN note TEXT;
  ALTER TABLE revisions ADD COLUMN status INTEGER NOT NULL DEFAULT 200;
  ALTER TABLE revisions ADD COLUMN delay_ms INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE rule_sets (
    connection_id TEXT PRIMARY KEY,
    saved_at INTEGER NOT NULL,
    rules BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE routings (
    capture_id TEXT PRIMARY KEY,
    routing BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE grades (
    capture_id TEXT PRIMARY KEY,
    connection_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    source TEXT NOT NULL,
    grade REAL NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX grades_by_call ON grades (call_id);
  CREATE INDEX captures_by_rule ON captures (connection_id, rule_id) WHERE rule_id IS NOT NULL;
  `,
  // What people and later looks add to a capture, by its seq: again, a row's end would stand behind its bodies.
  // A clearing hides every capture up to a seq but those that were pinned then, which carry its id as `spared`.
  // `wiping` is empty but for the moments in which it takes all free pages, so that nothing stays in them.
  // `high_water`: the newest capture that was removed, because a seq never comes twice.
  `
  CREATE TABLE marks (
    seq INTEGER PRIMARY KEY,
    pinned INTEGER NOT NULL DEFAULT 0,
    note BLOB,
    tags TEXT,
    drift INTEGER,
    replay_changes TEXT,
    spared INTEGER NOT NULL DEFAULT 0,
    left_out INTEGER
  ) STRICT;
  CREATE INDEX captures_by_original ON captures (replay_of) WHERE replay_of IS NOT NULL;
  CREATE INDEX marks_pinned ON marks (pinned) WHERE pinned = 1;
  CREATE INDEX marks_spared ON marks (spared) WHERE spared > 0;
  CREATE TABLE clearings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    connection_id TEXT,
    up_to INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE high_water (seq INTEGER NOT NULL) STRICT;
  INSERT INTO high_water VALUES (0);
  CREATE TABLE wiping (id INTEGER PRIMARY KEY, zeros BLOB NOT NULL) STRICT;
  DROP INDEX captures_by_call;
  CREATE INDEX captures_by_call ON captures (call_id, connection_id) WHERE call_id IS NOT NULL;
  DROP INDEX captures_by_fate;
  CREATE INDEX captures_by_fate ON captures (connection_id, verdict_result, source, signature_status);
  CREATE INDEX captures_by_connection ON captures (connection_id);
  CREATE TABLE drifts (
    id TEXT PRIMARY KEY,
    platform TEXT NOT NULL,
    practice INTEGER NOT NULL,
    event_type BLOB NOT NULL,
    kind TEXT NOT NULL,
    path BLOB NOT NULL,
    was TEXT,
    type_seen TEXT NOT NULL,
    count INTEGER NOT NULL,
    first_capture_id TEXT NOT NULL,
    last_capture_id TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    dismissed INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  `,
  // What came as a file: its name, and when it came, since it may be older than anything here. `imports` knows it again
  // by what it was made of, and keeps a fixture's own text, compressed, for all in it that a capture has no place for.
  `
  ALTER TABLE marks ADD COLUMN imported TEXT;
  ALTER TABLE marks ADD COLUMN imported_at INTEGER;
  CREATE TABLE imports (
    seq INTEGER PRIMARY KEY,
    made_of TEXT NOT NULL,
    original BLOB
  ) STRICT;
  CREATE INDEX imports_by_content ON imports (made_of);
  `,
  // How many captures of each fate there are, by the clearing that hides them: a start that counted a million would take
  // seconds. SQLite keeps it in the transaction of each change, whoever makes it; clearings move what they hide.
  // A replay is looked up by its own index first: `replay_of` of every capture would be read from the table.
  `
  CREATE TABLE fates (
    clearing INTEGER NOT NULL,
    connection_id TEXT NOT NULL,
    verdict_result TEXT NOT NULL,
    source TEXT NOT NULL,
    signature_status TEXT NOT NULL,
    is_replay INTEGER NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY ${sameFate}
  ) STRICT, WITHOUT ROWID;
  INSERT INTO fates SELECT 0, connection_id, verdict_result, source, signature_status, 0, count(*)
    FROM captures INDEXED BY captures_by_fate WHERE NOT EXISTS (SELECT 1 FROM clearings) GROUP BY 2, 3, 4, 5;
  INSERT INTO fates SELECT ${hiding('captures')} AS hidden, connection_id, verdict_result, source, signature_status, 0, count(*)
    FROM captures INDEXED BY captures_by_fate WHERE EXISTS (SELECT 1 FROM clearings) GROUP BY hidden, 2, 3, 4, 5;
  INSERT INTO fates SELECT ${hiding('captures')} AS hidden, connection_id, verdict_result, source, signature_status, 1, count(*)
    FROM captures INDEXED BY captures_by_original WHERE replay_of IS NOT NULL GROUP BY hidden, 2, 3, 4, 5;
  UPDATE fates SET n = fates.n - replays.n FROM (SELECT * FROM fates WHERE is_replay = 1) AS replays
    WHERE fates.is_replay = 0
    AND (fates.clearing, fates.connection_id, fates.verdict_result, fates.source, fates.signature_status)
      = (replays.clearing, replays.connection_id, replays.verdict_result, replays.source, replays.signature_status);
  DROP INDEX captures_by_fate;
  CREATE TRIGGER fate_added AFTER INSERT ON captures BEGIN
    INSERT INTO fates VALUES (${fateOf('NEW')}, 1) ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER fate_changed AFTER UPDATE OF connection_id, verdict_result, source, signature_status ON captures
    WHEN (OLD.connection_id, OLD.verdict_result, OLD.source, OLD.signature_status)
      IS NOT (NEW.connection_id, NEW.verdict_result, NEW.source, NEW.signature_status) BEGIN
    UPDATE fates SET n = n - 1 WHERE ${sameFate} = (${fateOf('OLD')});
    INSERT INTO fates VALUES (${fateOf('NEW')}, 1) ON CONFLICT DO UPDATE SET n = n + 1;
  END;
  CREATE TRIGGER fate_removed AFTER DELETE ON captures BEGIN
    UPDATE fates SET n = n - 1 WHERE ${sameFate} = (${fateOf('OLD')});
  END;
  `,
]
