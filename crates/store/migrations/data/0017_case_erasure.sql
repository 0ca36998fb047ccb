-- A case that was erased.

update cases set erased_on = '2036-11-30' where id = 1;
