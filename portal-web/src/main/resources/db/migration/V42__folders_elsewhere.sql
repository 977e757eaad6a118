-- A row may stand for a whole folder of what was made of an uploaded file: it is that of the list of the folder's files.
alter table placed_file add column files integer not null default 1;
alter table placed_file add column content_bytes bigint not null default 0;
update placed_file set content_bytes = size_bytes;
