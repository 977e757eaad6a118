-- Uploaded files and what was made of them each have a store, and one before it, which may be the same: until now they were.
alter table store_definition alter column role set data type varchar(20);
insert into store_definition (role, kind, folder, endpoint, region, bucket, prefix, path_style, encryption, storage_class,
    originals_class, access_key, secret_key)
select case when role = 'OTHER' then 'RENDITIONS' else 'FORMER_RENDITIONS' end, kind, folder, endpoint, region, bucket, prefix,
    path_style, encryption, storage_class, originals_class, access_key, secret_key
from store_definition where role in ('OTHER', 'FORMER');
update store_definition set role = 'ORIGINALS' where role = 'OTHER';
update store_definition set role = 'FORMER_ORIGINALS' where role = 'FORMER';
