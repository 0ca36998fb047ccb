-- 我的办件: which cases belong to whom, by the keyed fingerprint of a contact that was proved with a one-time code.
create table account_cases (
  account text not null,
  case_id integer not null references cases (id),
  added_at integer not null,
  primary key (account, case_id)
) strict;
create index account_cases_by_case on account_cases (case_id);
