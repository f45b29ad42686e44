package dev.annals.platform.request;

import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.request.Due;
import dev.annals.api.request.RequestType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** All laws that requests can be answered by, and what they make of a request's day. */
public final class LawBook {

    private final Map<String, Law> laws;

    LawBook(Map<String, Law> laws) {
        this.laws = Map.copyOf(laws);
    }

    /** The laws that Annals comes with. */
    public static LawBook ofAnnals() {
        return LawsYaml.read(LawsYaml.NAME, LawsYaml.defaults());
    }

    /** By what laws are named. */
    public SortedSet<String> keys() {
        return new TreeSet<>(laws.keySet());
    }

    /**
     * By when a request has to be answered.
     *
     * @param law by what the law is named
     * @param type what is asked for
     * @param submitted when the person asked
     * @throws Rejected with {@code INVALID_FIELD} when there is no such law
     */
    public Due due(String law, RequestType type, Instant submitted) {
        Law found = find(law);
        Law.Rule rule = found.of(type);
        Predicate<LocalDate> isWorkingDay = found.days().without(found.closed());
        LocalDate received = submitted.atZone(found.zone()).toLocalDate();
        LocalDate answer = rolled(found, rule.answer().after(received, isWorkingDay), isWorkingDay);
        Period extension = rule.extension();
        return new Due(
                found.zone().getId(),
                received,
                rule.acknowledge() == null
                        ? null
                        : rolled(found, rule.acknowledge().after(received, isWorkingDay), isWorkingDay),
                answer,
                extension == null
                        ? null
                        : rolled(
                                found,
                                rule.answer()
                                        .plus(extension)
                                        .map(whole -> whole.after(received, isWorkingDay))
                                        .orElseGet(() -> extension.after(answer, isWorkingDay)),
                                isWorkingDay));
    }

    /** By when a request has to be answered by each of these laws, in the order of their names. */
    public SortedMap<String, Due> due(RequestType type, Instant submitted, Collection<String> those) {
        SortedMap<String, Due> due = new TreeMap<>();
        those.forEach(law -> due.put(law, due(law, type, submitted)));
        return due;
    }

    /** Whether a law wants it shown who the person is. */
    public boolean needsIdentity(String law, RequestType type) {
        return find(law).of(type).identity();
    }

    private static LocalDate rolled(Law law, LocalDate day, Predicate<LocalDate> isWorkingDay) {
        LocalDate at = day;
        while (law.rollsOn() && !isWorkingDay.test(at)) {
            at = at.plusDays(1);
        }
        return at;
    }

    private Law find(String key) {
        Law law = laws.get(key);
        if (law == null) {
            throw new Rejected(
                    Rejection.INVALID_FIELD, "No law is known by that name; known are " + String.join(", ", keys()));
        }
        return law;
    }
}
