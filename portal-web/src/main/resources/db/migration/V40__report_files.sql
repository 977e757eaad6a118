-- Reports that are made in the background, and kept for a while for the one who asked. The file bears the id.
create table report_file (
    id uuid primary key,
    owner_id uuid not null references person (id) on delete cascade,
    asked varchar(20000) not null,
    format varchar(8) not null,
    language varchar(35) not null,
    title varchar(300) not null,
    state varchar(16) not null,
    row_count bigint not null,
    size_bytes bigint not null,
    attempts integer not null,
    attempts_before integer not null,
    reason varchar(500),
    asked_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone,
    expires_at timestamp(6) with time zone
);
create index report_file_owner on report_file (owner_id, asked_at);
create index report_file_expires on report_file (expires_at);

-- Which of them are to be made: a table of db-scheduler's.
create table report_work (
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
    priority integer,
    primary key (task_name, task_instance)
);
create index report_work_due on report_work (execution_time);
create index report_work_heartbeat on report_work (last_heartbeat);
