-- People, departments and sessions. Portable between H2 (PostgreSQL mode) and PostgreSQL.
create table department (
    id uuid primary key,
    name varchar(200) not null,
    parent_id uuid references department (id)
);

create table person (
    id uuid primary key,
    username varchar(100) not null,
    name varchar(200) not null,
    password_hash varchar(500),
    department_id uuid references department (id),
    enabled boolean not null,
    created_at timestamp(6) with time zone not null,
    last_sign_in_at timestamp(6) with time zone,
    constraint person_username unique (username)
);
create index person_department on person (department_id);

create table person_role (
    person_id uuid not null references person (id) on delete cascade,
    role varchar(20) not null,
    primary key (person_id, role)
);

create table person_manages (
    person_id uuid not null references person (id) on delete cascade,
    department_id uuid not null references department (id) on delete cascade,
    primary key (person_id, department_id)
);

create table people_group (
    id uuid primary key,
    name varchar(200) not null
);

create table person_group (
    person_id uuid not null references person (id) on delete cascade,
    group_id uuid not null references people_group (id) on delete cascade,
    primary key (person_id, group_id)
);

-- The cookie's value is never stored: only its SHA-256.
create table login_session (
    id uuid primary key,
    token_hash varchar(64) not null,
    csrf_token varchar(64) not null,
    person_id uuid not null references person (id) on delete cascade,
    created_at timestamp(6) with time zone not null,
    last_seen_at timestamp(6) with time zone not null,
    constraint login_session_token unique (token_hash)
);
create index login_session_person on login_session (person_id);
create index login_session_seen on login_session (last_seen_at);

-- Keyed by the name that was typed, known or not, so that a lock-out tells nothing about which names exist.
create table sign_in_throttle (
    username varchar(100) primary key,
    failures integer not null,
    last_failure_at timestamp(6) with time zone not null,
    locked_until timestamp(6) with time zone
);
