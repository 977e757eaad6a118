-- Whether those who may watch an item may also take its files along.
alter table media_item add column downloads boolean default false not null;

-- How full the storage was, one row a day (UTC): what the file system says, and what we have made of it.
create table capacity_sample (
    sample_day date primary key,
    total_bytes bigint not null,
    free_bytes bigint not null,
    originals_bytes bigint not null,
    renditions_bytes bigint not null,
    pictures_bytes bigint not null,
    elsewhere_bytes bigint not null
);
