-- How far each processor is, and what it could not handle. In the read store, so that documents and token are one
-- transaction. Tables and columns carry the names that Axon knows.

create table readstore.tokenEntry (
    processorName text    not null,
    segment       integer not null,
    token         bytea,
    tokenType     text,
    timestamp     text,
    owner         text,
    primary key (processorName, segment)
) with (fillfactor = 20);

create table readstore.deadLetterEntry (
    deadLetterIdentifier text   not null primary key,
    processingGroup      text   not null,
    sequenceIdentifier   text   not null,
    sequenceIndex        bigint not null,
    messageType          text   not null,
    eventIdentifier      text   not null,
    timestamp            text   not null,
    payloadType          text   not null,
    payloadRevision      text,
    payload              bytea  not null,
    metaData             bytea,
    type                 text,
    aggregateIdentifier  text,
    sequenceNumber       bigint,
    tokenType            text,
    token                bytea,
    enqueuedAt           text   not null,
    lastTouched          text,
    processingStarted    text,
    causeType            text,
    causeMessage         text,
    diagnostics          bytea,
    unique (processingGroup, sequenceIdentifier, sequenceIndex)
);
