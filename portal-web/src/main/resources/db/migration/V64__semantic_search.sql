-- The model that turns texts into vectors; the key is sealed. An empty address: search goes by words alone.
create table semantic_settings (
    id integer primary key,
    version integer not null,
    address varchar(300) not null,
    model varchar(200) not null,
    access_key varchar(2000),
    question_prefix varchar(300) not null,
    passage_prefix varchar(300) not null,
    least_likeness integer not null,
    generation integer not null,
    changed_by varchar(200),
    changed_at timestamp(6) with time zone
);
insert into semantic_settings (id, version, address, model, question_prefix, passage_prefix, least_likeness, generation)
values (1, 1, '', '', '', '', 50, 1);
