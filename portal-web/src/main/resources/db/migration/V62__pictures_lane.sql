-- A lane of its own: pictures of long films, made beside a ladder, held up the probe and re-wrap of what was uploaded next.
create table processing_picture (
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
create index processing_picture_due on processing_picture (execution_time);
create index processing_picture_heartbeat on processing_picture (last_heartbeat);

insert into processing_picture (task_name, task_instance, task_data, execution_time, picked, picked_by, last_success,
    last_failure, consecutive_failures, last_heartbeat, version, priority)
select task_name, task_instance, task_data, execution_time, false, null, last_success,
    last_failure, consecutive_failures, null, version, priority
from processing_quick
where task_name = 'job' and task_instance in (
    select cast(id as varchar(36)) from processing_job where kind in ('POSTER', 'STORYBOARD', 'WAVEFORM'));
delete from processing_quick
where task_name = 'job' and task_instance in (
    select cast(id as varchar(36)) from processing_job where kind in ('POSTER', 'STORYBOARD', 'WAVEFORM'));
