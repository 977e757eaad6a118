-- What a track is for: SUBTITLES (what is said), CAPTIONS (what else is heard, too) or DESCRIPTIONS (what is seen). There is one
-- of each in a language.
alter table caption_track add column kind varchar(20) default 'SUBTITLES' not null;
alter table caption_track drop constraint caption_track_language;
alter table caption_track add constraint caption_track_place unique (media_id, language, kind);

-- Shown to those who have said nothing; one track of an item at most.
alter table caption_track add column by_default boolean default false not null;

alter table caption_draft add column track_kind varchar(20) default 'SUBTITLES' not null;
alter table caption_draft drop constraint caption_draft_language;
alter table caption_draft add constraint caption_draft_place unique (media_id, language, track_kind);

alter table caption_version add column track_kind varchar(20) default 'SUBTITLES' not null;
alter table caption_version drop constraint caption_version_number;
alter table caption_version add constraint caption_version_number unique (media_id, language, track_kind, number);
