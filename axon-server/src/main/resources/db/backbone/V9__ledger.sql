-- Signed checkpoints of the ledger: what was published about the log, and cannot be taken back. Each names the size of the
-- one before, once, so that two processes never sign side by side.
create table annals.ledger_checkpoint (
    size          bigint      primary key check (size > 0),
    previous_size bigint      not null unique check (previous_size >= 0 and previous_size < size),
    position      bigint      not null,
    signed_at     timestamptz not null,
    note          text        not null
);

comment on column annals.ledger_checkpoint.size is 'the leaves of the tree';
comment on column annals.ledger_checkpoint.position is 'the position of the last of them';
comment on column annals.ledger_checkpoint.note is 'the signed note as it is published, byte for byte';
