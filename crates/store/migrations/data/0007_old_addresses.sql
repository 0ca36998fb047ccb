-- Something that is public has changed once more, so that the next migration runs on a filled database.

update public_revision set number = 9;
