-- A section of a unit, newest first, without sorting: the two lists of a unit's page.
create index publications_unit_section on publications (lang, unit_id, section, published_at desc, record_id desc) where status = 'public';
