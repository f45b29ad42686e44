package dev.annals.command.privacy;

import static dev.annals.command.privacy.ErasureHouse.ANNA;
import static dev.annals.command.privacy.ErasureHouse.BROWSER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.interaction.InteractionEvent.InteractionsExpired;
import dev.annals.api.privacy.ErasureEvent.PurposeExpired;
import dev.annals.api.privacy.ExpirePurpose;
import dev.annals.api.privacy.ExpiryReceipt;
import dev.annals.api.privacy.LiftHold;
import dev.annals.api.privacy.SetHold;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Expiries;
import dev.annals.platform.events.ForgettingLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExpiryCommandsTest {

    private static final FragmentId HOLD = new FragmentId(new UUID(7, 1));

    private final ErasureHouse house = new ErasureHouse();
    private final Expiries expiries = new Expiries(house.backbone, house.ids);
    private final EventLog log = new ForgettingLog(house.backbone, expiries);
    private final PurposeBook purposes = new PurposeBook(log, house.ids);
    private final ExpiryCommands commands = new ExpiryCommands(
            house.groupCommit,
            log,
            house.ids,
            purposes,
            new HeldCategories(house.holds, purposes, log, house.clock),
            expiries,
            house.clock);

    @AfterEach
    void stop() {
        house.close();
    }

    @Test
    void whatWasCollectedForThePurposeIsToldNoMoreAndNothingElseChanges() {
        views(ANNA, "m-1", "m-2");
        orders("m-3");
        views(ANNA, "m-4");
        views(BROWSER, "m-5");

        ExpiryReceipt receipt = expire("request");

        assertThat(receipt.interactions()).isEqualTo(4);
        assertThat(told()).containsExactly("Order Completed");
        assertThat(house.events(InteractionsExpired.class))
                .extracting(InteractionsExpired::interactions)
                .containsExactlyInAnyOrder(3L, 1L);
        assertThat(house.events(PurposeExpired.class)).singleElement().satisfies(it -> {
            assertThat(it.interactions()).isEqualTo(4);
            assertThat(it.ground()).isEqualTo("request");
        });
        assertThat(log.all(receipt.position() - 1).findFirst()).isPresent();
    }

    @Test
    void whatComesLaterIsToldAndWhatIsAskedAgainIsNotRecordedAgain() {
        views(ANNA, "m-1");
        expire("request");
        assertThat(expire("request").interactions()).isZero();
        assertThat(house.events(PurposeExpired.class)).hasSize(1);

        views(ANNA, "m-2");
        assertThat(told()).containsExactly("Product Viewed");
        assertThat(expire("request").interactions()).isEqualTo(1);
        assertThat(told()).isEmpty();
    }

    @Test
    void bySchedulePurposesGoWhoseTimeIsOverAndNoOthers() {
        views(ANNA, "m-1");
        orders("m-2");
        house.now = Instant.now().plus(Duration.ofDays(700));
        assertThat(expire("retention").interactions()).isZero();

        house.now = house.now.plus(Duration.ofDays(60));
        assertThat(expire("retention").interactions()).isEqualTo(1);
        assertThat(told()).containsExactly("Order Completed");
    }

    @Test
    void whatALegalHoldDemandsStaysUntilItEnds() {
        views(ANNA, "m-1");
        house.desk()
                .handle(new SetHold(
                        HOLD,
                        List.of("behaviour"),
                        "AO 147",
                        null,
                        List.of(house.ids.of(ANNA)),
                        null,
                        "tax audit",
                        "compliance:carla"));

        assertThat(expire("request")).satisfies(kept -> {
            assertThat(kept.interactions()).isZero();
            assertThat(kept.held()).isEqualTo(1);
        });
        assertThat(told()).containsExactly("Product Viewed");

        house.desk().handle(new LiftHold(HOLD, "the audit is over", "compliance:carla"));
        assertThat(expire("request").interactions()).isEqualTo(1);
        assertThat(told()).isEmpty();
    }

    @Test
    void aPurposeThatNobodyKnowsIsNotFound() {
        assertThatExceptionOfType(Rejected.class)
                .isThrownBy(() -> commands.handle(
                        new ExpirePurpose(house.ids.of(ANNA), List.of(), "gossip", "request", "compliance:carla")))
                .satisfies(it -> assertThat(it.rejection()).isEqualTo(Rejection.NOT_FOUND));
    }

    private ExpiryReceipt expire(String ground) {
        return commands.handle(new ExpirePurpose(
                house.ids.of(ANNA),
                List.of(house.ids.of(ANNA), house.ids.of(BROWSER)),
                "analytics",
                ground,
                "compliance:carla"));
    }

    private void views(Identifier who, String... messages) {
        for (String message : messages) {
            house.record(message, who);
        }
    }

    private void orders(String message) {
        house.record("Order Completed", message, ANNA);
    }

    private List<String> told() {
        return log.all(-1)
                .filter(event -> event.event() instanceof InteractionRecorded it && it.content() != null)
                .map(event -> ((InteractionRecorded) event.event()).name())
                .toList();
    }
}
