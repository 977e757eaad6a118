-- By what a CDN is told to forget an item; the secret is sealed. NONE: it is not told.
alter table delivery_settings add column purge_scheme varchar(20) default 'NONE' not null;
alter table delivery_settings add column purge_address varchar(300) default '' not null;
alter table delivery_settings add column purge_target varchar(100) default '' not null;
alter table delivery_settings add column purge_user varchar(100) default '' not null;
alter table delivery_settings add column purge_secret varchar(1000);

-- What CDNs are still to forget: a table of db-scheduler's.
create table delivery_purge (
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
create index delivery_purge_due on delivery_purge (execution_time);
create index delivery_purge_heartbeat on delivery_purge (last_heartbeat);

-- From what browser somebody watches, and when it last said so: for the limit of devices at a time.
alter table watch_session add column login_id uuid;
alter table watch_session add column seen_at timestamp(6) with time zone;
create index watch_session_person_seen on watch_session (person_id, seen_at);
