-- 我的办件: which cases belong to whom, by the keyed fingerprint of a contact that was proved with a one-time code.
create table account_cases (
  account text not null,
  case_id bigint not null references cases (id),
  added_at bigint not null,
  primary key (account, case_id)
);
create index account_cases_by_case on account_cases (case_id);
