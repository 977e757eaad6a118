-- What whoever brought in a file in place of another chose for completions of the files before: that they stand, or, where
-- the content changed, that people have to watch again. It has its effect from the moment on at which the file first plays.
alter table revision add column brought_by uuid;
alter table revision add column brought_by_name varchar(200);
alter table revision add column retrain boolean default false not null;
alter table revision add column retrain_reason varchar(500);
alter table revision add column retrain_from timestamp(6) with time zone;
create index revision_retrain on revision (retrain_from, media_id);
