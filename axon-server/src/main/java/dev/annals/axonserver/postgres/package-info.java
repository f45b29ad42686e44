/**
 * PostgreSQL for Annals, whether it is a server given by URL or one that Annals carries along and runs as a child process.
 *
 * <p>Start reading at {@link dev.annals.axonserver.postgres.EmbeddedPostgres}; the rest of the house only sees
 * {@link dev.annals.axonserver.postgres.PostgresServer}.
 */
@NullMarked
package dev.annals.axonserver.postgres;

import org.jspecify.annotations.NullMarked;
