-- Codecs in which ladders are made once more, beside H.264; separated by commas.
alter table transcoding_settings add column variants varchar(100) default '' not null;
