-- Who brought a case, as a keyed fingerprint: equal ones are one applicant's, and nobody is found by them without the
-- key, which lies outside the database.
create table case_applicants (
  case_id bigint not null primary key references cases (id),
  print text not null
);
create index case_applicants_by_print on case_applicants (print, case_id);
-- The latest cases of a unit, for what is like a new one.
create index cases_by_submission on cases (unit_id, kind, submitted_at);

-- 信息处理费: what was counted, what it came to, what became of it. Numbers of payments and receipts are sealed with the
-- steps.
create table case_fees (
  id bigint not null primary key,
  case_id bigint not null references cases (id),
  method text not null check (method in ('per_item', 'per_page')),
  counted_before bigint,
  items bigint,
  pages bigint,
  already_public bigint not null default 0,
  yuan bigint not null,
  state text not null check (state in ('noticed', 'paid', 'waived', 'lapsed', 'refunded')),
  noticed_on text not null,
  settled_on text,
  refunded_yuan bigint
);
create index case_fees_by_case on case_fees (case_id, id);
