-- Disclosure catalogues: items in versions with the units that must publish them, what is published under them,
-- and nil returns. ADR 20.
create table catalogue_items (
  id bigint not null primary key,
  catalogue text not null,
  field text not null,
  owner_id bigint not null references units (id),
  item_key text not null,
  content text not null check (content::jsonb is not null),
  version bigint not null,
  effective_on text not null,
  ended_on text,
  ended_by bigint references people (id),
  sort bigint not null,
  revision bigint not null default 0
);
-- An item that was ended may come back as another one of the same name.
create unique index catalogue_items_open on catalogue_items (catalogue, owner_id, field, item_key) where ended_on is null;
create index catalogue_items_order on catalogue_items (catalogue, field, sort, id);

create table catalogue_item_versions (
  item_id bigint not null references catalogue_items (id),
  version bigint not null,
  content text not null check (content::jsonb is not null),
  units text not null check (units::jsonb is not null),
  effective_on text not null,
  import_id bigint not null,
  created_by bigint not null references people (id),
  created_at bigint not null,
  primary key (item_id, version)
);

-- Which items a public record fulfils; written with the publication, gone with it. Everything that a count asks
-- for stands in the index.
create table publication_items (
  record_id bigint not null references records (id),
  item_id bigint not null references catalogue_items (id),
  unit_id bigint not null references units (id),
  published_at bigint not null,
  primary key (record_id, item_id)
);
create index publication_items_by_item on publication_items (item_id, unit_id, published_at);

create table nil_returns (
  id bigint not null primary key,
  item_id bigint not null references catalogue_items (id),
  unit_id bigint not null references units (id),
  year bigint not null,
  state text not null,
  declared_by bigint not null references people (id),
  declared_at bigint not null,
  note text,
  revision bigint not null default 0
);
create unique index nil_returns_open on nil_returns (item_id, unit_id, year) where state not in ('refused', 'withdrawn');
create index nil_returns_by_unit on nil_returns (unit_id, state);

create table nil_signatures (
  nil_id bigint not null references nil_returns (id),
  step text not null,
  person_id bigint not null references people (id),
  signed_at bigint not null,
  primary key (nil_id, step)
);

-- What the public sees of nil returns; nothing public reads the two tables before.
create table nil_publications (
  nil_id bigint not null primary key references nil_returns (id),
  item_id bigint not null references catalogue_items (id),
  unit_id bigint not null references units (id),
  year bigint not null,
  signed_by text not null,
  published_at bigint not null,
  withdrawn_at bigint
);
create unique index nil_publications_open on nil_publications (item_id, unit_id, year) where withdrawn_at is null;
