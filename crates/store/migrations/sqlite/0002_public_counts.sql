-- Counts of public lists are kept in memory by each node and read again when the public side has changed.
-- This number says that it has: it grows with each transaction that writes publications. ADR 16.
create table public_revision (
  only_row integer not null primary key check (only_row = 1),
  number integer not null
) strict;
insert into public_revision (only_row, number) values (1, 0);

-- All counts are read from this index alone, in its order; without the status it would not be enough for that.
-- It begins as no list is asked for, so that no list is read from it.
drop index publications_facets;
create index publications_cells on publications (lang, published_on, section, kind, unit_id, topic, genre, status) where status = 'public';
-- A kind of a unit, a subject of a kind: newest first, without sorting.
create index publications_unit_kind on publications (lang, unit_id, kind, published_at desc, record_id desc) where status = 'public';
create index publications_topic on publications (lang, topic, published_at desc, record_id desc) where status = 'public' and topic is not null;
create index publications_genre on publications (lang, genre, published_at desc, record_id desc) where status = 'public' and genre is not null;
