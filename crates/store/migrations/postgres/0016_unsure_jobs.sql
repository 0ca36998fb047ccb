-- How often a job was begun and never noted as done or failed: a process died with it.
alter table outbox add column unsure bigint not null default 0;
