-- The engine that writes down what is spoken; the key is sealed. An empty address: no engine is asked.
create table speech_settings (
    id integer primary key,
    version integer not null,
    address varchar(300) not null,
    model varchar(200) not null,
    access_key varchar(2000),
    languages varchar(300) not null,
    automatic boolean not null,
    changed_by varchar(200),
    changed_at timestamp(6) with time zone
);
insert into speech_settings (id, version, address, model, languages, automatic) values (1, 1, '', '', '', true);

-- A lane of its own, so that an engine which takes hours holds up nothing else.
create table processing_speech (
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
create index processing_speech_due on processing_speech (execution_time);
create index processing_speech_heartbeat on processing_speech (last_heartbeat);
