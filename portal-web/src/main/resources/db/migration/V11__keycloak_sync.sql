-- How the roster of a Keycloak realm is read, by provider. The secret is encrypted.

-- running_until: claimed by a node until then; next_run_at: when the schedule wants the next run.
create table keycloak_sync (
    provider_id uuid primary key references identity_provider (id) on delete cascade,
    enabled boolean not null,
    every_minutes integer not null,
    client_id varchar(255) not null,
    secret varchar(4000),
    secret_set_at timestamp(6) with time zone,
    group_path varchar(1000) not null,
    other_groups boolean not null,
    disable_missing boolean not null,
    next_run_at timestamp(6) with time zone,
    running_until timestamp(6) with time zone
);
