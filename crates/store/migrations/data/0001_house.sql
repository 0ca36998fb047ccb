-- One row in each table of 0001_house, so that the next migration runs on a filled database.

insert into settings (key, value) values ('district', '云河区');
insert into units (id, code, name, short_name, abbreviation, parent_id, level, credit_code)
  values (1, 'yhq', '云河区人民政府', '区政府', '云', null, 'district', '11320000000000001A');
insert into units (id, code, name, short_name, abbreviation, parent_id, level)
  values (2, 'yhwb', '云河区人民政府外事办公室', '区外办', '云外', 1, 'bureau');
insert into people (id, login, name, unit_id, created_at) values (1, 'zhang', '张起草', 2, 1700000000000000);
insert into people (id, login, name, unit_id, created_at) values (2, 'wang', '王审核', 2, 1700000000000000);
insert into role_grants (person_id, unit_id, role) values (1, 2, 'drafter');
insert into substitutes (person_id, substitute_id, rank) values (1, 2, 1);
insert into sessions (token_hash, public_id, person_id, csrf, created_at, last_seen_at, expires_at, client)
  values ('00', 's1', 1, 'c', 1700000000000000, 1700000000000000, 1800000000000000, 'test');
insert into records (id, kind, unit_id, state, version, title, doc_number, index_number, attribute,
                     drafter_id, source, source_key, created_at, updated_at)
  values (1, 'notice', 2, 'published', 1, '关于假期安排的通知', '云外〔2024〕1号',
          '11320000000000001A/2024-00001', 'proactive', 1, 'desk', null, 1700000000000000, 1700000000000000);
insert into records (id, kind, unit_id, state, version, title, drafter_id, source, source_key, created_at, updated_at)
  values (2, 'notice', 2, 'drafting', 1, '另一份通知', 1, 'old-site', '17', 1700000000000000, 1700000000000000);
insert into record_versions (record_id, version, lang, content, salt, created_by, created_at)
  values (1, 1, 'zh', '{"body":"正文"}', '00', 1, 1700000000000000);
insert into record_versions (record_id, version, lang, content, salt, created_by, created_at)
  values (2, 1, 'zh', '{}', '00', 1, 1700000000000000);
insert into gate_signatures (record_id, version, stage, gate, person_id, signed_at)
  values (1, 1, 'first_review', 'law', 2, 1700000000000000);
insert into reviews (id, record_id, version, stage, person_id, outcome, done_at)
  values (1, 1, 1, 'first_review', 2, 'passed', 1700000000000000);
insert into co_signs (record_id, version, unit_id, form, asked_by, asked_at)
  values (1, 1, 1, 'co_sign', 1, 1700000000000000);
insert into attachments (id, record_id, name, media_type, size_bytes, sha256, created_at)
  values (1, 1, '附件.pdf', 'application/pdf', 3, 'aa', 1700000000000000);
insert into index_counters (unit_id, year, last) values (2, 2024, 1);
insert into negative_list (id, unit_id, class, ground, reason) values (1, 2, '内部讨论记录', 'internal', '内部事务信息');
insert into batches (id, unit_id, form, title, manifest_sha256, item_count, clearance, created_at)
  values (1, 2, 'batch', '行政处罚一批', 'bb', 1, '{}', 1700000000000000);
insert into publications (record_id, lang, version, status, kind, section, unit_id, title, index_number, issuer,
                          published_at, published_on, content, signed_by, clearance, commitment, salt, changed_at)
  values (1, 'zh', 1, 'public', 'notice', 'notices', 2, '关于假期安排的通知', '11320000000000001A/2024-00001',
          '云河区人民政府外事办公室', 1700000000000000, '2023-11-15', '{}', '{}', '{}', 'cc', '00', 1700000000000000);
insert into relations (from_id, to_id, relation) values (1, 2, 'interprets');
insert into publication_files (sha256, record_id, version, name, media_type, size_bytes)
  values ('aa', 1, 1, '附件.pdf', 'application/pdf', 3);
insert into events (id, kind, matter_kind, matter_id, actor_id, unit_id, at, details)
  values (1, 'record.published', 'record', 1, 2, 2, 1700000000000000, '{}');
insert into log_leaves (number, event_position, body, leaf_hash) values (1, 1, 'leaf', 'dd');
insert into outbox (id, task, payload, due_at) values (1, 'mail', '{}', 1700000000000000);
insert into leases (name, holder, until_at) values ('jobs', 'node-1', 1700000000000000);
insert into followers (name, position) values ('index', 0);
insert into import_runs (id, source_name, input_key, unit_id, person_id, started_at)
  values (1, 'old-site', 'ee', 2, 1, 1700000000000000);
