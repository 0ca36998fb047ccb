-- A decision, so that the next migration runs on a filled database.

insert into self_checks (record_id, year, unit_id, attribute, decision, reason, person_id, decided_on)
  values (1, 2025, 1, 'on_request', 'keep', '内容未变', 1, '2026-01-12');
