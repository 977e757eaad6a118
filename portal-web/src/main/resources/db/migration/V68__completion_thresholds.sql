-- The share of an item that completes it, where its author has set one: else it goes by the item's length.
create table completion_threshold (
    media_id uuid primary key references media_item (id) on delete cascade,
    share double precision not null
);
-- By which rule it was completed: DEFAULT, by its length, or ITEM.
alter table completion add column rule varchar(20) default 'DEFAULT' not null;
