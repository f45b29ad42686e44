-- Connectors to providers. Settings are sealed under a key derived from the installation's index key.
create table annals.connector (
    key        text primary key,
    kind       text not null,
    channels   text[] not null,
    enabled    boolean not null,
    settings   bytea not null,
    changed_at timestamptz not null,
    changed_by text not null
);

-- Who is sending what at the moment. A claim ends by itself.
create table annals.delivery_claim (
    delivery uuid primary key,
    owner    text not null,
    until    timestamptz not null
);
