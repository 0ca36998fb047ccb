-- Cases (办件): what stands in the open is codes, dates and who is in charge; what they say is sealed with the key of the
-- case, which lies outside the database. ADR 25.
create table cases (
  id integer not null primary key,
  kind text not null,
  unit_id integer not null references units (id),
  office_id integer references units (id),
  tracking text not null unique,
  number text,
  state text not null,
  channel text not null,
  applicant text,
  theme text,
  submitted_at integer not null,
  registered_by integer references people (id),
  received_on text,
  clock text not null check (clock in ('waiting', 'running', 'stopped', 'ended')),
  due_on text,
  due_provisional integer not null default 0,
  step_due_on text,
  outcome text,
  rating text,
  closed_on text,
  subject text not null,
  form text not null,
  updated_at integer not null,
  revision integer not null default 0,
  unique (kind, unit_id, number)
) strict;
-- The board: open cases of units by their last day.
create index cases_board on cases (unit_id, clock, due_on, id);
create index cases_by_kind on cases (kind, clock, due_on, id);
create index cases_by_office on cases (office_id, clock, due_on, id) where office_id is not null;

-- Every step that was taken; note and data are sealed.
create table case_steps (
  id integer not null primary key,
  case_id integer not null references cases (id),
  step text not null,
  from_state text not null,
  to_state text not null,
  person_id integer references people (id),
  for_person_id integer references people (id),
  taken_at integer not null,
  note text,
  data text
) strict;
create index case_steps_by_case on case_steps (case_id, id);

-- What happened as the law's clock counts it: dates and codes.
create table case_clock_events (
  case_id integer not null references cases (id),
  position integer not null,
  event text not null,
  primary key (case_id, position)
) strict;

-- Replies as they were written, newest last; sealed. What was sent has its day.
create table case_replies (
  id integer not null primary key,
  case_id integer not null references cases (id),
  written_by integer not null references people (id),
  written_at integer not null,
  reply text not null,
  sent_at integer
) strict;
create index case_replies_by_case on case_replies (case_id, id);

-- Running numbers of registration, by kind, unit and year.
create table case_counters (
  kind text not null,
  unit_id integer not null references units (id),
  year integer not null,
  last integer not null,
  primary key (kind, unit_id, year)
) strict;
