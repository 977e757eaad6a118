-- What people see of the work on a revision. The attempt is a fencing number: a result counts only while it holds.
create table processing_job (
    id uuid primary key,
    media_id uuid not null references media_item (id) on delete cascade,
    revision_id uuid not null references revision (id) on delete cascade,
    kind varchar(20) not null,
    state varchar(20) not null,
    progress double precision not null,
    reason varchar(1000),
    attempt integer not null,
    tries integer not null,
    created_at timestamp(6) with time zone not null,
    started_at timestamp(6) with time zone,
    finished_at timestamp(6) with time zone,
    constraint processing_job_kind unique (revision_id, kind)
);
create index processing_job_media on processing_job (media_id, created_at);
create index processing_job_state on processing_job (state, created_at);

-- The tables of db-scheduler, one for each lane, so that a long encode never holds up a quick job.
create table processing_quick (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data bytea,
    execution_time timestamp(6) with time zone not null,
    picked boolean not null,
    picked_by varchar(50),
    last_success timestamp(6) with time zone,
    last_failure timestamp(6) with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp(6) with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index processing_quick_due on processing_quick (execution_time);
create index processing_quick_heartbeat on processing_quick (last_heartbeat);

create table processing_ladder (
    task_name varchar(100) not null,
    task_instance varchar(100) not null,
    task_data bytea,
    execution_time timestamp(6) with time zone not null,
    picked boolean not null,
    picked_by varchar(50),
    last_success timestamp(6) with time zone,
    last_failure timestamp(6) with time zone,
    consecutive_failures integer,
    last_heartbeat timestamp(6) with time zone,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index processing_ladder_due on processing_ladder (execution_time);
create index processing_ladder_heartbeat on processing_ladder (last_heartbeat);

-- Demonstration clips that were made, so that one which was deleted does not come back.
create table demo_clip (
    file_name varchar(100) primary key,
    media_id uuid not null,
    made_at timestamp(6) with time zone not null
);
