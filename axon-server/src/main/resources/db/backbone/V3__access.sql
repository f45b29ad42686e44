-- Tokens and write keys. Their text is not here: hash is SHA-256 of it, in hexadecimal digits.
create table annals.api_token (
    id           uuid        primary key,
    hash         text        not null unique check (hash ~ '^[0-9a-f]{64}$'),
    role         text        not null,
    name         text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);

create index api_token_newest on annals.api_token (created_at desc, id desc);
