-- Read models in PostgreSQL: one table per shelf, made when the shelf is first written to, so that a rebuilt
-- version can be thrown away at once and each table stays as small as its own documents.

create table shelf (
    name    text    not null,
    version integer not null,
    primary key (name, version)
);

comment on table shelf is 'Every shelf that was ever written to; its documents are in the table named like it.';

-- Keys are compared byte by byte. Bodies are sealed, so compressing them would only cost time. The room left in
-- each page lets a changed document be rewritten in place without touching the index.
create function make_shelf(shelf_name text, shelf_version integer, table_name text) returns void
    language plpgsql as
$$
begin
    if to_regclass(format('%I.%I', 'readstore', table_name)) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('annals.readstore.make_shelf'));
    execute format(
        'create table if not exists %I.%I (
             key      text collate "C" primary key,
             position bigint not null,
             body     bytea  not null
         ) with (fillfactor = 75, toast_tuple_target = 8160, autovacuum_vacuum_scale_factor = 0.1)',
        'readstore', table_name);
    execute format('alter table %I.%I alter column body set storage external', 'readstore', table_name);
    insert into readstore.shelf (name, version) values (shelf_name, shelf_version) on conflict do nothing;
end
$$;
