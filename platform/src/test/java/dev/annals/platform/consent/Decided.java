package dev.annals.platform.consent;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.Consents;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.identity.FragmentId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A decision about marketing by e-mail unless said otherwise, for tests; days count from 1 March 2026. */
record Decided(
        String purpose,
        int record,
        ConsentState state,
        int day,
        String channel,
        ExpressedBy by,
        int until,
        int uses,
        List<UUID> replaces,
        List<UUID> replacedBy) {

    static final ConsentKey EMAIL = new ConsentKey("marketing", "email", "main");

    static Decided on(int day, ConsentState state, int record) {
        return new Decided("marketing", record, state, day, "email", ExpressedBy.SUBJECT, 0, 0, List.of(), List.of());
    }

    static Instant day(int day) {
        return Instant.parse("2026-03-01T12:00:00Z").plusSeconds(86_400L * (day - 1));
    }

    static UUID id(int record) {
        return new UUID(9, record);
    }

    Decided about(String otherPurpose) {
        return new Decided(otherPurpose, record, state, day, channel, by, until, uses, replaces, replacedBy);
    }

    Decided by(String otherChannel) {
        return new Decided(purpose, record, state, day, otherChannel, by, until, uses, replaces, replacedBy);
    }

    Decided byAnyChannel() {
        return new Decided(purpose, record, state, day, ConsentKey.ANY, by, until, uses, replaces, replacedBy);
    }

    Decided byDevice() {
        return new Decided(purpose, record, state, day, channel, ExpressedBy.DEVICE, until, uses, replaces, replacedBy);
    }

    Decided until(int endOfDay) {
        return new Decided(purpose, record, state, day, channel, by, endOfDay, uses, replaces, replacedBy);
    }

    Decided forMessages(int messages) {
        return new Decided(purpose, record, state, day, channel, by, until, messages, replaces, replacedBy);
    }

    Decided replacing(int older) {
        return new Decided(purpose, record, state, day, channel, by, until, uses, List.of(id(older)), replacedBy);
    }

    Decided replacedBy(int newer) {
        return new Decided(purpose, record, state, day, channel, by, until, uses, replaces, List.of(id(newer)));
    }

    Consents consents() {
        return Consents.of(id(record), event());
    }

    ConsentEvent event() {
        return ConsentEvent.of(
                state,
                new FragmentId(new UUID(1, 1)),
                new ConsentTerms(
                        new ConsentKey(purpose, channel, "main"),
                        day(day),
                        until == 0 ? null : day(until),
                        uses,
                        null,
                        null,
                        "web-form",
                        "source:web",
                        by,
                        0,
                        null,
                        replaces,
                        replacedBy),
                null);
    }
}
