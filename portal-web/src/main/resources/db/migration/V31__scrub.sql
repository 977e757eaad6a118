-- What was written down of a folder in the storage when it was whole: all names, sizes and bytes in one sum.
create table kept_sum (
    folder_key varchar(200) primary key,
    revision_id uuid not null,
    files integer not null,
    size_bytes bigint not null,
    sha256 varchar(64) not null,
    taken_at timestamp(6) with time zone not null,
    checked_at timestamp(6) with time zone not null
);
create index kept_sum_revision on kept_sum (revision_id);

-- One look at everything, in the order of revisions; who holds it goes on with it.
create table scrub_pass (
    id uuid primary key,
    started_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone,
    after_revision uuid,
    revisions bigint not null,
    size_bytes bigint not null,
    held_by uuid
);
create index scrub_pass_started on scrub_pass (started_at);

-- What a look found wrong, and what was done about it.
create table scrub_finding (
    id uuid primary key,
    place varchar(300) not null,
    revision_id uuid,
    problem varchar(20) not null,
    mend varchar(20) not null,
    found_at timestamp(6) with time zone not null,
    seen_at timestamp(6) with time zone not null,
    mended_at timestamp(6) with time zone
);
create index scrub_finding_place on scrub_finding (place);
create index scrub_finding_found on scrub_finding (found_at);
