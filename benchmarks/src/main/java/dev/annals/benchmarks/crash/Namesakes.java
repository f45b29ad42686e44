package dev.annals.benchmarks.crash;

import dev.annals.benchmarks.product.Rest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Two people with two identifiers each, whom one client merges and splits by turns, and what they have to be by now. */
final class Namesakes {

    private final int number;
    private volatile boolean isOne;

    Namesakes(int number) {
        this.number = number;
    }

    /** The interactions that make the two known. */
    String introduction() {
        return introduction("a") + "," + introduction("b");
    }

    private String introduction(String which) {
        return """
                {"type":"identify","messageId":"%1$s","userId":"%1$s","anonymousId":"%1$s-device"}""".formatted(name(which));
    }

    /** What the next decision is: {@code merge} or {@code split}. */
    String next() {
        return isOne ? "split" : "merge";
    }

    /** The body of the next decision. */
    String body() {
        return """
                {"one":"user_id:%s","other":"user_id:%s","reason":"crash test"}""".formatted(name("a"), name("b"));
    }

    /** The next decision was taken, now or before. */
    void taken() {
        isOne = !isOne;
    }

    /** What is wrong with the two as they can be read; nothing when all is well. */
    List<String> differences(Rest rest, long position) throws IOException, InterruptedException {
        List<String> wrong = new ArrayList<>();
        JsonNode first = forest(rest, "user_id:" + name("a"), position);
        JsonNode firstDevice = forest(rest, "anonymous_id:" + name("a") + "-device", position);
        JsonNode second = forest(rest, "user_id:" + name("b"), position);
        JsonNode secondDevice = forest(rest, "anonymous_id:" + name("b") + "-device", position);
        if (!id(first).equals(id(firstDevice)) || !id(second).equals(id(secondDevice))) {
            wrong.add("A device of pair " + number + " is not with its owner");
        }
        if (id(first).equals(id(second)) != isOne) {
            wrong.add("Pair " + number + (isOne ? " was merged and is two" : " was split and is one"));
        }
        int nodes = isOne ? 4 : 2;
        if (first.path("nodes").size() != nodes || second.path("nodes").size() != nodes) {
            wrong.add("Pair " + number + " has " + first.path("nodes").size() + " and "
                    + second.path("nodes").size() + " identifiers, expected are " + nodes);
        }
        return wrong;
    }

    private static JsonNode forest(Rest rest, String named, long position) throws IOException, InterruptedException {
        return rest.read("/api/v1/profiles/" + named + "/identity?atLeast=" + position);
    }

    private static String id(JsonNode forest) {
        return forest.path("profileId").asString("");
    }

    private String name(String which) {
        return "namesake-" + number + which;
    }
}
