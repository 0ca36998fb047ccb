-- Years of the working-day calendar that administrators imported, every edition of each. ADR 17.
create table calendar_years (
  year integer not null,
  edition integer not null,
  notices text not null check (json_valid(notices)),
  days text not null,
  salt text not null,
  imported_by integer not null references people (id),
  imported_at integer not null,
  primary key (year, edition)
) strict;

-- Grows with each import. Steps that count working days hold it, so that none of them counts by a calendar
-- that is just being replaced; nodes see by it that theirs is old.
create table calendar_revision (
  only_row integer not null primary key check (only_row = 1),
  number integer not null
) strict;
insert into calendar_revision (only_row, number) values (1, 0);

-- An import asks for the open dates that it may move.
create index records_due on records (due_on) where due_on is not null;
