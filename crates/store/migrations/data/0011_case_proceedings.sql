-- A reconsideration and a conversion, so that the next migration runs on a filled database.

insert into case_proceedings (id, case_id, unit_id, sort, organ, filed_on, stage, written, registered_by, updated_at)
  values (1, 1, 1, 'review', '云河区人民政府', '2026-11-10', 'filed', 'sealed', 1, 1700000000000000);
insert into case_conversions (case_id, record_id) values (1, 1);
