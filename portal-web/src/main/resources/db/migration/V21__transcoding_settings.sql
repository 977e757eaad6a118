-- One row: what admins say of encoding. Null leaves a part to what the configuration and the product say.
create table transcoding_settings (
    id integer primary key,
    version integer not null,
    rules varchar(1000) not null,
    decoding boolean not null,
    loudness boolean,
    rungs varchar(1000),
    changed_by varchar(200),
    changed_at timestamp(6) with time zone
);
insert into transcoding_settings (id, version, rules, decoding) values (1, 0, '', true);

-- What each server's hardware was proven to do, and what that holds for: its devices, drivers and build of FFmpeg.
create table transcoding_capability (
    node varchar(100) primary key,
    holds_for varchar(4000) not null,
    result varchar(100000) not null,
    probed_at timestamp(6) with time zone not null
);
