-- What the organisation has agreed on: for how many days it is kept when and what people played (null for ever), and whether
-- reports tell all but administrators of people by pseudonyms. dropped_at: when the last look for what is to go was over; null
-- to have one at once.
create table privacy_settings (
    id integer primary key,
    version integer not null,
    keep_days integer,
    pseudonyms boolean not null,
    dropped_at timestamp(6) with time zone,
    changed_by varchar(200),
    changed_at timestamp(6) with time zone
);
insert into privacy_settings (id, version, pseudonyms) values (1, 1, false);
-- Whether it is kept which parts were watched, and for which of these that is because they can still be completed.
alter table watch_coverage add column detailed boolean default true not null;
alter table watch_coverage add column under_way boolean default false not null;
create index watch_coverage_detailed on watch_coverage (detailed, last_at);
create index watch_coverage_under_way on watch_coverage (under_way);
create index watch_session_started on watch_session (started_at);
