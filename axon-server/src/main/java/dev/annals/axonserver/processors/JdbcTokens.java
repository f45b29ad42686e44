package dev.annals.axonserver.processors;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.GenericTokenEntry;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Stores how far processors are, so that several processes can share them although one of them may stand still at any point. A token
 * that another process is just writing is not waited for: it is left to that process. Whoever has written a token and says nothing for
 * long is cut off by the server; its unit of work has not happened then.
 */
public final class JdbcTokens extends JdbcTokenStore {

    private static final String SILENT_FOR_AT_MOST = "30s";
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final String table;
    private final String owner;

    /**
     * @param table of the columns that Axon names by default
     * @param claim after which another process may take over what this one claimed
     * @param owner the name of this process
     */
    public JdbcTokens(
            ConnectionProvider connections, Serializer serializer, String table, Duration claim, String owner) {
        super(builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .schema(TokenSchema.builder().setTokenTable(table).build())
                .claimTimeout(claim)
                .nodeId(owner));
        this.table = table;
        this.owner = owner;
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, int segment) {
        return unlessLocked(() -> super.fetchToken(processor, segment));
    }

    @Override
    public @Nullable TrackingToken fetchToken(String processor, Segment segment) {
        return unlessLocked(() -> super.fetchToken(processor, segment));
    }

    private static @Nullable TrackingToken unlessLocked(Supplier<@Nullable TrackingToken> claiming) {
        try {
            return claiming.get();
        } catch (JdbcException failed) {
            if (failed.getCause() instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                throw new UnableToClaimTokenException("Another process is writing this token", failed);
            }
            throw failed;
        }
    }

    @Override
    protected PreparedStatement selectForUpdate(Connection connection, String processor, int segment)
            throws SQLException {
        PreparedStatement token =
                connection.prepareStatement("select processorName, segment, token, tokenType, timestamp, owner from "
                        + table + " where processorName = ? and segment = ? for update nowait");
        token.setString(1, processor);
        token.setInt(2, segment);
        return token;
    }

    @Override
    protected PreparedStatement storeUpdate(
            Connection connection, @Nullable TrackingToken token, String processor, int segment) throws SQLException {
        GenericTokenEntry<byte[]> entry =
                new GenericTokenEntry<>(token, serializer(), byte[].class, processor, segment);
        PreparedStatement update = connection.prepareStatement("update " + table
                + " set token = ?, tokenType = ?, timestamp = ? where owner = ? and processorName = ? and segment = ?"
                + " and set_config('idle_in_transaction_session_timeout', ?, true) is not null");
        update.setBytes(1, token == null ? null : entry.getSerializedToken().getData());
        update.setString(2, token == null ? null : entry.getTokenType().getName());
        update.setString(3, entry.timestampAsString());
        update.setString(4, owner);
        update.setString(5, processor);
        update.setInt(6, segment);
        update.setString(7, SILENT_FOR_AT_MOST);
        return update;
    }
}
