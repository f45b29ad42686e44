package dev.annals.axonserver.documents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.WriteModel;
import dev.annals.platform.documents.Document;
import dev.annals.platform.documents.Documents;
import dev.annals.platform.documents.Range;
import dev.annals.platform.documents.Shelf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * Keeps read models in MongoDB, one collection per shelf: {@code _id} the key, {@code p} the position, {@code b} the body.
 *
 * <p>Has no transactions: a projection writes its documents before its token, and writing them again changes nothing. A write returns once
 * a majority of the replica set has it in its journal.
 *
 * <p>Throws {@link com.mongodb.MongoException} where the store is away.
 */
public final class MongoDocuments implements Documents {

    private static final String KEY = "_id";
    private static final String POSITION = "p";
    private static final String BODY = "b";
    private static final int DUPLICATE_KEY = 11000;
    private static final int MOST_ROUNDS = 20;
    private static final Pattern COLLECTION = Pattern.compile("([a-z][a-z0-9_]*)_v([1-9][0-9]*)");
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final MongoDatabase database;

    public MongoDocuments(MongoDatabase database) {
        this.database = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    @Override
    public Map<String, Document> get(Shelf shelf, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var byKey = HashMap.<String, Document>newHashMap(keys.size());
        for (BsonDocument stored : collection(shelf).find(in(KEY, keys)).batchSize(keys.size() + 1)) {
            Document document = document(stored);
            byKey.put(document.key(), document);
        }
        return byKey;
    }

    @Override
    public void put(Shelf shelf, Collection<Document> documents) {
        MongoCollection<BsonDocument> collection = collection(shelf);
        List<Document> open = List.copyOf(Keys.ordered(documents).values());
        for (int round = 0; !open.isEmpty(); round++) {
            if (round == MOST_ROUNDS) {
                throw new IllegalStateException("Other writers overtook " + open.size() + " documents of "
                        + shelf.storeName() + " " + MOST_ROUNDS + " times in a row; let one process write a shelf");
            }
            open = stillNewer(refused(collection, open), collection);
        }
    }

    /** Writes where nothing or something older is stored; an upsert that finds something newer collides with its key. */
    private static List<Document> refused(MongoCollection<BsonDocument> collection, List<Document> documents) {
        List<WriteModel<BsonDocument>> writes = new ArrayList<>(documents.size());
        for (Document document : documents) {
            writes.add(new ReplaceOneModel<>(
                    and(eq(KEY, document.key()), lt(POSITION, document.position())), stored(document), OR_INSERT));
        }
        try {
            collection.bulkWrite(writes, ANY_ORDER);
            return List.of();
        } catch (MongoBulkWriteException e) {
            if (e.getWriteConcernError() != null
                    || e.getWriteErrors().stream().anyMatch(error -> error.getCode() != DUPLICATE_KEY)) {
                throw e;
            }
            return e.getWriteErrors().stream()
                    .map(BulkWriteError::getIndex)
                    .map(documents::get)
                    .toList();
        }
    }

    /** Of the refused, those still newer than what is stored: another writer inserted something older at the same instant. */
    private static List<Document> stillNewer(List<Document> refused, MongoCollection<BsonDocument> collection) {
        if (refused.isEmpty()) {
            return refused;
        }
        List<String> keys = refused.stream().map(Document::key).toList();
        var positions = HashMap.<String, Long>newHashMap(keys.size());
        for (BsonDocument stored : collection.find(in(KEY, keys)).projection(Projections.include(POSITION))) {
            positions.put(
                    stored.getString(KEY).getValue(), stored.getInt64(POSITION).getValue());
        }
        return refused.stream()
                .filter(document -> positions.getOrDefault(document.key(), Long.MIN_VALUE) < document.position())
                .toList();
    }

    @Override
    public void delete(Shelf shelf, Collection<String> keys) {
        if (!keys.isEmpty()) {
            collection(shelf).deleteMany(in(KEY, keys));
        }
    }

    @Override
    public List<Document> range(Shelf shelf, Range range) {
        Bson within = and(gte(KEY, range.from()), lt(KEY, Keys.end(range.to())));
        FindIterable<BsonDocument> page = collection(shelf)
                .find(within)
                .sort(range.descending() ? Sorts.descending(KEY) : Sorts.ascending(KEY))
                .limit(range.limit());
        var documents = new ArrayList<Document>();
        for (BsonDocument stored : page) {
            documents.add(document(stored));
        }
        return documents;
    }

    @Override
    public long count(Shelf shelf) {
        return collection(shelf).countDocuments();
    }

    @Override
    public void drop(Shelf shelf) {
        collection(shelf).drop();
    }

    @Override
    public Set<Shelf> shelves() {
        var filled = new HashSet<Shelf>();
        for (String name : database.listCollectionNames()) {
            Matcher shelf = COLLECTION.matcher(name);
            if (shelf.matches() && database.getCollection(name).find().limit(1).first() != null) {
                filled.add(new Shelf(shelf.group(1).replace('_', '-'), Integer.parseInt(shelf.group(2))));
            }
        }
        return filled;
    }

    private MongoCollection<BsonDocument> collection(Shelf shelf) {
        return database.getCollection(shelf.storeName(), BsonDocument.class);
    }

    private static BsonDocument stored(Document document) {
        return new BsonDocument(KEY, new BsonString(document.key()))
                .append(POSITION, new BsonInt64(document.position()))
                .append(BODY, new BsonBinary(document.body()));
    }

    private static Document document(BsonDocument stored) {
        return new Document(
                stored.getString(KEY).getValue(),
                stored.getInt64(POSITION).getValue(),
                stored.getBinary(BODY).getData());
    }
}
