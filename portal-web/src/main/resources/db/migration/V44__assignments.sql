-- An item that some people are asked to complete. Who they are is found out whenever it is asked, and so is where they
-- stand: neither is stored. One that is over stays, for what was done while it was in force.
create table assignment (
    id uuid primary key,
    media_id uuid not null references media_item (id) on delete cascade,
    mandatory boolean not null,
    begins date not null,
    due date,
    every_months integer not null,
    threshold double precision,
    created_at timestamp(6) with time zone not null,
    created_by uuid not null,
    ended_at timestamp(6) with time zone
);
create index assignment_media on assignment (media_id);

create table assignment_audience (
    assignment_id uuid not null references assignment (id) on delete cascade,
    principal varchar(50) not null,
    primary key (assignment_id, principal)
);
create index assignment_audience_principal on assignment_audience (principal);

-- Since when people are where they are: who comes later has days of grace.
alter table person add column placed_at timestamp(6) with time zone default current_timestamp not null;
update person set placed_at = created_at;

-- What is watched anew once an item was completed and is asked again; each round may be completed by another row.
alter table watch_coverage add column again varchar(200000) default '' not null;
alter table watch_coverage add column again_spent varchar(200000) default '' not null;
alter table watch_coverage add column again_from date;
alter table watch_coverage add column again_at timestamp(6) with time zone;
alter table completion drop constraint completion_once;
create index completion_media on completion (media_id, person_id);
