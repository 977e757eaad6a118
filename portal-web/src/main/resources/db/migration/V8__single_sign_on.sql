-- Identity providers, whom they vouch for, and what a sign-in through them leaves behind.

-- settings: in force (null while a draft was never activated); draft: being edited. Both are JSON. Secrets are encrypted.
create table identity_provider (
    id uuid primary key,
    version integer not null,
    enabled boolean not null,
    settings text,
    draft text not null,
    secret varchar(4000),
    secret_set_at timestamp(6) with time zone,
    secret_set_by varchar(200),
    created_at timestamp(6) with time zone not null,
    updated_at timestamp(6) with time zone not null,
    updated_by varchar(200) not null,
    -- Fingerprint of the draft that the last successful dry run has proved.
    proved_draft varchar(64),
    proved_at timestamp(6) with time zone,
    proved_by uuid,
    -- Whether that dry run gave its admin the role ADMIN.
    proved_admin boolean default false not null
);

-- Settings of sign-in as a whole; one row.
create table sign_in_settings (
    id integer primary key,
    local_hidden boolean not null,
    updated_at timestamp(6) with time zone not null
);

-- Whom a provider's subject is here (OpenID Connect Core 1.0, section 5.7: issuer and subject, nothing else).
create table person_identity (
    id uuid primary key,
    person_id uuid not null references person (id) on delete cascade,
    issuer varchar(500) not null,
    subject varchar(255) not null,
    created_at timestamp(6) with time zone not null,
    last_sign_in_at timestamp(6) with time zone,
    constraint person_identity_subject unique (issuer, subject)
);
create index person_identity_person on person_identity (person_id);

-- A sign-in that has left for the provider and not come back. Deleted by the callback that uses it, so it works once.
create table sign_in_attempt (
    id uuid primary key,
    state_hash varchar(64) not null,
    browser_hash varchar(64) not null,
    provider_id uuid not null references identity_provider (id) on delete cascade,
    secret varchar(2000) not null,
    target varchar(2000) not null,
    dry_run_id uuid,
    created_at timestamp(6) with time zone not null,
    constraint sign_in_attempt_state unique (state_hash)
);
create index sign_in_attempt_created on sign_in_attempt (created_at);

-- A trial sign-in of an admin with a provider's draft.
create table dry_run (
    id uuid primary key,
    provider_id uuid not null references identity_provider (id) on delete cascade,
    draft_hash varchar(64) not null,
    admin_id uuid not null,
    state varchar(20) not null,
    started_at timestamp(6) with time zone not null,
    result text
);

-- What a session through a provider holds of it: tokens stay on the server, encrypted.
create table provider_grant (
    session_id uuid primary key references login_session (id) on delete cascade,
    provider_id uuid not null references identity_provider (id) on delete cascade,
    issuer varchar(500) not null,
    subject varchar(255) not null,
    provider_session varchar(255),
    refresh_token text,
    id_token text,
    checked_at timestamp(6) with time zone not null,
    check_at timestamp(6) with time zone not null,
    failing_since timestamp(6) with time zone
);
create index provider_grant_check on provider_grant (check_at);
create index provider_grant_subject on provider_grant (issuer, subject);
create index provider_grant_session on provider_grant (issuer, provider_session);

-- Logout tokens that were obeyed, until they would have expired anyway (OpenID Connect Back-Channel Logout 1.0, section 2.6).
create table used_logout_token (
    id varchar(64) primary key,
    expires_at timestamp(6) with time zone not null
);
