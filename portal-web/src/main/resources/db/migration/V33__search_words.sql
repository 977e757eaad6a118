-- What words mean in this house, one row a language ('' for all): fillers, and lines of words that say the same.
create table search_words (
    language varchar(10) primary key,
    stop_words varchar(10000) not null,
    synonyms varchar(100000) not null,
    version integer not null,
    changed_by varchar(200),
    changed_at timestamp(6) with time zone
);

-- One row: how often admins asked for the index to be built anew. Each server follows the number.
create table search_rebuild (
    id integer primary key,
    asked integer not null
);
insert into search_rebuild (id, asked) values (1, 0);
