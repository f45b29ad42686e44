package dev.annals.query.audit.report;

import dev.annals.api.access.AccessEvent;
import dev.annals.api.access.AccessEvent.AccessDenied;
import dev.annals.api.access.AccessEvent.ListExported;
import dev.annals.api.access.AccessEvent.MasterKeyRotated;
import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.access.AccessEvent.SignedIn;
import dev.annals.api.access.AccessEvent.TokenMade;
import dev.annals.api.access.AccessEvent.TokenRevoked;
import dev.annals.api.access.AccessEvent.TransferDecided;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.util.List;

/** Who got at personal data, by role: reads, files, sign-ins, tokens, and who was turned away. */
final class AccessReport implements Report {

    @Override
    public String name() {
        return "access";
    }

    @Override
    public List<String> columns() {
        return List.of("role", "actor", "action", "resource", "purpose", "times");
    }

    @Override
    public Interest interest() {
        return Interest.in(AccessEvent.class);
    }

    @Override
    public boolean isOfAllTime() {
        return false;
    }

    @Override
    public Count begin() {
        Tally tally = new Tally();
        return new Count() {
            @Override
            public void add(RecordedEvent recorded) {
                if (recorded.event() instanceof AccessEvent event) {
                    count(event, recorded.actor(), tally);
                }
            }

            @Override
            public List<List<Object>> endOfPeriod() {
                List<List<Object>> lines = tally.lines();
                tally.clear();
                return lines;
            }
        };
    }

    private static void count(AccessEvent event, String actor, Tally tally) {
        String role = actor.contains(":") ? actor.substring(0, actor.indexOf(':')) : actor;
        switch (event) {
            case PersonalDataRead it -> tally.add(1, role, actor, "read", it.resource(), it.purpose());
            case ListExported it -> tally.add(1, role, actor, "exported", it.resource(), it.purpose());
            case TransferDecided it ->
                tally.add(
                        1, role, actor, it.allowed() ? "transferred" : "transfer-refused", it.resource(), it.reason());
            case SignedIn it -> tally.add(1, role, actor, "signed-in", it.by(), "");
            case AccessDenied it -> tally.add(it.times(), role, actor, "denied " + it.status(), it.endpoint(), "");
            case TokenMade it -> tally.add(1, role, actor, "token-made", it.role(), "");
            case TokenRevoked it -> tally.add(1, role, actor, "token-revoked", it.role(), "");
            case MasterKeyRotated ignored -> tally.add(1, role, actor, "master-key-rotated", "", "");
        }
    }
}
