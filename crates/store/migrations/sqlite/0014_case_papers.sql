-- Pictures of seals (印章), sealed with the key of the unit. A new one ends the one before and replaces no row: what was
-- sealed can be printed again as it was.
create table unit_seals (
  id integer not null primary key,
  unit_id integer not null references units (id),
  picture text not null,
  width integer not null,
  put_by integer not null references people (id),
  put_at integer not null,
  ended_at integer
) strict;
create unique index unit_seals_present on unit_seals (unit_id) where ended_at is null;

-- Documents drawn up for cases (文书): what they say is sealed with the key of the case, files lie sealed in the blob store.
create table case_papers (
  id integer not null primary key,
  case_id integer not null references cases (id),
  unit_id integer not null references units (id),
  template text not null,
  title text not null,
  number text,
  for_applicant integer not null,
  bears_seal integer not null,
  drawn_by integer references people (id),
  drawn_at integer not null,
  content text not null,
  seal_id integer references unit_seals (id),
  sealed_by integer references people (id),
  sealed_at integer,
  sent_at integer,
  pdf text,
  docx text,
  unique (unit_id, number)
) strict;
create index case_papers_by_case on case_papers (case_id, id);

-- Running numbers of documents, by series (机关代字), unit and year.
create table paper_counters (
  series text not null,
  unit_id integer not null references units (id),
  year integer not null,
  last integer not null,
  primary key (series, unit_id, year)
) strict;

-- Files that are severed (区分处理): originals and what may be released, both sealed with the key of the case.
create table case_redactions (
  id integer not null primary key,
  case_id integer not null references cases (id),
  name text not null,
  original text not null,
  put_by integer not null references people (id),
  put_at integer not null,
  marks text,
  released text
) strict;
create index case_redactions_by_case on case_redactions (case_id, id);
