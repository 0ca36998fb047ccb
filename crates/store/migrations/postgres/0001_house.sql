-- The house: organisation, people, records, events, public pages.
-- Instants are integer microseconds UTC (`_at`), civil dates are text `YYYY-MM-DD` (`_on`), structured
-- content is checked JSON text, salts and hashes are lower-case hex. Equal in name and meaning to the SQLite file beside it.

create table settings (
  key text not null primary key,
  value text not null
);

create table units (
  id bigint not null primary key,
  code text not null unique,
  name text not null,
  short_name text not null,
  abbreviation text,
  parent_id bigint references units (id),
  level text not null,
  credit_code text,
  site_code text,
  reviews_by_superior bigint not null default 0,
  sort bigint not null default 0,
  profile text not null default '{}' check (profile::jsonb is not null),
  closed_at bigint
);
create index units_by_parent on units (parent_id, sort);

create table people (
  id bigint not null primary key,
  login text not null unique,
  name text not null,
  unit_id bigint not null references units (id),
  password_hash text,
  failed_count bigint not null default 0,
  locked_until bigint,
  must_change_password bigint not null default 0,
  closed_at bigint,
  created_at bigint not null
);
create index people_by_unit on people (unit_id);

create table role_grants (
  person_id bigint not null references people (id),
  unit_id bigint not null references units (id),
  role text not null,
  primary key (person_id, unit_id, role)
);
create index role_grants_by_unit on role_grants (unit_id, role);

create table substitutes (
  person_id bigint not null references people (id),
  substitute_id bigint not null references people (id),
  rank bigint not null,
  from_on text,
  until_on text,
  primary key (person_id, substitute_id),
  check (person_id <> substitute_id)
);

create table sessions (
  token_hash text not null primary key,
  public_id text not null unique,
  person_id bigint not null references people (id),
  csrf text not null,
  created_at bigint not null,
  last_seen_at bigint not null,
  expires_at bigint not null,
  client text not null
);
create index sessions_by_person on sessions (person_id);

create table records (
  id bigint not null primary key,
  kind text not null,
  unit_id bigint not null references units (id),
  office_id bigint references units (id),
  state text not null,
  version bigint not null,
  title text not null,
  doc_number text,
  index_number text unique,
  attribute text,
  drafter_id bigint not null references people (id),
  urgent bigint not null default 0,
  publish_at bigint,
  due_on text,
  source text not null,
  source_key text,
  batch_id bigint,
  created_at bigint not null,
  updated_at bigint not null,
  revision bigint not null default 0
);
create index records_by_state on records (unit_id, state, updated_at, id);
create index records_by_updated on records (updated_at, id);
create index records_scheduled on records (publish_at) where publish_at is not null;
create index records_by_drafter on records (drafter_id, state, updated_at, id);
create unique index records_by_source on records (source, source_key) where source_key is not null;
create index records_by_doc_number on records (doc_number) where doc_number is not null;

create table record_versions (
  record_id bigint not null references records (id),
  version bigint not null,
  lang text not null,
  content text not null check (content::jsonb is not null),
  change_note text,
  salt text not null,
  created_by bigint not null references people (id),
  created_at bigint not null,
  frozen_at bigint,
  primary key (record_id, version, lang)
);

create table gate_signatures (
  record_id bigint not null references records (id),
  version bigint not null,
  stage text not null,
  gate text not null,
  person_id bigint not null references people (id),
  signed_at bigint not null,
  primary key (record_id, version, stage, gate, person_id)
);

create table reviews (
  id bigint not null primary key,
  record_id bigint not null references records (id),
  version bigint not null,
  stage text not null,
  person_id bigint not null references people (id),
  for_person_id bigint references people (id),
  outcome text not null,
  opinion text,
  done_at bigint not null
);
create index reviews_by_record on reviews (record_id, version, done_at);

create table co_signs (
  record_id bigint not null references records (id),
  version bigint not null,
  unit_id bigint not null references units (id),
  form text not null,
  asked_by bigint not null references people (id),
  asked_at bigint not null,
  outcome text,
  opinion text,
  answered_by bigint references people (id),
  answered_at bigint,
  primary key (record_id, version, unit_id)
);
create index co_signs_open on co_signs (unit_id) where answered_at is null;

create table attachments (
  id bigint not null primary key,
  record_id bigint not null references records (id),
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  sha256 text not null,
  text_content text,
  created_at bigint not null,
  removed_at bigint
);
create index attachments_by_record on attachments (record_id);
create index attachments_by_hash on attachments (sha256);

create table index_counters (
  unit_id bigint not null references units (id),
  year bigint not null,
  last bigint not null,
  primary key (unit_id, year)
);

create table negative_list (
  id bigint not null primary key,
  unit_id bigint not null references units (id),
  class text not null,
  ground text not null,
  reason text not null,
  closed_at bigint
);

create table batches (
  id bigint not null primary key,
  unit_id bigint not null references units (id),
  form text not null,
  title text not null,
  manifest_sha256 text not null,
  item_count bigint not null,
  clearance text not null check (clearance::jsonb is not null),
  created_at bigint not null
);

-- What the public may see, written only from a `Published`. Nothing public reads any other table of records.
create table publications (
  record_id bigint not null references records (id),
  lang text not null,
  version bigint not null,
  status text not null,
  kind text not null,
  section text not null,
  unit_id bigint not null references units (id),
  title text not null,
  doc_number text,
  index_number text not null,
  issuer text not null,
  written_on text,
  published_at bigint not null,
  published_on text not null,
  topic text,
  genre text,
  source_name text,
  content text not null check (content::jsonb is not null),
  signed_by text not null check (signed_by::jsonb is not null),
  clearance text not null check (clearance::jsonb is not null),
  commitment text not null,
  salt text not null,
  withdrawn_at bigint,
  withdrawn_reason text,
  changed_at bigint not null,
  primary key (record_id, lang, version)
);
create unique index publications_current on publications (record_id, lang) where status in ('public', 'withdrawn');
create index publications_list on publications (lang, section, published_at desc, record_id desc) where status = 'public';
create index publications_unit on publications (lang, unit_id, published_at desc, record_id desc) where status = 'public';
create index publications_latest on publications (lang, published_at desc, record_id desc) where status = 'public';
create index publications_kind on publications (lang, kind, published_at desc, record_id desc) where status = 'public';
-- Counts by kind, unit and year are read from this index alone.
create index publications_facets on publications (lang, section, kind, unit_id, published_on) where status = 'public';
create index publications_by_doc_number on publications (doc_number) where doc_number is not null;
create index publications_by_index_number on publications (index_number);

create table relations (
  from_id bigint not null references records (id),
  to_id bigint not null references records (id),
  relation text not null,
  primary key (from_id, to_id, relation)
);
create index relations_back on relations (to_id, relation);

create table publication_files (
  sha256 text not null,
  record_id bigint not null references records (id),
  version bigint not null,
  name text not null,
  media_type text not null,
  size_bytes bigint not null,
  primary key (sha256, record_id, version, name)
);
create index publication_files_by_record on publication_files (record_id, version);

-- Append-only. `position`, `prev_hash`, `hash` are given by the sequencer after commit and never change.
create table events (
  id bigint not null primary key,
  position bigint unique,
  kind text not null,
  matter_kind text not null,
  matter_id bigint not null,
  actor_id bigint,
  unit_id bigint,
  at bigint not null,
  details text not null,
  commitment text,
  prev_hash text,
  hash text
);
create index events_unsequenced on events (id) where position is null;
create index events_by_matter on events (matter_kind, matter_id, id);

-- The public log: leaves in order, RFC 6962 leaf hashes.
create table log_leaves (
  number bigint not null primary key,
  event_position bigint not null unique,
  body text not null,
  leaf_hash text not null
);

create table outbox (
  id bigint not null primary key,
  task text not null,
  payload text not null check (payload::jsonb is not null),
  due_at bigint not null,
  attempts bigint not null default 0,
  leased_until bigint,
  last_error text,
  done_at bigint
);
create index outbox_due on outbox (due_at, id) where done_at is null;

create table leases (
  name text not null primary key,
  holder text not null,
  until_at bigint not null
);

create table followers (
  name text not null primary key,
  position bigint not null
);

create table import_runs (
  id bigint not null primary key,
  source_name text not null,
  input_key text not null,
  unit_id bigint not null references units (id),
  person_id bigint not null references people (id),
  started_at bigint not null,
  finished_at bigint,
  rows_done bigint not null default 0,
  rows_failed bigint not null default 0
);
create unique index import_runs_open on import_runs (source_name, input_key) where finished_at is null;
