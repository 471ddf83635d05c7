-- The latest moment that the application clock has shown; see ClockGuard.
create table application_clock (
    only_row boolean primary key default true check (only_row),
    latest   timestamptz not null
);
