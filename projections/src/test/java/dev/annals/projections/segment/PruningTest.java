package dev.annals.projections.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {

    private static final String VIEWED = "Product Viewed";
    private static final String THREE_A_WEEK =
            "{segment: three, condition: {did: Product Viewed, within: P7D, atLeast: 3}}";
    private static final String FORTY_IN_FIFTY_DAYS =
            "{segment: forty, condition: {did: Product Viewed, within: P50D, atLeast: 40}}";

    private final SegmentHouse house;
    private final FragmentId mia = new FragmentId(new UUID(1, 1));
    private final FragmentId leo = new FragmentId(new UUID(2, 2));

    PruningTest(@TempDir Path folder) {
        house = new SegmentHouse(folder);
    }

    @BeforeEach
    void everybodyIsThere() {
        house.append(mia, new FragmentOpened(mia, Namespace.USER_ID, "mia"));
        house.append(leo, new FragmentOpened(leo, Namespace.USER_ID, "leo"));
    }

    @Test
    void whatLiesBeforeTheLongestWindowIsForgotten() {
        house.publish(THREE_A_WEEK);

        viewsDaily(mia, 60);

        assertThat(kept(mia)).isLessThanOrEqualTo(8);
        assertThat(house.members("three", house.now)).containsExactly(mia);
    }

    @Test
    void newsOfLongAgoAreNotKeptEither() {
        house.publish(THREE_A_WEEK);
        viewsDaily(mia, 1);

        views(mia, house.now.minus(Duration.ofDays(8)));
        house.feed();

        assertThat(kept(mia)).isEqualTo(1);
    }

    @Test
    void aLongerWindowThatIsAskedForLaterHasTheHistoryRead() {
        house.publish(THREE_A_WEEK);
        viewsDaily(mia, 60);

        house.publish(FORTY_IN_FIFTY_DAYS);
        house.feed();

        assertThat(house.members("forty", house.now)).containsExactly(mia);
        assertThat(kept(mia)).isBetween(40, 51);
    }

    @Test
    void whatIsAskedForWithoutAnEndIsKept() {
        house.publish(THREE_A_WEEK);
        house.publish("{segment: ever, condition: {did: Product Viewed, before: P30D}}");

        viewsDaily(mia, 60);

        assertThat(kept(mia)).isEqualTo(60);
    }

    @Test
    void ofOneWhoDoesNothingAnyMoreItIsForgottenWithTheNextCheckpoint() {
        house.publish(THREE_A_WEEK);
        viewsDaily(leo, 5);
        viewsDaily(mia, 30);
        assertThat(kept(leo)).isEqualTo(5);

        assertThat(house.checkpoint(() -> {})).isTrue();

        assertThat(kept(leo)).isZero();
        house.restart();
        house.feed();
        assertThat(kept(leo)).isZero();
        assertThat(house.members("three", house.now)).containsExactly(mia);
        assertThat(house.changes("three"))
                .filteredOn(change -> change.profile().equals(leo))
                .extracting(change -> change.entered())
                .containsExactly(true, false);
    }

    private int kept(FragmentId who) {
        return Objects.requireNonNull(house.engine.whileStill(
                machine -> machine.facts().of(who).deeds(VIEWED).size()));
    }

    private void viewsDaily(FragmentId who, int days) {
        for (int day = 0; day < days; day++) {
            house.now = house.now.plus(Duration.ofDays(1));
            views(who, house.now);
            house.feed();
        }
    }

    private void views(FragmentId who, Instant at) {
        house.append(
                who,
                new InteractionRecorded(
                        who,
                        "web",
                        InteractionType.TRACK,
                        VIEWED,
                        at,
                        at,
                        false,
                        List.of(),
                        new Content("m", List.of(), null, Map.of(), Map.of(), Map.of())));
    }
}
