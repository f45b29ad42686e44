package dev.annals.query.privacy.held;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.access.RecordAccess;
import dev.annals.api.access.RecordExport;
import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentEvidence;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.delivery.DeliveryEvent.DeliveryHeldBack;
import dev.annals.api.delivery.DeliveryEvent.DeliveryRequested;
import dev.annals.api.delivery.Message;
import dev.annals.api.delivery.Origin;
import dev.annals.api.delivery.Route;
import dev.annals.api.delivery.SendRules;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.IdentityEvent.FragmentOpened;
import dev.annals.api.identity.Namespace;
import dev.annals.api.journey.JourneyRunEvent.RunStarted;
import dev.annals.api.security.Role;
import dev.annals.api.tag.TagEvent.TagPut;
import dev.annals.api.tag.TagEvent.TagTaken;
import dev.annals.api.trait.TraitEvent.TraitsPublished;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.privacy.PackageLink;
import dev.annals.platform.privacy.PackageLinks;
import dev.annals.platform.trait.TraitBook;
import dev.annals.query.Api;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PackageControllerTest {

    private static final Instant NOON = Instant.parse("2025-12-24T12:00:00Z");
    private static final String MAKE = "/api/v1/profiles/email:mia@example.com/access-package";

    private final Api api = new Api().as(Role.COMPLIANCE);
    private final FragmentId mail = api.opened(Namespace.EMAIL, "mia@example.com");

    PackageControllerTest() {
        api.identified(mail, NOON, Map.of("name", "王小美", "note", "<b>=1+1</b>"));
        api.tracked(mail, "Order Completed", NOON.plusSeconds(60), Map.of("total", 310));
        decided();
    }

    @AfterEach
    void close() {
        api.close();
    }

    @Test
    void everythingIsInItAndItsCountReconcilesWithTheLog() {
        JsonNode link = made();
        assertThat(link.get("events").asInt()).isEqualTo(api.log().events().size());
        assertThat(link.get("reconciles").asBoolean()).isTrue();

        JsonNode json = JsonMapper.shared().readTree(file(link, "package.json"));
        assertThat(json.at("/traits/name/value").asString()).isEqualTo("王小美");
        assertThat(json.at("/identifiers/0/value").asString()).isEqualTo("mia@example.com");
        assertThat(json.at("/consents/0/state").asString()).isEqualTo("given");
        assertThat(json.at("/derived/interactionsByName/Order Completed").asInt())
                .isEqualTo(1);
        assertThat(json.get("purposes").findValuesAsString("key")).contains("marketing");
        assertThat(json.get("events").findValuesAsString("kind"))
                .contains("fragment.opened", "interaction.recorded", "consent.given");
        assertThat(json.get("events").toString()).contains("203.0.113.9", "\"total\":310");
        assertThat(json.at("/counts/events").asInt())
                .isEqualTo(json.get("events").size());
        assertThat(json.at("/counts/byKind/interaction.recorded").asInt()).isEqualTo(2);
    }

    @Test
    void messagesJourneysAndWhatIsComputedAreInItAndReconcileAsWell() {
        messageHeldBack(new FragmentId(new UUID(4, 1)));
        FragmentId run = new FragmentId(new UUID(4, 2));
        api.log()
                .append(
                        run,
                        new RunStarted(
                                run,
                                "cart",
                                3,
                                NOON,
                                NOON,
                                mail,
                                1,
                                null,
                                -1,
                                "came by",
                                "treated",
                                NOON.plusSeconds(60),
                                1,
                                null));
        FragmentId traits = TraitBook.stream(api.bean(FragmentIds.class));
        api.log()
                .append(
                        traits,
                        new TraitsPublished(
                                traits, 1, "-", "traits:\n  - {key: spent, sum: total, of: Order Completed}\n"));

        JsonNode link = made();
        JsonNode json = JsonMapper.shared().readTree(file(link, "package.json"));

        assertThat(json.at("/messages/0/about/channel").asString()).isEqualTo("email");
        assertThat(json.at("/messages/0/events").findValuesAsString("kind"))
                .contains("delivery.requested", "delivery.held-back");
        assertThat(json.get("messages").toString()).contains("Only for Mia");
        assertThat(json.at("/journeys/0/about/journey").asString()).isEqualTo("cart");
        assertThat(json.at("/computed/0/key").asString()).isEqualTo("spent");
        assertThat(json.at("/computed/0/value").asInt()).isEqualTo(310);
        assertThat(json.at("/counts/messages/events").asInt()).isEqualTo(2);
        assertThat(json.at("/counts/journeys/streams/0/lastSequence").asInt()).isZero();
        assertThat(json.at("/counts/reconciles").asBoolean()).isTrue();
        assertThat(new String(file(link, "package.html"), StandardCharsets.UTF_8))
                .contains("Messages to you", "cart, version 3, treated");
    }

    @Test
    void tagsAreInItWhoeverGaveThemAndThoseThatEndedOrWereTakenOffAreNot() {
        FragmentId device = api.opened(Namespace.ANONYMOUS_ID, "tablet");
        api.merged(mail, device);
        api.log().append(mail, new TagPut(mail, "vip", null, "often here"), "marketer:max");
        api.log().append(device, new TagPut(device, "貴賓", Instant.MAX, null), "marketer:max");
        api.log().append(mail, new TagPut(mail, "over", NOON, "fair"), "marketer:max");
        api.log().append(mail, new TagPut(mail, "gone", null, "fair"), "marketer:max");
        api.log().append(mail, new TagTaken(mail, "gone", "moved away"), "marketer:max");

        JsonNode link = made();
        JsonNode json = JsonMapper.shared().readTree(file(link, "package.json"));

        assertThat(json.get("tags").findValuesAsString("tag")).containsExactlyInAnyOrder("vip", "貴賓");
        assertThat(json.at("/tags/0/reason").asString()).isEqualTo("often here");
        assertThat(json.at("/tags/0/by").asString()).isEqualTo("marketer:max");
        assertThat(json.at("/counts/tags").asInt()).isEqualTo(2);
        assertThat(json.at("/counts/byKind/tag.put").asInt()).isEqualTo(4);
        assertThat(json.at("/counts/reconciles").asBoolean()).isTrue();
        assertThat(new String(file(link, "package.html"), StandardCharsets.UTF_8))
                .contains("Words put on you", "貴賓", "often here");
    }

    private void messageHeldBack(FragmentId delivery) {
        api.log()
                .append(
                        delivery,
                        new DeliveryRequested(
                                delivery,
                                mail,
                                List.of(new Route("email", null)),
                                "marketing",
                                false,
                                SendRules.NONE,
                                Origin.api(),
                                null,
                                null,
                                false,
                                Message.of("Only for Mia"),
                                Map.of()));
        api.log()
                .append(
                        delivery,
                        new DeliveryHeldBack(delivery, mail, "consent", "consent_withdrawn", List.of(), List.of()));
    }

    @Test
    void peopleReadItInAnyScriptAndSpreadsheetsRunNothingOfIt() {
        JsonNode link = made();
        String html = new String(file(link, "package.html"), StandardCharsets.UTF_8);
        assertThat(html)
                .contains("王小美", "all of them are listed here", "&lt;b&gt;=1+1")
                .doesNotContain("<b>=1+1");
        assertThat(new String(file(link, "package.pdf"), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF-");
        String csv = new String(file(link, "events.csv"), StandardCharsets.UTF_8);
        assertThat(csv.split("\r\n", -1)).hasSize(api.log().events().size() + 2);
    }

    @Test
    void allFilesAreToBeHadAsOne() throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file(made(), "package.zip")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).containsExactly("package.html", "package.pdf", "package.json", "events.csv");
    }

    @Test
    void makingItIsOnRecordAndSoIsEachDownload() {
        JsonNode link = made();
        assertThat(api.commands().sent())
                .singleElement()
                .isInstanceOfSatisfying(
                        RecordAccess.class, read -> assertThat(read.resource()).isEqualTo("access package"));
        assertThat(api.ask(path(link) + "?lang=de"))
                .hasStatusOk()
                .bodyText()
                .contains("package.pdf", "Alles in einer Datei");
        assertThat(api.commands().sent()).hasSize(1);
        file(link, "package.json");
        assertThat(api.commands().sent()).last().isInstanceOfSatisfying(RecordExport.class, export -> {
            assertThat(export.profile()).isEqualTo(mail);
            assertThat(export.format()).isEqualTo("package.json");
            assertThat(export.purpose()).isEqualTo("request 7");
        });
    }

    @Test
    void neitherALaterMergeNorAMergeThatWasUndoneShowsWhatIsAnothers() {
        FragmentId wrong = api.opened(Namespace.ANONYMOUS_ID, "undone");
        api.merged(mail, wrong);
        JsonNode link = made();
        assertThat(new String(file(link, "package.json"), StandardCharsets.UTF_8))
                .contains("undone");
        tomorrowBegins();
        api.split(mail, wrong);
        FragmentId later = api.opened(Namespace.ANONYMOUS_ID, "later");
        api.merged(mail, later);
        api.caughtUp();
        assertThat(new String(file(link, "package.json"), StandardCharsets.UTF_8))
                .contains("mia@example.com")
                .doesNotContain("\"later\"", "\"undone\"");
    }

    @Test
    void aLinkThatIsOverOrWasChangedOpensNothing() {
        String token = api.bean(PackageLinks.class)
                .token(new PackageLink(
                        mail, Instant.now(), "request 7", Instant.now().minusSeconds(2)));
        assertThat(api.caughtUp().ask("/packages/" + token + "/package.json"))
                .hasStatus(410)
                .bodyText()
                .contains("The time of this link is over");
        JsonNode link = made();
        assertThat(api.ask(path(link) + "x/package.json")).hasStatus(410);
        assertThat(api.ask(path(link) + "/other.json")).hasStatus(404);
        assertThat(api.commands().sent()).noneMatch(RecordExport.class::isInstance);
    }

    @Test
    void onlyWhoAnswersForItMakesOne() {
        assertThat(api.as(Role.SERVICE).caughtUp().postJson(MAKE, "{}")).hasStatus(403);
        assertThat(api.as(Role.COMPLIANCE).postJson(MAKE, "{\"validFor\":\"P900D\"}"))
                .hasStatus(400);
        assertThat(api.postJson("/api/v1/profiles/email:nobody@example.com/access-package", "{}"))
                .hasStatus(404);
    }

    /** Whatever is appended from now on is recorded after links that were made. */
    private void tomorrowBegins() {
        FragmentId other = api.fragment(Namespace.EMAIL, "somebody.else@example.com");
        api.log()
                .append(
                        other,
                        new FragmentOpened(other, Namespace.EMAIL, "somebody.else@example.com"),
                        "source:web",
                        Instant.now().plusSeconds(86_400),
                        new UUID(8, 2));
    }

    private JsonNode made() {
        MvcTestResult answer = api.caughtUp().postJson(MAKE + "?purpose=request%207", "{}");
        assertThat(answer).hasStatus(201);
        return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
    }

    private byte[] file(JsonNode link, String name) {
        MvcTestResult answer = api.ask(path(link) + "/" + name);
        assertThat(answer).hasStatusOk();
        return answer.getResponse().getContentAsByteArray();
    }

    private static String path(JsonNode link) {
        return link.get("url").asString().replaceFirst("^https?://[^/]*", "");
    }

    private void decided() {
        ConsentTerms terms = new ConsentTerms(
                new ConsentKey("marketing", "email", "main"),
                NOON,
                null,
                0,
                null,
                null,
                "web-form",
                "service:newsletter",
                ExpressedBy.SUBJECT,
                0,
                null,
                List.of(),
                List.of());
        ConsentEvidence evidence = new ConsentEvidence("203.0.113.9", null, null, null, null, null);
        api.log()
                .append(
                        mail,
                        ConsentEvent.of(ConsentState.GIVEN, mail, terms, evidence),
                        "service:newsletter",
                        api.log().events().getLast().at(),
                        new UUID(8, 1));
    }
}
