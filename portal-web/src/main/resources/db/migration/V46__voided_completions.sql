-- That a completion proves nothing, and why. The completion stays as it is, and what is voided stays so.
create table completion_void (
    completion_id uuid primary key references completion (id) on delete cascade,
    voided_at timestamp(6) with time zone not null,
    voided_by uuid not null,
    voided_by_name varchar(200) not null,
    reason varchar(500) not null
);

-- How many completions of the same round were voided before this one. At most one of a round is not.
alter table completion add column attempt integer default 0 not null;
drop index completion_once_a_round;
create unique index completion_once_a_round on completion (person_id, revision_id, round_from, attempt);

-- Where the person stood then, in the words of then. The managers outlive their rows in the roster.
alter table completion add column department_name varchar(200);
create table completion_manager (
    completion_id uuid not null references completion (id) on delete cascade,
    manager_id uuid not null,
    name varchar(200) not null,
    primary key (completion_id, manager_id)
);

-- What was watched before a completion was voided: it was watched, but proves nothing any more. Sessions that began
-- before that moment earn nothing.
alter table watch_coverage add column voided varchar(200000) default '' not null;
alter table watch_coverage add column counts_from timestamp(6) with time zone;

-- The completion that this fact was, until it was voided.
alter table viewing_day add column voided_id uuid;
