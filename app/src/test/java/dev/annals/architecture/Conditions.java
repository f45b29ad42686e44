package dev.annals.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the house rules ask of a class or member beyond ArchUnit's own vocabulary. */
final class Conditions {

    private static final String EVENT_HANDLER = "org.axonframework.eventhandling.EventHandler";

    private Conditions() {}

    static DescribedPredicate<JavaClass> named(Set<String> names) {
        return DescribedPredicate.describe("named one of " + names, type -> names.contains(type.getName()));
    }

    static DescribedPredicate<JavaClass> handlingEventsIn(String packages) {
        return JavaClass.Predicates.resideInAPackage(packages)
                .and(DescribedPredicate.describe(
                        "handle events",
                        type -> type.getMethods().stream()
                                .anyMatch(method -> method.isAnnotatedWith(EVENT_HANDLER)
                                        || method.isMetaAnnotatedWith(EVENT_HANDLER))));
    }

    static ArchCondition<JavaMember> carryNone(Set<String> annotations) {
        return condition(
                "carry no injection annotation",
                member -> annotations.stream().noneMatch(member::isAnnotatedWith),
                JavaMember::getFullName);
    }

    static ArchCondition<JavaClass> beRecordsOrSealed() {
        return condition(
                "be records or interfaces",
                type -> type.isRecord() || type.isInterface(),
                type -> type.getName() + ", which is no record,");
    }

    /** Refuses packages of the given rooms that are named after a technical layer. */
    static ArchCondition<JavaClass> stayOutOfLayers(String base, List<Room> rooms, String layers) {
        Pattern layer = Pattern.compile(layers);
        return condition(
                "stay out of layers",
                type -> !isIn(rooms, base, type)
                        || below(base, type).stream()
                                .skip(1)
                                .noneMatch(word -> layer.matcher(word).matches()),
                JavaClass::getName);
    }

    /** Asks of the classes in the given rooms that the package after the room is a feature of the api, or named here. */
    static ArchCondition<JavaClass> liveUnderAFeature(String base, List<Room> rooms, Set<String> housekeeping) {
        return new ArchCondition<>("live under a feature") {
            private final Set<String> features = new HashSet<>(housekeeping);

            @Override
            public void init(Collection<JavaClass> all) {
                all.stream()
                        .map(type -> below(base, type))
                        .filter(words -> words.size() > 1 && words.getFirst().equals(Room.API.packageName()))
                        .forEach(words -> features.add(words.get(1)));
            }

            @Override
            public void check(JavaClass type, ConditionEvents events) {
                List<String> words = below(base, type);
                if (isIn(rooms, base, type) && words.size() > 1 && !features.contains(words.get(1))) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " lives under no feature: known are " + new TreeSet<>(features)));
                }
            }
        };
    }

    /** Asks that the class was compiled in the folder of its room. */
    static ArchCondition<JavaClass> comeFromTheFolderOfTheirRoom(String base) {
        return condition(
                "come from the folder of their room",
                type -> Room.of(base, type.getName())
                        .map(room -> type.getSource()
                                .orElseThrow()
                                .getUri()
                                .toString()
                                .contains("/" + room.folder() + "/target/"))
                        .orElse(false),
                JavaClass::getName);
    }

    private static boolean isIn(List<Room> rooms, String base, JavaClass type) {
        return Room.of(base, type.getName()).filter(rooms::contains).isPresent();
    }

    private static List<String> below(String base, JavaClass type) {
        String packageName = type.getPackageName();
        return packageName.length() <= base.length()
                ? List.of("")
                : Arrays.asList(packageName.substring(base.length() + 1).split("\\.", -1));
    }

    private static <T> ArchCondition<T> condition(
            String description, Predicate<? super T> holds, Function<? super T, String> subject) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                if (!holds.test(item)) {
                    events.add(SimpleConditionEvent.violated(item, subject.apply(item) + " fails to " + description));
                }
            }
        };
    }
}
