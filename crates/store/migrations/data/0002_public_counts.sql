-- A public side that has changed before, so that the next migration runs on a filled database.

update public_revision set number = 7;
