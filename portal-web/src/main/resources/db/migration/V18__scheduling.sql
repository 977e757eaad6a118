-- In what order jobs run, where they run, how they ended, and what admins told the queue.
alter table processing_job add column author_id uuid;
alter table processing_job add column length_seconds double precision;
alter table processing_job add column background boolean default false not null;
alter table processing_job add column run_id uuid;
alter table processing_job add column queued_at timestamp(6) with time zone;
alter table processing_job add column fair_until timestamp(6) with time zone;
alter table processing_job add column deadline timestamp(6) with time zone;
alter table processing_job add column retry_at timestamp(6) with time zone;
alter table processing_job add column node varchar(100);
alter table processing_job add column ending varchar(20);
alter table processing_job add column log_tail varchar(4000);
alter table processing_job add column output_bytes bigint;
create index processing_job_author on processing_job (author_id, state);
create index processing_job_run on processing_job (run_id, state);

-- A deadline in seconds does not fit a smallint.
alter table processing_quick alter column priority set data type integer;
alter table processing_ladder alter column priority set data type integer;
update processing_quick set priority = 0 where priority is null;
update processing_ladder set priority = 0 where priority is null;

-- Servers that work on media; one that has been silent for some heart-beats is gone.
create table processing_node (
    id uuid primary key,
    name varchar(100) not null,
    quick_workers integer not null,
    ladder_workers integer not null,
    draining boolean not null,
    started_at timestamp(6) with time zone not null,
    last_seen_at timestamp(6) with time zone not null
);

-- One row: whether work is handed out at all.
create table processing_switch (
    id integer primary key,
    paused boolean not null,
    changed_by varchar(200),
    changed_at timestamp(6) with time zone
);
insert into processing_switch (id, paused) values (1, false);

-- Encoding everything anew. Its jobs are queued some at a time, so that stopping it stops it.
create table reencode_run (
    id uuid primary key,
    requested_by varchar(200) not null,
    started_at timestamp(6) with time zone not null,
    finished_at timestamp(6) with time zone,
    cancelled boolean not null,
    total integer not null,
    passed integer not null,
    after_media uuid
);
