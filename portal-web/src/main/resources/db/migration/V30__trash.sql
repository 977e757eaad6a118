-- An item that was deleted lies in the trash first, with all that belongs to it, and can be taken out again.
alter table media_item add column trashed_at timestamp(6) with time zone;
alter table media_item add column trashed_by uuid;
create index media_item_trashed on media_item (trashed_at, id);
