package dev.annals.query.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.Cause;
import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.access.RecordExport;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Namespace;
import dev.annals.api.security.Role;
import dev.annals.query.Api;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AuditControllerTest {

    private static final Instant NOON = Instant.parse("2025-12-24T12:00:00Z");
    private static final String AUDIT = "/api/v1/audit";
    private static final String OF_MIA = AUDIT + "?subject=email:mia@example.com";

    private final Api api = new Api().as(Role.COMPLIANCE);
    private final FragmentId email = api.opened(Namespace.EMAIL, "mia@example.com");
    private final FragmentId device = api.opened(Namespace.ANONYMOUS_ID, "device-1");
    private final FragmentId stranger = api.opened(Namespace.EMAIL, "joe@example.com");

    AuditControllerTest() {
        api.tracked(device, "=Product Viewed", NOON, Map.of("sku", "A-1"));
        read(device, "service:shop");
        api.merged(email, device);
        api.identified(stranger, NOON, Map.of("name", "Joe"));
        read(email, "compliance:ada");
        api.caughtUp();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Nested
    class OfAPerson {

        @Test
        void everyEventOfEveryFragmentAndEveryReadIsListedNewestFirst() {
            assertThat(positions(api.ask(OF_MIA))).containsExactly(9L, 7L, 6L, 5L, 4L, 2L, 1L);
        }

        @Test
        void anyOfThePersonsIdentifiersLeadsToTheSameList() {
            assertThat(positions(api.ask(AUDIT + "?subject=anonymous_id:device-1")))
                    .isEqualTo(positions(api.ask(OF_MIA)));
        }

        @Test
        void anEntrySaysWhoDidWhatAndShowsNothingPersonal() throws Exception {
            MvcTestResult answer = api.ask(OF_MIA);

            assertThat(answer).hasStatusOk().hasHeader("X-Annals-Position", "9");
            JsonNode newest = items(answer).get(0);
            assertThat(newest.get("kind").asString()).isEqualTo("access.personal-data-read");
            assertThat(newest.get("actor").asString()).isEqualTo("compliance:ada");
            assertThat(newest.get("stream").asString())
                    .isEqualTo(api.accessesOf(email).toString());
            assertThat(newest.get("description").asString()).contains("profile", "support");
            assertThat(body(answer)).doesNotContain("mia@example.com", "device-1", "A-1");
        }

        @Test
        void theNumberOfAllEventsIsToldWhateverIsFiltered() {
            assertThat(api.ask(OF_MIA)).hasHeader("X-Annals-Total", "7");
            assertThat(api.ask(OF_MIA + "&kind=identity&limit=1")).hasHeader("X-Annals-Total", "7");
        }

        @Test
        void valuesBeforeAndAfterAreShownToThoseWhoAskAndRecordedAsARead() throws Exception {
            api.identified(email, NOON.plusSeconds(9), Map.of("name", "Mia B."));
            api.caughtUp();

            JsonNode newest = items(api.ask(OF_MIA + "&changes=true", "X-Annals-Purpose", "case 7"))
                    .get(0);

            assertThat(newest.at("/changes/0/field").asString()).isEqualTo("traits.name");
            assertThat(newest.at("/changes/0/after").asString()).isEqualTo("Mia B.");
            assertThat(api.accesses()).singleElement().satisfies(read -> {
                assertThat(read.resource()).isEqualTo("audit with values");
                assertThat(read.purpose()).isEqualTo("case 7");
            });
        }

        @Test
        void theListCanStillBeHadWhenThePersonIsErased() {
            api.keys().destroy(List.of(email, device));

            assertThat(positions(api.ask(OF_MIA))).containsExactly(9L, 7L, 6L, 5L, 4L, 2L, 1L);
        }

        @Test
        void pagesFollowEachOtherWithoutGapOrRepetition() {
            assertThat(walk(OF_MIA + "&limit=2")).containsExactly(9L, 7L, 6L, 5L, 4L, 2L, 1L);
        }

        @Test
        void filtersNarrowItTogether() {
            Instant sixth = api.log().events().get(5).at();

            assertThat(walk(OF_MIA + "&kind=access.personal-data-read")).containsExactly(9L, 5L);
            assertThat(walk(OF_MIA + "&kind=access.personal-data-read&actor=service:shop"))
                    .containsExactly(5L);
            assertThat(walk(OF_MIA + "&kind=identity&from=" + sixth)).containsExactly(7L, 6L);
            assertThat(walk(OF_MIA + "&kind=identity&to=" + sixth)).isEmpty();
        }

        @Test
        void whoWasNeverSeenIsNotFound() {
            assertThat(api.ask(AUDIT + "?subject=email:nobody@example.com")).hasStatus(404);
        }
    }

    @Nested
    class OfTheWholeLog {

        @Test
        void everythingIsListedNewestFirst() {
            assertThat(walk(AUDIT + "?limit=4")).containsExactly(9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
        }

        @Test
        void filtersNarrowItTogether() {
            Instant fourth = api.log().events().get(3).at();

            assertThat(walk(AUDIT + "?kind=fragment.opened&limit=1")).containsExactly(3L, 2L, 1L);
            assertThat(walk(AUDIT + "?actor=service:shop")).containsExactly(5L);
            assertThat(walk(AUDIT + "?to=" + fourth)).containsExactly(3L, 2L, 1L);
        }

        @Test
        void noReadIsRecordedBecauseNothingPersonalIsShown() {
            api.ask(AUDIT);
            api.ask(OF_MIA);

            assertThat(api.accesses()).isEmpty();
        }

        @Test
        void whatWasJustWrittenCanBeAskedFor() {
            assertThat(api.ask(AUDIT + "?atLeast=9")).hasStatusOk().hasHeader("X-Annals-Position", "9");
            assertThat(api.ask(AUDIT + "?atLeast=10")).hasStatus(504);
        }
    }

    @Nested
    class ByCause {

        @Test
        void whatOneRequestLedToIsFoundByItsId() throws Exception {
            api.log()
                    .append(
                            api.accessesOf(email),
                            new PersonalDataRead(api.accessesOf(email), email, "profile", "case 7"),
                            new Cause("compliance:ada", "asked by phone", "r-1"));
            api.caughtUp();

            JsonNode found = items(api.ask(AUDIT + "?requestId=r-1"));

            assertThat(found).hasSize(1);
            assertThat(found.get(0).get("requestId").asString()).isEqualTo("r-1");
            assertThat(found.get(0).get("reason").asString()).isEqualTo("asked by phone");
            assertThat(found.get(0).get("purpose").asString()).isEqualTo("case 7");
            assertThat(positions(api.ask(OF_MIA + "&purpose=case%207"))).containsExactly(10L);
            assertThat(positions(api.ask(AUDIT + "?requestId=r-2"))).isEmpty();
        }
    }

    @Nested
    class AsCsv {

        @Test
        void asPdfItIsAFileForPeople() {
            MvcTestResult answer = api.ask(OF_MIA, "Accept", "application/pdf");

            assertThat(answer).hasStatusOk().hasHeader("Content-Disposition", "attachment; filename=\"audit.pdf\"");
            assertThat(answer.getResponse().getContentType()).isEqualTo("application/pdf");
            assertThat(answer.getResponse().getContentAsByteArray())
                    .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
            assertThat(api.commands().sent())
                    .singleElement()
                    .isEqualTo(new RecordExport(email, "audit", "pdf", 7, "unstated"));
        }

        @Test
        void theExportItselfIsRecordedBeforeItIsHandedOut() {
            api.ask(OF_MIA, "Accept", "text/csv", "X-Annals-Purpose", "yearly report");

            assertThat(api.commands().sent())
                    .singleElement()
                    .isEqualTo(new RecordExport(email, "audit", "csv", 7, "yearly report"));
        }

        @Test
        void theSameEntriesComeAsLines() throws Exception {
            MvcTestResult answer = api.ask(OF_MIA, "Accept", "text/csv");

            assertThat(answer)
                    .hasStatusOk()
                    .hasHeader("Content-Disposition", "attachment; filename=\"audit.csv\"")
                    .doesNotContainHeader(AuditController.NEXT);
            assertThat(answer.getResponse().getContentType()).isEqualTo("text/csv;charset=UTF-8");
            assertThat(body(answer).lines()).hasSize(8);
            assertThat(body(answer)).startsWith(Csv.HEADER + "9,").doesNotContain("mia@example.com");
        }

        @Test
        void theNextPageIsNamedInAHeader() throws Exception {
            MvcTestResult first = api.ask(AUDIT + "?limit=8", "Accept", "text/csv");
            String next = first.getResponse().getHeader(AuditController.NEXT);

            assertThat(body(api.ask(AUDIT + "?limit=8&cursor=" + next, "Accept", "text/csv"))
                            .lines()
                            .skip(1))
                    .singleElement()
                    .asString()
                    .startsWith("1,");
        }

        @ParameterizedTest
        @ValueSource(strings = {"*/*", "application/json", "application/*", "text/html, */*;q=0.1"})
        void whoeverDoesNotAskForItGetsJson(String accept) {
            assertThat(api.ask(AUDIT, "Accept", accept).getResponse().getContentType())
                    .isEqualTo("application/json");
        }

        @Test
        void otherFormsAreNotAcceptable() {
            assertThat(api.ask(AUDIT, "Accept", "image/png")).hasStatus(406);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=1001",
                "limit=x",
                "cursor=x",
                "cursor=99999999999999999999",
                "subject=email:mia@example.com&cursor=7",
                "subject=mia",
                "subject=email:",
                "kind=identity.renamed",
                "kind=ident",
                "from=yesterday",
                "from=-1000000000-01-01T00:00:00Z",
                "to=%2B1000000000-12-31T23:59:59.999999999Z",
                "atLeast=soon",
                "purpose=%00"
            })
    void aParameterThatCannotBeUsedIsRefused(String query) {
        assertThat(api.ask(AUDIT + "?" + query)).hasStatus(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ANALYST", "MARKETER", "DESIGNER", "SERVICE", "SOURCE"})
    void onlyThoseWhoMayReadAuditsGetOne(String role) {
        api.as(Role.valueOf(role));

        assertThat(api.ask(AUDIT)).hasStatus(403);
        assertThat(api.ask(OF_MIA, "Accept", "text/csv")).hasStatus(403);
    }

    private void read(FragmentId profile, String actor) {
        FragmentId stream = api.accessesOf(profile);
        api.log().append(stream, new PersonalDataRead(stream, profile, "profile", "support"), actor);
    }

    private List<Long> walk(String path) {
        List<Long> positions = new ArrayList<>();
        String next = null;
        do {
            MvcTestResult answer = api.ask(next == null ? path : path + "&cursor=" + next);
            positions.addAll(positions(answer));
            JsonNode cursor = json(answer).get("next");
            next = cursor.isNull() ? null : cursor.asString();
        } while (next != null);
        return positions;
    }

    private static List<Long> positions(MvcTestResult answer) {
        List<Long> positions = new ArrayList<>();
        items(answer).forEach(item -> positions.add(item.get("position").asLong()));
        return positions;
    }

    private static JsonNode items(MvcTestResult answer) {
        return json(answer).get("items");
    }

    private static JsonNode json(MvcTestResult answer) {
        return JsonMapper.shared().readTree(body(answer));
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString();
        } catch (UnsupportedEncodingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
