-- What does not count as watched when it plays out of sight: NONE, HIDDEN_AND_MUTED or HIDDEN.
alter table privacy_settings add column ignored_playback varchar(20) default 'NONE' not null;
