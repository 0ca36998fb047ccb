-- The day on which the key of a case was destroyed, because its file had been kept as long as it must be.
alter table cases add column erased_on text;
create index cases_to_erase on cases (kind, closed_on, id) where closed_on is not null and erased_on is null;
