-- Up to which position of the log a connector was told what became of messages.
create table annals.outcome_feed (
    connector text primary key references annals.connector (key) on delete cascade,
    position  bigint not null
);
