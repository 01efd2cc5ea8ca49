"""The tables of a catalogue, and what is built over them once they are full."""

SCHEMA = """
CREATE TABLE directive (
  ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, source TEXT NOT NULL,
  kind TEXT, kind_key TEXT, number TEXT, number_key TEXT, title TEXT, issuer TEXT, issuer_key TEXT, place TEXT,
  place_key TEXT, issued_on TEXT, event_on TEXT, signer TEXT, signer_key TEXT, fields TEXT NOT NULL,
  warnings TEXT NOT NULL, pages TEXT NOT NULL, digest TEXT NOT NULL,
  first_passage INTEGER NOT NULL, passages INTEGER NOT NULL,
  text TEXT NOT NULL);  -- last: what stands behind a long text is slow to read
CREATE TABLE section (
  directive INTEGER NOT NULL, position INTEGER NOT NULL, path TEXT NOT NULL, role TEXT NOT NULL, label TEXT,
  heading TEXT, spans TEXT NOT NULL, parent INTEGER, PRIMARY KEY (directive, position)) WITHOUT ROWID;
CREATE TABLE directive_key (
  key TEXT NOT NULL, directive INTEGER NOT NULL, PRIMARY KEY (key, directive)) WITHOUT ROWID;
CREATE TABLE passage (
  ordinal INTEGER PRIMARY KEY, id TEXT NOT NULL, directive INTEGER NOT NULL, section INTEGER NOT NULL,
  spans TEXT NOT NULL, text TEXT NOT NULL, breadcrumb TEXT NOT NULL, digest TEXT NOT NULL, likeness INTEGER NOT NULL);
CREATE TABLE citation (
  directive INTEGER NOT NULL, position INTEGER NOT NULL, text TEXT NOT NULL, spans TEXT NOT NULL, kind TEXT,
  number TEXT, key TEXT, issued_on TEXT, issuer TEXT, relation TEXT,
  form TEXT NOT NULL, section TEXT NOT NULL, PRIMARY KEY (directive, position)) WITHOUT ROWID;
CREATE TABLE citing (
  key TEXT NOT NULL, passage INTEGER NOT NULL, PRIMARY KEY (key, passage)) WITHOUT ROWID;
"""
INDEXES = """
CREATE INDEX directive_number ON directive (number_key);
CREATE INDEX citation_key ON citation (key);
CREATE TABLE boilerplate AS
  SELECT ordinal, p.likeness, count FROM passage p JOIN (
    SELECT likeness, count(*) AS count FROM passage JOIN directive d ON d.ordinal = directive GROUP BY likeness
    HAVING count(DISTINCT directive) >= 3 OR count(DISTINCT d.digest) < count(DISTINCT directive)
  ) same ON same.likeness = p.likeness ORDER BY ordinal;
CREATE UNIQUE INDEX passage_id ON passage (id);
"""
