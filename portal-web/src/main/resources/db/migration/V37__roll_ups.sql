-- Days and weeks as the organisation counts them. One row.
create table house_calendar (
    id integer primary key,
    zone varchar(60) not null,
    week_start varchar(10) not null,
    version integer not null,
    changed_by varchar(200),
    changed_at timestamp(6) with time zone
);
insert into house_calendar (id, zone, week_start, version) values (1, 'UTC', 'MONDAY', 0);

-- That facts of a department have changed which count on the day of that time. No index but the key: it is written with
-- every beat, and emptied within seconds.
create table changed_viewing (
    id uuid primary key,
    department_id uuid,
    at timestamp(6) with time zone not null
);

-- What stands for a person in sets of viewers. It stays when the person goes, so that counts stay right.
create table viewer_number (
    person_id uuid primary key,
    number integer not null,
    constraint viewer_number_once unique (number)
);

-- How far facts are added up. One row, whose lock makes one server do it at a time.
create table roll_up (
    id integer primary key,
    live integer not null,
    live_zone varchar(60) not null,
    building integer,
    building_zone varchar(60),
    after_department uuid,
    after_at timestamp(6) with time zone,
    newest integer not null,
    leftover boolean not null,
    answered integer not null,
    built_at timestamp(6) with time zone,
    followed_at timestamp(6) with time zone
);
insert into roll_up (id, live, live_zone, newest, leftover, answered) values (1, 0, 'UTC', 0, false, 0);

-- How often it was asked to be done anew: once by this migration, for what was watched before it.
create table roll_up_call (
    id integer primary key,
    asked integer not null
);
insert into roll_up_call (id, asked) values (1, 1);

-- What a department (the nil id: nobody's) watched on a day, as a whole and, packed, item by item.
create table roll_up_page (
    id uuid primary key,
    generation integer not null,
    department_id uuid not null,
    page_day date not null,
    views bigint not null,
    watched_ms bigint not null,
    completions bigint not null,
    viewers bytea not null,
    items bytea not null
);
create index roll_up_page_department on roll_up_page (generation, department_id, page_day);
create index roll_up_page_day on roll_up_page (generation, page_day);

-- How often people searched on a day of the organisation, and found nothing.
create table search_day (
    search_day date primary key,
    searches bigint not null,
    in_vain bigint not null
);
