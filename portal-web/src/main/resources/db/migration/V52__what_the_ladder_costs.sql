-- What was uploaded and what was made of it, each file counted once, wherever it lies; 0 for days before these were looked at.
alter table capacity_sample add column uploaded_bytes bigint default 0 not null;
alter table capacity_sample add column made_bytes bigint default 0 not null;
