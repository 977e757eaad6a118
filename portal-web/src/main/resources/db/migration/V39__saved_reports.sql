-- Reports that people keep under a name: what was asked, never what was answered. Whoever reads one is told their own.
create table saved_report (
    id uuid primary key,
    owner_id uuid not null references person (id) on delete cascade,
    name varchar(200) not null,
    shared boolean not null,
    asked varchar(20000) not null,
    changed_at timestamp(6) with time zone not null
);
create index saved_report_owner on saved_report (owner_id);
create index saved_report_shared on saved_report (shared);
