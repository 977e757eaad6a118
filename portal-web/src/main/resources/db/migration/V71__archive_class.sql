-- Where uploaded files go in a store when they are old; nowhere where the class is empty.
alter table store_definition add column archive_class varchar(40) not null default '';
alter table store_definition add column archive_after_seconds bigint not null default 0;

-- In which class one was put, empty while it lies as it was written; and whether it is being written anew in place of itself:
-- then it counts, but what is here of it has to stay.
alter table placed_file add column storage_class varchar(40) not null default '';
alter table placed_file add column unproven boolean not null default false;
