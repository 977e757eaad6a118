-- The assignment whose own share was reached; the nil id for what completed the item. Not null, so that the index tells
-- rows apart, and without a reference: proof outlives the assignment.
alter table completion add column assignment_id uuid default '00000000-0000-0000-0000-000000000000' not null;
drop index completion_once_a_round;
create unique index completion_once_a_round on completion (person_id, revision_id, assignment_id, round_from, attempt);
-- Reports on completions go by department and time.
create index completion_department on completion (department_id, completed_at);
-- Since when an assignment asks for a share of its own, where it did not from its beginning.
alter table assignment add column share_from timestamp(6) with time zone;
