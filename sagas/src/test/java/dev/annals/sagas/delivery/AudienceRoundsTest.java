package dev.annals.sagas.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.delivery.ChangeAudience.KeepInStep;
import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.Standing;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.segment.MembershipCause;
import dev.annals.platform.delivery.AttachedAudience;
import dev.annals.platform.delivery.AudienceBook;
import dev.annals.platform.delivery.AudienceMembers;
import dev.annals.platform.segment.Memberships;
import dev.annals.testkit.InMemoryEventLog;
import dev.annals.testkit.TestFragmentIds;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AudienceRoundsTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private final ConcurrentSkipListMap<FragmentId, Boolean> sent = new ConcurrentSkipListMap<>();
    private final List<FragmentId> inSegment =
            IntStream.range(0, 1_203).mapToObj(AudienceRoundsTest::person).toList();
    private final List<FragmentId> told =
            IntStream.range(1_000, 1_700).mapToObj(AudienceRoundsTest::person).toList();

    @Test
    void everybodyOfTheSegmentIsKeptInStepAndWhoeverLeftIsTakenOut() {
        rounds().compare(audience(true));

        assertThat(sent).hasSize(1_700);
        sent.forEach((profile, isMember) ->
                assertThat(isMember).as(profile.toString()).isEqualTo(inSegment.contains(profile)));
    }

    @Test
    void whatIsNotKeptInStepAnyMoreIsEmptied() {
        rounds().compare(audience(false));

        assertThat(sent.keySet()).containsExactlyElementsOf(told);
        assertThat(sent.values()).containsOnly(false);
    }

    private AudienceRounds rounds() {
        return new AudienceRounds(
                new AudienceBook(new InMemoryEventLog(), new TestFragmentIds()),
                new Members(),
                new Told(),
                command -> {
                    KeepInStep keep = (KeepInStep) command;
                    assertThat(keep.asOf()).isEqualTo(77);
                    sent.put(keep.profile(), keep.isMember());
                    return null;
                },
                InstantSource.fixed(NOW));
    }

    private static AttachedAudience audience(boolean isAttached) {
        return new AttachedAudience("vip", Channel.ADS, "advertising", Map.of(), isAttached, NOW, "marketer:ada", 5);
    }

    private static FragmentId person(int number) {
        return new FragmentId(new UUID(1, number));
    }

    private static List<FragmentId> page(List<FragmentId> all, @Nullable FragmentId after, int limit) {
        return all.stream()
                .filter(each -> after == null || each.compareTo(after) > 0)
                .limit(limit)
                .toList();
    }

    private final class Members implements Memberships {

        @Override
        public Optional<Membership> find(String segment, FragmentId profile) {
            return inSegment.contains(profile)
                    ? Optional.of(new Membership(profile, NOW, MembershipCause.INTERACTION, 1))
                    : Optional.empty();
        }

        @Override
        public Map<String, Membership> of(List<String> segments, FragmentId profile) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Membership> page(String segment, @Nullable FragmentId after, int limit) {
            return AudienceRoundsTest.page(inSegment, after, limit).stream()
                    .map(each -> new Membership(each, NOW, MembershipCause.INTERACTION, 1))
                    .toList();
        }

        @Override
        public long size(String segment) {
            return inSegment.size();
        }
    }

    private final class Told implements AudienceMembers {

        @Override
        public List<Member> page(String segment, String channel, @Nullable FragmentId after, int limit) {
            return AudienceRoundsTest.page(told, after, limit).stream()
                    .map(each -> new Member(each, Standing.IN, null, null, NOW))
                    .toList();
        }

        @Override
        public long membershipsKnownUpTo() {
            return 77;
        }
    }
}
