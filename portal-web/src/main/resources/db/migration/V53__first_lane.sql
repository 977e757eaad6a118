-- The first quality of what browsers do not play is encoded for as long as the film is; it has a lane of its own, so that
-- probes, re-wraps and pictures never wait for it.
create table processing_first (
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
create index processing_first_due on processing_first (execution_time);
create index processing_first_heartbeat on processing_first (last_heartbeat);
