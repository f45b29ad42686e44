package dev.annals.app.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.Identifier;
import dev.annals.api.identity.Namespace;
import dev.annals.platform.identity.IdentityYaml;
import dev.annals.platform.identity.Normalisation;
import dev.annals.platform.identity.RulesInForce;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class StoryTest {

    private static final Instant END = Instant.parse("2026-03-31T12:00:00Z");
    private static final int SHOPPERS = 2_200;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private static final List<Message> MESSAGES = messagesOf(7, SHOPPERS);

    @Nested
    class ToldTwice {

        @Test
        void itIsTheSameToTheLastByte() {
            assertThat(messagesOf(7, 200).stream().map(StoryTest::json))
                    .containsExactlyElementsOf(
                            messagesOf(7, 200).stream().map(StoryTest::json).toList());
        }

        @Test
        void itIsAnotherWithAnotherSeed() {
            assertThat(messagesOf(7, 200).stream().map(Message::messageId))
                    .doesNotContainAnyElementsOf(
                            messagesOf(8, 200).stream().map(Message::messageId).toList());
        }
    }

    @Nested
    class EveryMessage {

        @Test
        void hasAnIdOfItsOwn() {
            assertThat(MESSAGES.stream().map(Message::messageId)).doesNotHaveDuplicates();
        }

        @Test
        void namesSomebody() {
            assertThat(MESSAGES)
                    .allSatisfy(message -> assertThat(message.identifiers()).isNotEmpty());
        }

        @Test
        void happensWithinTheNinetyDays() {
            assertThat(MESSAGES.stream().map(StoryTest::time))
                    .allSatisfy(time -> assertThat(time).isBetween(END.minus(Duration.ofDays(91)), END));
        }

        @Test
        void fitsIntoThirtyTwoKilobytes() {
            assertThat(MESSAGES.stream().mapToInt(message -> json(message).getBytes(StandardCharsets.UTF_8).length))
                    .allMatch(bytes -> bytes > 100 && bytes < 4_000);
        }

        @Test
        void spellsOutEveryIdentifierItNames() {
            assertThat(MESSAGES).allSatisfy(message -> {
                String body = json(message).toLowerCase(java.util.Locale.ROOT).replace(" ", "");
                assertThat(message.identifiers().stream()
                                .map(identifier -> identifier.value().toLowerCase(java.util.Locale.ROOT)))
                        .allMatch(body::contains);
            });
        }
    }

    @Nested
    class EveryIdentifier {

        private final Normalisation normalisation =
                new Normalisation("ZZ", new RulesInForce(IdentityYaml.defaultRules()));

        @Test
        void isSpelledAsAnnalsSpellsIt() {
            assertThat(MESSAGES.stream()
                            .flatMap(message -> message.identifiers().stream())
                            .distinct())
                    .allSatisfy(identifier -> assertThat(
                                    normalisation.identifier(identifier.namespace(), identifier.value()))
                            .contains(identifier));
        }
    }

    @Nested
    class ThePeople {

        private final Map<Identifier, Set<Integer>> owners = owners();

        @Test
        void areNeverMixedUp() {
            assertThat(expectation().profiles())
                    .allSatisfy(profile -> assertThat(profile.identifiers().stream()
                                    .flatMap(identifier -> owners.getOrDefault(identifier, Set.of()).stream())
                                    .distinct())
                            .hasSizeLessThanOrEqualTo(1));
        }

        @Test
        void areOneProfileOrAFewWhenTheyNeverSaidWhoTheyAre() {
            long profiles = expectation().profiles().size();

            assertThat(profiles).isBetween(SHOPPERS * 9L / 10, SHOPPERS * 13L / 10);
        }

        @Test
        void haveUpToADozenIdentifiers() {
            Map<Integer, Long> bySize = expectation().profiles().stream()
                    .collect(Collectors.groupingBy(
                            profile -> profile.identifiers().size(), Collectors.counting()));

            assertThat(bySize.keySet()).contains(1, 2, 4, 6).allMatch(size -> size <= 20);
        }

        @Test
        void useEveryKindOfIdentifier() {
            assertThat(MESSAGES.stream()
                            .flatMap(message -> message.identifiers().stream())
                            .map(Identifier::namespace)
                            .distinct())
                    .containsExactlyInAnyOrder(
                            Namespace.USER_ID,
                            Namespace.MEMBER_CARD,
                            Namespace.EMAIL,
                            Namespace.PHONE,
                            Namespace.LINE_ID,
                            Namespace.WECHAT_ID,
                            Namespace.ANONYMOUS_ID);
        }

        @Test
        void writeTheirNamesInTheirOwnScripts() {
            String traits = MESSAGES.stream()
                    .filter(message -> message.body().get("type").equals("identify"))
                    .map(StoryTest::json)
                    .collect(Collectors.joining());

            assertThat(traits).contains("佐", "陳", "王", "ü", "é", "O'Neill");
        }

        private Map<Identifier, Set<Integer>> owners() {
            Map<Identifier, Set<Integer>> found = new HashMap<>();
            for (int number = 0; number < SHOPPERS; number++) {
                Person person = Person.of(7, number);
                own(found, Namespace.USER_ID, person.userId(), number);
                own(found, Namespace.MEMBER_CARD, person.card(), number);
                own(found, Namespace.EMAIL, person.email().toLowerCase(java.util.Locale.ROOT), number);
                own(found, Namespace.PHONE, person.phone().replace(" ", ""), number);
                own(found, Namespace.LINE_ID, person.messengerId(), number);
                own(found, Namespace.WECHAT_ID, person.messengerId(), number);
                for (int device = 0; device <= 900; device += device == 20 ? 780 : device == 800 ? 100 : 1) {
                    own(found, Namespace.ANONYMOUS_ID, person.anonymousId(device), number);
                }
            }
            assertThat(found.values()).allMatch(numbers -> numbers.size() == 1);
            assertThat(MESSAGES).allMatch(message -> found.keySet().containsAll(message.identifiers()));
            return found;
        }

        private void own(Map<Identifier, Set<Integer>> found, Namespace namespace, String value, int number) {
            found.computeIfAbsent(new Identifier(namespace, value), none -> new HashSet<>())
                    .add(number);
        }
    }

    @Nested
    class TheTraffic {

        @Test
        void isThatOfABusyLittleStore() {
            assertThat(MESSAGES).hasSizeBetween(60_000, 100_000);
        }

        @Test
        void comesFromEverySystemAndMostlyFromTheWeb() {
            Map<Source, Integer> sent = expectation().interactions();

            assertThat(sent.keySet())
                    .containsExactlyInAnyOrder(
                            Source.WEB, Source.APP, Source.POS, Source.EMAIL, Source.CRM, Source.CALLCENTRE);
            assertThat(sent.get(Source.WEB)).isGreaterThan(MESSAGES.size() / 2);
        }

        @Test
        void narrowsLikeAFunnel() {
            Map<Object, Long> events = MESSAGES.stream()
                    .filter(message -> message.source() == Source.WEB)
                    .collect(Collectors.groupingBy(
                            message -> message.body().getOrDefault("event", "-"), Collectors.counting()));

            assertThat(events.get("Product Viewed")).isGreaterThan(events.get("Product Added"));
            assertThat(events.get("Product Added")).isGreaterThan(events.get("Order Completed"));
            assertThat(events.get("Order Completed")).isEqualTo(events.get("Checkout Started"));
        }

        @Test
        void restsAtNightByTheShoppersOwnClock() {
            Map<Integer, Long> byHour = MESSAGES.stream()
                    .filter(message -> json(message).contains("Asia/Tokyo"))
                    .collect(Collectors.groupingBy(
                            message ->
                                    time(message).atZone(Country.JAPAN.zone()).getHour(),
                            Collectors.counting()));

            assertThat(byHour.getOrDefault(4, 0L)).isLessThan(byHour.get(20) / 20);
        }
    }

    private static List<Message> messagesOf(long seed, int shoppers) {
        List<Message> messages = new ArrayList<>();
        Story.of(seed, shoppers, END).tell(messages::add);
        return messages;
    }

    private static Expectation expectation() {
        Expectation expectation = new Expectation();
        MESSAGES.forEach(expectation::add);
        return expectation;
    }

    private static Instant time(Message message) {
        Function<Object, Instant> parse = text -> Instant.parse(String.valueOf(text));
        return parse.apply(message.body().get("timestamp"));
    }

    private static String json(Message message) {
        return JSON.writeValueAsString(message.body());
    }
}
