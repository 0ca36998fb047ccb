-- Pictures of seals (印章), sealed with the key of the unit. A new one ends the one before and replaces no row: what was
-- sealed can be printed again as it was.
create table unit_seals (
  id bigint not null primary key,
  unit_id bigint not null references units (id),
  picture text not null,
  width bigint not null,
  put_by bigint not null references people (id),
  put_at bigint not null,
  ended_at bigint
);
create unique index unit_seals_present on unit_seals (unit_id) where ended_at is null;

-- Documents drawn up for cases (文书): what they say is sealed with the key of the case, files lie sealed in the blob store.
create table case_papers (
  id bigint not null primary key,
  case_id bigint not null references cases (id),
  unit_id bigint not null references units (id),
  template text not null,
  title text not null,
  number text,
  for_applicant bigint not null,
  bears_seal bigint not null,
  drawn_by bigint references people (id),
  drawn_at bigint not null,
  content text not null,
  seal_id bigint references unit_seals (id),
  sealed_by bigint references people (id),
  sealed_at bigint,
  sent_at bigint,
  pdf text,
  docx text,
  unique (unit_id, number)
);
create index case_papers_by_case on case_papers (case_id, id);

-- Running numbers of documents, by series (机关代字), unit and year.
create table paper_counters (
  series text not null,
  unit_id bigint not null references units (id),
  year bigint not null,
  last bigint not null,
  primary key (series, unit_id, year)
);

-- Files that are severed (区分处理): originals and what may be released, both sealed with the key of the case.
create table case_redactions (
  id bigint not null primary key,
  case_id bigint not null references cases (id),
  name text not null,
  original text not null,
  put_by bigint not null references people (id),
  put_at bigint not null,
  marks text,
  released text
);
create index case_redactions_by_case on case_redactions (case_id, id);
