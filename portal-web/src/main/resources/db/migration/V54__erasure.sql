-- What playbacks came to that are not kept any more: views of an item by UTC day, device and entry point, without a person.
create table folded_views (
    media_id uuid not null references media_item (id) on delete cascade,
    view_day date not null,
    device varchar(16) not null,
    entry varchar(16) not null,
    views bigint not null,
    primary key (media_id, view_day, device, entry)
);
-- How often each part of a file was watched, of people (a person once) or of playbacks whose parts are not kept any more.
create table folded_curve (
    revision_id uuid not null references revision (id) on delete cascade,
    of_people boolean not null,
    step_ms bigint not null,
    watchers integer not null,
    counts varchar(4000) not null,
    primary key (revision_id, of_people)
);
-- Whether the person is in the curve of people that is kept folded, and so not to be counted in it again.
alter table watch_coverage add column folded boolean default false not null;
-- Somebody who was erased is stood in for by a number, so that completions and counts stay.
alter table person add column erased_number integer;
create unique index person_erased on person (erased_number);
