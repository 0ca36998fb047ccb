-- A case that was noted, so that the next migration runs on a filled database.

update cases set overdue_noted_on = '2026-12-01' where id = 1;
