-- What anybody may do without an account, and how often. Who is counted stands here as a keyed fingerprint only.
create table attempts (
  gate text not null,
  who text not null,
  began_at integer not null,
  count integer not null,
  primary key (gate, who)
) strict;
create index attempts_by_time on attempts (began_at);

-- Forms that were sent, by the one-time mark that each of them carried: the same form twice makes one case.
create table sent_forms (
  mark text not null primary key,
  sent_at integer not null,
  cases text not null
) strict;
create index sent_forms_by_time on sent_forms (sent_at);

-- Files that came with a case or were put to it: sealed with its key, as is what they are called.
create table case_files (
  id integer not null primary key,
  case_id integer not null references cases (id),
  name text not null,
  media_type text not null,
  size_bytes integer not null,
  sha256 text not null,
  added_by integer references people (id),
  added_at integer not null
) strict;
create index case_files_by_case on case_files (case_id, id);
