package dev.annals.axonserver.keys;

/** The statements of the key store. */
final class KeySql {

    /** Held, shared, while keys are made, and alone while the version that wraps them changes. */
    private static final String MASTER_VERSION_LOCK = "(20260101, 1)";

    /** A key that an erasure has destroyed is none, even if it is there. */
    static final String KNOWN = """
            select fragment, coalesce(e.turn, 0), greatest(k.generation, e.generation),
                   case when e.fragment is null or (mod(e.turn, 2) = 0 and k.generation > e.generation) then k.wrapped end
            from unnest(?::uuid[]) as asked (fragment)
            left join annals.subject_key as k using (fragment)
            left join annals.erased_subject as e using (fragment)
            where k.fragment is not null or e.fragment is not null
            """;

    /**
     * Makes keys where there is none, or a destroyed one of a generation before; all others are left alone. None is
     * made when another version wraps by now, or of somebody who is erased.
     */
    static final String MAKE = """
            set local synchronous_commit = on;
            select pg_advisory_xact_lock_shared%s;
            insert into annals.subject_key as old (fragment, generation, master_version, wrapped)
            select fresh.fragment, fresh.generation, installation.master_version, fresh.wrapped
            from annals.installation
            cross join unnest(?::uuid[], ?::smallint[], ?::bytea[]) as fresh (fragment, generation, wrapped)
            where installation.master_version = ?
            and not exists (select from annals.erased_subject as e
                            where e.fragment = fresh.fragment and (mod(e.turn, 2) = 1 or e.generation >= fresh.generation))
            order by fresh.fragment
            on conflict (fragment) do update
            set generation = excluded.generation, master_version = excluded.master_version, wrapped = excluded.wrapped
            where old.generation < excluded.generation
            and (old.wrapped is null or exists (select from annals.erased_subject as e
                                                where e.fragment = old.fragment and e.generation >= old.generation))
            """.formatted(MASTER_VERSION_LOCK);

    static final String DESTROY = """
            set local synchronous_commit = on;
            with doomed as (
                select fragment from annals.subject_key
                where fragment = any (?) and wrapped is not null order by fragment for update)
            update annals.subject_key as k set wrapped = null, master_version = null, destroyed_at = clock_timestamp()
            from doomed where k.fragment = doomed.fragment
            """;

    /** Notes turns that are new, with the generation up to which nothing lives on. */
    static final String SETTLE = """
            set local synchronous_commit = on;
            insert into annals.erased_subject as known (fragment, turn, generation, changed_at)
            select told.fragment, told.turn, coalesce(k.generation, 0), clock_timestamp()
            from unnest(?::uuid[], ?::integer[]) as told (fragment, turn)
            left join annals.subject_key as k using (fragment)
            order by told.fragment
            on conflict (fragment) do update
            set turn = excluded.turn, generation = greatest(known.generation, excluded.generation),
                changed_at = excluded.changed_at
            where known.turn < excluded.turn
            """;

    private static final String OF_THE_ERASED = """
            update annals.subject_key as k set wrapped = null, master_version = null, destroyed_at = clock_timestamp()
            from annals.erased_subject as e
            where e.fragment = k.fragment and k.wrapped is not null
            and (mod(e.turn, 2) = 1 or e.generation >= k.generation)""";

    static final String DESTROY_OF_THESE = OF_THE_ERASED + " and k.fragment = any (?)";
    static final String DESTROY_OF_ALL = OF_THE_ERASED;

    static final String DESTROYED_LATELY = """
            select fragment, coalesce(e.turn, 0), greatest(k.generation, e.generation),
                   coalesce(mod(e.turn, 2) = 1 or e.generation >= k.generation, false) or k.wrapped is null
            from (select fragment from annals.subject_key
                  where destroyed_at > clock_timestamp() - interval '30 seconds'
                  union
                  select fragment from annals.erased_subject
                  where changed_at > clock_timestamp() - interval '30 seconds') as changed
            left join annals.subject_key as k using (fragment)
            left join annals.erased_subject as e using (fragment)
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
