package dev.annals.architecture;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.FailureReport;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every house rule against a small house in which each is broken. */
class RulesCanFailTest {

    private static final String BASE = "dev.annals.architecture.planted";

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(BASE);

    private static final Map<String, List<String>> CULPRITS = culprits();

    private static Map<String, List<String>> culprits() {
        Map<String, List<String>> culprits = new HashMap<>(Map.ofEntries(
                entry("eventsLiveInTheApi", List.of("sagas.greeting.ReminderSent", "api.greeting.GreetedClass")),
                entry("packagesAreNamedAfterFeatures", List.of("command.services.Layered", "query.astrology.Stray")),
                entry(
                        "timeComesInWithTheMessage",
                        List.of(
                                "ReadsTheClock.now()",
                                "ReadsTheClock.today()",
                                "ReadsTheClock.milliseconds()",
                                "ReadsTheClock.clock()",
                                "ReadsTheClock.reference()")),
                entry(
                        "idsAndChanceComeInWithTheMessage",
                        List.of("DrawsByChance.id()", "DrawsByChance.reference()", "DrawsByChance.chance()")),
                entry("componentsAreImportedByName", List.of("channels.greeting.Scanned", "app.Scanning")),
                entry("dependenciesComeThroughTheConstructor", List.of("query.greeting.InjectedBySetter")),
                entry("injectedFieldsDoNotExist", List.of("query.greeting.InjectedField")),
                entry("jsonIsJackson3", List.of("platform.json.OldJackson")),
                entry(
                        "namesSayWhatAThingIs",
                        List.of("GreetingManager", "GreetingImpl", "GreetingUtils", "GreetingDto", "GreetingHelper")),
                entry("storesStayInTheBackbone", List.of("query.greeting.AsksTheDatabase")),
                entry("onlyChannelsTalkToTheOutsideWorld", List.of("sagas.greeting.CallsOut")),
                entry("theLanguageKnowsNoFramework", List.of("api.greeting.KnowsSpring")),
                entry("queriesOnlyReadProjections", List.of("query.greeting.WritesAsItReads")),
                entry("endpointsSayWhoMayCallThem", List.of("AnswersAnybody.greet()")),
                entry("everyClassIsInTheFolderOfItsRoom", List.of(BASE))));
        Arrays.stream(Room.values())
                .forEach(room -> culprits.put(
                        room.packageName() + "SeesOnlyItsNeighbours", List.of(room.packageName() + ".Trespasser")));
        return culprits;
    }

    static Stream<HouseRules.Rule> rules() {
        return HouseRules.of(BASE).stream();
    }

    @Test
    void everyRuleHasAPlantedViolation() {
        assertThat(rules().map(HouseRules.Rule::name)).containsExactlyInAnyOrderElementsOf(CULPRITS.keySet());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aBrokenRuleNamesItsCulpritsAndNobodyElse(HouseRules.Rule rule) {
        List<String> culprits = CULPRITS.getOrDefault(rule.name(), List.of());

        FailureReport report = rule.check().evaluate(PLANTED).getFailureReport();

        assertThat(culprits)
                .isNotEmpty()
                .allSatisfy(culprit -> assertThat(report.getDetails()).anyMatch(line -> line.contains(culprit)));
        assertThat(report.getDetails()).allMatch(line -> culprits.stream().anyMatch(line::contains));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aBrokenRuleSaysWhatToDoInstead(HouseRules.Rule rule) {
        assertThat(rule.check().evaluate(PLANTED).getFailureReport().toString()).contains(rule.name() + ", because ");
    }
}
