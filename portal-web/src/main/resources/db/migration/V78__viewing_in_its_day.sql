-- When a playback became a view, which decides the day that it counts on. Of older ones that is not known; they keep the day
-- on which they began.
alter table watch_session add column viewed_at timestamp(6) with time zone;
update watch_session set viewed_at = started_at where viewed = true;

-- Of how many departments a letter told nothing, since it would have had too many parts.
alter table report_mailing add column left_out integer default 0 not null;
create index report_mailing_schedule on report_mailing (schedule_id, due_at);

-- Whether the one who asked has been told that the report is there, or failed. Those that ended before this was kept count as told.
alter table report_file add column seen boolean default false not null;
update report_file set seen = true where ended_at is not null;

-- The fewest people that figures may tell of, and whether reports may tell what single persons watched.
alter table privacy_settings add column smallest_group integer default 5 not null;
alter table privacy_settings add column viewing_of_persons boolean default false not null;
