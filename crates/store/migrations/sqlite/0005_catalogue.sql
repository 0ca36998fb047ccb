-- Disclosure catalogues: items in versions with the units that must publish them, what is published under them,
-- and nil returns. ADR 20.
create table catalogue_items (
  id integer not null primary key,
  catalogue text not null,
  field text not null,
  owner_id integer not null references units (id),
  item_key text not null,
  content text not null check (json_valid(content)),
  version integer not null,
  effective_on text not null,
  ended_on text,
  ended_by integer references people (id),
  sort integer not null,
  revision integer not null default 0
) strict;
-- An item that was ended may come back as another one of the same name.
create unique index catalogue_items_open on catalogue_items (catalogue, owner_id, field, item_key) where ended_on is null;
create index catalogue_items_order on catalogue_items (catalogue, field, sort, id);

create table catalogue_item_versions (
  item_id integer not null references catalogue_items (id),
  version integer not null,
  content text not null check (json_valid(content)),
  units text not null check (json_valid(units)),
  effective_on text not null,
  import_id integer not null,
  created_by integer not null references people (id),
  created_at integer not null,
  primary key (item_id, version)
) strict;

-- Which items a public record fulfils; written with the publication, gone with it. Everything that a count asks
-- for stands in the index.
create table publication_items (
  record_id integer not null references records (id),
  item_id integer not null references catalogue_items (id),
  unit_id integer not null references units (id),
  published_at integer not null,
  primary key (record_id, item_id)
) strict;
create index publication_items_by_item on publication_items (item_id, unit_id, published_at);

create table nil_returns (
  id integer not null primary key,
  item_id integer not null references catalogue_items (id),
  unit_id integer not null references units (id),
  year integer not null,
  state text not null,
  declared_by integer not null references people (id),
  declared_at integer not null,
  note text,
  revision integer not null default 0
) strict;
create unique index nil_returns_open on nil_returns (item_id, unit_id, year) where state not in ('refused', 'withdrawn');
create index nil_returns_by_unit on nil_returns (unit_id, state);

create table nil_signatures (
  nil_id integer not null references nil_returns (id),
  step text not null,
  person_id integer not null references people (id),
  signed_at integer not null,
  primary key (nil_id, step)
) strict;

-- What the public sees of nil returns; nothing public reads the two tables before.
create table nil_publications (
  nil_id integer not null primary key references nil_returns (id),
  item_id integer not null references catalogue_items (id),
  unit_id integer not null references units (id),
  year integer not null,
  signed_by text not null,
  published_at integer not null,
  withdrawn_at integer
) strict;
create unique index nil_publications_open on nil_publications (item_id, unit_id, year) where withdrawn_at is null;
