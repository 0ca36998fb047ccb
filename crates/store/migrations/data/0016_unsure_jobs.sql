-- A job that was begun once.

update outbox set unsure = 1 where id = 1;
