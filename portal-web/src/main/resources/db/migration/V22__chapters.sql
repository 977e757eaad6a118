-- Where the parts of an item begin. Proposed ones are seen by those who may change the item, until one of them decides.
create table chapter (
    id uuid primary key,
    media_id uuid not null references media_item (id) on delete cascade,
    start_ms bigint not null,
    title varchar(200) not null,
    proposed boolean not null,
    constraint chapter_start unique (media_id, proposed, start_ms)
);

-- UPLOADED by somebody, or EMBEDDED in the film's own file. What somebody uploaded is never replaced by the other.
alter table caption_track add column origin varchar(20) default 'UPLOADED' not null;

-- The poster that somebody chose, in place of the one among the stills.
alter table revision add column poster_folder varchar(200);
