package dev.annals.query.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.access.RecordAccess;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.quarantine.QuarantineEvent.InteractionQuarantined;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineDiscarded;
import dev.annals.api.quarantine.QuarantineEvent.QuarantineRedriven;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Role;
import dev.annals.query.Api;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuarantineControllerTest {

    private static final String QUARANTINE = "/api/v1/quarantine";
    private static final Instant NOON = Instant.parse("2025-12-24T12:00:00Z");

    private final Api api = new Api().as(Role.COMPLIANCE);
    private final FragmentId first = quarantined(1);
    private final FragmentId second = quarantined(2);
    private final FragmentId third = quarantined(3);

    QuarantineControllerTest() {
        api.log().append(first, new QuarantineDiscarded(first, "admin:ops", "sent by mistake"), "admin:ops");
        api.log().append(second, new QuarantineRedriven(second, "admin:ops", id(9)), "admin:ops");
        api.caughtUp();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void theListHasTheNewestFirstAsTheyAreTodayWithoutWhatWasSent() throws Exception {
        var answer = api.ask(QUARANTINE);

        assertThat(answer)
                .hasStatusOk()
                .hasHeader("X-Annals-Position", "5")
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [{"id": "%s", "source": "web", "code": "no-identifier", "detail": "$.userId is missing",
                                    "receivedAt": "2025-12-24T12:00:03Z", "status": "open", "raw": null},
                                   {"id": "%s", "status": "redriven", "fragmentId": "%s"},
                                   {"id": "%s", "status": "discarded", "reason": "sent by mistake"}],
                         "next": null}
                        """.formatted(third, second, id(9), first));
        assertThat(answer.getResponse().getContentAsString()).doesNotContain("secret");
        assertThat(api.accesses()).isEmpty();
    }

    @Test
    void pagesFollowEachOtherByTheirCursor() {
        assertThat(api.ask(QUARANTINE + "?limit=2")).bodyJson().isLenientlyEqualTo("""
                {"items": [{"id": "%s"}, {"id": "%s"}], "next": "2"}""".formatted(third, second));
        assertThat(api.ask(QUARANTINE + "?limit=2&cursor=2")).bodyJson().isLenientlyEqualTo("""
                {"items": [{"id": "%s"}], "next": null}""".formatted(first));
    }

    @Test
    void onlyItemsOfAStatusCanBeAskedFor() {
        assertThat(api.ask(QUARANTINE + "?status=open"))
                .bodyJson()
                .extractingPath("items[*].id")
                .isEqualTo(List.of(third.toString()));
    }

    @Test
    void oneItemComesWithWhatWasSentAndTheReadIsRecorded() {
        assertThat(api.ask(QUARANTINE + "/" + third, "X-Annals-Purpose", "repair"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("raw")
                .isEqualTo("{\"secret\":3}");
        assertThat(api.accesses())
                .containsExactly(new RecordAccess(third, "compliance:reader", "quarantine", "repair"));
    }

    @Test
    void whatWasSentIsHeldBackWhenTheReadCannotBeRecorded() throws Exception {
        api.commands().failWith(new Rejected(Rejection.STORE_UNAVAILABLE, "away"));

        var answer = api.ask(QUARANTINE + "/" + third);

        assertThat(answer).hasStatus(503);
        assertThat(answer.getResponse().getContentAsString()).doesNotContain("secret");
    }

    @Test
    void anErasedItemIsStillShownWithoutWhatWasSent() {
        api.keys().destroy(List.of(third));

        assertThat(api.ask(QUARANTINE + "/" + third)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"id": "%s", "code": "no-identifier", "raw": null}""".formatted(third));
        assertThat(api.accesses()).isEmpty();
    }

    @Test
    void anUnknownItemIsNotFound() {
        assertThat(api.ask(QUARANTINE + "/" + id(77))).hasStatus(404);
        assertThat(api.ask(QUARANTINE + "/not-an-id")).hasStatus(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "cursor=x", "cursor=-1", "status=lost", "atLeast=x"})
    void aParameterThatCannotBeUsedIsRefused(String query) {
        assertThat(api.ask(QUARANTINE + "?" + query)).hasStatus(400);
    }

    @ParameterizedTest
    @EnumSource(names = {"ANALYST", "MARKETER", "DESIGNER", "SERVICE", "SOURCE"})
    void onlyThoseWhoMayReadAuditsSeeIt(Role role) {
        api.as(role);

        assertThat(api.ask(QUARANTINE)).hasStatus(403);
        assertThat(api.ask(QUARANTINE + "/" + third)).hasStatus(403);
    }

    private FragmentId quarantined(int number) {
        FragmentId item = id(number);
        String raw = "{\"secret\":" + number + "}";
        api.log()
                .append(
                        item,
                        new InteractionQuarantined(
                                item, "web", "no-identifier", "$.userId is missing", NOON.plusSeconds(number), raw),
                        "source:web");
        return item;
    }

    private static FragmentId id(int number) {
        return new FragmentId(new UUID(7, number));
    }
}
