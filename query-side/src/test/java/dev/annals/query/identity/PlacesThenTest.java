package dev.annals.query.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.projections.identity.MergeTree;
import dev.annals.projections.identity.SourcePriority;
import dev.annals.query.Api;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PlacesThenTest {

    private final Api api = new Api();
    private final FragmentId user = api.opened(Namespace.USER_ID, "mia");
    private final FragmentId mail = api.opened(Namespace.EMAIL, "mia@example.com");

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void whoWasOnePersonThenIsToldByTheFewEventsThatDecidedSo() {
        for (int i = 0; i < 50; i++) {
            api.tracked(user, "Product Viewed", Instant.EPOCH.plusSeconds(i), Map.of());
        }
        Instant apart = now();
        api.merged(user, mail);
        Instant one = now();
        api.split(user, mail);
        Instant again = now();
        api.merged(user, mail);
        api.caughtUp();
        FewEvents log = new FewEvents(api.log());
        ProfileReads reads = new ProfileReads(api.fragments(), log, api.bean(SourcePriority.class));
        MergeTree today = reads.tree(mail).orElseThrow();

        assertThat(members(reads, apart, today)).containsExactly(mail);
        assertThat(members(reads, one, today)).containsExactlyInAnyOrder(mail, user);
        assertThat(members(reads, again, today)).containsExactly(mail);
        assertThat(reads.placesThen(mail, Instant.EPOCH, today)).isEmpty();
        assertThat(log.most).isLessThan(15);
    }

    private Set<FragmentId> members(ProfileReads reads, Instant then, MergeTree today) {
        return reads.placesThen(mail, then, today).orElseThrow().members().keySet();
    }

    private Instant now() {
        return api.log().events().getLast().at();
    }

    /** A log that answers events at positions and nothing else. */
    private static final class FewEvents implements EventLog {

        private final EventLog log;
        private int most;

        FewEvents(EventLog log) {
            this.log = log;
        }

        @Override
        public List<RecordedEvent> at(Collection<Long> positions) {
            most = Math.max(most, positions.size());
            return log.at(positions);
        }

        @Override
        public List<RecordedEvent> newest(FragmentId stream, long before, int limit) {
            throw new AssertionError("A stream was read");
        }

        @Override
        public Stream<RecordedEvent> stream(FragmentId stream, long fromSequence) {
            throw new AssertionError("A stream was read");
        }

        @Override
        public Stream<RecordedEvent> all(long afterPosition) {
            throw new AssertionError("The log was read");
        }

        @Override
        public long head() {
            return log.head();
        }

        @Override
        public Set<UUID> existing(Collection<UUID> ids) {
            return log.existing(ids);
        }
    }
}
