-- How far a report looked when it was made, which whoever fetches it must still be allowed.
alter table report_file add column scope varchar(60) not null default '';
