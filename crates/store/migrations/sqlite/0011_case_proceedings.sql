-- 举报投诉、行政复议、行政诉讼 about a case: what table four of the annual report counts stands in the open; numbers of
-- files, the adviser's opinion and the lessons are sealed with the key of the case.
create table case_proceedings (
  id integer not null primary key,
  case_id integer not null references cases (id),
  unit_id integer not null references units (id),
  sort text not null check (sort in ('complaint', 'review', 'litigation_direct', 'litigation_after_review')),
  organ text not null,
  filed_on text not null,
  stage text not null check (stage in ('filed', 'accepted', 'heard', 'decided')),
  result text check (result in ('upheld', 'corrected', 'other')),
  decided_on text,
  written text not null,
  registered_by integer not null references people (id),
  updated_at integer not null,
  revision integer not null default 0,
  check ((result is null) = (decided_on is null))
) strict;
create index case_proceedings_by_case on case_proceedings (case_id, id);
create index case_proceedings_by_unit on case_proceedings (unit_id, filed_on, id);

-- Which record makes public what was asked again and again (条例 art. 44).
create table case_conversions (
  case_id integer not null references cases (id),
  record_id integer not null references records (id),
  primary key (case_id, record_id)
) strict;
