package dev.annals.axonserver.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the database files, once per data folder.
 *
 * <p>They are built under another name and renamed when complete and on disk, so a half-made cluster is never served. Annals logs in
 * as a role that owns its database and is no superuser.
 */
record Cluster(PostgresFolder folder, Binaries binaries, RunAs runAs) {

    /** Creates the cluster unless there is one, and refuses one this PostgreSQL cannot read. */
    void ensure(Consumer<String> steps) {
        if (!Files.exists(folder.cluster())) {
            long begun = System.nanoTime();
            create();
            steps.accept("database created in %s in %d ms"
                    .formatted(folder.cluster(), (System.nanoTime() - begun) / 1_000_000));
        }
        requireReadable();
        if (!Files.exists(folder.password())) {
            throw new EmbeddedPostgresException("The file " + folder.password()
                    + " is missing, so nobody can log in to the database" + " beside it. Bring it back from a backup.");
        }
    }

    private void create() {
        folder.sweep();
        Path draft = folder.unfinishedCluster();
        runAs.give(draft);
        must(List.of(
                binaries.initdb().toString(),
                "--pgdata=" + draft,
                "--username=postgres",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums",
                "--auth-host=reject",
                "--auth-local=reject",
                "--no-instructions",
                "--no-sync"));
        String password = newPassword();
        must(
                List.of(binaries.postgres().toString(), "--single", "-F", "-D", draft.toString(), "postgres"),
                """
                create role %1$s login password '%2$s'
                grant pg_monitor, pg_checkpoint to %1$s
                create database %3$s owner %1$s
                """.formatted(EmbeddedPostgres.USER, password, EmbeddedPostgres.DATABASE));
        must(List.of(binaries.initdb().toString(), "--sync-only", "--sync-method=syncfs", "--pgdata=" + draft));
        PostgresFolder.write(folder.password(), password + "\n");
        try {
            Files.move(draft, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireReadable() {
        String major = PostgresFolder.read(folder.cluster().resolve("PG_VERSION"))
                .orElseThrow(() -> new EmbeddedPostgresException("The folder " + folder.cluster()
                        + " holds no PostgreSQL database (its PG_VERSION is missing). Bring it back from a backup, or move it"
                        + " away to begin with an empty one."));
        if (!major.equals(String.valueOf(Binaries.MAJOR))) {
            throw new EmbeddedPostgresException(
                    "The database in " + folder.cluster() + " was written by PostgreSQL " + major
                            + " and this Annals brings PostgreSQL " + Binaries.MAJOR
                            + ", which cannot read it. Either start the Annals"
                            + " that wrote it, or convert the folder with pg_upgrade, or dump it with pg_dump " + major
                            + ", move the folder away, start this Annals once and restore the dump.");
        }
    }

    private void must(List<String> command) {
        must(command, "");
    }

    private void must(List<String> command, String input) {
        Tool.Outcome outcome = Tool.run(folder.home(), runAs.command(command), input);
        if (!outcome.succeeded() || outcome.output().contains("ERROR:")) {
            throw new EmbeddedPostgresException("The database could not be created in " + folder.home() + ": "
                    + Path.of(command.getFirst()).getFileName() + " ended with " + outcome.exitCode() + ".\n"
                    + outcome.output());
        }
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
