package dev.annals.platform.request;

import dev.annals.api.request.RequestType;
import dev.annals.platform.request.Law.Rule;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import dev.annals.platform.yaml.YamlObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code laws.yaml}, whose commented form Annals comes with. */
final class LawsYaml {

    /** What an author calls the file. */
    static final String NAME = "laws.yaml";

    private static final Period NEVER = new Period(999, Period.Unit.DAYS);

    private LawsYaml() {}

    /** The text of the laws that Annals comes with. */
    static String defaults() {
        try (InputStream file = LawsYaml.class.getResourceAsStream(NAME)) {
            if (file == null) {
                throw new IllegalStateException("The resource " + NAME + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads laws.
     *
     * @throws dev.annals.api.rejection.Rejected with {@code INVALID_CONFIGURATION} and every flaw as
     *     {@code file:line:column: what}
     */
    static LawBook read(String file, String text) {
        Flaws flaws = new Flaws(file);
        Map<String, Law> laws = new LinkedHashMap<>();
        YamlFile.read(text, flaws).ifPresent(root -> {
            Map<String, WorkingDays> calendars = calendars(root);
            YamlObject all = root.object("laws");
            if (all == null) {
                root.flaw("'laws' is missing.");
            } else {
                for (String key : all.names()) {
                    YamlObject entry = all.object(key);
                    if (!key.matches("[a-z][a-z0-9_]{0,29}")) {
                        all.flawOfName(key, "A law is named by lower-case letters, digits and underscores.");
                    }
                    if (entry != null) {
                        laws.put(key, law(key, entry, calendars));
                    }
                }
            }
            root.nothingElse();
        });
        flaws.refuseIfAny();
        return new LawBook(laws);
    }

    private static Map<String, WorkingDays> calendars(YamlObject root) {
        Map<String, WorkingDays> calendars = new TreeMap<>();
        YamlObject all = root.object("calendars");
        if (all != null) {
            for (String name : all.names()) {
                YamlObject entry = all.object(name);
                if (entry != null) {
                    calendars.put(name, calendar(entry));
                    entry.nothingElse();
                }
            }
        }
        return calendars;
    }

    private static WorkingDays calendar(YamlObject entry) {
        List<Holiday> holidays = new ArrayList<>();
        for (String text : entry.texts("holidays")) {
            Holiday.of(text)
                    .ifPresentOrElse(
                            holidays::add,
                            () -> entry.flaw(
                                    "holidays", "Write '12-25', 'third monday of january', 'easter' or 'easter +1'."));
        }
        return new WorkingDays(holidays, entry.truth("observed", false));
    }

    private static Law law(String key, YamlObject entry, Map<String, WorkingDays> calendars) {
        String title = entry.text("title");
        Rule rule = rule(entry, true);
        Map<RequestType, Rule> rules = new EnumMap<>(RequestType.class);
        for (RequestType type : RequestType.values()) {
            YamlObject own = entry.object(type.wireName());
            if (own != null) {
                rules.put(type, rule(own, rule.identity()));
                own.nothingElse();
            }
        }
        Law law = new Law(
                key,
                title == null ? key : title,
                zone(entry),
                days(entry, calendars),
                closed(entry),
                entry.truth("rolls-on", false),
                rule,
                rules);
        entry.nothingElse();
        return law;
    }

    private static Rule rule(YamlObject entry, boolean identity) {
        Period answer = period(entry, "answer");
        if (answer == null && !entry.has("answer")) {
            entry.flaw("'answer' is missing: by when the law wants an answer.");
        }
        return new Rule(
                period(entry, "acknowledge"),
                answer == null ? NEVER : answer,
                period(entry, "extension"),
                entry.truth("identity", identity));
    }

    private static @Nullable Period period(YamlObject entry, String name) {
        String text = entry.text(name);
        if (text == null) {
            return null;
        }
        Period period = Period.of(text).orElse(null);
        if (period == null) {
            entry.flaw(name, "Write '45 days', '10 business days' or '1 month'.");
        }
        return period;
    }

    private static ZoneId zone(YamlObject entry) {
        String zone = entry.text("zone");
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            entry.flaw("zone", "There is no such time zone; write one like Europe/Brussels.");
            return ZoneOffset.UTC;
        }
    }

    private static WorkingDays days(YamlObject entry, Map<String, WorkingDays> calendars) {
        String name = entry.text("holidays");
        if (name == null) {
            return WorkingDays.WEEKDAYS;
        }
        WorkingDays calendar = calendars.get(name);
        if (calendar == null) {
            entry.flaw("holidays", "There is no calendar of that name; there are " + calendars.keySet() + ".");
            return WorkingDays.WEEKDAYS;
        }
        return calendar;
    }

    private static Set<LocalDate> closed(YamlObject entry) {
        Set<LocalDate> days = new HashSet<>();
        for (String text : entry.texts("closed")) {
            try {
                days.add(LocalDate.parse(text));
            } catch (DateTimeException notADay) {
                entry.flaw("closed", "Write days like 2027-02-17.");
            }
        }
        return days;
    }
}
