-- Where a session comes from, and all it played: also what the person had watched before.
alter table watch_session add column device varchar(16) not null default 'DESKTOP';
alter table watch_session add column entry varchar(16) not null default 'LINK';
alter table watch_session add column played varchar(200000) not null default '';

-- What was played that day, and the sessions that became views on it.
alter table viewing_day add column watched_ms bigint not null default 0;
alter table viewing_day add column views integer not null default 0;
create index viewing_day_media on viewing_day (media_id, last_at);
