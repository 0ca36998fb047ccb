-- A stub.

update cases set stub_on = '2026-11-20' where id = 1;
