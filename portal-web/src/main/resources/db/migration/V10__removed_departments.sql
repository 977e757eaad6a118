-- A removed department stays as a row that nobody can be in: what was watched there is still reported under its name,
-- as part of the department that took it over.
alter table department add column removed_at timestamp(6) with time zone;
