-- Uploads on their way in. No foreign keys: an upload is remembered after its item or person is gone.
create table upload (
    id uuid primary key,
    owner_id uuid not null,
    media_id uuid not null,
    revision_id uuid not null,
    file_name varchar(200) not null,
    metadata varchar(4096) not null,
    total_bytes bigint not null,
    received_bytes bigint not null,
    state varchar(20) not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null
);
create index upload_owner on upload (owner_id, state);
create index upload_state on upload (state, expires_at);
create index upload_media on upload (media_id);
