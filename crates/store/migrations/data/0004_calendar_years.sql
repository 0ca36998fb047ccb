-- An imported year, so that the next migration runs on a filled database.

insert into calendar_years (year, edition, notices, days, salt, imported_by, imported_at)
  values (2027, 1, '["国办发明电〔2026〕7号"]', '2027-01-01,holiday,元旦', '00', 1, 1700000000000000);
update calendar_revision set number = 1;
