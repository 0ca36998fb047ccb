-- A chasing by a person and one by the sweep.

insert into case_chasings (id, case_id, holder_id, chased_by, chased_on, chased_at, words)
  values (1, 1, 1, 1, '2026-11-20', 1700000000000000, 'sealed');
insert into case_chasings (id, case_id, holder_id, chased_on, chased_at, days_left, due_on)
  values (2, 1, 1, '2026-11-23', 1700000000000000, 5, '2026-11-30');
