-- What one person, or one department with all below it, may upload, where that is not what the settings say of all. 0 is any amount.
create table upload_quota (
    id uuid not null primary key,
    person_id uuid,
    department_id uuid,
    quota_bytes bigint not null,
    constraint upload_quota_person unique (person_id),
    constraint upload_quota_department unique (department_id),
    constraint upload_quota_of_one check ((person_id is null) <> (department_id is null)),
    constraint upload_quota_amount check (quota_bytes >= 0)
);
