-- The clock that pays for what somebody watches is theirs, whatever they watch: two items at once earn no more than one. Spent
-- in rounds in which an item is asked again: again_spent. What was spent before this migration is forgotten, once.
create table watch_clock (
    person_id uuid primary key references person (id) on delete cascade,
    spent varchar(200000) not null,
    again_spent varchar(200000) not null,
    spent_at timestamp(6) with time zone
);
create index watch_clock_spent on watch_clock (spent_at);
insert into watch_clock (person_id, spent, again_spent) select distinct person_id, '', '' from watch_coverage;
alter table watch_coverage drop column spent;
alter table watch_coverage drop column again_spent;
