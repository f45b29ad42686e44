package dev.annals.axonserver.processors;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import dev.annals.axonserver.serialisation.TokenSerializer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** Reads the collection of Axon's {@code MongoTokenStore}. */
public final class MongoTokenPositions implements TokenPositions {

    /** The name of the collection. */
    public static final String COLLECTION = "processor_tokens";

    private final MongoDatabase database;

    public MongoTokenPositions(MongoDatabase database) {
        this.database = database;
    }

    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>();
        for (Document token : database.getCollection(COLLECTION).find()) {
            names.add(token.getString("processorName"));
        }
        names.removeIf(name -> name.startsWith("__"));
        return names;
    }

    @Override
    public Map<Integer, Long> of(String processor) {
        Map<Integer, Long> positions = new HashMap<>();
        for (Document token : database.getCollection(COLLECTION).find(Filters.eq("processorName", processor))) {
            positions.put(token.getInteger("segment"), position(token));
        }
        return positions;
    }

    private static long position(Document token) {
        return TokenSerializer.POSITION.equals(token.getString("tokenType"))
                ? Long.parseLong(token.getString("token"))
                : -1;
    }
}
