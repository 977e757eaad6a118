-- Up to which number entries of the change log were removed since they are old: whoever followed less far has missed some
-- (docs/adr/0005).
alter table media_change_origin add column pruned bigint not null default 0;
