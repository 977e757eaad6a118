-- Whether a job stands still because the storage has no room, which is neither its failure nor an attempt of it.
alter table processing_job add column waits_for_room boolean default false not null;
