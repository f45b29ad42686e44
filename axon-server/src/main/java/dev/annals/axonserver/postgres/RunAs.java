package dev.annals.axonserver.postgres;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides as whom PostgreSQL runs, because it refuses to run as root.
 *
 * <p>An ordinary user's PostgreSQL runs as that user. Root's runs without any privilege in a user namespace of its own ({@code unshare
 * -U}), where the files stay root's; where namespaces are forbidden, as in most containers, as the account {@code postgres} or {@code
 * nobody} ({@code setpriv}), to which the database files are then given. Database files that already belong to another account are
 * served as that account.
 *
 * @param prefix what to put before a command
 * @param account to whom root gives the database files, null for an ordinary user, who can give nothing away
 */
record RunAs(List<String> prefix, @Nullable Account account) {

    record Account(int uid, int gid) {}

    static boolean root() {
        return new UnixSystem().getUid() == 0;
    }

    static RunAs ownerOf(PostgresFolder folder) {
        Optional<Account> owner =
                Files.exists(folder.cluster()) ? Optional.of(owner(folder.cluster())) : Optional.empty();
        if (!root()) {
            requireOwn(folder, owner);
            return new RunAs(List.of(), null);
        }
        if (owner.isPresent() && owner.get().uid() != 0) {
            return as(owner.get());
        }
        if (Tool.run(Path.of("/"), List.of("unshare", "-U", "true")).succeeded()) {
            return new RunAs(List.of("unshare", "-U"), new Account(0, 0));
        }
        return unprivileged();
    }

    /** The account to run as where root may not make user namespaces. */
    static RunAs unprivileged() {
        return named("postgres")
                .or(() -> named("nobody"))
                .map(RunAs::as)
                .orElseThrow(() ->
                        new EmbeddedPostgresException("PostgreSQL does not run as root, and here is neither a user"
                                + " namespace (unshare -U) nor an account named postgres or nobody to run it as."
                                + " Start Annals as an ordinary user, or add one: useradd --system postgres"));
    }

    List<String> command(List<String> command) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /** Hands a file or a whole folder to the account. */
    void give(Path root) {
        if (account == null) {
            return;
        }
        try (var files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, "unix:uid", account.uid());
                Files.setAttribute(file, "unix:gid", account.gid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the account into the folder and checks that it can get there at all. */
    void admitTo(PostgresFolder folder) {
        if (account == null) {
            return;
        }
        allowEntry(folder.home(), account.uid() != 0);
        give(folder.log());
        give(folder.localSettings());
        if (Files.exists(folder.cluster()) && !owner(folder.cluster()).equals(account)) {
            give(folder.cluster());
        }
        if (!canUse(folder.log())) {
            throw new EmbeddedPostgresException("PostgreSQL does not run as root, so it runs as user " + account.uid()
                    + ", and that user cannot reach " + folder.home()
                    + ". Give a folder all of whose parents it may enter"
                    + " (--data /var/lib/annals), or allow it with chmod a+x on each parent, or start Annals as an"
                    + " ordinary user.");
        }
    }

    /** Tells whether the one PostgreSQL runs as can enter the folder or execute the file. */
    boolean canUse(Path path) {
        return account == null
                || Tool.run(Path.of("/"), command(List.of("test", "-x", path.toString())))
                        .succeeded();
    }

    private static void allowEntry(Path folder, boolean toAll) {
        try {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(toAll ? "rwx--x--x" : "rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireOwn(PostgresFolder folder, Optional<Account> owner) {
        long me = new UnixSystem().getUid();
        if (owner.isPresent() && owner.get().uid() != me) {
            throw new EmbeddedPostgresException("The database in " + folder.cluster() + " belongs to user "
                    + owner.get().uid() + ", and Annals runs as user " + me + ". Start it as that user, or as root hand"
                    + " the folder over: chown -R " + me + " " + folder.home());
        }
    }

    private static RunAs as(Account account) {
        return new RunAs(
                List.of("setpriv", "--reuid=" + account.uid(), "--regid=" + account.gid(), "--clear-groups", "--"),
                account);
    }

    private static Optional<Account> named(String name) {
        var uid = Tool.run(Path.of("/"), List.of("id", "-u", name));
        var gid = Tool.run(Path.of("/"), List.of("id", "-g", name));
        return uid.succeeded() && gid.succeeded()
                ? Optional.of(new Account(Integer.parseInt(uid.output()), Integer.parseInt(gid.output())))
                : Optional.empty();
    }

    private static Account owner(Path path) {
        try {
            return new Account(
                    (Integer) Files.getAttribute(path, "unix:uid"), (Integer) Files.getAttribute(path, "unix:gid"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
