-- By what CDN media reach people, if by any: what is set (1), and what of it is in use (2). Secrets are sealed. Proven is the
-- version of the first that a test held for right; the second holds the version of the first that it was taken from.
create table delivery_settings (
    id integer primary key,
    version integer not null,
    in_use boolean not null,
    proven_at_version integer,
    base varchar(300) not null,
    scheme varchar(20) not null,
    placement varchar(10) not null,
    hash varchar(10) not null,
    key_id varchar(64) not null,
    signing_key varchar(12000),
    origin_secret varchar(1000),
    least_life_seconds integer not null,
    longest_life_seconds integer not null,
    cookie_domain varchar(255) not null,
    changed_by varchar(200),
    changed_at timestamp(6) with time zone
);
insert into delivery_settings (id, version, in_use, base, scheme, placement, hash, key_id, least_life_seconds,
    longest_life_seconds, cookie_domain)
values (1, 0, false, '', 'CLOUDFRONT', 'QUERY', 'SHA256', '', 600, 21600, '');
insert into delivery_settings (id, version, in_use, base, scheme, placement, hash, key_id, least_life_seconds,
    longest_life_seconds, cookie_domain)
values (2, 0, false, '', 'CLOUDFRONT', 'QUERY', 'SHA256', '', 600, 21600, '');
