-- What goes with the reply (随答复提供的文件): files of the office and severed files that were chosen for it, and when they
-- were sent. What was severed has a length of its own.
alter table case_files add column enclosed integer not null default 0;
alter table case_files add column sent_at integer;
alter table case_redactions add column enclosed integer not null default 0;
alter table case_redactions add column sent_at integer;
alter table case_redactions add column released_bytes integer;
