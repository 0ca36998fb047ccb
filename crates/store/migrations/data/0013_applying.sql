-- A counted attempt, a form that was sent and a file of a case.

insert into attempts (gate, who, began_at, count) values ('track.code', '0a', 1700000000000000, 2);
insert into sent_forms (mark, sent_at, cases) values ('0b', 1700000000000000, '[1]');
insert into case_files (id, case_id, name, media_type, size_bytes, sha256, added_at)
  values (1, 1, 'sealed', 'application/pdf', 10,
          'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 1700000000000000);
