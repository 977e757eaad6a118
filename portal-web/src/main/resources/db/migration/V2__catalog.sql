create table channel (
    id uuid primary key,
    name varchar(200) not null,
    parent_id uuid references channel (id)
);

create table media_item (
    id uuid primary key,
    title varchar(300) not null,
    description varchar(10000) not null,
    language varchar(35),
    channel_id uuid references channel (id),
    kind varchar(20),
    state varchar(20) not null,
    owner_id uuid not null references person (id),
    publish_from timestamp(6) with time zone,
    publish_until timestamp(6) with time zone,
    published_at timestamp(6) with time zone,
    current_revision_id uuid,
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    version bigint not null
);
create index media_item_created on media_item (created_at, id);
create index media_item_owner on media_item (owner_id, created_at);
create index media_item_channel on media_item (channel_id, created_at);

create table media_tag (
    media_id uuid not null references media_item (id) on delete cascade,
    tag varchar(100) not null,
    primary key (media_id, tag)
);

create table media_audience (
    media_id uuid not null references media_item (id) on delete cascade,
    principal varchar(40) not null,
    primary key (media_id, principal)
);
create index media_audience_principal on media_audience (principal, media_id);

-- A file and what was made of it. The folders are keys in the media storage; naming them here is the publication.
create table revision (
    id uuid primary key,
    media_id uuid not null references media_item (id) on delete cascade,
    number integer not null,
    file_name varchar(500) not null,
    size_bytes bigint,
    processing varchar(20) not null,
    failure varchar(1000),
    kind varchar(20),
    duration_seconds double precision,
    width integer,
    height integer,
    master_folder varchar(200),
    stills_folder varchar(200),
    created_at timestamp(6) with time zone not null,
    constraint revision_number unique (media_id, number)
);
