-- A revision that another one replaced keeps its files for a while, so that its author can go back to it.
alter table revision add column replaced_at timestamp(6) with time zone;
alter table revision add column files_removed_at timestamp(6) with time zone;
create index revision_replaced on revision (replaced_at, files_removed_at);
