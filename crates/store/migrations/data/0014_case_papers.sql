-- A seal and a document that bears it, so that the next migration runs on a filled database.

insert into unit_seals (id, unit_id, picture, width, put_by, put_at)
  values (1, 1, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 420, 1, 1700000000000000);
insert into case_papers (id, case_id, unit_id, template, title, number, for_applicant, bears_seal, drawn_by, drawn_at, content,
                         seal_id, sealed_by, sealed_at)
  values (1, 1, 1, 'foi_correction', '补正告知书', '云公开告〔2026〕1号', 1, 1, 1, 1700000000000000, 'sealed', 1, 1,
          1700000000000000);
insert into paper_counters (series, unit_id, year, last) values ('{unit}公开告〔{year}〕{seq}号', 1, 2026, 1);
insert into case_redactions (id, case_id, name, original, put_by, put_at)
  values (1, 1, 'sealed', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 1, 1700000000000000);
