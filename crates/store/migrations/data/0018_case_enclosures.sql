-- Files that went with a reply.

update case_files set enclosed = 1, sent_at = 1793000000000000 where case_id = 1;
update case_redactions set enclosed = 1, released_bytes = 1200 where case_id = 1;
