-- The office may ask the next meeting to change 四定四包 of a case that is led; the case is led on as it is meanwhile.
alter table hard_case drop constraint hard_case_source_check;
alter table hard_case add constraint hard_case_source_check check (source in ('HANDLER', 'DISTRICT', 'REVISIT', 'CHANGE'));
alter table hard_case add column about_decision bigint references meeting_decision (id);
alter table hard_case add check ((source = 'CHANGE') = (about_decision is not null));
