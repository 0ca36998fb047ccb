-- 热点事件: cases about one event, who leads, the common plan. Names and plans are for staff and hold no personal data.
create table case_groups (
  id integer not null primary key,
  name text not null,
  lead_unit_id integer not null references units (id),
  plan text not null,
  made_by integer not null references people (id),
  made_at integer not null,
  ended_on text,
  revision integer not null default 0
) strict;
create table case_group_members (
  case_id integer not null primary key references cases (id),
  group_id integer not null references case_groups (id),
  added_by integer not null references people (id),
  added_at integer not null
) strict;
create index case_group_members_by_group on case_group_members (group_id, case_id);
-- Cases are put into groups by their registration numbers.
create index cases_by_number on cases (number) where number is not null;
