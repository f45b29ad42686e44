package dev.annals.platform.consent;

import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.yaml.Flaws;
import dev.annals.platform.yaml.YamlFile;
import dev.annals.platform.yaml.YamlObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads {@code purposes.yaml}. Everything that is wrong with it is told at once, each as
 * {@code purposes.yaml:<line>:<column>}, with what to do. The format is described in {@code docs/consent.md}.
 */
public final class PurposesFile {

    private static final String NAME = "purposes.yaml";
    static final Pattern KEY = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LONGEST_KEY = 60;

    private PurposesFile() {}

    /**
     * Reads a catalogue.
     *
     * @param version the version it is to have
     * @throws dev.annals.api.rejection.Rejected with {@code INVALID_CONFIGURATION} naming everything that is wrong
     */
    public static Purposes read(int version, String text) {
        Flaws flaws = new Flaws(NAME);
        List<Purposes> read = YamlFile.read(text, flaws).map(file -> purposes(version, text, file)).stream()
                .toList();
        flaws.refuseIfAny();
        return read.getFirst();
    }

    /** The catalogue that is in force until one is published: version 0. */
    public static Purposes builtIn() {
        try (InputStream file = Objects.requireNonNull(PurposesFile.class.getResourceAsStream(NAME))) {
            return read(0, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Purposes purposes(int version, String text, YamlObject file) {
        Combination combination = file.word("combine", Combination.class, Combination.MOST_RESTRICTIVE);
        List<Controller> controllers = new ArrayList<>();
        List<Purpose> purposes = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        NoticeEntries notices = new NoticeEntries();
        for (YamlObject entry : file.objects("controllers")) {
            controllers.add(controller(entry, keys));
        }
        file.objects("notices").forEach(notices::add);
        keys.clear();
        PurposeEntry reader = new PurposeEntry(combination, notices.keys(), keys);
        file.objects("purposes").forEach(entry -> purposes.add(reader.purpose(entry)));
        CollectionEntries collection = new CollectionEntries(keys);
        file.objects("collection").forEach(collection::add);
        file.objects("categories").forEach(collection::addCategory);
        String jurisdiction = file.text("jurisdiction");
        if (jurisdiction != null && !Jurisdiction.isName(jurisdiction)) {
            file.flaw(
                    "jurisdiction",
                    "'" + jurisdiction + "' is no jurisdiction: write a country in lower case such as tw, with a state"
                            + " such as us-ca, eu or default.");
        }
        if (controllers.isEmpty()) {
            file.flaw("controllers", "At least one controller is expected: who answers for the processing.");
        }
        if (purposes.isEmpty()) {
            file.flaw("purposes", "At least one purpose is expected: what personal data are used for.");
        }
        file.nothingElse();
        return new Purposes(
                version,
                Sha256.hex(text),
                text,
                controllers,
                jurisdiction == null ? Jurisdiction.DEFAULT : jurisdiction,
                notices.all(),
                purposes,
                collection.all(),
                collection.categories());
    }

    private static Controller controller(YamlObject entry, Set<String> keys) {
        Controller controller = new Controller(
                key(entry, keys),
                required(entry, "name", "what people know the controller by"),
                entry.text("address"),
                entry.text("contact"),
                entry.text("url"));
        entry.nothingElse();
        return controller;
    }

    /** The key of an entry, which no other entry may have. */
    static String key(YamlObject entry, Set<String> taken) {
        String key = key(entry);
        if (!key.isEmpty() && !taken.add(key)) {
            entry.flaw("key", "There are two of the key '" + key + "'; give each a key of its own.");
        }
        return key;
    }

    /** The key of an entry. */
    static String key(YamlObject entry) {
        String key = required(entry, "key", "a key such as marketing");
        if (!key.isEmpty() && (!KEY.matcher(key).matches() || key.length() > LONGEST_KEY)) {
            entry.flaw(
                    "key",
                    "'" + key + "' cannot be a key: use lower-case letters and digits in words joined by hyphens, at"
                            + " most " + LONGEST_KEY + " characters.");
        }
        return key;
    }

    /** A text without which an entry makes no sense. */
    static String required(YamlObject entry, String name, String what) {
        String text = entry.text(name);
        if (text == null || text.isBlank()) {
            entry.flaw(name, "'" + name + "' is expected: " + what + ".");
            return "";
        }
        return text.strip();
    }
}
