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

    public JdbcTokenPositions(DataSource readStore) {
        this.jdbc = new JdbcTemplate(readStore);
    }

    @Override
    public Set<String> names() {
        return Set.copyOf(jdbc.queryForList(
                "select distinct processorName from readstore.tokenEntry where processorName not like '\\_\\_%'",
                String.class));
    }

    @Override
    public Map<Integer, Long> of(String processor) {
        Map<Integer, Long> positions = new HashMap<>();
        jdbc.query(
                "select segment, token, tokenType from readstore.tokenEntry where processorName = ?",
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
