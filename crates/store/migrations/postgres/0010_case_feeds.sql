-- The calendar of due dates behind a secret address, one for each person; only the hash of the secret is kept.
create table case_feeds (
  person_id bigint not null primary key references people (id),
  secret_hash text not null unique,
  renewed_at bigint not null
);
