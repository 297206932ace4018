CREATE TABLE report (
  name TEXT PRIMARY KEY,
  value TEXT
);

CREATE TABLE sections (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title_zh TEXT NOT NULL,
  title_en TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL
);

-- value: an integer or real for a number, text for a name or date; change, rank, span and derived are parted.
CREATE TABLE facts (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  section TEXT NOT NULL REFERENCES sections (id),
  label_zh TEXT NOT NULL,
  label_en TEXT NOT NULL,
  aliases TEXT NOT NULL,
  value,
  unit TEXT,
  unit_en TEXT,
  text TEXT,
  hedge TEXT,
  scope TEXT,
  period TEXT,
  change_direction TEXT,
  change_against TEXT,
  rank_position INTEGER,
  rank_among TEXT,
  quote TEXT,
  span_start INTEGER,
  span_end INTEGER,
  statement_zh TEXT NOT NULL,
  statement_en TEXT NOT NULL,
  formula TEXT,
  digits INTEGER,
  note TEXT
);
CREATE INDEX facts_section ON facts (section);
CREATE INDEX facts_kind ON facts (kind);
CREATE INDEX facts_unit ON facts (unit);

CREATE TABLE aliases (
  fact TEXT NOT NULL REFERENCES facts (id),
  alias TEXT NOT NULL
);
CREATE INDEX aliases_fact ON aliases (fact);

-- What a computed fact is computed from.
CREATE TABLE inputs (
  fact TEXT NOT NULL REFERENCES facts (id),
  input TEXT NOT NULL REFERENCES facts (id),
  PRIMARY KEY (fact, input)
);

-- Runs of the source that look like numbers and are none.
CREATE TABLE ignored (
  text TEXT NOT NULL,
  reason TEXT NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL
);

-- Full-text search. Chinese text is indexed as all its runs of up to eight characters, so that a word of any length
-- is found: SELECT facts.* FROM facts_fts JOIN facts ON position = facts_fts.rowid WHERE facts_fts MATCH '复议'
CREATE VIRTUAL TABLE facts_fts USING fts5 (
  label_zh, label_en, aliases, text, scope, quote, statement_zh, statement_en, note,
  content="facts", content_rowid="position", tokenize="porter unicode61"
);

CREATE VIEW figures AS
SELECT id, section, label_zh, label_en, value, unit, unit_en, hedge, scope, period, change_direction, quote
FROM facts WHERE kind = 'figure' ORDER BY position;

CREATE VIEW ranks AS
SELECT id, section, label_zh, label_en, rank_position, rank_among, quote
FROM facts WHERE rank_position IS NOT NULL ORDER BY position;

CREATE VIEW computed AS
SELECT facts.id, facts.label_zh, facts.label_en, facts.value, facts.unit, facts.formula,
  group_concat(inputs.input, ', ') AS inputs
FROM facts JOIN inputs ON inputs.fact = facts.id GROUP BY facts.id ORDER BY facts.position;

CREATE VIEW outline AS
SELECT sections.id, sections.title_zh, sections.title_en,
  (SELECT count(*) FROM facts WHERE facts.section = sections.id OR facts.section LIKE sections.id || '.%') AS facts
FROM sections ORDER BY sections.position;
