package dev.annals.command.consent;

import dev.annals.api.consent.Choice;
import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ConsentTerms;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.RecordChoices;
import dev.annals.api.consent.ShownNotice;
import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.StreamAppends;
import dev.annals.platform.consent.PersonConsents;
import dev.annals.platform.consent.PersonConsents.Finding;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.Purposes;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a person's choices change: what stands like that already is left alone, so that a click repeated records
 * nothing more.
 *
 * @param command what was chosen
 * @param purposes the catalogue in force
 * @param newIds makes the ids of records
 */
record RecordChosen(RecordChoices command, Purposes purposes, Supplier<UUID> newIds) implements Decision<Integer> {

    @Override
    public Set<UUID> eventIds() {
        return Set.of();
    }

    @Override
    public Set<FragmentId> fragments() {
        return Set.of(command.fragment());
    }

    @Override
    public Set<FragmentId> subjects() {
        return fragments();
    }

    /** How many decisions were recorded; -1 when nobody is known by the fragment. */
    @Override
    public Integer decide(StreamAppends appends) {
        if (!appends.fragment(command.fragment()).isOpened()) {
            return -1;
        }
        int changed = 0;
        for (Choice choice : command.choices()) {
            Purpose purpose = purposes.find(choice.key().purpose()).orElse(null);
            ConsentState state = purpose == null ? null : change(choice, purpose, appends);
            if (purpose != null && state != null) {
                new ConsentRecording(appends)
                        .append(
                                new Statement(
                                        command.fragment(),
                                        newIds.get(),
                                        state,
                                        terms(choice.key(), state, purpose),
                                        null,
                                        command.evidence()),
                                RecordedActor.PERSON);
                changed++;
            }
        }
        return changed;
    }

    /** What has to be recorded for a choice; null when it stands like that. */
    private @Nullable ConsentState change(Choice choice, Purpose purpose, StreamAppends appends) {
        PersonConsents person = new KnownConsents(appends).of(List.of(command.fragment()));
        List<Finding> findings = covered(choice.key(), purpose)
                .map(key -> person.find(key, purpose.combination(), command.at()))
                .toList();
        if (choice.wanted()) {
            return findings.getFirst().state().isValid() ? null : ConsentState.GIVEN;
        }
        if (findings.stream().allMatch(Finding::isRefused)) {
            return null;
        }
        boolean hadGiven = findings.stream()
                .anyMatch(finding -> finding.state().isValid() || finding.state() == ConsentState.EXPIRED);
        return hadGiven ? ConsentState.WITHDRAWN : ConsentState.REFUSED;
    }

    private static Stream<ConsentKey> covered(ConsentKey key, Purpose purpose) {
        return key.channel().equals(ConsentKey.ANY)
                ? Stream.concat(Stream.of(key), purpose.channels().stream().map(key::by))
                : Stream.of(key);
    }

    private ConsentTerms terms(ConsentKey key, ConsentState state, Purpose purpose) {
        String language = command.language();
        ShownNotice shown = language == null
                ? null
                : purposes.shown(purpose, List.of(language)).orElse(null);
        return new ConsentTerms(
                key,
                command.at(),
                state.isValid() ? purpose.endOfConsent(command.at()).orElse(null) : null,
                state.isValid() ? purpose.uses(key.channel()) : 0,
                shown,
                null,
                command.method(),
                "annals",
                ExpressedBy.SUBJECT,
                purposes.version(),
                null,
                List.of(),
                List.of());
    }
}
