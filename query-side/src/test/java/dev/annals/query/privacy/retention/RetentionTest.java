package dev.annals.query.privacy.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.consent.PurposeEvent.PurposesPublished;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.privacy.EraseProfile;
import dev.annals.api.privacy.ExpirePurpose;
import dev.annals.api.privacy.ExpiryReceipt;
import dev.annals.api.privacy.PurgeCiphertext;
import dev.annals.api.privacy.PurgeReceipt;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Role;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.query.Api;
import dev.annals.query.identity.ProfileReads;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RetentionTest {

    private static final String CATALOGUE = """
            controllers: [{key: main, name: The shop}]
            purposes:
              - {key: service, name: {en: Service}, description: {en: To serve}, basis: {default: contract}, retention: P10Y}
              - {key: analytics, name: {en: Statistics}, description: {en: To count}, basis: {default: consent}, retention: P1Y}
            collection:
              - {purpose: analytics, types: [track], names: [Product Viewed]}
            """;

    private final Api api = new Api().as(Role.COMPLIANCE);
    private final List<FragmentId> read = new ArrayList<>();
    private Instant begun = Instant.MIN;
    private FragmentId viewer;
    private FragmentId device;
    private FragmentId customer;

    @BeforeEach
    void people() {
        viewer = api.opened(Namespace.USER_ID, "viewer");
        device = api.opened(Namespace.ANONYMOUS_ID, "viewers-device");
        customer = api.opened(Namespace.USER_ID, "customer");
        begun = api.tracked(viewer, "Product Viewed", Instant.EPOCH, Map.of()).at();
        api.tracked(device, "Product Viewed", Instant.EPOCH, Map.of());
        api.tracked(customer, "Product Viewed", Instant.EPOCH, Map.of());
        api.tracked(customer, "Order Completed", Instant.EPOCH, Map.of());
        api.merged(viewer, device);
        api.caughtUp();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void whoseLastPurposeIsOverIsDueAndNobodyElse() throws Exception {
        publish();

        assertThat(due(begun.plus(Duration.ofDays(300)))).doesNotContain("profileId");
        JsonNode afterAYear = page(begun.plus(Duration.ofDays(400)));
        assertThat(afterAYear.path("items").size()).isEqualTo(1);
        assertThat(afterAYear.at("/items/0/profileId").asString()).isEqualTo(viewer.toString());
        assertThat(afterAYear.at("/items/0/byPurpose").has("analytics")).isTrue();
        assertThat(due(begun.plus(Duration.ofDays(4_000)))).contains(viewer.toString(), customer.toString(), "rest");
        Purposes purposes = api.bean(PurposeBook.class).current();
        ExpiredPeople people = api.bean(ExpiredPeople.class);
        assertThat(people.look(purposes, Instant.MAX, null).found()).hasSize(2);
        assertThat(people.look(purposes, Instant.MIN, null).found()).isEmpty();
    }

    @Test
    void ofWhoStaysThePurposeIsDueThatIsOver() throws Exception {
        publish();

        JsonNode due = page(begun.plus(Duration.ofDays(400))).path("purposes");

        assertThat(due.size()).isEqualTo(1);
        assertThat(due.at("/0/profileId").asString()).isEqualTo(customer.toString());
        assertThat(due.at("/0/purpose").asString()).isEqualTo("analytics");
    }

    @Test
    void whatIsOverOfWhoStaysIsToldNoMoreAndTakenOutOfTheRowsAtTheEndOfThePass() throws Exception {
        publish();
        api.commands().answer(ExpirePurpose.class, new ExpiryReceipt(1, 0, 9));
        api.commands().answer(PurgeCiphertext.class, new PurgeReceipt(1, 1, 10));

        RetentionRounds rounds = rounds(begun.plus(Duration.ofDays(400)));
        rounds.round();

        assertThat(sent(ExpirePurpose.class))
                .containsExactly(
                        new ExpirePurpose(customer, List.of(customer), "analytics", "retention", RecordedEvent.SYSTEM));
        assertThat(sent(PurgeCiphertext.class))
                .containsExactly(new PurgeCiphertext(null, true, false, RecordedEvent.SYSTEM));
        assertThat(api.commands().sent().getLast()).isInstanceOf(PurgeCiphertext.class);

        api.commands().answer(ExpirePurpose.class, new ExpiryReceipt(0, 0, 9));
        rounds.round();
        assertThat(sent(PurgeCiphertext.class)).as("nothing is new").hasSize(1);
    }

    @Test
    void whereRowsCannotBeChangedThatIsNoReasonToStop() throws Exception {
        publish();
        api.commands().failWith(new Rejected(Rejection.CONFLICT, "Axon Server keeps them."));

        assertThat(rounds(begun.plus(Duration.ofDays(1))).round()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void whatCameLatelyKeepsAPersonWhateverItsFragment() throws Exception {
        publish();
        api.log()
                .append(
                        device,
                        api.log().newest(device, 2, 1).getFirst().event(),
                        "source:web",
                        begun.plus(Duration.ofDays(399)),
                        new UUID(1, 99));
        api.caughtUp();

        assertThat(due(begun.plus(Duration.ofDays(400)))).doesNotContain(viewer.toString());
    }

    @Test
    void whoIsDueIsErasedWithAllFragmentsUnderAnIdThatIsTheSameEachTime() throws Exception {
        publish();

        api.commands().answer(ExpirePurpose.class, new ExpiryReceipt(1, 0, 9));
        api.commands().answer(PurgeCiphertext.class, new PurgeReceipt(1, 1, 10));
        rounds(begun.plus(Duration.ofDays(400))).round();
        rounds(begun.plus(Duration.ofDays(401))).round();

        List<EraseProfile> orders = sent(EraseProfile.class);
        assertThat(orders).hasSize(2).allSatisfy(order -> {
            assertThat(order.fragments()).containsExactlyInAnyOrder(viewer, device);
            assertThat(order.ground()).isEqualTo("retention");
            assertThat(order.erasure()).isEqualTo(orders.getFirst().erasure());
        });
    }

    @Test
    void whatCannotBeOverYetIsNotReadBeforeItCan() throws Exception {
        publish();
        for (FragmentId each : List.of(viewer, device, customer)) {
            api.log()
                    .append(
                            each,
                            api.log().newest(each, 2, 1).getFirst().event(),
                            "source:web",
                            begun.plus(Duration.ofDays(300)),
                            new UUID(2, each.hashCode()));
        }
        api.caughtUp();
        api.commands().answer(ExpirePurpose.class, new ExpiryReceipt(1, 0, 9));
        api.commands().answer(PurgeCiphertext.class, new PurgeReceipt(0, 0, 10));
        MovedClock clock = new MovedClock();
        RetentionRounds rounds =
                rounds(clock, new ExpiredPeople(api.fragments(), api.bean(ProfileReads.class), watched()));

        assertThat(readIn(rounds, clock, 1)).as("all are too young").isEmpty();
        assertThat(readIn(rounds, clock, 370)).containsExactlyInAnyOrder(viewer, device, customer);
        assertThat(readIn(rounds, clock, 371, 500, 660)).isEmpty();
        assertThat(api.commands().sent()).hasOnlyElementsOfType(PurgeCiphertext.class);
        assertThat(readIn(rounds, clock, 670)).contains(viewer, device, customer);
        assertThat(sent(EraseProfile.class)).hasSize(1);
    }

    @Test
    void anotherCatalogueOrAClockThatWasPutBackHasAllLookedAtAgain() throws Exception {
        publish();
        api.commands().failWith(new Rejected(Rejection.CONFLICT, "Nothing is purged here."));
        MovedClock clock = new MovedClock();
        RetentionRounds rounds =
                rounds(clock, new ExpiredPeople(api.fragments(), api.bean(ProfileReads.class), watched()));
        assertThat(readIn(rounds, clock, 300, 299)).isEmpty();

        FragmentId stream = PurposeBook.stream(api.bean(FragmentIds.class));
        api.log()
                .append(
                        stream,
                        new PurposesPublished(stream, 2, "hash-2", CATALOGUE.replace("P1Y", "P1M")),
                        RecordedEvent.SYSTEM,
                        begun,
                        new UUID(1, 2));
        api.bean(PurposeBook.class).refresh();

        assertThat(readIn(rounds, clock, 299)).contains(viewer, device, customer);
    }

    private List<FragmentId> readIn(RetentionRounds rounds, MovedClock clock, int... days) throws Exception {
        read.clear();
        for (int day : days) {
            clock.now = begun.plus(Duration.ofDays(day));
            rounds.round();
        }
        return List.copyOf(read);
    }

    /** The log, with a note of each stream that is read. */
    private EventLog watched() {
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("stream")) {
                        read.add((FragmentId) arguments[0]);
                    }
                    return method.invoke(api.log(), arguments);
                });
    }

    private static final class MovedClock extends Clock {

        private Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    @Test
    void nothingIsErasedByACatalogueThatNobodyPublished() throws Exception {
        rounds(begun.plus(Duration.ofDays(40_000))).round();

        assertThat(api.commands().sent()).isEmpty();
    }

    private void publish() {
        FragmentId stream = PurposeBook.stream(api.bean(FragmentIds.class));
        api.log()
                .append(
                        stream,
                        new PurposesPublished(stream, 1, "hash", CATALOGUE),
                        RecordedEvent.SYSTEM,
                        begun,
                        new UUID(1, 1));
        api.bean(PurposeBook.class).refresh();
    }

    private RetentionRounds rounds(Instant now) {
        return rounds(Clock.fixed(now, ZoneOffset.UTC), api.bean(ExpiredPeople.class));
    }

    private RetentionRounds rounds(Clock clock, ExpiredPeople people) {
        return new RetentionRounds(
                people,
                api.bean(PurposeBook.class),
                api.commands(),
                api.bean(FragmentIds.class),
                clock,
                Duration.ofDays(1));
    }

    private <C> List<C> sent(Class<C> type) {
        return api.commands().sent().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private JsonNode page(Instant asOf) throws Exception {
        return JsonMapper.shared().readTree(due(asOf));
    }

    private String due(Instant asOf) throws Exception {
        return api.ask("/api/v1/retention/due?asOf=" + asOf).getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
