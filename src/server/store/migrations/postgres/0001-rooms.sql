CREATE TABLE scenario (hash text PRIMARY KEY, body text NOT NULL);

CREATE TABLE room (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number text UNIQUE,
  scenario text NOT NULL REFERENCES scenario (hash),
  seed bigint NOT NULL,
  created_at bigint NOT NULL
);

-- One row per accepted command.
CREATE TABLE event (
  room bigint NOT NULL,
  seq integer NOT NULL,
  phone text,
  n bigint,
  at bigint NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (room, seq)
);

CREATE TABLE snapshot (room bigint PRIMARY KEY, seq integer NOT NULL, body text NOT NULL);

-- Names of persons; nothing else in the store names anybody. Deleted on request.
CREATE TABLE person (room bigint NOT NULL, phone text NOT NULL, name text NOT NULL, PRIMARY KEY (room, phone));

-- Times are the database's own, so that clocks of nodes need not agree.
CREATE TABLE lease (boot text PRIMARY KEY, seen_at timestamptz NOT NULL);

CREATE TABLE connection (
  room bigint NOT NULL,
  phone text NOT NULL,
  boot text NOT NULL,
  socket text NOT NULL,
  -- The phone's own count of its sockets: the higher one is the newer one.
  ordinal bigint NOT NULL,
  PRIMARY KEY (room, phone)
);
CREATE INDEX connection_boot ON connection (boot);
