package dev.annals.axonserver.postgres;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * Sets PostgreSQL up for one small machine that it shares with Annals: durable, modest in memory, and silent about values.
 *
 * <p>An operator's own settings go into {@code local.conf} beside the cluster and win, except over {@link #DURABLE}.
 */
final class ServerSettings {

    /** What no file can switch off: they are given on the command line. */
    static final List<String> DURABLE =
            List.of("fsync=on", "full_page_writes=on", "listen_addresses=127.0.0.1", "unix_socket_directories=");

    private static final String SETTINGS = """
            # Written by Annals at every start; put settings of your own into local.conf (see the last line).
            max_connections = 50
            superuser_reserved_connections = 2
            password_encryption = 'scram-sha-256'
            timezone = 'UTC'
            lc_messages = 'C'
            client_encoding = 'UTF8'
            cluster_name = 'annals'

            shared_buffers = '128MB'
            work_mem = '8MB'
            maintenance_work_mem = '64MB'
            effective_cache_size = '1GB'
            random_page_cost = 1.1
            jit = off
            max_parallel_workers_per_gather = 0
            max_worker_processes = 2
            max_logical_replication_workers = 0
            io_method = 'sync'
            max_wal_senders = 0

            synchronous_commit = on
            wal_compression = on
            wal_buffers = '16MB'
            min_wal_size = '256MB'
            max_wal_size = '1GB'
            checkpoint_timeout = '15min'
            checkpoint_completion_target = 0.9

            autovacuum = on
            autovacuum_max_workers = 2
            autovacuum_vacuum_scale_factor = 0.05
            autovacuum_analyze_scale_factor = 0.05
            client_connection_check_interval = '1s'

            # An error's text can quote a value (invalid input syntax: "..."), so errors go to the client only.
            logging_collector = on
            log_filename = 'postgres-%a.log'
            log_file_mode = 0600
            log_rotation_age = '1d'
            log_rotation_size = 0
            log_truncate_on_rotation = on
            log_timezone = 'UTC'
            log_line_prefix = '%m [%p] '
            log_min_messages = 'log'
            log_min_error_statement = 'panic'
            log_error_verbosity = 'terse'
            log_statement = 'none'
            log_min_duration_statement = -1
            log_parameter_max_length = 0
            log_parameter_max_length_on_error = 0
            """;

    private ServerSettings() {}

    /** Writes the settings and tells whether they differ from those a PostgreSQL still running was started with. */
    static boolean write(PostgresFolder folder, Path cluster) {
        String settings = SETTINGS
                + "log_directory = " + quoted(folder.log())
                + "\n# local.conf: " + fingerprint(folder.localSettings())
                + "\ninclude = " + quoted(folder.localSettings()) + "\n";
        String access = """
                # Written by Annals at every start. The superuser cannot log in: stop Annals and use postgres --single.
                host  %s  %s  127.0.0.1/32  scram-sha-256
                """.formatted(EmbeddedPostgres.DATABASE, EmbeddedPostgres.USER);
        boolean settingsChanged = writeIfOther(cluster.resolve("postgresql.conf"), settings);
        boolean accessChanged = writeIfOther(cluster.resolve("pg_hba.conf"), access);
        return settingsChanged || accessChanged;
    }

    private static boolean writeIfOther(Path file, String content) {
        boolean other = !content.strip().equals(PostgresFolder.read(file).orElse(""));
        if (other) {
            PostgresFolder.write(file, content);
        }
        return other;
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "''") + "'";
    }

    private static String fingerprint(Path file) {
        var crc = new CRC32();
        crc.update(PostgresFolder.read(file).orElse("").getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }
}
