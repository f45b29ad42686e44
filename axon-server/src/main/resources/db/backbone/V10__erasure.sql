-- Who is erased, kept beside the keys but not among them: a copy of the keys that is brought back from an older backup
-- opens nothing for anybody named here.
create table annals.erased_subject (
    fragment   uuid        primary key,
    turn       integer     not null check (turn > 0),
    generation smallint    not null check (generation between 0 and 255),
    changed_at timestamptz not null
);

comment on column annals.erased_subject.turn is 'how often it was erased and readmitted: odd while it is erased';
comment on column annals.erased_subject.generation is 'every key up to this generation is destroyed, whatever subject_key says';

create index erased_subject_changed on annals.erased_subject (changed_at);

-- Up to which position of the log every erasure is finished; what lies behind it is gone over at each start.
create table annals.erasure_progress (
    only_one boolean primary key default true check (only_one),
    position bigint  not null
);
