package dev.annals.command.consent;

import dev.annals.api.consent.ConsentKey;
import dev.annals.api.consent.ConsentState;
import dev.annals.api.consent.ExpressedBy;
import dev.annals.api.consent.ShownNotice;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.command.consent.ConsentBody.NoticeShown;
import dev.annals.platform.consent.MinorsRule;
import dev.annals.platform.consent.Notice;
import dev.annals.platform.consent.Notice.Wording;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.Purposes;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The named rules that a decision has to keep under a catalogue of purposes. All of them are listed here. */
record DecisionRules(Purposes purposes) {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** A decision is about a purpose of the catalogue, one of its channels and one of the controllers. */
    ConsentKey aboutSomethingOfTheCatalogue(
            @Nullable String purpose, @Nullable String channel, @Nullable String controller) {
        Purpose known = purpose(purpose);
        if (channel != null
                && !channel.equals(ConsentKey.ANY)
                && !known.channels().contains(channel)) {
            throw refused("$.channel is none of the purpose '" + known.key() + "'. It has "
                    + (known.channels().isEmpty() ? "none" : String.join(", ", known.channels())) + ".");
        }
        if (controller != null && purposes.controller(controller).isEmpty()) {
            throw refused("$.controller is the key of no controller of the catalogue.");
        }
        return new ConsentKey(
                known.key(),
                channel == null ? ConsentKey.ANY : channel,
                controller == null ? purposes.defaultController() : controller);
    }

    /** The purpose of a key. */
    Purpose purpose(@Nullable String key) {
        if (key == null) {
            throw new Rejected(Rejection.MISSING_FIELD, "$.purpose is missing; the key of a purpose is expected.");
        }
        return purposes.find(key)
                .orElseThrow(() -> refused("$.purpose is the key of no purpose of the catalogue. It has "
                        + String.join(
                                ", ",
                                purposes.purposes().stream().map(Purpose::key).toList())
                        + "."));
    }

    /** Below a certain age nobody consents alone: a guardian does, or nobody may. */
    void minorsDoNotConsentAlone(
            Purpose purpose, ConsentState state, @Nullable Integer age, String jurisdiction, ExpressedBy by) {
        MinorsRule rule = purpose.minors();
        if (age == null || age >= rule.age(jurisdiction) || !asksOrGives(state)) {
            return;
        }
        if (!rule.guardianDecides()) {
            throw refused("The purpose '" + purpose.key() + "' is not open to people younger than "
                    + rule.age(jurisdiction) + ".");
        }
        if (by != ExpressedBy.GUARDIAN) {
            throw refused("$.expressedBy has to be guardian for people younger than " + rule.age(jurisdiction) + ".");
        }
    }

    /** Only an authority declares consent void, and only the controller ends or outdates it. */
    void everyoneSaysWhatIsTheirsToSay(ConsentState state, ExpressedBy by) {
        boolean isTheirs = switch (state) {
            case INVALIDATED -> by == ExpressedBy.AUTHORITY;
            case TERMINATED, EXPIRED -> by == ExpressedBy.CONTROLLER;
            case GIVEN, RENEWED -> by != ExpressedBy.AUTHORITY && by != ExpressedBy.CONTROLLER;
            case UNKNOWN, REQUESTED, REFUSED, WITHDRAWN -> true;
        };
        if (!isTheirs) {
            throw refused("$.expressedBy is '" + by.wireName() + "', who cannot say that a consent is '"
                    + state.wireName() + "'.");
        }
    }

    /** A notice that was shown is one of the catalogue, or is vouched for by the hash of its content. */
    @Nullable
    ShownNotice shownNoticeIsKnown(Purpose purpose, @Nullable NoticeShown shown) {
        if (shown == null) {
            return null;
        }
        String key = shown.key() == null ? purpose.notice() : shown.key();
        if (key == null) {
            throw refused("$.notice.key is missing, and the purpose '" + purpose.key() + "' has no notice.");
        }
        List<Notice> versions = purposes.notices().stream()
                .filter(notice -> notice.key().equals(key))
                .toList();
        String version = shown.version() == null && !versions.isEmpty()
                ? versions.getLast().version()
                : shown.version();
        String language = Objects.requireNonNullElse(shown.language(), "en");
        Wording wording = versions.stream()
                .filter(notice -> notice.version().equals(version))
                .map(notice -> notice.texts().get(language))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String hash = wording == null ? shown.hash() : wording.hash();
        if (version == null || hash == null || !HASH.matcher(hash).matches()) {
            throw refused("$.notice names no notice of the catalogue in that version and language. It has "
                    + versions.stream()
                            .map(notice -> "'" + notice.key() + "' " + notice.version() + " in "
                                    + String.join(", ", notice.texts().keySet()))
                            .collect(Collectors.joining("; "))
                    + ". For any other, give its version and the hash (SHA-256) of its content.");
        }
        if (shown.hash() != null && !shown.hash().equals(hash)) {
            throw refused("$.notice.hash is not that of the notice in the catalogue.");
        }
        return new ShownNotice(key, version, language, hash);
    }

    private static boolean asksOrGives(ConsentState state) {
        return List.of(ConsentState.REQUESTED, ConsentState.GIVEN, ConsentState.RENEWED)
                .contains(state);
    }

    private static Rejected refused(String detail) {
        return new Rejected(Rejection.CONSENT_NOT_POSSIBLE, detail);
    }
}
