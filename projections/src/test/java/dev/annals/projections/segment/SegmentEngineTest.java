package dev.annals.projections.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.IdentityEvent.MergedInto;
import dev.annals.api.identity.IdentityEvent.Placed;
import dev.annals.api.identity.Link;
import dev.annals.api.identity.Namespace;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionRestored;
import dev.annals.api.interaction.InteractionEvent.InteractionRetracted;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.interaction.InteractionType;
import dev.annals.api.interaction.Span;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.segment.MembershipCause;
import dev.annals.api.segment.MembershipChange;
import dev.annals.api.segment.SegmentEvent.SegmentArchived;
import dev.annals.api.segment.SegmentEvent.SegmentListed;
import dev.annals.platform.segment.SegmentFile;
import dev.annals.platform.segment.SegmentKeys;
import dev.annals.platform.segment.SegmentPreviews.Preview;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentEngineTest {

    private static final String VIEWED = "{segment: viewed, condition: {did: Product Viewed, within: PT1H}}";

    private final SegmentHouse house;
    private final FragmentId mia;

    SegmentEngineTest(@TempDir Path folder) {
        house = new SegmentHouse(folder);
        mia = born(1);
    }

    @Test
    void timeAloneEndsAMembershipAtTheInstantAtWhichTheWindowCloses() {
        house.publish(VIEWED);
        house.feed();
        Instant viewed = views(mia);
        house.feed();

        house.tick(viewed.plus(Duration.ofMinutes(59)));
        assertThat(causes("viewed")).containsExactly("entered interaction");
        house.tick(viewed.plus(Duration.ofHours(5)));

        assertThat(causes("viewed")).containsExactly("entered interaction", "left clock");
        assertThat(house.changes("viewed").getLast().at()).isEqualTo(viewed.plus(Duration.ofHours(1)));
    }

    @Test
    void whatAProcessThatWasKilledDidNotRecordIsRecordedOnceByTheNext() {
        house.publish(VIEWED);
        house.feed();
        Instant viewed = views(mia);
        house.feed();
        house.restart();

        house.tick(viewed.plus(Duration.ofHours(3)));
        house.restart();
        house.feed();

        assertThat(causes("viewed")).containsExactly("entered interaction", "left clock");
        assertThat(house.changes("viewed").getLast().at()).isEqualTo(viewed.plus(Duration.ofHours(1)));
    }

    @Test
    void anAnswerThatWasLostRecordsNothingTwice() {
        house.publish(VIEWED);
        house.feed();
        views(mia);
        house.failures = 2;
        assertThatThrownBy(() -> house.engine.take(house.log.all(0).toList())).isInstanceOf(Rejected.class);

        house.feed();

        assertThat(causes("viewed")).containsExactly("entered interaction");
    }

    @Test
    void aSecondProcessIsRefusedAndGoesOnFromWhatTheFirstRecorded() {
        house.publish(VIEWED);
        house.feed();
        SegmentEngine other = house.start();
        other.take(List.of());
        views(mia);
        house.feed();

        assertThatThrownBy(() -> other.take(house.log.all(0).toList())).isInstanceOf(Rejected.class);
        other.take(house.log.all(0).toList());

        assertThat(causes("viewed")).containsExactly("entered interaction");
    }

    @Test
    void mergingTwoMovesTheMembershipAndSplittingGivesItBack() {
        FragmentId device = born(2);
        house.publish("{segment: ever, condition: {did: Product Viewed}}");
        house.feed();
        views(device);
        house.feed();
        Link link = new Link(device, mia, "shared-identifier", 1, new UUID(9, 9), house.now);
        house.append(device, new MergedInto(device, mia, link));
        house.feed();
        assertThat(house.members("ever", house.now)).containsExactly(mia);

        later();
        house.append(device, new Placed(device, null, List.of(), null));
        house.feed();

        assertThat(house.members("ever", house.now)).containsExactly(device);
        assertThat(causes("ever"))
                .containsExactlyInAnyOrder(
                        "entered interaction", "left merge", "entered merge", "left split", "entered split");
    }

    @Test
    void whoIsErasedLeavesForThatReason() {
        house.publish(VIEWED);
        house.feed();
        views(mia);
        house.feed();
        later();
        house.append(mia, new FragmentErased(mia, new FragmentId(new UUID(1, 1)), 1));
        house.feed();

        assertThat(causes("viewed")).containsExactly("entered interaction", "left erasure");
    }

    @Test
    void aNewSegmentSeesTheWholeHistoryAndAnEditedOneIsLookedAtAnew() {
        views(mia);
        FragmentId ben = born(3);
        house.feed();
        house.publish("{segment: late, condition: {did: Product Viewed}}");
        house.feed();
        house.publish("{segment: late, condition: {didNot: Product Viewed}}");
        house.feed();

        assertThat(house.members("late", house.now)).containsExactly(ben);
        assertThat(causes("late"))
                .containsExactlyInAnyOrder("entered backfill", "left rule-change", "entered rule-change");
    }

    @Test
    void aPreviewSaysWhoWouldEnterAndLeaveAndChangesNothing() {
        views(mia);
        FragmentId ben = born(3);
        house.publish("{segment: tried, condition: {did: Product Viewed}}");
        house.feed();

        Preview preview = house.engine.preview(
                SegmentFile.read("tried", "{segment: tried, condition: {didNot: Product Viewed}}"), 10);

        assertThat(preview.people()).isEqualTo(2);
        assertThat(preview.entering()).containsExactly(ben);
        assertThat(preview.leaving()).containsExactly(mia);
        assertThat(house.members("tried", house.now)).containsExactly(mia);
    }

    @Test
    void aSegmentThatAsksForAnotherFollowsIt() {
        FragmentId ben = born(3);
        house.publish("{segment: staff, list: true}");
        house.publish("{segment: customers, condition: {not: {segment: staff}}}");
        house.feed();
        FragmentId stream = SegmentKeys.list(house.ids, "staff");
        house.append(stream, new SegmentListed(stream, "staff", List.of(ben), List.of()));
        house.feed();

        assertThat(house.members("staff", house.now)).containsExactly(ben);
        assertThat(house.members("customers", house.now)).containsExactly(mia);
        assertThat(house.engine.overlap(List.of("staff", "customers")))
                .isEqualTo(List.of(List.of(1L, 0L), List.of(0L, 1L)));
    }

    @Test
    void whatWasRetractedNeverHappenedAndWhatItHadReplacedCountsAgain() {
        house.publish("{segment: gold, condition: {trait: tier, is: gold}}");
        house.feed();
        says(mia, "gold");
        UUID silver = says(mia, "silver");
        house.feed();
        assertThat(house.members("gold", house.now)).isEmpty();

        later();
        house.append(mia, new InteractionRetracted(mia, silver, null));
        house.feed();
        assertThat(house.members("gold", house.now)).containsExactly(mia);

        later();
        house.append(mia, new InteractionRestored(mia, silver, null));
        house.feed();
        house.restart();
        house.feed();
        assertThat(house.members("gold", house.now)).isEmpty();
    }

    @Test
    void whatIsToldNoMoreKeepsNobodyInASegment() {
        house.publish(VIEWED);
        house.publish("{segment: gold, condition: {trait: tier, is: gold}}");
        views(mia);
        says(mia, "gold");
        house.feed();
        assertThat(house.members("viewed", house.now)).containsExactly(mia);

        later();
        house.append(mia, new InteractionsExpired(mia, "analytics", List.of(new Span(1, 1)), 1));
        house.feed();
        assertThat(causes("viewed")).containsExactly("entered interaction", "left clock");
        assertThat(house.members("gold", house.now)).containsExactly(mia);

        house.restart();
        house.feed();
        assertThat(house.members("viewed", house.now)).isEmpty();
        assertThat(causes("viewed")).hasSize(2);
    }

    @Test
    void everybodyLeavesASegmentThatIsArchived() {
        house.publish("{segment: over, condition: {everyone: true}}");
        house.feed();
        FragmentId stream = SegmentKeys.definitions(house.ids);
        house.append(stream, new SegmentArchived(stream, "over", 1));
        house.feed();

        assertThat(causes("over")).containsExactly("entered backfill", "left archived");
    }

    @Test
    void amongTenThousandSegmentsAnEventReachesThoseItConcerns() {
        house.feed();
        for (int i = 0; i < 10_000; i++) {
            house.publish("{segment: of-%d, condition: {did: Thing %d, within: P%dD}}".formatted(i, i, 1 + i % 90));
        }
        house.publish(VIEWED);
        house.feed();
        views(mia);
        house.feed();

        assertThat(causes("viewed")).containsExactly("entered interaction");
        assertThat(causes("of-9999")).isEmpty();
    }

    private List<String> causes(String key) {
        return house.changes(key).stream().map(SegmentEngineTest::told).toList();
    }

    private static String told(MembershipChange change) {
        MembershipCause cause = change.cause();
        return (change.entered() ? "entered " : "left ") + cause.wireName();
    }

    private FragmentId born(int number) {
        FragmentId born = new FragmentId(new UUID(number, number));
        house.append(born, new FragmentOpened(born, Namespace.USER_ID, "person-" + number));
        return born;
    }

    private void later() {
        house.now = house.now.plusSeconds(1);
    }

    private UUID says(FragmentId who, String tier) {
        later();
        return house.append(
                        who,
                        new InteractionRecorded(
                                who,
                                "web",
                                InteractionType.IDENTIFY,
                                null,
                                house.now,
                                house.now,
                                false,
                                List.of(),
                                new Content("m", List.of(), null, Map.of("tier", tier), Map.of(), Map.of())))
                .id();
    }

    private Instant views(FragmentId who) {
        later();
        house.append(
                who,
                new InteractionRecorded(
                        who,
                        "web",
                        InteractionType.TRACK,
                        "Product Viewed",
                        house.now,
                        house.now,
                        false,
                        List.of(),
                        new Content("m", List.of(), null, Map.of(), Map.of(), Map.of())));
        return house.now;
    }
}
