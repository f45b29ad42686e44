package dev.annals.axonserver.eventstore;

/** The statements of the event log. */
final class EventSql {

    /** Of all processes that append, the one that holds this lock may; the others wait until it has committed. */
    static final long APPEND_LOCK = 0x616e6e616c73L;

    /**
     * Whoever holds the lock and says nothing for so long, as a process that was stopped, is cut off by the server and has appended
     * nothing; otherwise nobody could append until it goes on.
     */
    static final String SILENT_FOR_AT_MOST = "10s";

    static final String APPEND = """
            with turn as materialized (select pg_advisory_xact_lock(?),
                                              set_config('idle_in_transaction_session_timeout', ?, true)),
            appended as (
                insert into annals.domain_event (time_stamp, aggregate_identifier, event_identifier, sequence_number,
                                                 kind, payload, meta_data)
                select e.time_stamp, e.stream, e.identifier, e.sequence, e.kind, e.payload, e.meta_data
                from turn cross join unnest(?::bigint[], ?::uuid[], ?::uuid[], ?::integer[], ?::smallint[], ?::bytea[],
                                            ?::bytea[])
                    with ordinality as e (time_stamp, stream, identifier, sequence, kind, payload, meta_data, place)
                order by e.place
                returning global_index)
            select max(global_index) from appended""";

    private static final String COLUMNS = """
            select global_index, aggregate_identifier, sequence_number, event_identifier, time_stamp, kind, payload,
                   meta_data
            from annals.domain_event""";

    static final String AFTER = COLUMNS + " where global_index > ? order by global_index limit ?";

    static final String NAMED_AFTER = COLUMNS + """
             where global_index > ?
            and kind in (select id from annals.event_kind where payload_type = any (?::text[]))
            order by global_index limit ?""";

    /** {@link #NAMED_AFTER} for names of which none is that of the usual kind: so the index of all other events serves. */
    static String rareAfter(short usual) {
        return NAMED_AFTER.replace("and kind in", "and kind <> " + usual + " and kind in");
    }

    static final String AT = COLUMNS + " where global_index = any (?::bigint[]) order by global_index";

    static final String STREAM =
            COLUMNS + " where aggregate_identifier = ? and sequence_number >= ? order by sequence_number limit ?";

    static final String STREAM_NAMED = COLUMNS + """
             where aggregate_identifier = ? and sequence_number >= ?
            and kind in (select id from annals.event_kind where payload_type = any (?::text[]))
            order by sequence_number limit ?""";

    static final String NEWEST =
            COLUMNS + " where aggregate_identifier = ? and sequence_number < ? order by sequence_number desc limit ?";

    static final String HEAD = "select max(global_index) from annals.domain_event";

    static final String LAST_SEQUENCE =
            "select max(sequence_number)::bigint from annals.domain_event where aggregate_identifier = ?";

    static final String LAST_SEQUENCES = """
            select s.stream, e.sequence_number
            from unnest(?::uuid[]) as s (stream)
            cross join lateral (select sequence_number from annals.domain_event
                                where aggregate_identifier = s.stream
                                order by sequence_number desc limit 1) as e""";

    static final String EXISTING =
            "select event_identifier from annals.domain_event where event_identifier = any (?::uuid[])";

    static final String POSITION_OF = "select global_index from annals.domain_event where event_identifier = ?";

    static final String AT_OR_AFTER =
            "select global_index, time_stamp from annals.domain_event where global_index >= ? order by global_index limit 1";

    static final String FIRST_SINCE = """
            select global_index from annals.domain_event where global_index >= ? and time_stamp >= ?
            order by global_index limit 1""";

    /** A snapshot is derived: it need not wait for the disk. */
    static final String SNAPSHOT = """
            with lax as materialized (select set_config('synchronous_commit', 'off', true))
            insert into annals.snapshot_event as old (aggregate_identifier, time_stamp, event_identifier,
                                                      sequence_number, kind, payload, meta_data)
            select ?::uuid, ?::bigint, ?::uuid, ?::integer, ?::smallint, ?::bytea, ?::bytea from lax
            on conflict (aggregate_identifier) do update
            set time_stamp = excluded.time_stamp, event_identifier = excluded.event_identifier,
                sequence_number = excluded.sequence_number, kind = excluded.kind, payload = excluded.payload,
                meta_data = excluded.meta_data
            where old.sequence_number < excluded.sequence_number""";

    static final String READ_SNAPSHOT = """
            select -1::bigint, aggregate_identifier, sequence_number, event_identifier, time_stamp, kind, payload,
                   meta_data
            from annals.snapshot_event where aggregate_identifier = ?""";

    private EventSql() {}
}
