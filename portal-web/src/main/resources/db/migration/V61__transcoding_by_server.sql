-- What each server says of its transcoding, for admins who ask another one, and whether it is to try everything again.
create table transcoding_report (
    server_id uuid primary key references processing_node (id) on delete cascade,
    report varchar(200000),
    told_at timestamp(6) with time zone,
    probe_asked boolean not null
);
