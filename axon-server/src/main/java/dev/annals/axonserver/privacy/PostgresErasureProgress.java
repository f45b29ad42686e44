package dev.annals.axonserver.privacy;

import dev.annals.platform.privacy.ErasureProgress;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps the position in one row beside the keys. */
public final class PostgresErasureProgress implements ErasureProgress {

    private final JdbcTemplate jdbc;
    private volatile long known = -1;

    public PostgresErasureProgress(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public long position() {
        Long position =
                jdbc.queryForObject("select coalesce(max(position), -1) from annals.erasure_progress", Long.class);
        known = position == null ? -1 : position;
        return known;
    }

    @Override
    public void advance(long position) {
        if (position > known) {
            jdbc.update("""
                    insert into annals.erasure_progress as old (position) values (?)
                    on conflict (only_one) do update set position = excluded.position
                    where old.position < excluded.position""", position);
            known = position;
        }
    }
}
