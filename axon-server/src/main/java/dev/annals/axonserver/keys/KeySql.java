package dev.annals.axonserver.keys;

/** The statements of the key store. */
final class KeySql {

    /** Held, shared, while keys are made, and alone while the version that wraps them changes. */
    private static final String MASTER_VERSION_LOCK = "(20260101, 1)";

    static final String KNOWN =
            "select fragment, generation, master_version, wrapped from annals.subject_key where fragment = any (?)";

    /**
     * Makes keys where there is none, or a destroyed one of the generation before; all others are left alone. None is
     * made when another version wraps by now.
     */
    static final String MAKE = """
            set local synchronous_commit = on;
            select pg_advisory_xact_lock_shared%s;
            insert into annals.subject_key as old (fragment, generation, master_version, wrapped)
            select fresh.fragment, fresh.generation, installation.master_version, fresh.wrapped
            from annals.installation
            cross join unnest(?::uuid[], ?::smallint[], ?::bytea[]) as fresh (fragment, generation, wrapped)
            where installation.master_version = ?
            order by fresh.fragment
            on conflict (fragment) do update
            set generation = excluded.generation, master_version = excluded.master_version, wrapped = excluded.wrapped
            where old.wrapped is null and old.generation = excluded.generation - 1
            """.formatted(MASTER_VERSION_LOCK);

    static final String DESTROY = """
            set local synchronous_commit = on;
            with doomed as (
                select fragment from annals.subject_key
                where fragment = any (?) and wrapped is not null order by fragment for update)
            update annals.subject_key as k set wrapped = null, master_version = null, destroyed_at = clock_timestamp()
            from doomed where k.fragment = doomed.fragment
            """;

    static final String DESTROYED_LATELY = """
            select fragment, generation, wrapped is null from annals.subject_key
            where destroyed_at > clock_timestamp() - interval '30 seconds'
            """;

    static final String INSTALLATION = "select index_key, master_version from annals.installation";
    static final String ANY_KEY = "select exists (select from annals.subject_key)";
    static final String FOUND = "insert into annals.installation (index_key, master_version) values (?, ?)";

    /** Waits until no keys are being made, then lets nobody make any until the transaction ends. */
    static final String STOP_MAKING = "select pg_advisory_xact_lock" + MASTER_VERSION_LOCK;

    static final String SWITCH = "update annals.installation set index_key = ?, master_version = ?";

    static final String TRY_ROTATING = "select pg_try_advisory_lock(20260101, 2)";
    static final String END_ROTATING = "select pg_advisory_unlock(20260101, 2)";

    static final String TO_REWRAP = """
            select fragment, generation, wrapped from annals.subject_key
            where master_version <> ? and fragment > ? order by fragment limit ? for update
            """;

    static final String REWRAP = """
            update annals.subject_key as k set wrapped = fresh.wrapped, master_version = ?
            from unnest(?::uuid[], ?::bytea[]) as fresh (fragment, wrapped)
            where k.fragment = fresh.fragment
            """;

    /** Rows without a version are those of destroyed keys. */
    static final String COUNTS = "select master_version, count(*) from annals.subject_key group by master_version";

    private KeySql() {}
}
