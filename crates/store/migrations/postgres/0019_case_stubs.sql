-- 存根: the day on which everything that a case said was destroyed, because the answer is a state secret. ADR 28.
alter table cases add column stub_on text;
