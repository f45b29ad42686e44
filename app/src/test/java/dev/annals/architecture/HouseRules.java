package dev.annals.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What no room may do. Each rule is named as a sentence and its message says what to do instead. */
final class HouseRules {

    /** The rooms that are arranged by feature. */
    private static final List<Room> FEATURE_ROOMS =
            List.of(Room.COMMAND, Room.PROJECTIONS, Room.QUERY, Room.SAGAS, Room.CHANNELS);

    /** Packages of a feature room that are no feature of the language: add a word here only after failing to find it a feature. */
    private static final Set<String> HOUSEKEEPING = Set.of("intake", "recording", "web", "openapi", "health");

    private static final Set<String> HIDDEN_COMPONENTS = Set.of(
            "org.springframework.stereotype.Component",
            "org.springframework.stereotype.Service",
            "org.springframework.stereotype.Repository",
            "org.springframework.context.annotation.ComponentScan",
            "org.springframework.context.annotation.ComponentScans",
            "org.springframework.boot.autoconfigure.SpringBootApplication",
            "jakarta.inject.Named");

    private static final Set<String> INJECTION = Set.of(
            "org.springframework.beans.factory.annotation.Autowired",
            "org.springframework.beans.factory.annotation.Value",
            "jakarta.inject.Inject",
            "jakarta.annotation.Resource");

    private static final String[] JACKSON_2 = {
        "com.fasterxml.jackson.core..",
        "com.fasterxml.jackson.databind..",
        "com.fasterxml.jackson.dataformat..",
        "com.fasterxml.jackson.datatype..",
        "com.thoughtworks.xstream.."
    };

    private static final String[] STORES = {
        "com.mongodb..",
        "org.bson..",
        "org.postgresql..",
        "org.flywaydb..",
        "java.sql..",
        "javax.sql..",
        "org.springframework.jdbc.."
    };

    private static final String[] OUTSIDE_WORLD = {
        "java.net.http..",
        "org.apache.hc..",
        "org.springframework.web.client..",
        "org.springframework.web.reactive.function.client.."
    };

    private static final String ENDPOINT = "org.springframework.web.bind.annotation.RequestMapping";
    private static final String PERMISSION = "dev.annals.platform.security.Requires";
    private static final String OPEN_TO_ALL = "io.swagger.v3.oas.annotations.security.SecurityRequirements";

    private static final String LAYERS =
            "controllers?|services?|repositor(y|ies)|models?|entit(y|ies)|dtos?|utils?|helpers?|managers?|common|impl|events?|commands?|handlers?|misc";

    private HouseRules() {}

    /** Every rule, for the house below the given package. */
    static List<Rule> of(String base) {
        Stream<Rule> rules = Stream.of(
                eventsLiveInTheApi(base),
                packagesAreNamedAfterFeatures(base),
                timeComesInWithTheMessage(base),
                idsAndChanceComeInWithTheMessage(base),
                componentsAreImportedByName(base),
                dependenciesComeThroughTheConstructor(base),
                injectedFieldsDoNotExist(base),
                jsonIsJackson3(base),
                namesSayWhatAThingIs(base),
                storesStayInTheBackbone(base),
                onlyChannelsTalkToTheOutsideWorld(base),
                theLanguageKnowsNoFramework(base),
                queriesOnlyReadProjections(base),
                endpointsSayWhoMayCallThem(base),
                everyClassIsInTheFolderOfItsRoom(base));
        return Stream.concat(Stream.of(Room.values()).map(room -> arrows(base, room)), rules)
                .toList();
    }

    private static Rule arrows(String base, Room room) {
        String[] forbidden = Stream.of(Room.values())
                .filter(other -> !room.maySee(other))
                .map(other -> in(base, other))
                .toArray(String[]::new);
        return new Rule(
                room.packageName() + "SeesOnlyItsNeighbours",
                noClasses()
                        .that()
                        .resideInAPackage(in(base, room))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbidden),
                "rooms meet through messages: put what both need into api/ (a message, a value) or platform/ (machinery)");
    }

    private static Rule eventsLiveInTheApi(String base) {
        return new Rule(
                "eventsLiveInTheApi",
                classes()
                        .that(assignableTo(base + ".api.Event"))
                        .should()
                        .resideInAPackage(base + ".api..")
                        .andShould(Conditions.beRecordsOrSealed()),
                "an event is a record in a sealed family of its feature in api/, so that every room can read it for ever");
    }

    private static Rule packagesAreNamedAfterFeatures(String base) {
        return new Rule(
                "packagesAreNamedAfterFeatures",
                classes()
                        .that()
                        .resideInAPackage(base + "..")
                        .should(Conditions.stayOutOfLayers(base, FEATURE_ROOMS, LAYERS))
                        .andShould(Conditions.liveUnderAFeature(base, FEATURE_ROOMS, HOUSEKEEPING)),
                "a package is named after a feature that has a package of the same name in api/, so that one search shows its"
                        + " whole slice; layers (controller, service, util) say nothing");
    }

    private static Rule timeComesInWithTheMessage(String base) {
        return new Rule(
                "timeComesInWithTheMessage",
                noClasses()
                        .that()
                        .resideInAnyPackage(deciders(base))
                        .should()
                        .accessTargetWhere(HiddenInputs.readsTheClock()),
                "a replay must decide as the first run did: use the message's timestamp, or an injected java.time.Clock at the edge");
    }

    private static Rule idsAndChanceComeInWithTheMessage(String base) {
        return new Rule(
                "idsAndChanceComeInWithTheMessage",
                noClasses()
                        .that()
                        .resideInAnyPackage(deciders(base))
                        .and()
                        .areNotAnnotatedWith("org.springframework.context.annotation.Configuration")
                        .should()
                        .accessTargetWhere(HiddenInputs.drawsByChance()),
                "a replay must decide as the first run did: derive ids from what is known, or let the *Configuration inject a"
                        + " Supplier<UUID> into the edge that makes the command");
    }

    private static Rule componentsAreImportedByName(String base) {
        return new Rule(
                "componentsAreImportedByName",
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .should()
                        .dependOnClassesThat(Conditions.named(HIDDEN_COMPONENTS)),
                "nothing is scanned: make it a @Bean of the room's one *Configuration, which app/ imports by name");
    }

    private static Rule dependenciesComeThroughTheConstructor(String base) {
        return new Rule(
                "dependenciesComeThroughTheConstructor",
                methods()
                        .that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(base + "..")
                        .should(Conditions.carryNone(INJECTION)),
                "take it as a constructor parameter, final and never null");
    }

    private static Rule injectedFieldsDoNotExist(String base) {
        return new Rule(
                "injectedFieldsDoNotExist",
                fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(base + "..")
                        .should(Conditions.carryNone(INJECTION)),
                "take it as a constructor parameter, final and never null; settings come as one record bound from annals.*");
    }

    private static Rule jsonIsJackson3(String base) {
        return new Rule(
                "jsonIsJackson3",
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(JACKSON_2),
                "use tools.jackson.* (of Jackson 2 only the annotations live on); XStream never reads or writes anything here");
    }

    private static Rule namesSayWhatAThingIs(String base) {
        return new Rule(
                "namesSayWhatAThingIs",
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .should()
                        .haveNameMatching(".*[a-z0-9](Impl|Utils?|Manager|Helpers?|Dto|DTO)"),
                "name it after its one duty: an adapter after what it adapts (MongoDocuments), a function after its result");
    }

    private static Rule storesStayInTheBackbone(String base) {
        return new Rule(
                "storesStayInTheBackbone",
                noClasses()
                        .that()
                        .resideInAPackage(base + "..")
                        .and(resideInAnyPackage(in(base, Room.AXON_SERVER), in(base, Room.APP), in(base, Room.TESTKIT))
                                .negate())
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(STORES),
                "rooms know the ports Documents, SubjectKeys and StoreFailures of platform/; only axon-server/ knows a"
                        + " database, also how it fails");
    }

    private static Rule onlyChannelsTalkToTheOutsideWorld(String base) {
        return new Rule(
                "onlyChannelsTalkToTheOutsideWorld",
                noClasses()
                        .that()
                        .resideInAnyPackage(
                                Stream.of(Room.API, Room.COMMAND, Room.PROJECTIONS, Room.QUERY, Room.SAGAS, Room.WEB)
                                        .map(room -> in(base, room))
                                        .toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(OUTSIDE_WORLD),
                "ask for it with an event and let channels/ carry it out, so that a replay repeats nothing");
    }

    private static Rule theLanguageKnowsNoFramework(String base) {
        return new Rule(
                "theLanguageKnowsNoFramework",
                noClasses()
                        .that()
                        .resideInAPackage(in(base, Room.API))
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.springframework..",
                                "jakarta..",
                                "tools.jackson..",
                                "java.nio.file..",
                                "io.micrometer.."),
                "api/ holds words only: records, sealed families, values; machinery belongs to platform/");
    }

    private static Rule queriesOnlyReadProjections(String base) {
        return new Rule(
                "queriesOnlyReadProjections",
                noClasses()
                        .that()
                        .resideInAPackage(in(base, Room.QUERY))
                        .should()
                        .dependOnClassesThat(Conditions.handlingEventsIn(in(base, Room.PROJECTIONS))),
                "the query side reads documents; a class with event handlers writes them");
    }

    private static Rule endpointsSayWhoMayCallThem(String base) {
        return new Rule(
                "endpointsSayWhoMayCallThem",
                methods()
                        .that()
                        .areMetaAnnotatedWith(ENDPOINT)
                        .and()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(base + "..")
                        .and()
                        .areDeclaredInClassesThat()
                        .resideOutsideOfPackage(base + ".command.intake..")
                        .should()
                        .beAnnotatedWith(PERMISSION)
                        .orShould()
                        .beDeclaredInClassesThat()
                        .areAnnotatedWith(PERMISSION)
                        .orShould()
                        .beAnnotatedWith(OPEN_TO_ALL),
                "mark the endpoint or its controller with @Requires, or with @SecurityRequirements if everybody may call it;"
                        + " intake checks write keys by itself");
    }

    private static Rule everyClassIsInTheFolderOfItsRoom(String base) {
        return new Rule(
                "everyClassIsInTheFolderOfItsRoom",
                classes().that().resideInAPackage(base + "..").should(Conditions.comeFromTheFolderOfTheirRoom(base)),
                "rules tell rooms by their package: keep a folder's classes in the package that Room lists for it");
    }

    private static String[] deciders(String base) {
        return Stream.of(Room.API, Room.COMMAND, Room.PROJECTIONS, Room.SAGAS)
                .map(room -> in(base, room))
                .toArray(String[]::new);
    }

    private static String in(String base, Room room) {
        return base + "." + room.packageName() + "..";
    }

    /** A named rule with the advice its failure gives. */
    record Rule(String name, ArchRule check) {
        Rule(String name, ArchRule check, String advice) {
            this(name, check.as(name).because(advice).allowEmptyShould(true));
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
