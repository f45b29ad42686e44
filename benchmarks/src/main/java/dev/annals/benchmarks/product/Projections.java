package dev.annals.benchmarks.product;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The product's projections, as the operations of its REST API show and rebuild them. */
public final class Projections {

    private static final String ALL = "/api/v1/operations/projections";

    private final Rest rest;

    /** @param rest as an admin */
    public Projections(Rest rest) {
        this.rest = rest;
    }

    /** The names of those that keep documents, and so can be rebuilt and compared. */
    public List<String> names() throws IOException, InterruptedException {
        return StreamSupport.stream(rest.read(ALL).path("items").spliterator(), false)
                .filter(projection -> projection.path("rebuildable").asBoolean())
                .map(projection -> projection.path("name").asString())
                .toList();
    }

    /** The lowest position that any of them, or any other processor of the log, has reached. */
    public long position() throws IOException, InterruptedException {
        return StreamSupport.stream(rest.read(ALL).path("items").spliterator(), false)
                .mapToLong(projection -> projection.path("position").asLong())
                .min()
                .orElse(-1);
    }

    /** Rebuilds one from the first event on, beside the live one; answers after how many seconds it took its place. */
    public double replay(String name) throws IOException, InterruptedException {
        return good(rest.post(ALL + "/" + name + "/replay", "{}"), name)
                .body()
                .path("seconds")
                .asDouble();
    }

    /** Compares each with what a rebuild would make of the log, and tells the first difference of each. */
    public List<String> differences() throws IOException, InterruptedException {
        List<String> differences = new ArrayList<>();
        for (String name : names()) {
            Rest.Answer answer = good(rest.post(ALL + "/" + name + "/check", "{}"), name);
            if (!answer.body().path("first").isNull()) {
                differences.add("Projection " + name + " differs from a rebuild: " + answer.body());
            }
        }
        return differences;
    }

    private static Rest.Answer good(Rest.Answer answer, String name) {
        if (!answer.isGood()) {
            throw new IllegalStateException(
                    "Projection " + name + " answered " + answer.status() + ": " + answer.body());
        }
        return answer;
    }
}
