-- What an author is working on, seen by nobody else until it is published.
create table caption_draft (
    id uuid primary key,
    media_id uuid not null references media_item (id) on delete cascade,
    language varchar(35) not null,
    version uuid not null,
    published_number integer not null,
    cues text not null,
    saved_by uuid not null,
    saved_at timestamp(6) with time zone not null,
    constraint caption_draft_language unique (media_id, language)
);

-- What the captions of a language were. By language and not by track, so that those of a track that was removed can be had back.
create table caption_version (
    id uuid primary key,
    media_id uuid not null references media_item (id) on delete cascade,
    language varchar(35) not null,
    number integer not null,
    kind varchar(20) not null,
    cue_count integer not null,
    cues text not null,
    made_by uuid,
    made_at timestamp(6) with time zone not null,
    constraint caption_version_number unique (media_id, language, number)
);
