-- What people searched for: their own recent searches, and counted over several people what is sought often or in vain.
create table search_asked (
    id uuid primary key,
    person_id uuid not null references person (id) on delete cascade,
    text varchar(200) not null,
    sought varchar(200) not null,
    found integer not null,
    times integer not null,
    last_at timestamp(6) with time zone not null
);
create index search_asked_person on search_asked (person_id, last_at);
create index search_asked_sought on search_asked (sought);
create index search_asked_last on search_asked (last_at);
