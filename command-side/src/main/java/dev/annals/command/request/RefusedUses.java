package dev.annals.command.request;

import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentReceipt;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.RecordConsent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.identity.Identifier;
import dev.annals.api.request.LiftRestriction;
import dev.annals.api.request.RefuseUses;
import dev.annals.api.request.Requester;
import dev.annals.api.request.SubjectRequestEvent.RequestReceived;
import dev.annals.platform.consent.PurposeBook;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/**
 * Carries out requests not to use data, as what they are: decisions of the person about purposes. They are therefore
 * enforced where all decisions are, combine when profiles are merged, and are known for every point in time.
 */
public final class RefusedUses {

    private static final String METHOD = "request";

    private final Function<RecordConsent, ConsentReceipt> record;
    private final PurposeBook book;
    private final EventLog log;
    private final FragmentIds ids;
    private final Clock clock;

    /** @param record records a decision */
    public RefusedUses(
            Function<RecordConsent, ConsentReceipt> record,
            PurposeBook book,
            EventLog log,
            FragmentIds ids,
            Clock clock) {
        this.log = log;
        this.record = record;
        this.book = book;
        this.ids = ids;
        this.clock = clock;
    }

    /** Puts the decisions on record; answers how many. */
    @CommandHandler
    long handle(RefuseUses command) {
        Purposes purposes = book.current();
        List<String> refused = purposes(command, purposes);
        Map<FragmentId, Identifier> named = named(command.request());
        for (FragmentId fragment : command.fragments()) {
            for (String purpose : refused) {
                UUID refusal = ids.eventOf("annals.request", command.request() + "/" + fragment + "/" + purpose);
                var unused = record.apply(decision(
                        command.request(),
                        fragment,
                        named.get(fragment),
                        refusal,
                        ConsentState.REFUSED,
                        purpose,
                        purposes));
            }
        }
        return (long) command.fragments().size() * refused.size();
    }

    /** Puts it on record that a restriction has ended; answers how many decisions. */
    @CommandHandler
    long handle(LiftRestriction command) {
        Purposes purposes = book.current();
        for (FragmentId fragment : command.fragments()) {
            UUID lifted = ids.eventOf("annals.request", command.request() + "/" + fragment + "/lifted");
            var unused = record.apply(
                    decision(command.request(), fragment, null, lifted, ConsentState.GIVEN, ConsentKey.ANY, purposes));
        }
        return command.fragments().size();
    }

    /**
     * By what the person is named in the request. With it a decision is on record of somebody as well of whom nothing is
     * known yet, and is heeded when something arrives.
     */
    private Map<FragmentId, Identifier> named(FragmentId request) {
        Map<FragmentId, Identifier> named = new HashMap<>();
        for (RecordedEvent first : log.newest(request, 1, 1)) {
            Requester requester = first.event() instanceof RequestReceived received ? received.requester() : null;
            if (requester != null) {
                requester.identities().forEach(identity -> named.put(ids.of(identity), identity));
            }
        }
        return named;
    }

    /** The purposes that an objection can be about. */
    static List<String> open(Purposes purposes) {
        return purposes.purposes().stream()
                .filter(purpose -> purpose.basis(purposes.jurisdiction()).yieldsToRefusal())
                .map(purpose -> purpose.key())
                .toList();
    }

    private static List<String> purposes(RefuseUses command, Purposes purposes) {
        return switch (command.type()) {
            case RESTRICTION -> List.of(ConsentKey.ANY);
            case OPT_OUT_OF_SALE ->
                purposes.purposes().stream()
                        .filter(purpose -> purpose.signals().globalPrivacyControl())
                        .map(purpose -> purpose.key())
                        .toList();
            case OBJECTION ->
                open(purposes).stream()
                        .filter(key -> command.purposes().isEmpty()
                                || command.purposes().contains(key))
                        .toList();
            case ACCESS, PORTABILITY, RECTIFICATION, ERASURE ->
                throw new IllegalArgumentException("A request of another type refuses no use");
        };
    }

    private RecordConsent decision(
            FragmentId request,
            FragmentId fragment,
            @Nullable Identifier identifier,
            UUID id,
            ConsentState state,
            String purpose,
            Purposes purposes) {
        return new RecordConsent(
                fragment,
                identifier,
                id,
                state,
                new ConsentTerms(
                        new ConsentKey(purpose, ConsentKey.ANY, purposes.defaultController()),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        null,
                        0,
                        null,
                        null,
                        METHOD,
                        METHOD + ":" + request,
                        ExpressedBy.SUBJECT,
                        purposes.version(),
                        null,
                        List.of(),
                        List.of()),
                null,
                null,
                METHOD + ":" + request);
    }
}
