CREATE TABLE scenario (hash TEXT PRIMARY KEY, body TEXT NOT NULL);

CREATE TABLE room (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  number TEXT UNIQUE,
  scenario TEXT NOT NULL REFERENCES scenario (hash),
  seed INTEGER NOT NULL,
  created_at INTEGER NOT NULL
);

-- One row per accepted command; rows are appended in commit order, the index keeps (room, seq) unique.
CREATE TABLE event (
  room INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  phone TEXT,
  n INTEGER,
  at INTEGER NOT NULL,
  body TEXT NOT NULL
);
CREATE UNIQUE INDEX event_room_seq ON event (room, seq);

CREATE TABLE snapshot (room INTEGER PRIMARY KEY, seq INTEGER NOT NULL, body TEXT NOT NULL);

-- Names of persons; nothing else in the store names anybody. Deleted on request.
CREATE TABLE person (room INTEGER NOT NULL, phone TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (room, phone)) WITHOUT ROWID;

CREATE TABLE lease (boot TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE connection (
  room INTEGER NOT NULL,
  phone TEXT NOT NULL,
  boot TEXT NOT NULL,
  socket TEXT NOT NULL,
  -- The phone's own count of its sockets: the higher one is the newer one.
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (room, phone)
) WITHOUT ROWID;
CREATE INDEX connection_boot ON connection (boot);
