-- A fingerprint and a fee, so that the next migration runs on a filled database.

insert into case_applicants (case_id, print) values (1, '00');
insert into case_fees (id, case_id, method, pages, yuan, state, noticed_on)
  values (1, 1, 'per_page', 68, 380, 'noticed', '2026-11-03');
