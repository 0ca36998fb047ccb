-- A group with a member, so that the next migration runs on a filled database.

insert into case_groups (id, name, lead_unit_id, plan, made_by, made_at)
  values (1, '道路改造', 1, '统一口径。', 1, 1700000000000000);
insert into case_group_members (case_id, group_id, added_by, added_at) values (1, 1, 1, 1700000000000000);
