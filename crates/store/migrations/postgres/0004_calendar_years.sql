-- Years of the working-day calendar that administrators imported, every edition of each. ADR 17.
create table calendar_years (
  year bigint not null,
  edition bigint not null,
  notices text not null check (notices::jsonb is not null),
  days text not null,
  salt text not null,
  imported_by bigint not null references people (id),
  imported_at bigint not null,
  primary key (year, edition)
);

-- Grows with each import. Steps that count working days hold it, so that none of them counts by a calendar
-- that is just being replaced; nodes see by it that theirs is old.
create table calendar_revision (
  only_row bigint not null primary key check (only_row = 1),
  number bigint not null
);
insert into calendar_revision (only_row, number) values (1, 0);

-- An import asks for the open dates that it may move.
create index records_due on records (due_on) where due_on is not null;
