-- What stands on the pages that a film shows, as a program has read it off them.
create table slide_text (
    id uuid primary key,
    revision_id uuid not null references revision (id) on delete cascade,
    start_ms bigint not null,
    end_ms bigint not null,
    words text not null,
    constraint slide_text_start unique (revision_id, start_ms)
);
