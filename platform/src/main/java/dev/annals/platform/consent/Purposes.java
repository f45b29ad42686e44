package dev.annals.platform.consent;

import dev.annals.api.consent.ShownNotice;
import dev.annals.api.interaction.InteractionType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of the catalogue of purposes.
 *
 * @param version 0 for the catalogue that Annals brings along, from 1 once one was published
 * @param hash SHA-256 of the text, in hexadecimal digits
 * @param text {@code purposes.yaml} as it was written
 * @param controllers who answers for the processing; the first one where a decision names none
 * @param jurisdiction whose law applies where nobody says otherwise
 * @param notices the notices, every version
 * @param purposes the purposes
 * @param collection which interactions belong to which purpose; the first rule that covers one applies
 * @param categories which interactions are data of which category; the first rule that covers one applies
 */
public record Purposes(
        int version,
        String hash,
        String text,
        List<Controller> controllers,
        String jurisdiction,
        List<Notice> notices,
        List<Purpose> purposes,
        List<CollectionRule> collection,
        List<CategoryRule> categories) {

    /** The purpose of a key, if there is one. */
    public Optional<Purpose> find(String key) {
        return purposes.stream().filter(purpose -> purpose.key().equals(key)).findFirst();
    }

    /** The controller of a key, if there is one. */
    public Optional<Controller> controller(String key) {
        return controllers.stream()
                .filter(controller -> controller.key().equals(key))
                .findFirst();
    }

    /** The key of the controller meant where none is named. */
    public String defaultController() {
        return controllers.getFirst().key();
    }

    /** The purpose to which an interaction belongs; null when it belongs to none and is always stored. */
    public @Nullable Purpose collectedFor(InteractionType type, @Nullable String name, String source) {
        for (CollectionRule rule : collection) {
            if (rule.covers(type, name, source)) {
                return find(rule.purpose()).orElse(null);
            }
        }
        return null;
    }

    /** The category of data to which an interaction belongs; empty when no rule says so. */
    public Optional<String> categoryOf(InteractionType type, @Nullable String name, String source) {
        return categories.stream()
                .filter(rule -> rule.covers(type, name, source))
                .map(CategoryRule::category)
                .findFirst();
    }

    /** The newest version of the notice that explains a purpose, if there is one. */
    public Optional<Notice> noticeOf(Purpose purpose) {
        return notices.stream()
                .filter(notice -> notice.key().equals(purpose.notice()))
                .reduce((older, newer) -> newer);
    }

    /** A version of a notice, if there is one. */
    public Optional<Notice> notice(String key, String version) {
        return notices.stream()
                .filter(notice -> notice.key().equals(key) && notice.version().equals(version))
                .findFirst();
    }

    /** The newest notice of a purpose as it is shown in the best of the languages asked for, if there is one. */
    public Optional<ShownNotice> shown(Purpose purpose, List<String> languages) {
        return noticeOf(purpose)
                .flatMap(notice -> Languages.tag(notice.texts(), languages)
                        .flatMap(language -> Optional.ofNullable(notice.texts().get(language))
                                .map(wording ->
                                        new ShownNotice(notice.key(), notice.version(), language, wording.hash()))));
    }

    @Override
    public String toString() {
        return "Purposes[version " + version + "]";
    }
}
