package dev.annals.platform.delivery;

import dev.annals.api.consent.ConsentKey;
import dev.annals.api.delivery.Channel;
import dev.annals.api.delivery.GateVerdict.Decision;
import dev.annals.api.delivery.SendRules.Cap;
import dev.annals.api.delivery.SendRules.QuietHours;
import dev.annals.platform.consent.ConsentPolicy.Use;
import dev.annals.platform.consent.Verdict;
import dev.annals.platform.delivery.Finding.Said;
import dev.annals.platform.delivery.SuppressingSegments.Suppression;
import dev.annals.platform.residency.Passage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The gates that a message has to pass at the moment of sending: each a policy by its name, in the order in which they are
 * listed. All of them are asked each time, so that a message that is held back shows everything that is in its way.
 *
 * <p>A message that the person waits for (transactional) is not held by quiet hours, caps and budgets, and is exempt from
 * nothing else. Somebody who is only taken out of an audience is not held there by what the gates say of sending.
 */
public final class Gates {

    /** The gates by name, in their order. */
    public static final Map<String, Function<Weighing, Said>> ALL = inOrder();

    /** What does not keep anybody from being taken out of where the person was told before. */
    private static final Set<String> LET_OUT =
            Set.of("suppressing-segment", "restriction", "consent", "address", "bounce", "residency");

    private Gates() {}

    private static Map<String, Function<Weighing, Said>> inOrder() {
        Map<String, Function<Weighing, Said>> gates = new LinkedHashMap<>();
        gates.put("expiry", Gates::whatLostItsSenseIsNotSent);
        gates.put("suppression", Gates::whoeverWasErasedIsSentNothing);
        gates.put("suppressing-segment", Gates::whoIsToBeLeftAloneIsLeftAlone);
        gates.put("restriction", Gates::restrictedDataAreUsedForNothing);
        gates.put("consent", Gates::thePurposeAllowsItNow);
        gates.put("connector", Gates::somebodyPerformsTheChannel);
        gates.put("address", Gates::theAddressIsOne);
        gates.put("bounce", Gates::theAddressIsGoodForSomething);
        gates.put("residency", Gates::dataStayWhereTheyMay);
        gates.put("content", Gates::theTextCanBeMade);
        gates.put("duplicate", Gates::theSameIsNotSaidTwice);
        gates.put("cap", Gates::nobodyGetsTooMany);
        gates.put("quiet-hours", Gates::nobodyIsDisturbedAtNight);
        gates.put("budget", Gates::theBudgetOfTheDayIsKept);
        gates.put("shadow", Gates::nothingIsSentInShadow);
        return Collections.unmodifiableMap(gates);
    }

    /** What every gate finds. */
    public static List<Finding> weigh(Weighing weighing) {
        return ALL.entrySet().stream()
                .map(gate -> said(gate.getKey(), gate.getValue(), weighing).of(gate.getKey(), weighing.channel()))
                .toList();
    }

    private static Said said(String gate, Function<Weighing, Said> rule, Weighing weighing) {
        return weighing.wanted().takesOut() && LET_OUT.contains(gate)
                ? new Said(Decision.EXEMPT, "takes_out", "", null)
                : rule.apply(weighing);
    }

    private static Said whatLostItsSenseIsNotSent(Weighing it) {
        Instant expires = it.wanted().expires();
        if (expires == null) {
            return Said.passed("no_expiry", "");
        }
        return it.now().isBefore(expires)
                ? Said.passed("in_time", "expires " + expires)
                : Said.held("expired", "expired " + expires);
    }

    private static Said whoeverWasErasedIsSentNothing(Weighing it) {
        if (it.isErased()) {
            return Said.held("erased", "the person was erased");
        }
        return it.recipient().isKnown()
                ? Said.passed("not_suppressed", "")
                : Said.held("unknown_person", "nobody is known by this id");
    }

    private static Said whoIsToBeLeftAloneIsLeftAlone(Weighing it) {
        Suppression suppression = it.recipient().suppression();
        String saw = Stream.concat(
                        suppression.in().stream().sorted().map(key -> "in " + key),
                        suppression.unknown().stream().sorted().map(key -> "there is no segment " + key))
                .collect(Collectors.joining(", "));
        if (it.wanted().transactional()) {
            return Said.exempt(saw);
        }
        if (!suppression.in().isEmpty()) {
            return Said.held("suppressed", saw);
        }
        return suppression.unknown().isEmpty()
                ? Said.passed("in_none", saw)
                : Said.held("unknown_segment", saw + ", which " + SuppressingSegments.SETTING + " names");
    }

    private static Said restrictedDataAreUsedForNothing(Weighing it) {
        return verdict(it).reason().equals("restricted")
                ? Said.held("restricted", "the person restricted all use")
                : Said.passed("not_restricted", "");
    }

    private static Said thePurposeAllowsItNow(Weighing it) {
        Verdict verdict = verdict(it);
        String saw = it.wanted().purpose() + ": " + verdict.reason();
        boolean isUsedUpByThis = verdict.reason().equals("consent_used_up")
                && it.consents()
                        .authorisationUsedBy(it.wanted().delivery().toString())
                        .isPresent();
        return verdict.allowed() || isUsedUpByThis
                ? Said.passed(verdict.reason(), saw)
                : Said.held(verdict.reason(), saw);
    }

    private static Said somebodyPerformsTheChannel(Weighing it) {
        ConnectorChoice connector = it.connector();
        return connector == null
                ? Said.held("no_connector", "no connector performs " + it.channel())
                : Said.passed("connected", connector.key());
    }

    private static Said theAddressIsOne(Weighing it) {
        if (!Channel.isAddressed(it.channel())) {
            return Said.passed("not_addressed", "");
        }
        String said = it.address().said();
        if (said == null) {
            return Said.held("no_address", "no address for " + it.channel());
        }
        return it.address().usable() == null ? Said.held("invalid_address", said) : Said.passed("valid", said);
    }

    private static Said theAddressIsGoodForSomething(Weighing it) {
        return it.address().isRefused()
                ? Said.held("address_refused", "messages to it came back for good")
                : Said.passed("not_refused", "");
    }

    private static Said dataStayWhereTheyMay(Weighing it) {
        ConnectorChoice connector = it.connector();
        if (connector == null) {
            return Said.passed("nothing_leaves", "");
        }
        String region =
                it.residency().regionOf(it.recipient().traits(), it.recipient().all());
        Passage passage = it.residency().passage(region, connector.destination());
        String country = connector.destination().country();
        String saw = "person in " + region + ", provider in " + (country == null ? "unknown" : country);
        return passage.allowed() ? Said.passed(passage.reason(), saw) : Said.held(passage.reason(), saw);
    }

    private static Said theTextCanBeMade(Weighing it) {
        String flaw = it.content().flaw();
        return flaw == null
                ? Said.passed("rendered", "")
                : Said.held(flaw, it.content().detail());
    }

    private static Said theSameIsNotSaidTwice(Weighing it) {
        return it.contacts()
                .same(
                        it.wanted().dedupe(),
                        it.rules().dedupe(),
                        it.now(),
                        it.wanted().delivery())
                .map(same -> Said.held("duplicate", "delivery " + same.delivery() + " at " + same.at()))
                .orElse(Said.passed("not_sent_yet", ""));
    }

    private static Said nobodyGetsTooMany(Weighing it) {
        List<Cap> caps = Stream.concat(it.rules().caps().stream(), it.wanted().rules().caps().stream())
                .filter(cap -> cap.counts(it.channel()))
                .toList();
        StringBuilder saw = new StringBuilder();
        boolean isReached = false;
        for (Cap cap : caps) {
            long count = it.contacts().within(cap, it.now(), it.wanted().delivery());
            isReached |= count >= cap.most();
            saw.append(saw.isEmpty() ? "" : ", ")
                    .append(count + " of " + cap.most() + " by " + cap.channel() + " in " + cap.per());
        }
        if (it.wanted().transactional()) {
            return Said.exempt(saw.toString());
        }
        return isReached ? Said.held("cap_reached", saw.toString()) : Said.passed("below_cap", saw.toString());
    }

    private static Said nobodyIsDisturbedAtNight(Weighing it) {
        ZoneId zone = zone(it);
        String saw = it.now().atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES) + " in " + zone
                + (it.recipient().zone().isPresent() ? "" : " (fallback: the person's zone is not known)");
        if (it.wanted().transactional()) {
            return Said.exempt(saw);
        }
        if (it.channel().equals(Channel.WEB)) {
            return Said.passed("shown_to_who_comes", saw);
        }
        QuietHours asked = it.wanted().rules().quietHours();
        Optional<Instant> ofHouse =
                Optional.ofNullable(it.rules().quiet()).flatMap(quiet -> quiet.endAfter(it.now(), zone));
        Optional<Instant> ofAsker =
                Optional.ofNullable(asked).flatMap(hours -> QuietTime.of(hours).endAfter(it.now(), zone));
        if (asked != null && asked.skips() && ofAsker.isPresent()) {
            return Said.held("quiet_hours", saw);
        }
        return Stream.of(ofHouse, ofAsker)
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .map(end -> Said.deferred("quiet_hours", saw, end))
                .orElse(Said.passed("awake", saw));
    }

    private static Said theBudgetOfTheDayIsKept(Weighing it) {
        Integer budget = it.rules().budgets().get(it.channel());
        if (budget == null) {
            return Said.passed("no_budget", "");
        }
        String saw = it.sentToday() + " of " + budget + " by " + it.channel() + " today";
        if (it.wanted().transactional()) {
            return Said.exempt(saw);
        }
        return it.sentToday() < budget
                ? Said.passed("within_budget", saw)
                : Said.deferred(
                        "budget_spent", saw, tomorrow(it.now(), it.rules().zone()));
    }

    private static Said nothingIsSentInShadow(Weighing it) {
        return it.wanted().shadow() ? Said.held("shadow", "nothing is sent in shadow") : Said.passed("live", "");
    }

    /** The time zone by which it is night for a person: its own, that of whoever asks, that of the house. */
    private static ZoneId zone(Weighing it) {
        String asked = it.wanted().rules().zone();
        return it.recipient()
                .zone()
                .or(() -> asked == null ? Optional.empty() : Recipient.zone(asked))
                .orElse(it.rules().zone());
    }

    /** The start of the next day in a zone. */
    public static Instant tomorrow(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return today.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** Another system that is told has no consent of its own: there the purpose as a whole counts. */
    private static Verdict verdict(Weighing it) {
        String channel = Channel.isAddressed(it.channel()) ? it.channel() : ConsentKey.ANY;
        return it.policy().mayUse(it.consents(), Use.of(it.wanted().purpose(), channel), it.now());
    }
}
