-- Which event ids are in the log when Axon Server keeps it, which neither refuses an id that comes twice nor finds an
-- event by its id. Empty when PostgreSQL keeps the log.
create table annals.event_id (
    event_identifier uuid primary key,
    position         bigint
);
