package dev.annals.benchmarks.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People with two devices and one e-mail address each, whose traffic is made of every kind of request that is recorded:
 * single interactions, batches, identifies that join the devices, and requests that have to be refused.
 */
final class Shoppers {

    private static final int LARGEST_BATCH = 50;

    private final String run;
    private final int people;

    /**
     * @param run what tells the people of this run from those of another
     * @param people how many there are
     */
    Shoppers(String run, int people) {
        this.run = run;
        this.people = people;
    }

    /** A request drawn at random. */
    Draft next(SplittableRandom random) {
        int dice = random.nextInt(100);
        if (dice < 55) {
            return track(random);
        }
        if (dice < 75) {
            return batch(random);
        }
        return dice < 95 ? identify(random) : unreadable(random);
    }

    /** All identifiers that anything may be recorded under, as the API addresses profiles. */
    List<String> identifiers() {
        return IntStream.range(0, people)
                .boxed()
                .flatMap(person -> Stream.of(
                        "user_id:" + userId(person),
                        "anonymous_id:" + device(person, 0),
                        "anonymous_id:" + device(person, 1)))
                .toList();
    }

    private Draft track(SplittableRandom random) {
        String id = messageId(random);
        return new Draft("/v1/track", track(random, id), List.of(id));
    }

    private Draft batch(SplittableRandom random) {
        List<String> ids = new ArrayList<>();
        List<String> items = new ArrayList<>();
        for (int i = random.nextInt(2, LARGEST_BATCH + 1); i > 0; i--) {
            String id = messageId(random);
            ids.add(id);
            items.add(random.nextInt(10) == 0 ? identify(random, id) : track(random, id));
        }
        return new Draft("/v1/batch", "{\"batch\":[" + String.join(",", items) + "]}", ids);
    }

    private Draft identify(SplittableRandom random) {
        String id = messageId(random);
        return new Draft("/v1/identify", identify(random, id), List.of(id));
    }

    /** Cut off in the middle: nothing of it may be recorded. */
    private Draft unreadable(SplittableRandom random) {
        String id = messageId(random);
        String whole = track(random, id);
        return new Draft("/v1/track", whole.substring(0, whole.length() - 10), List.of(id));
    }

    private String track(SplittableRandom random, String messageId) {
        int person = random.nextInt(people);
        String who = random.nextBoolean()
                ? "\"userId\":\"" + userId(person) + "\""
                : "\"anonymousId\":\"" + device(person, random.nextInt(2)) + "\"";
        return """
                {"type":"track","messageId":"%s",%s,"event":"Product Viewed","properties":{"sku":"sku-%d","price":%d}}""".formatted(messageId, who, random.nextInt(1_000), random.nextInt(1, 500));
    }

    private String identify(SplittableRandom random, String messageId) {
        int person = random.nextInt(people);
        String user = random.nextInt(3) == 0 ? "\"userId\":\"" + userId(person) + "\"," : "";
        return """
                {"type":"identify","messageId":"%s",%s"anonymousId":"%s","traits":{"email":"%s@example.com","score":%d}}""".formatted(messageId, user, device(person, random.nextInt(2)), userId(person), random.nextInt(1_000));
    }

    private String userId(int person) {
        return "shopper-" + run + "-" + person;
    }

    private String device(int person, int number) {
        return "device-" + run + "-" + person + "-" + number;
    }

    private static String messageId(SplittableRandom random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
