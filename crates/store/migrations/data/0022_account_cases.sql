-- A case in somebody's list.

insert into account_cases (account, case_id, added_at) values ('fingerprint', 1, 1700000000000000);
