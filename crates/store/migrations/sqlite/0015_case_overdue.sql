-- The day on which it was noted that the last day of a case had passed: once for each last day.
alter table cases add column overdue_noted_on text;
-- Cases whose time runs and which were not noted yet: what the nightly sweep looks at.
create index cases_to_note on cases (due_on, id) where clock = 'running' and overdue_noted_on is null;
