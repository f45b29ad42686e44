-- The event log. Positions are given in the order of the commits: every append takes the same advisory lock first.

-- What an event is, once per kind instead of once per event.
create table annals.event_kind (
    id               smallint generated always as identity primary key,
    stream_type      text not null,
    payload_type     text not null,
    payload_revision text not null,
    constraint event_kind_is_unique unique (stream_type, payload_type, payload_revision)
);

create table annals.domain_event (
    global_index         bigint generated always as identity,
    time_stamp           bigint not null,
    aggregate_identifier uuid not null,
    event_identifier     uuid not null,
    sequence_number      integer not null,
    kind                 smallint not null,
    payload              bytea not null,
    meta_data            bytea,
    constraint domain_event_position primary key (global_index) with (fillfactor = 100),
    constraint domain_event_sequence unique (aggregate_identifier, sequence_number),
    constraint domain_event_identifier unique (event_identifier)
);

comment on column annals.domain_event.time_stamp is 'microseconds since 1970-01-01T00:00:00Z';

-- Payloads are sealed, so they do not compress.
alter table annals.domain_event alter column payload set storage external;

create table annals.snapshot_event (
    aggregate_identifier uuid primary key,
    time_stamp           bigint not null,
    event_identifier     uuid not null,
    sequence_number      integer not null,
    kind                 smallint not null,
    payload              bytea not null,
    meta_data            bytea
);

alter table annals.snapshot_event alter column payload set storage external;

-- For people: the log with its kinds and times spelt out.
create view annals.event_log as
select e.global_index,
       to_timestamp(e.time_stamp / 1000000.0) as appended_at,
       k.stream_type,
       e.aggregate_identifier,
       e.sequence_number,
       k.payload_type,
       k.payload_revision,
       e.event_identifier,
       length(e.payload) as payload_bytes
from annals.domain_event e
join annals.event_kind k on k.id = e.kind;
