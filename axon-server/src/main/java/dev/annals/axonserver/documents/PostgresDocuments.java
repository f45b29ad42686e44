package dev.annals.axonserver.documents;

import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Range;
import dev.annals.platform.documents.Shelf;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Keeps read models in PostgreSQL, one table per shelf in the schema {@code readstore}, so that an installation needs no other store.
 *
 * <p>Takes part in the transaction that Spring holds on the data source, which is how a projection writes its documents and its token
 * together. Read models are derived from the events, so the data source's sessions should not wait for the disk: see {@link #SESSION}.
 *
 * <p>Throws Spring's {@link DataAccessException} where the store is away.
 */
public final class PostgresDocuments implements Documents {

    /** What a session that writes read models begins with: after a power cut the last documents and their token are gone together. */
    public static final String SESSION = "set synchronous_commit = off";

    private final JdbcTemplate jdbc;
    private final Set<Shelf> made = ConcurrentHashMap.newKeySet();

    /** Uses a data source whose schema {@code readstore} was migrated from {@code db/readstore}. */
    public PostgresDocuments(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Map<String, Document> get(Shelf shelf, Collection<String> keys) {
        if (keys.isEmpty() || !exists(shelf)) {
            return Map.of();
        }
        List<Document> found = jdbc.execute(
                "select key, position, body from " + table(shelf) + " where key = any (?)",
                (PreparedStatement select) -> {
                    select.setObject(1, keys.toArray(String[]::new));
                    return documents(select);
                });
        var byKey = HashMap.<String, Document>newHashMap(keys.size());
        for (Document document : listed(found)) {
            byKey.put(document.key(), document);
        }
        return byKey;
    }

    @Override
    public void put(Shelf shelf, Collection<Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        List<Document> ordered = List.copyOf(Keys.ordered(documents).values());
        make(shelf);
        jdbc.execute(
                "insert into " + table(shelf) + " as stored (key, position, body)"
                        + " select * from unnest(?::text[], ?::bigint[], ?::bytea[])"
                        + " on conflict (key) do update set position = excluded.position, body = excluded.body"
                        + " where stored.position < excluded.position",
                (PreparedStatement upsert) -> {
                    upsert.setObject(1, ordered.stream().map(Document::key).toArray(String[]::new));
                    upsert.setObject(
                            2, ordered.stream().mapToLong(Document::position).toArray());
                    upsert.setObject(3, ordered.stream().map(Document::body).toArray(byte[][]::new));
                    return upsert.executeUpdate();
                });
    }

    @Override
    public void delete(Shelf shelf, Collection<String> keys) {
        if (keys.isEmpty() || !exists(shelf)) {
            return;
        }
        jdbc.execute("delete from " + table(shelf) + " where key = any (?)", (PreparedStatement delete) -> {
            delete.setObject(1, keys.toArray(String[]::new));
            return delete.executeUpdate();
        });
    }

    @Override
    public List<Document> range(Shelf shelf, Range range) {
        if (!exists(shelf)) {
            return List.of();
        }
        String order = range.descending() ? "desc" : "asc";
        return listed(jdbc.execute(
                "select key, position, body from " + table(shelf) + " where key >= ? and key < ? order by key " + order
                        + " limit ?",
                (PreparedStatement select) -> {
                    select.setString(1, range.from());
                    select.setString(2, Keys.end(range.to()));
                    select.setInt(3, range.limit());
                    return documents(select);
                }));
    }

    @Override
    public long count(Shelf shelf) {
        if (!exists(shelf)) {
            return 0;
        }
        Long count = jdbc.queryForObject("select count(*) from " + table(shelf), Long.class);
        return count == null ? 0 : count;
    }

    @Override
    public void drop(Shelf shelf) {
        if (exists(shelf)) {
            jdbc.execute("truncate table " + table(shelf));
        }
    }

    @Override
    public Set<Shelf> shelves() {
        List<Shelf> known = jdbc.query(
                "select name, version from readstore.shelf",
                (row, number) -> new Shelf(row.getString("name"), row.getInt("version")));
        var filled = new HashSet<Shelf>();
        for (Shelf shelf : known) {
            if (Boolean.TRUE.equals(
                    jdbc.queryForObject("select exists (select from " + table(shelf) + ")", Boolean.class))) {
                filled.add(shelf);
            }
        }
        return filled;
    }

    /** Makes the shelf's table in the caller's transaction; it is known for good only once that has committed. */
    private void make(Shelf shelf) {
        if (made.contains(shelf)) {
            return;
        }
        jdbc.query("select readstore.make_shelf(?, ?, ?)", row -> {}, shelf.name(), shelf.version(), shelf.storeName());
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    made.add(shelf);
                }
            });
        } else {
            made.add(shelf);
        }
    }

    private boolean exists(Shelf shelf) {
        if (made.contains(shelf)) {
            return true;
        }
        boolean exists = Boolean.TRUE.equals(
                jdbc.queryForObject("select to_regclass(?) is not null", Boolean.class, table(shelf)));
        if (exists && !TransactionSynchronizationManager.isSynchronizationActive()) {
            made.add(shelf);
        }
        return exists;
    }

    private static List<Document> documents(PreparedStatement select) throws SQLException {
        var documents = new ArrayList<Document>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                documents.add(new Document(rows.getString(1), rows.getLong(2), rows.getBytes(3)));
            }
        }
        return documents;
    }

    private static List<Document> listed(@Nullable List<Document> documents) {
        return documents == null ? List.of() : documents;
    }

    private static String table(Shelf shelf) {
        return "readstore." + shelf.storeName();
    }
}
