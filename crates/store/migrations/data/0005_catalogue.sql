-- An item with a version, a tie and a nil return, so that the next migration runs on a filled database.

insert into catalogue_items (id, catalogue, field, owner_id, item_key, content, version, effective_on, sort)
  values (1, 'standard', '26-05', 1, 'a/b/', '{}', 1, '2026-01-01', 1);
insert into catalogue_item_versions (item_id, version, content, units, effective_on, import_id, created_by, created_at)
  values (1, 1, '{}', '[]', '2026-01-01', 7, 1, 1700000000000000);
insert into nil_returns (id, item_id, unit_id, year, state, declared_by, declared_at)
  values (1, 1, 1, 2026, 'published', 1, 1700000000000000);
insert into nil_signatures (nil_id, step, person_id, signed_at) values (1, 'nil_sign', 1, 1700000000000000);
insert into nil_publications (nil_id, item_id, unit_id, year, signed_by, published_at)
  values (1, 1, 1, 2026, '林拟稿', 1700000000000000);
