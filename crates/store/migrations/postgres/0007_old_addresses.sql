-- Where a record stood on an earlier platform: path and query, without the domain. ADR 21.
create table old_addresses (
  address text not null primary key,
  record_id bigint not null references records (id)
);
create index old_addresses_by_record on old_addresses (record_id);
