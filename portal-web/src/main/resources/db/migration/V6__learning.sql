-- One playing of one revision by one person. Beats name it; who does not own it cannot tell it from one that never was.
create table watch_session (
    id uuid primary key,
    person_id uuid not null references person (id) on delete cascade,
    media_id uuid not null references media_item (id) on delete cascade,
    coverage_id uuid not null,
    duration_ms bigint not null,
    started_at timestamp(6) with time zone not null,
    viewed boolean not null
);
create index watch_session_media on watch_session (media_id, viewed);

-- The union of all a person watched of a revision, and the clock that paid for it. Its row lock orders the person's beats.
create table watch_coverage (
    id uuid primary key,
    person_id uuid not null references person (id) on delete cascade,
    media_id uuid not null references media_item (id) on delete cascade,
    revision_id uuid not null,
    duration_ms bigint not null,
    credited varchar(200000) not null,
    spent varchar(200000) not null,
    position_ms bigint not null,
    viewing_day_id uuid,
    last_at timestamp(6) with time zone,
    completed_at timestamp(6) with time zone,
    constraint watch_coverage_once unique (person_id, revision_id)
);
create index watch_coverage_history on watch_coverage (person_id, last_at);
create index watch_coverage_media on watch_coverage (media_id);

-- What reports are made of: a person, a revision, one UTC day (that of last_at) and the department at the time.
-- Facts outlive the item: no foreign key to it.
create table viewing_day (
    id uuid primary key,
    person_id uuid not null references person (id) on delete cascade,
    media_id uuid not null,
    revision_id uuid not null,
    department_id uuid,
    covered_share double precision not null,
    last_at timestamp(6) with time zone not null,
    completed_at timestamp(6) with time zone
);
create index viewing_day_person on viewing_day (person_id, last_at);
create index viewing_day_department on viewing_day (department_id, last_at);

-- Proof that does not change: no update is ever made to a row, and none goes when the item does.
create table completion (
    id uuid primary key,
    person_id uuid not null references person (id) on delete cascade,
    media_id uuid not null,
    revision_id uuid not null,
    title varchar(300) not null,
    department_id uuid,
    completed_at timestamp(6) with time zone not null,
    covered_share double precision not null,
    required_share double precision not null,
    constraint completion_once unique (person_id, revision_id)
);
create index completion_person on completion (person_id, completed_at);
