package dev.annals.axonserver.ledger;

import dev.annals.platform.ledger.Checkpoint;
import dev.annals.platform.ledger.Checkpoints;
import dev.annals.platform.ledger.Note;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps checkpoints in {@code annals.ledger_checkpoint}, each with the note as it was signed. */
public final class PostgresCheckpoints implements Checkpoints {

    private static final String COLUMNS = "select note, position, signed_at from annals.ledger_checkpoint";

    private final JdbcTemplate jdbc;

    /** @param truth the data source whose commits are durable */
    public PostgresCheckpoints(DataSource truth) {
        this.jdbc = new JdbcTemplate(truth);
    }

    @Override
    public Optional<Signed> newest() {
        return before(Long.MAX_VALUE, 1).stream().findFirst();
    }

    @Override
    public List<Signed> before(long below, int limit) {
        return jdbc.query(
                COLUMNS + " where size < ? order by size desc limit ?", PostgresCheckpoints::signed, below, limit);
    }

    @Override
    public List<Signed> behind(long above, int limit) {
        return jdbc.query(COLUMNS + " where size > ? order by size limit ?", PostgresCheckpoints::signed, above, limit);
    }

    @Override
    public boolean add(Signed signed, long after) {
        return jdbc.update(
                        """
                insert into annals.ledger_checkpoint (size, previous_size, position, signed_at, note)
                values (?, ?, ?, ?, ?) on conflict do nothing""",
                        signed.checkpoint().size(),
                        after,
                        signed.position(),
                        Timestamp.from(signed.at()),
                        signed.note())
                == 1;
    }

    private static Signed signed(ResultSet row, int number) throws SQLException {
        String note = row.getString(1);
        return new Signed(
                Checkpoint.parse(Note.parse(note).text()),
                note,
                row.getLong(2),
                row.getTimestamp(3).toInstant());
    }
}
