-- 催办: who chased whoever holds a case, at most once a day; nobody where the nightly sweep did, when so many working days
-- were left until the last day. Words are sealed with the key of the case.
create table case_chasings (
  id integer not null primary key,
  case_id integer not null references cases (id),
  holder_id integer not null references units (id),
  chased_by integer references people (id),
  chased_on text not null,
  chased_at integer not null,
  words text,
  days_left integer,
  due_on text,
  check ((chased_by is null) = (days_left is not null)),
  check ((days_left is null) = (due_on is null)),
  unique (case_id, chased_on)
) strict;
create unique index case_chasings_once on case_chasings (case_id, due_on, days_left) where days_left is not null;
