-- Where people, departments and groups come from, and who changed what.

-- source: LOCAL, PROVIDER (made at a first sign-in), SCIM, KEYCLOAK, CSV. source_id is the identity provider whose roster it is.
alter table person add column email varchar(320);
alter table person add column source varchar(20) default 'LOCAL' not null;
alter table person add column source_id uuid;
alter table person add column external_id varchar(255);
alter table person add column manager_id uuid references person (id);
alter table person add column updated_at timestamp(6) with time zone;
create unique index person_external on person (source_id, external_id);

alter table department add column source varchar(20) default 'LOCAL' not null;
alter table department add column source_id uuid;
alter table department add column external_id varchar(255);
create unique index department_external on department (source_id, external_id);

alter table people_group add column source varchar(20) default 'LOCAL' not null;
alter table people_group add column source_id uuid;
alter table people_group add column external_id varchar(255);
alter table people_group add column updated_at timestamp(6) with time zone;
create unique index people_group_external on people_group (source_id, external_id);

-- method: LOCAL, PROVIDER, BEARER. A bearer session is over when its token is.
alter table login_session add column method varchar(20) default 'LOCAL' not null;
alter table login_session add column expires_at timestamp(6) with time zone;
alter table login_session add column client varchar(300);
alter table login_session add column address varchar(64);

-- Append-only. actor_id is null for what the server does by itself; names are those of that moment.
create table audit_entry (
    id uuid primary key,
    at timestamp(6) with time zone not null,
    actor_id uuid,
    actor varchar(200) not null,
    action varchar(60) not null,
    subject_kind varchar(40) not null,
    subject_id varchar(100),
    subject varchar(300),
    state_before text,
    state_after text,
    address varchar(64)
);
create index audit_entry_at on audit_entry (at, id);
create index audit_entry_subject on audit_entry (subject_id, at);
create index audit_entry_actor on audit_entry (actor_id, at);

-- Bearer tokens of SCIM clients. Only the SHA-256 is kept.
create table scim_token (
    id uuid primary key,
    name varchar(100) not null,
    token_hash varchar(64) not null,
    provider_id uuid,
    created_at timestamp(6) with time zone not null,
    created_by varchar(200) not null,
    last_used_at timestamp(6) with time zone,
    revoked_at timestamp(6) with time zone,
    constraint scim_token_hash unique (token_hash)
);

-- One reading of a roster: what it would change (preview) or has changed.
create table roster_run (
    id uuid primary key,
    source varchar(20) not null,
    source_id uuid,
    preview boolean not null,
    started_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone,
    state varchar(20) not null,
    started_by varchar(200) not null,
    result text
);
create index roster_run_started on roster_run (started_at);

-- User names of rosters are often e-mail addresses.
alter table person alter column username set data type varchar(320);
