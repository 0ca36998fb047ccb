-- A case with a step, an event of its clock and a reply, so that the next migration runs on a filled database.

insert into cases (id, kind, unit_id, tracking, number, state, channel, submitted_at, received_on, clock, due_on, subject,
                   form, updated_at)
  values (1, 'foi_request', 1, 'GK-2611-4M8Q-K3TZ', '云公开申〔2026〕1号', 'handling', 'in_person', 1700000000000000,
          '2026-11-02', 'running', '2026-11-30', 'sealed', 'sealed', 1700000000000000);
insert into case_steps (id, case_id, step, from_state, to_state, person_id, taken_at)
  values (1, 1, 'register', 'submitted', 'handling', 1, 1700000000000000);
insert into case_clock_events (case_id, position, event)
  values (1, 0, '{"kind":"received","on":"2026-11-02","channel":"in_person"}');
insert into case_replies (id, case_id, written_by, written_at, reply) values (1, 1, 1, 1700000000000000, 'sealed');
insert into case_counters (kind, unit_id, year, last) values ('foi_request', 1, 2026, 1);
