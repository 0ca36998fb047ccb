-- A feed, so that the next migration runs on a filled database.

insert into case_feeds (person_id, secret_hash, renewed_at) values (1, '00', 1700000000000000);
