package dev.annals.axonserver.processors;

import dev.annals.axonserver.serialisation.TokenSerializer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the table of Axon's {@code JdbcTokenStore}. */
public final class JdbcTokenPositions implements TokenPositions {

    private final JdbcTemplate jdbc;
    private final String table;

    /** @param table the table, with its schema */
    public JdbcTokenPositions(DataSource store, String table) {
        this.jdbc = new JdbcTemplate(store);
        this.table = table;
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(jdbc.queryForList(
                "select distinct processorName from " + table + " where processorName not like '\\_\\_%'",
                String.class));
    }

    @Override
    public Map<Integer, Long> of(String processor) {
        Map<Integer, Long> positions = new HashMap<>();
        jdbc.query(
                "select segment, token, tokenType from " + table + " where processorName = ?",
                row -> {
                    byte[] token = row.getBytes(2);
                    positions.put(
                            row.getInt(1),
                            token != null && TokenSerializer.POSITION.equals(row.getString(3))
                                    ? Long.parseLong(new String(token, StandardCharsets.UTF_8))
                                    : -1L);
                },
                processor);
        return positions;
    }
}
