package dev.annals.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** The case about deadlines of requests under a clock that jumps. */
final class RequestCases {

    private static final String REQUESTS = "/api/v1/subject-requests";
    private static final int LOOKS = 400;

    private final Studio studio;

    RequestCases(Studio studio) {
        this.studio = studio;
    }

    void anAlarmIsRaisedOnceAndInTimeHoweverTheClockJumps() {
        String request = received(studio.now());
        for (Duration jump : List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(12))) {
            during(jump, () -> assertThat(alarms(request)).as("after " + jump).isEmpty());
            during(jump.negated(), () -> assertThat(alarms(request)).isEmpty());
        }

        during(Duration.ofDays(17), () -> awaitAlarms(request, 50));
        during(Duration.ofDays(-1), () -> assertThat(alarms(request)).containsExactly(50));
        during(Duration.ofDays(17), () -> assertThat(alarms(request)).containsExactly(50));
        during(Duration.ofDays(25), () -> {
            awaitAlarms(request, 50, 75);
            during(Duration.ofHours(-25), () -> {});
            during(Duration.ofDays(8), () -> awaitAlarms(request, 50, 75, 90, 100));
        });
    }

    /** Moves the clock, waits until what is due by it was woken, does something, and puts the clock right. */
    private void during(Duration jump, Runnable something) {
        studio.forward(jump);
        try {
            awaitAlarms(received(studio.now().minus(Duration.ofDays(20))), 50);
            something.run();
        } finally {
            studio.forward(jump.negated());
        }
    }

    private String received(Instant at) {
        Map<String, Object> asked = Map.of(
                "type",
                "access",
                "law",
                "gdpr",
                "identities",
                List.of("user_id:" + Studio.unused("rhea")),
                "submittedAt",
                at.toString());
        return studio.operates(REQUESTS, asked).path("request").asString();
    }

    private void awaitAlarms(String request, int... wanted) {
        List<Integer> expected = IntStream.of(wanted).boxed().toList();
        for (int look = 0; look < LOOKS && !alarms(request).equals(expected); look++) {
            LockSupport.parkNanos(50_000_000);
        }
        assertThat(alarms(request)).isEqualTo(expected);
    }

    private List<Integer> alarms(String request) {
        return studio.askAsAdmin(REQUESTS + "?limit=1000")
                .path("items")
                .valueStream()
                .filter(each -> each.path("request").asString().equals(request))
                .flatMap(each -> each.path("alarms").valueStream())
                .map(JsonNode::asInt)
                .toList();
    }
}
