package dev.annals.command.recording;

import dev.annals.api.Event;
import dev.annals.api.PublishedEdition;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.PublishedText;
import dev.annals.platform.events.TextBook;
import dev.annals.platform.yaml.LineDifference;
import java.util.List;

/**
 * Has configurations hold that are published as one text: the next edition is recorded once, and only by somebody who has
 * seen the one that holds.
 */
public final class TextPublisher {

    private static final int MOST_LINES = 40;

    private final GroupCommit groupCommit;
    private final FragmentIds ids;

    public TextPublisher(GroupCommit groupCommit, FragmentIds ids) {
        this.groupCommit = groupCommit;
        this.ids = ids;
    }

    /** Makes the event of an edition, or refuses a text that cannot be one. */
    public interface Maker {
        Event make(int version);
    }

    /**
     * Has a text hold; the one that holds already changes nothing.
     *
     * @param what what the text is called
     * @param happening the name under which the ids of its events are derived
     * @param expected the version that the author has seen; -1 for whatever it is
     * @throws Rejected with {@code CONFLICT}, and the difference, when another version holds than the author has seen
     */
    public PublishedEdition publish(
            TextBook<?> book, String what, String happening, String text, int expected, String by, Maker maker) {
        book.refresh();
        PublishedText known = book.edition();
        int version = known.version() + 1;
        Event event = maker.make(version);
        if (known.version() > 0 && known.text().equals(text)) {
            return new PublishedEdition(known.version(), false, known.position());
        }
        requireSeen(book, what, expected);
        Outcome<Boolean> outcome = Waiting.forAnswer(groupCommit.submit(List.of(new RecordOnce(
                        book.stream(), StreamKind.PLAN, event, ids.eventOf(happening, Integer.toString(version)), by))))
                .getFirst();
        book.refresh();
        if (!outcome.answer()) {
            requireSeen(book, what, version - 1);
        }
        return new PublishedEdition(version, true, outcome.position());
    }

    private static void requireSeen(TextBook<?> book, String what, int expected) {
        PublishedText known = book.edition();
        if (expected < 0 || expected == known.version()) {
            return;
        }
        String seen = book.edition(expected).map(PublishedText::text).orElse("");
        List<String> difference = LineDifference.between(seen, known.text());
        throw new Rejected(
                Rejection.CONFLICT,
                "Version " + known.version() + " of the " + what + " holds by now, and not " + expected
                        + ". Since then it was changed:\n"
                        + String.join("\n", difference.subList(0, Math.min(MOST_LINES, difference.size()))));
    }
}
