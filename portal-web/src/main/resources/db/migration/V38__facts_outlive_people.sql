-- What was watched goes on counting when a person is erased: without the foreign key, which took the facts along. It has a
-- name of each database's own making, so the table is made anew.
alter table viewing_day rename to viewing_day_before;
create table viewing_day (
    id uuid primary key,
    person_id uuid not null,
    media_id uuid not null,
    revision_id uuid not null,
    department_id uuid,
    covered_share double precision not null,
    last_at timestamp(6) with time zone not null,
    completed_at timestamp(6) with time zone,
    watched_ms bigint default 0 not null,
    views integer default 0 not null
);
insert into viewing_day (id, person_id, media_id, revision_id, department_id, covered_share, last_at, completed_at, watched_ms, views)
    select id, person_id, media_id, revision_id, department_id, covered_share, last_at, completed_at, watched_ms, views
    from viewing_day_before;
drop table viewing_day_before;
create index viewing_day_person on viewing_day (person_id, last_at);
create index viewing_day_department on viewing_day (department_id, last_at);
create index viewing_day_media on viewing_day (media_id, last_at);
