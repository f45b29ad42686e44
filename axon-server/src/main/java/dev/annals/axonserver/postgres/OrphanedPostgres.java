package dev.annals.axonserver.postgres;

import java.nio.file.Path;

/**
 * An embedded PostgreSQL that outlived the Annals process it belonged to; the next start with the same data folder takes it over.
 *
 * @param cluster the database files it holds open
 * @param pid its process id
 * @param port where it listens on 127.0.0.1
 */
public record OrphanedPostgres(Path cluster, long pid, int port) {}
