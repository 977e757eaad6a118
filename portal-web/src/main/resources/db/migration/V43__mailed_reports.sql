-- By what server mail goes out; the password is sealed. An empty host: no mail is sent.
create table mail_settings (
    id integer primary key,
    version integer not null,
    host varchar(255) not null,
    port integer not null,
    security varchar(16) not null,
    username varchar(200) not null,
    password varchar(2000),
    sender_address varchar(254) not null,
    sender_name varchar(200) not null,
    portal varchar(300) not null,
    changed_by varchar(200),
    changed_at timestamp(6) with time zone
);
insert into mail_settings (id, version, host, port, security, username, sender_address, sender_name, portal)
values (1, 1, '', 587, 'STARTTLS', '', '', 'Loggia', '');

-- When saved reports are sent, and to whom.
create table report_schedule (
    id uuid primary key,
    report_id uuid not null references saved_report (id) on delete cascade,
    owner_id uuid not null references person (id) on delete cascade,
    rhythm varchar(8) not null,
    send_day integer not null,
    send_hour integer not null,
    format varchar(8) not null,
    attached boolean not null,
    to_managers boolean not null,
    language varchar(35) not null,
    next_at timestamp(6) with time zone not null,
    unique (report_id, owner_id)
);
create index report_schedule_next on report_schedule (next_at);
create index report_schedule_owner on report_schedule (owner_id);

create table report_receiver (
    schedule_id uuid not null references report_schedule (id) on delete cascade,
    person_id uuid not null references person (id) on delete cascade,
    primary key (schedule_id, person_id)
);

-- Who wants no more letters of one.
create table report_unsubscribed (
    schedule_id uuid not null references report_schedule (id) on delete cascade,
    person_id uuid not null references person (id) on delete cascade,
    primary key (schedule_id, person_id)
);

-- The language that letters to a person are written in.
create table report_reader (
    person_id uuid primary key references person (id) on delete cascade,
    language varchar(35) not null
);

-- What was sent, or is to be: one row, which one server takes at a time, for each letter. It outlives its schedule.
create table report_mailing (
    id uuid primary key,
    schedule_id uuid not null,
    person_id uuid not null references person (id) on delete cascade,
    due_at timestamp(6) with time zone not null,
    state varchar(16) not null,
    attempts integer not null,
    next_at timestamp(6) with time zone not null,
    changed_at timestamp(6) with time zone not null,
    address varchar(320),
    told varchar(2000),
    row_count bigint not null,
    attached boolean not null,
    reason varchar(16),
    detail varchar(500),
    unique (schedule_id, due_at, person_id)
);
create index report_mailing_next on report_mailing (state, next_at);
