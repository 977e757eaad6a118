-- What an admin sets up beside the working folder, where the server's settings say nothing of it. The version grows with
-- every change: servers see by it that there is one.
create table storage_settings (
    id integer primary key,
    version integer not null,
    originals_there boolean not null,
    originals_after_seconds bigint not null,
    renditions_there boolean not null,
    renditions_unused_seconds bigint not null,
    server_id uuid,
    changed_by varchar(200),
    changed_at timestamp(6) with time zone
);
insert into storage_settings
    (id, version, originals_there, originals_after_seconds, renditions_there, renditions_unused_seconds)
values (1, 1, false, 86400, false, 604800);

-- The second store, and the one before it, which is being emptied. The secret key is sealed.
create table store_definition (
    role varchar(10) primary key,
    kind varchar(10) not null,
    folder varchar(300) not null,
    endpoint varchar(300) not null,
    region varchar(60) not null,
    bucket varchar(100) not null,
    prefix varchar(100) not null,
    path_style boolean not null,
    encryption varchar(20) not null,
    storage_class varchar(40) not null,
    originals_class varchar(40) not null,
    access_key varchar(200) not null,
    secret_key varchar(2000)
);
