-- The state of sagas, what they wait for, and how far their processors are. Process state that has to outlive every crash, so
-- it lies with the log and not with the read models. Holds ids, never a personal value.

create table annals.saga (
    sagaId         text  not null primary key,
    revision       text,
    sagaType       text  not null,
    serializedSaga bytea not null
);

create table annals.saga_association (
    id               bigint generated always as identity primary key,
    associationKey   text not null,
    associationValue text not null,
    sagaType         text not null,
    sagaId           text not null
);

create index saga_association_found on annals.saga_association (sagaType, associationKey, associationValue);
create index saga_association_of_saga on annals.saga_association (sagaId, sagaType);

create table annals.saga_token (
    processorName text    not null,
    segment       integer not null,
    token         bytea,
    tokenType     text,
    timestamp     text,
    owner         text,
    primary key (processorName, segment)
) with (fillfactor = 20);

-- As db-scheduler wants it.
create table annals.scheduled_tasks (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index scheduled_tasks_due on annals.scheduled_tasks (execution_time);
create index scheduled_tasks_alive on annals.scheduled_tasks (last_heartbeat);
