package dev.annals.query.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.security.Role;
import dev.annals.query.Api;
import dev.annals.query.access.Masking;
import dev.annals.query.identity.ProfileReads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTimelineTest {

    private static final Instant NOON = Instant.parse("2025-12-24T12:00:00Z");
    private static final String TIMELINE = "/api/v1/profiles/email:mia@example.com/timeline";

    private final Api api = new Api();
    private final FragmentId email = api.opened(Namespace.EMAIL, "mia@example.com");
    private final FragmentId device = api.opened(Namespace.ANONYMOUS_ID, "device-1");

    LiveTimelineTest() {
        api.tracked(email, "Before", NOON, Map.of());
        api.caughtUp();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void eachLookShowsWhatIsNewOldestFirst() {
        TimelineFollower follower = follower(api.log().head());
        assertThat(names(follower)).isEmpty();

        api.tracked(email, "First", NOON, Map.of());
        api.tracked(email, "Second", NOON.minusSeconds(9), Map.of());

        assertThat(names(follower)).containsExactly("First", "Second");
        assertThat(names(follower)).isEmpty();
    }

    @Test
    void aDeviceThatIsMergedInMeanwhileIsFollowedToo() {
        TimelineFollower follower = follower(api.log().head());
        api.merged(email, device);
        api.tracked(device, "On the device", NOON, Map.of());
        api.caughtUp();

        assertThat(names(follower)).containsExactly("On the device");
    }

    @Test
    void aWatcherThatComesBackMissesNothing() {
        long seen = api.log().head();
        api.tracked(email, "Meanwhile", NOON, Map.of());

        assertThat(names(follower(seen))).containsExactly("Meanwhile");
    }

    @Test
    void itEndsWhenThePersonIsErased() {
        TimelineFollower follower = follower(0);
        api.keys().destroy(List.of(email));

        assertThatExceptionOfType(Rejected.class).isThrownBy(follower::look);
    }

    @Test
    void aWatcherIsAnsweredAndTheReadRecorded() {
        assertThat(api.ask(TIMELINE, "Accept", "text/event-stream")).hasStatusOk();

        assertThat(api.accesses())
                .hasSize(1)
                .first()
                .satisfies(access -> assertThat(access.resource()).isEqualTo("live timeline"));
    }

    @Test
    void whoMayNotReadMayNotWatch() {
        api.as(Role.SOURCE);

        assertThat(api.ask(TIMELINE, "Accept", "text/event-stream")).hasStatus(403);
    }

    @Test
    void aLastEventThatWasNeverSentIsRefused() {
        assertThat(api.ask(TIMELINE, "Accept", "text/event-stream", "Last-Event-ID", "yesterday"))
                .hasStatus(400);
    }

    private TimelineFollower follower(long after) {
        return new TimelineFollower(
                email, api.bean(ProfileReads.class), api.bean(Timeline.class), Masking.CLEAR, after);
    }

    private static List<String> names(TimelineFollower follower) {
        return follower.look().stream().map(TimelineItem::name).toList();
    }
}
