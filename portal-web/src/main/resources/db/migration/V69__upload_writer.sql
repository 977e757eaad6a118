-- Which request may append to an upload, whichever server it runs on: who lost that neither moves the offset nor cuts the file.
alter table upload add column writer uuid;
