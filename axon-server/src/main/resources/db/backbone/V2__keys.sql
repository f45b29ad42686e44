-- The keys of fragments, each wrapped by the master key, and the one key from which ids are derived.

create table annals.subject_key (
    fragment     uuid primary key,
    generation   smallint not null check (generation between 1 and 255),
    wrapped      bytea,
    destroyed_at timestamptz
);

comment on column annals.subject_key.wrapped is 'null once the key is destroyed';

create index subject_key_destroyed on annals.subject_key (destroyed_at) where destroyed_at is not null;

create table annals.installation (
    only_one  boolean primary key default true check (only_one),
    index_key bytea not null,
    made_at   timestamptz not null default now()
);

comment on column annals.installation.index_key is 'wrapped by the master key; ids of fragments and events are derived with it';
