-- 定期审查: what was decided in a year about a record that is not opened proactively.
create table self_checks (
  record_id bigint not null references records (id),
  year bigint not null,
  unit_id bigint not null references units (id),
  attribute text not null,
  decision text not null check (decision in ('keep', 'open')),
  reason text not null,
  person_id bigint not null references people (id),
  decided_on text not null,
  primary key (record_id, year)
);
create index self_checks_by_unit on self_checks (unit_id, year);
-- Records that are looked at: few of all.
create index records_not_proactive on records (unit_id, state, id) where attribute in ('on_request', 'withheld');
