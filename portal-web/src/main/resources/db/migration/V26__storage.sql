-- Whether a job stands still because the storage has no room, which is neither its failure nor an attempt of it.
alter table processing_job add column waits_for_room boolean default false not null;

-- Files that lie in another store than the working folder. A row outlives its revision until its file is removed there.
create table placed_file (
    file_key varchar(200) primary key,
    revision_id uuid not null,
    place varchar(600) not null,
    size_bytes bigint not null,
    sha256 varchar(64) not null,
    complete boolean default false not null,
    written_by varchar(100) not null,
    written_at timestamp(6) with time zone not null
);
