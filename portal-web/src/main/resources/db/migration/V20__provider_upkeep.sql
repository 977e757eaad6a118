-- Of a bearer token's session: when it was ended before its token. The row stays until the token itself is over.
alter table login_session add column ended_at timestamp(6) with time zone;

-- Whether the provider named the person's department when it was heard last, and so keeps it.
alter table person_identity add column gives_department boolean default false not null;
