-- The keys of subjects, each wrapped by the master key, and what ties this database to its master keyset.

create table annals.installation (
    only_one       boolean     primary key default true check (only_one),
    index_key      bytea       not null,
    master_version integer     not null,
    founded_at     timestamptz not null default now()
);

comment on column annals.installation.index_key is 'wrapped; the ids of fragments and events are derived with it';
comment on column annals.installation.master_version is 'the version of the master key under which keys are wrapped from now on';

create table annals.subject_key (
    fragment       uuid     primary key,
    generation     smallint not null check (generation between 1 and 255),
    master_version integer,
    wrapped        bytea,
    destroyed_at   timestamptz,
    constraint subject_key_lives_or_is_destroyed check (
        (wrapped is null) = (master_version is null) and (wrapped is not null or destroyed_at is not null))
);

comment on column annals.subject_key.wrapped is 'null once this generation is destroyed';
comment on column annals.subject_key.destroyed_at is 'when a generation was last destroyed; stays when a new one is made';

create index subject_key_destroyed on annals.subject_key (destroyed_at) where destroyed_at is not null;
