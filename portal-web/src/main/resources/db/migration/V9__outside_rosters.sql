-- What outside rosters need beyond a person's record.

-- When the source has removed a person. They stay, disabled, so that reports go on naming them; the source no longer sees them.
alter table person add column removed_at timestamp(6) with time zone;

-- A portal needs one name; a SCIM client wants the parts back that it wrote.
create table scim_name (
    person_id uuid primary key references person (id) on delete cascade,
    given_name varchar(200),
    family_name varchar(200)
);
