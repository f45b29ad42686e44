package dev.annals.axonserver.keys;

/** The statements of the key store. */
final class KeySql {

    static final String LIVING =
            "select fragment, generation, wrapped from annals.subject_key where fragment = any (?) and wrapped is not null";

    /** Makes keys where there is none or a destroyed one; a living one is left alone, and not returned. */
    static final String MAKE = """
            insert into annals.subject_key as old (fragment, generation, wrapped)
            select fragment, 1, wrapped from unnest(?::uuid[], ?::bytea[]) as fresh (fragment, wrapped) order by fragment
            on conflict (fragment) do update
            set generation = old.generation + 1, wrapped = excluded.wrapped, destroyed_at = null
            where old.wrapped is null
            returning fragment""";

    static final String DESTROY = """
            update annals.subject_key set wrapped = null, destroyed_at = clock_timestamp()
            where fragment = any (?) and wrapped is not null""";

    static final String DESTROYED_SINCE =
            "select fragment from annals.subject_key where destroyed_at > clock_timestamp() - interval '10 seconds'";

    /** The next rows not wrapped under a master key; the key's id stands behind Tink's first byte. */
    static final String NOT_UNDER = """
            select fragment, wrapped from annals.subject_key
            where wrapped is not null and substring(wrapped from 2 for 4) <> ? and fragment > ?
            order by fragment limit ?""";

    static final String REWRAP = """
            update annals.subject_key as k set wrapped = fresh.wrapped
            from unnest(?::uuid[], ?::bytea[], ?::bytea[]) as fresh (fragment, was, wrapped)
            where k.fragment = fresh.fragment and k.wrapped = fresh.was""";

    static final String COUNT_BY_MASTER = """
            select substring(wrapped from 2 for 4), count(*) from annals.subject_key
            where wrapped is not null group by 1""";

    static final String INDEX_KEY = "select index_key from annals.installation";

    static final String KEEP_INDEX_KEY =
            "insert into annals.installation (index_key) values (?) on conflict (only_one) do nothing";

    static final String REWRAP_INDEX_KEY = "update annals.installation set index_key = ? where index_key = ?";

    private KeySql() {}
}
