-- One caption track an item and language, as normalised WebVTT.
create table caption_track (
    id uuid primary key,
    media_id uuid not null references media_item (id) on delete cascade,
    language varchar(35) not null,
    cue_count integer not null,
    webvtt text not null,
    updated_at timestamp(6) with time zone not null,
    constraint caption_track_language unique (media_id, language)
);

-- What happened to items, in the transaction that made it happen, for indexes that follow (docs/adr/0005). No foreign key:
-- the entry that tells of an item's removal outlives the item.
create table media_change (
    seq bigint generated always as identity primary key,
    media_id uuid not null,
    changed_at timestamp(6) with time zone not null
);

-- One row: which database this is. An index that followed another one must be built again.
create table media_change_origin (
    id uuid primary key
);
