package dev.annals.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.IdentityEvent.ApartLifted;
import dev.annals.api.identity.IdentityEvent.KeptApart;
import dev.annals.api.identity.IdentityEvent.MergeDecided;
import dev.annals.api.identity.IdentityEvent.ValueQuarantined;
import dev.annals.api.interaction.InteractionType;
import dev.annals.command.identity.IdentityDesk.Answer;
import dev.annals.command.interaction.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class IdentityControllerTest {

    private final IdentityDesk desk = new IdentityDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void nothingIsDecidedAboutSomebodyErased() {
        desk.sent("user_id:anna", "anonymous_id:tablet");
        desk.sent("user_id:gone");
        desk.erased("user_id:gone");

        desk.merge("user_id:anna", "user_id:gone").isProblem(404, "not-found");
        desk.merge("user_id:gone", "user_id:anna").isProblem(404, "not-found");
        desk.split("user_id:gone", "user_id:anna").isProblem(404, "not-found");
        assertThat(desk.events()).noneMatch(MergeDecided.class::isInstance);
    }

    @Nested
    class AMergeByHand {

        @Test
        void showsTheProfilesBeforeAndAfterAndKeepsReasonAndActor() {
            desk.sent("user_id:anna");
            desk.sent("email:anna@example.org", "anonymous_id:tablet");

            JsonNode change = desk.merge("user_id:anna", "email:anna@example.org")
                    .isDone()
                    .json();

            assertThat(change.path("before")).hasSize(2);
            assertThat(change.at("/after/0/members").findValuesAsString("namespace"))
                    .containsExactly("user_id", "email", "anonymous_id");
            assertThat(change.at("/after/0/profileId").asString())
                    .isEqualTo(desk.fragment("user_id:anna").toString());
            assertThat(desk.events())
                    .filteredOn(MergeDecided.class::isInstance)
                    .singleElement()
                    .isEqualTo(new MergeDecided(
                            desk.fragment("user_id:anna"), desk.fragment("email:anna@example.org"), "Same passport"));
            assertThat(desk.newest(desk.fragment("user_id:anna")).actor()).isEqualTo("compliance:desk");
        }

        @Test
        void joinsWhatALimitKeepsApart() {
            desk.sent("user_id:old");
            desk.sent("user_id:new");
            desk.merge("user_id:old", "user_id:new").isDone();
            assertThat(desk.areOne("user_id:old", "user_id:new")).isTrue();
        }

        @Test
        void staysWithWhatItNamedWhenThatTurnsOutToBeSomebodyElses() {
            desk.sent("user_id:anna", "email:shared@example.org");
            desk.sent("phone:+4915112345678");
            desk.merge("email:shared@example.org", "phone:+4915112345678").isDone();
            desk.split("user_id:anna", "email:shared@example.org").isDone();
            assertThat(desk.areOne("phone:+4915112345678", "email:shared@example.org"))
                    .isTrue();
            assertThat(desk.areOne("phone:+4915112345678", "user_id:anna")).isFalse();
        }

        @Test
        void liftsWhatKeptTheTwoApart() {
            desk.sent("user_id:anna", "email:anna@example.org");
            desk.split("user_id:anna", "email:anna@example.org").isDone();
            desk.merge("email:anna@example.org", "user_id:anna").isDone();
            assertThat(desk.areOne("user_id:anna", "email:anna@example.org")).isTrue();
            assertThat(desk.events()).filteredOn(ApartLifted.class::isInstance).hasSize(2);
        }

        @Test
        void canBeDecidedAnewAfterASplit() {
            desk.sent("user_id:anna");
            desk.sent("user_id:ann");
            desk.merge("user_id:anna", "user_id:ann").isDone();
            desk.split("user_id:anna", "user_id:ann").isDone();
            assertThat(desk.merge("user_id:ann", "user_id:anna").isDone().json().path("after"))
                    .hasSize(1);
            assertThat(desk.areOne("user_id:anna", "user_id:ann")).isTrue();
        }

        @Test
        void isRefusedBetweenWhoIsOneAlready() {
            desk.sent("user_id:anna", "email:anna@example.org");
            desk.merge("user_id:anna", "email:anna@example.org").isProblem(409, "conflict");
            desk.merge("user_id:anna", "user_id:anna").isProblem(409, "conflict");
            desk.merge("user_id:anna", desk.fragment("user_id:anna").toString()).isProblem(409, "conflict");
        }

        @Test
        void isRefusedWithSomebodyUnknown() {
            desk.sent("user_id:anna");
            desk.merge("user_id:anna", "user_id:nobody").isProblem(404, "not-found");
            desk.merge("00000000-0000-0000-0000-000000000000", "user_id:anna").isProblem(404, "not-found");
            assertThat(desk.events()).hasSize(1);
        }

        @Test
        void isRefusedBeyondAThousandIdentifiersAndNothingOfItStays() {
            devicesOf("user_id:many", 600, "one");
            devicesOf("user_id:more", 600, "other");
            int before = desk.events().size();
            desk.merge("user_id:many", "user_id:more").isProblem(409, "conflict");
            assertThat(desk.events()).hasSize(before);
        }
    }

    @Nested
    class ASplit {

        @Test
        void cutsAnEdgeByItsIdAndShowsTheProfilesBeforeAndAfter() {
            desk.sent("user_id:anna", "email:anna@example.org");
            desk.sent("email:anna@example.org", "anonymous_id:tablet");
            String edge = desk.fragment("email:anna@example.org") + "~" + desk.fragment("user_id:anna");

            JsonNode change = desk.ask("split", Map.of("edge", edge, "reason", "Two people"))
                    .isDone()
                    .json();

            assertThat(change.at("/before/0/members")).hasSize(3);
            assertThat(change.path("before")).hasSize(1);
            assertThat(change.path("after")).hasSize(2);
            assertThat(desk.areOne("email:anna@example.org", "anonymous_id:tablet"))
                    .isTrue();
            assertThat(desk.areOne("user_id:anna", "anonymous_id:tablet")).isFalse();
        }

        @Test
        void holdsAgainstTheSameEvidenceUntilItIsLifted() {
            desk.sent("user_id:anna", "email:anna@example.org");
            desk.split("user_id:anna", "email:anna@example.org").isDone();
            desk.sent("user_id:anna", "email:anna@example.org");
            desk.sent("user_id:anna", "anonymous_id:tablet");
            desk.sent("email:anna@example.org", "anonymous_id:tablet");
            assertThat(desk.areOne("user_id:anna", "email:anna@example.org")).isFalse();

            desk.ask("lift", Map.of("one", "user_id:anna", "other", "email:anna@example.org", "reason", "A mistake"))
                    .isDone();

            assertThat(desk.areOne("user_id:anna", "email:anna@example.org")).isTrue();
        }

        @Test
        void isRefusedWhereNothingWasMerged() {
            desk.sent("user_id:anna");
            desk.sent("user_id:ben");
            desk.split("user_id:anna", "user_id:ben").isProblem(409, "conflict");
            desk.split("user_id:anna", "user_id:anna").isProblem(409, "conflict");
            desk.split("user_id:anna", "user_id:nobody").isProblem(404, "not-found");
            desk.ask("lift", Map.of("one", "user_id:anna", "other", "user_id:ben", "reason", "x"))
                    .isProblem(409, "conflict");
            desk.ask("lift", Map.of("one", "user_id:anna", "other", "user_id:anna", "reason", "x"))
                    .isProblem(409, "conflict");
        }

        @Test
        void isRefusedTheSecondTime() {
            desk.sent("user_id:anna", "email:anna@example.org");
            desk.split("user_id:anna", "email:anna@example.org").isDone();
            desk.split("user_id:anna", "email:anna@example.org").isProblem(409, "conflict");
            desk.split("email:anna@example.org", "user_id:anna").isProblem(409, "conflict");
        }

        @Test
        void isDoneOnceWhenTwoClientsAskAtOnce() {
            for (int round = 0; round < 20; round++) {
                String user = "user_id:u" + round;
                String mail = "email:u" + round + "@example.org";
                desk.sent(user, mail);
                assertThat(atOnce(() -> desk.split(user, mail), () -> desk.split(mail, user)))
                        .containsExactlyInAnyOrder(200, 409);
            }
            assertThat(desk.events()).filteredOn(KeptApart.class::isInstance).hasSize(40);
        }
    }

    @Nested
    class AValueThatLinksTooMany {

        private void kiosk() {
            IntStream.range(0, 25)
                    .forEach(visitor -> desk.sent("email:v" + visitor + "@example.org", "anonymous_id:kiosk"));
        }

        @Test
        void isQuarantinedAndReleasedForAReason() {
            kiosk();
            assertThat(desk.areOne("email:v0@example.org", "email:v1@example.org"))
                    .isFalse();

            JsonNode change = desk.ask("release", Map.of("identifier", "anonymous_id:kiosk", "reason", "One family"))
                    .isDone()
                    .json();

            assertThat(change.path("after")).hasSize(1);
            assertThat(desk.areOne("email:v0@example.org", "anonymous_id:kiosk"))
                    .isTrue();
        }

        @Test
        void isNotQuarantinedAgainByTheNextLinkAfterARelease() {
            kiosk();
            desk.ask("release", Map.of("identifier", "anonymous_id:kiosk", "reason", "One family"))
                    .isDone();
            desk.sent("phone:+4915112345678", "anonymous_id:kiosk");
            assertThat(desk.areOne("phone:+4915112345678", "anonymous_id:kiosk"))
                    .isTrue();
            assertThat(desk.events())
                    .filteredOn(ValueQuarantined.class::isInstance)
                    .hasSize(1);
        }

        @Test
        void cannotBeReleasedWhereItIsNotQuarantined() {
            desk.sent("user_id:anna");
            desk.ask("release", Map.of("identifier", "user_id:anna", "reason", "x"))
                    .isProblem(409, "conflict");
            desk.ask("release", Map.of("identifier", "user_id:nobody", "reason", "x"))
                    .isProblem(404, "not-found");
            desk.ask("release", Map.of("reason", "x")).isProblem(400, "missing-field");
        }
    }

    @Nested
    class OddStatements {

        @Test
        void aliasesInACircleAreOneProfile() {
            desk.aliased("user_id:a", "user_id:b");
            desk.aliased("user_id:b", "user_id:c");
            desk.aliased("user_id:c", "user_id:a");
            desk.aliased("user_id:a", "user_id:a");
            assertThat(desk.areOne("user_id:a", "user_id:c")).isTrue();

            desk.split("user_id:a", "user_id:b").isDone();

            assertThat(desk.areOne("user_id:a", "user_id:b")).isFalse();
        }

        @Test
        void aThousandIdentifiersAreOneProfileThatCanBeSplit() {
            devicesOf("user_id:many", 999, "device");
            desk.split("user_id:many", "anonymous_id:device-500").isDone();
            assertThat(desk.areOne("user_id:many", "anonymous_id:device-500")).isFalse();
            assertThat(desk.areOne("user_id:many", "anonymous_id:device-501")).isTrue();
        }
    }

    @Nested
    class ARequestThatCannotBeRead {

        @ParameterizedTest
        @ValueSource(strings = {"merge", "split", "lift"})
        void isRefusedByItsFlaw(String what) {
            Map<String, String> noOther = Map.of("one", "user_id:a", "reason", "x");
            desk.ask(what, noOther).isProblem(400, "missing-field");
            desk.ask(what, Map.of("one", "user_id:a", "other", "user_id:b")).isProblem(400, "invalid-field");
            desk.ask(what, Map.of("one", "user_id:a", "other", "user_id:b", "reason", " "))
                    .isProblem(400, "invalid-field");
            desk.ask(what, Map.of("one", "user_id:a", "other", "user_id:b", "reason", "x".repeat(501)))
                    .isProblem(400, "invalid-field");
            desk.ask(what, Map.of("one", "user_id:null", "other", "user_id:b", "reason", "x"))
                    .isProblem(400, "invalid-field");
            desk.ask(what, Map.of("one", "No Space:a", "other", "user_id:b", "reason", "x"))
                    .isProblem(400, "invalid-field");
            desk.ask(what, Map.of("one", "anna", "other", "user_id:b", "reason", "x"))
                    .isProblem(400, "invalid-field");
            desk.asking(what, "").isProblem(400, "malformed-json");
            desk.asking(what, "[1]").isProblem(400, "invalid-field");
            desk.asking(what, "null").isProblem(400, "malformed-json");
            desk.asking(what, "{\"one\":{}}").isProblem(400, "invalid-field");
            assertThat(desk.events()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"''", "~", "x~y", "00000000-0000-0000-0000-000000000000", "a~b~c"})
        void namesNoEdge(String edge) {
            desk.ask("split", Map.of("edge", edge, "reason", "x")).isProblem(400, "invalid-field");
        }
    }

    private void devicesOf(String user, int count, String name) {
        List<Submission> interactions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            interactions.add(desk.naming(InteractionType.TRACK, user, "anonymous_id:" + name + "-" + i));
        }
        for (int from = 0; from < count; from += 300) {
            desk.sent(interactions.subList(from, Math.min(count, from + 300)));
        }
    }

    private static List<Integer> atOnce(Supplier<Answer> one, Supplier<Answer> other) {
        try (ExecutorService clients = Executors.newFixedThreadPool(2)) {
            CompletableFuture<Answer> first = CompletableFuture.supplyAsync(one, clients);
            CompletableFuture<Answer> second = CompletableFuture.supplyAsync(other, clients);
            return List.of(first.join().status(), second.join().status());
        }
    }
}
