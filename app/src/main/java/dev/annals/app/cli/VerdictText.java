package dev.annals.app.cli;

import dev.annals.platform.ledger.Checkpoint;
import dev.annals.platform.ledger.Verdict;
import dev.annals.platform.ledger.Verdict.Broken;
import dev.annals.platform.ledger.Verdict.Sound;
import java.util.Base64;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What came out of verifying, as it is printed. */
final class VerdictText {

    private VerdictText() {}

    static JsonNode json(Verdict verdict, double seconds) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        switch (verdict) {
            case Sound sound -> {
                json.put("sound", true).put("events", sound.events()).put("checkpoints", sound.checkpoints());
                Checkpoint newest = sound.checkpoint();
                if (newest != null) {
                    json.put("origin", newest.origin())
                            .put("size", newest.size())
                            .put("root", Base64.getEncoder().encodeToString(newest.root()));
                }
                json.put("uncovered", sound.uncovered());
            }
            case Broken broken -> {
                json.put("sound", false).put("position", broken.position());
                if (broken.until() != broken.position() && broken.until() != Long.MAX_VALUE) {
                    json.put("until", broken.until());
                }
                json.put("what", broken.what());
            }
        }
        return json.put("seconds", seconds);
    }

    static String text(Verdict verdict) {
        return switch (verdict) {
            case Sound sound ->
                String.format(
                        Locale.ROOT,
                        "sound: %,d events are what was signed (%,d checkpoints)%s",
                        sound.events(),
                        sound.checkpoints(),
                        sound.uncovered() == 0
                                ? ""
                                : String.format(
                                        Locale.ROOT, "; %,d at the end are not covered by one yet", sound.uncovered()));
            case Broken broken
            when broken.until() == broken.position() ->
                "BROKEN at position " + broken.position() + ": " + broken.what();
            case Broken broken when broken.until() == Long.MAX_VALUE -> "BROKEN: " + broken.what();
            case Broken broken ->
                "BROKEN between positions " + broken.position() + " and " + broken.until() + ": " + broken.what();
        };
    }
}
