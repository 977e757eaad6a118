-- One completion of a revision by a person for each round in which it was asked. The first, asked for or not, is the
-- epoch's.
alter table completion add column round_from date default date '1970-01-01' not null;
create unique index completion_once_a_round on completion (person_id, revision_id, round_from);
