package dev.annals.platform.consent;

import dev.annals.platform.consent.Notice.Wording;
import dev.annals.platform.crypto.Sha256;
import dev.annals.platform.yaml.YamlObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the notices of {@code purposes.yaml}, oldest version first. */
final class NoticeEntries {

    private final List<Notice> notices = new ArrayList<>();

    void add(YamlObject entry) {
        String key = PurposesFile.key(entry);
        String version = PurposesFile.required(entry, "version", "a version such as \"2026-01\"");
        Map<String, Wording> texts = new LinkedHashMap<>();
        YamlObject languages = entry.object("languages");
        if (languages != null) {
            for (String tag : languages.names()) {
                YamlObject wording = languages.object(tag);
                if (wording != null) {
                    texts.put(tag, wording(wording));
                }
            }
        }
        if (texts.isEmpty()) {
            entry.flaw("languages", "'languages' is expected: the notice's wording by language.");
        }
        if (notices.stream()
                .anyMatch(each -> each.key().equals(key) && each.version().equals(version))) {
            entry.flaw(
                    "version",
                    "There are two of the notice '" + key + "' in this version; raise that of the newer one.");
        }
        entry.nothingElse();
        notices.add(new Notice(key, version, texts));
    }

    List<Notice> all() {
        return List.copyOf(notices);
    }

    Set<String> keys() {
        return new HashSet<>(notices.stream().map(Notice::key).toList());
    }

    private static Wording wording(YamlObject entry) {
        String title = PurposesFile.required(entry, "title", "what stands above the notice");
        String text = entry.text("text");
        String url = entry.text("url");
        String hash = entry.text("hash");
        if (text == null && (url == null || hash == null)) {
            entry.flaw(
                    "The notice has no content: give its 'text', or the 'url' where it stands and the 'hash' (SHA-256)"
                            + " of what stands there.");
        }
        if (text != null && hash != null && !hash.equals(Sha256.hex(text))) {
            entry.flaw("hash", "The hash is not that of the text; leave it out, it is computed.");
        }
        entry.nothingElse();
        return new Wording(title, text, url, text == null ? String.valueOf(hash) : Sha256.hex(text));
    }
}
