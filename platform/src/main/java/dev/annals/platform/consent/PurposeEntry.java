package dev.annals.platform.consent;

import dev.annals.api.consent.ConsentKey;
import dev.annals.platform.consent.Purpose.Collection;
import dev.annals.platform.yaml.YamlObject;
import java.time.DateTimeException;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one purpose of {@code purposes.yaml}. */
final class PurposeEntry {

    private static final int MOST_USES = 1_000;
    private static final int OLDEST_MINOR = 25;
    private static final int LAST_TCF_PURPOSE = 24;
    private static final int LAST_TCF_VENDOR = 100_000;

    private final Combination combination;
    private final Set<String> notices;
    private final Set<String> keys;

    /** How the rule for young people is written. */
    private enum Decides {
        GUARDIAN,
        NOBODY
    }

    /**
     * @param combination what counts where a purpose says nothing
     * @param notices the keys of the notices there are
     * @param keys the keys of purposes that are taken
     */
    PurposeEntry(Combination combination, Set<String> notices, Set<String> keys) {
        this.combination = combination;
        this.notices = notices;
        this.keys = keys;
    }

    Purpose purpose(YamlObject entry) {
        List<String> channels = channels(entry);
        Purpose purpose = new Purpose(
                PurposesFile.key(entry, keys),
                wordings(entry, "name", "what people are told the purpose is called, by language"),
                wordings(entry, "description", "what people are told about the purpose, by language"),
                bases(entry),
                channels,
                entry.texts("data"),
                period(entry, "retention"),
                period(entry, "expiry"),
                entry.objects("recipients").stream()
                        .map(PurposeEntry::recipient)
                        .toList(),
                notice(entry),
                minors(entry.object("minors")),
                uses(entry.object("uses"), channels),
                signals(entry.object("signals")),
                entry.word("collect", Collection.class, Collection.UNLESS_REFUSED),
                entry.word("combine", Combination.class, combination));
        entry.nothingElse();
        return purpose;
    }

    private static Map<String, String> wordings(YamlObject entry, String name, String what) {
        Map<String, String> wordings = new LinkedHashMap<>();
        YamlObject object = entry.object(name);
        if (object != null) {
            for (String language : object.names()) {
                String text = object.text(language);
                if (text != null) {
                    wordings.put(language, text);
                }
            }
        }
        if (wordings.isEmpty()) {
            entry.flaw(name, "'" + name + "' is expected: " + what + ", for example {en: ...}.");
        }
        return wordings;
    }

    private static Map<String, LawfulBasis> bases(YamlObject entry) {
        Map<String, LawfulBasis> bases = new LinkedHashMap<>();
        YamlObject object = entry.object("basis");
        if (object != null) {
            for (String place : object.names()) {
                if (!Jurisdiction.isName(place)) {
                    object.flawOfName(place, "'" + place + "' is no jurisdiction such as tw, us-ca, eu or default.");
                }
                bases.put(place, object.word(place, LawfulBasis.class, LawfulBasis.CONSENT));
            }
        }
        if (!bases.containsKey(Jurisdiction.DEFAULT)) {
            entry.flaw("basis", "'basis' is expected to say on what the purpose rests, at least {default: consent}.");
        }
        return bases;
    }

    private static List<String> channels(YamlObject entry) {
        List<String> channels = new ArrayList<>();
        for (String name : entry.texts("channels")) {
            if (!PurposesFile.KEY.matcher(name).matches() || name.equals(ConsentKey.ANY)) {
                entry.flaw(
                        "channels",
                        "'" + name + "' cannot be a channel: use lower-case words joined by hyphens, such as email;"
                                + " 'any' stands for all of them.");
            }
            channels.add(name);
        }
        return channels;
    }

    private static @Nullable Period period(YamlObject entry, String name) {
        String text = entry.text(name);
        if (text == null) {
            return null;
        }
        try {
            Period period = Period.parse(text);
            if (!period.isNegative() && !period.isZero()) {
                return period;
            }
        } catch (DateTimeException notAPeriod) {
            // told below
        }
        entry.flaw(name, "'" + name + "' is expected to be a period such as P2Y, P6M or P30D.");
        return null;
    }

    private static Recipient recipient(YamlObject entry) {
        Recipient recipient = new Recipient(
                PurposesFile.required(entry, "name", "who gets the data"),
                entry.text("country"),
                entry.text("transfer"));
        entry.nothingElse();
        return recipient;
    }

    private @Nullable String notice(YamlObject entry) {
        String notice = entry.text("notice");
        if (notice != null && !notices.contains(notice)) {
            entry.flaw("notice", "There is no notice '" + notice + "'; name one of those listed under 'notices'.");
        }
        return notice;
    }

    private static MinorsRule minors(@Nullable YamlObject entry) {
        if (entry == null) {
            return MinorsRule.DEFAULT;
        }
        boolean guardian = entry.word("rule", Decides.class, Decides.GUARDIAN) == Decides.GUARDIAN;
        Map<String, Integer> ages = new LinkedHashMap<>();
        YamlObject age = entry.object("age");
        if (age != null) {
            age.names().forEach(place -> ages.put(place, age.number(place, 0, OLDEST_MINOR, 0)));
        }
        entry.nothingElse();
        return new MinorsRule(guardian, ages.isEmpty() ? MinorsRule.DEFAULT.ages() : ages);
    }

    private static Map<String, Integer> uses(@Nullable YamlObject entry, List<String> channels) {
        Map<String, Integer> uses = new LinkedHashMap<>();
        if (entry != null) {
            for (String channel : entry.names()) {
                if (!channels.contains(channel)) {
                    entry.flawOfName(channel, "'" + channel + "' is none of the channels of this purpose.");
                }
                uses.put(channel, entry.number(channel, 1, MOST_USES, 1));
            }
        }
        return uses;
    }

    private static SignalSources signals(@Nullable YamlObject entry) {
        if (entry == null) {
            return SignalSources.NONE;
        }
        List<Integer> tcf = new ArrayList<>();
        for (String purpose : entry.texts("tcf")) {
            if (purpose.matches("[0-9]{1,2}")
                    && Integer.parseInt(purpose) >= 1
                    && Integer.parseInt(purpose) <= LAST_TCF_PURPOSE) {
                tcf.add(Integer.valueOf(purpose));
            } else {
                entry.flaw("tcf", "'" + purpose + "' is no purpose of the TCF: a number from 1 to 24.");
            }
        }
        SignalSources signals = new SignalSources(
                entry.texts("segment"),
                entry.texts("google"),
                tcf,
                entry.number("tcfVendor", 1, LAST_TCF_VENDOR, 0),
                entry.texts("gpp"),
                entry.truth("globalPrivacyControl", false));
        entry.nothingElse();
        return signals;
    }
}
