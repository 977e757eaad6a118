-- Which of the engines is asked, and what whisper.cpp on this machine is given: a file in the operator's folder, and threads (0: as many as fit).
alter table speech_settings add column engine varchar(20) default 'HTTP' not null;
alter table speech_settings add column model_file varchar(200) default '' not null;
alter table speech_settings add column threads integer default 0 not null;
