package dev.annals.projections.segment;

import dev.annals.api.consent.ConsentEvent;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Content;
import dev.annals.api.interaction.InteractionEvent.InteractionRecorded;
import dev.annals.api.privacy.ErasureEvent.FragmentErased;
import dev.annals.api.tag.TagEvent;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.RecordedEvent;
import dev.annals.platform.events.Retractions;
import dev.annals.projections.identity.FragmentFold;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of all fragments so that some conditions can be answered: a fold of the log, and of nothing else. Taking an
 * event twice changes nothing.
 */
final class Facts {

    private static final FragmentFacts NONE = new FragmentFacts();

    private final Needs needs;
    private final EventLog log;
    private final Dictionary dictionary = new Dictionary();
    private final Map<String, DeedShape> shapes = new HashMap<>();
    private final @Nullable DeedShape anything;
    private final Map<String, String> names = new HashMap<>();
    private final Numbers numbers = new Numbers();
    private @Nullable FragmentFacts[] fragments = new FragmentFacts[64];
    private int[] inWoods = new int[0];

    /**
     * Nothing yet.
     *
     * @param needs what conditions ask for
     * @param log where a fragment is read anew when something of it was taken back, or was given back
     */
    Facts(Needs needs, EventLog log) {
        this.needs = needs;
        this.log = log;
        needs.behaviours().forEach((name, asked) -> {
            Asked kept = needs.kept(name);
            shapes.put(name, DeedShape.of(name, kept == null ? asked : kept, dictionary));
        });
        Asked any = needs.anything();
        this.anything = any == null ? null : DeedShape.of(null, any, dictionary);
    }

    Needs needs() {
        return needs;
    }

    Dictionary dictionary() {
        return dictionary;
    }

    /** How many fragments there are, those that were forgotten included. */
    int size() {
        return numbers.size();
    }

    /** A fragment by its number here; null once it was forgotten. */
    @Nullable
    FragmentId id(int number) {
        return numbers.id(number);
    }

    /** What is kept of a fragment, by its number here; not to be changed. */
    FragmentFacts get(int number) {
        FragmentFacts known = fragments[number];
        return known == null ? NONE : known;
    }

    /** What is kept of a fragment; not to be changed. */
    FragmentFacts of(FragmentId fragment) {
        int number = numbers.known(fragment);
        return number == Numbers.NONE ? NONE : get(number);
    }

    /** The same, by its number in the woods, which is found the sooner the more often it is asked for. */
    FragmentFacts of(Woods woods, int number) {
        int known = number < inWoods.length ? inWoods[number] - 1 : Numbers.NONE;
        if (known != Numbers.NONE && fragments[known] != null) {
            return get(known);
        }
        FragmentId id = woods.id(number);
        int found = id == null ? Numbers.NONE : numbers.known(id);
        if (found != Numbers.NONE && number < inWoods.length) {
            inWoods[number] = found + 1;
        }
        return found == Numbers.NONE ? NONE : get(found);
    }

    /** Makes room for noting where those of the woods are; after it, several threads may ask at once. */
    void expect(Woods woods) {
        if (inWoods.length < woods.size()) {
            inWoods = Arrays.copyOf(inWoods, woods.size() + (woods.size() >> 2));
        }
    }

    /** Takes one more event of the log. */
    void take(RecordedEvent recorded) {
        if (Retractions.isOne(recorded)) {
            takeAnew(recorded);
        } else {
            fold(recorded);
        }
    }

    /** What stands without the events that do not count any more: nothing less than their whole stream can tell. */
    private void takeAnew(RecordedEvent retraction) {
        FragmentId fragment = retraction.stream();
        List<RecordedEvent> history;
        try (Stream<RecordedEvent> stream = log.stream(fragment, 0, SegmentEngine.OF_FACTS)) {
            history = stream.filter(each -> each.position() <= retraction.position())
                    .toList();
        }
        Set<UUID> retracted = Retractions.in(history);
        forget(fragment);
        history.stream()
                .filter(each -> !Retractions.isOne(each) && !retracted.contains(each.id()))
                .forEach(this::fold);
    }

    private void fold(RecordedEvent recorded) {
        switch (recorded.event()) {
            case InteractionRecorded it -> {
                Content content = it.content();
                if (content != null && isNeeded(it)) {
                    take(own(it.fragment()), recorded, it, content);
                }
            }
            case ConsentEvent it
            when needs.consents() -> {
                FragmentFacts own = own(it.fragment());
                own.consents(own.consents().after(recorded.id(), it));
            }
            case TagEvent it
            when it.tag() != null && needs.tags().contains(it.tag()) ->
                own(it.fragment()).take(recorded.id(), it);
            case FragmentErased it -> forget(it.fragment());
            default -> {}
        }
    }

    private boolean isNeeded(InteractionRecorded event) {
        return shape(event.name()) != null
                || anything != null
                || !needs.traits().isEmpty()
                || needs.accounts();
    }

    private void take(FragmentFacts own, RecordedEvent recorded, InteractionRecorded event, Content content) {
        UUID id = recorded.id();
        Map<String, @Nullable Object> properties = content.properties();
        DeedShape named = shape(event.name());
        if (named != null) {
            own.row(named).take(id, event.name(), event.type(), event.occurredAt(), properties, recorded.at());
        }
        if (anything != null) {
            own.row(anything).take(id, event.name(), event.type(), event.occurredAt(), properties, recorded.at());
        }
        if (!needs.traits().isEmpty()) {
            content.traits().forEach((name, value) -> {
                if (needs.traits().contains(name) && FragmentFold.isClaim(event, name, value)) {
                    own.said(claim(name, event.source(), value, event.occurredAt(), id), dictionary);
                }
            });
        }
        String account = content.groupId();
        if (needs.accounts() && account != null) {
            own.account(account);
        }
    }

    Claim claim(String trait, String source, @Nullable Object value, Instant at, UUID event) {
        return new Claim(once(trait), once(source), dictionary.hold(value), at, event);
    }

    /** The shape in which interactions of a name are kept; null where they are not, or not by their name. */
    @Nullable
    DeedShape shape(@Nullable String name) {
        return name == null ? null : shapes.get(name);
    }

    /** The shape in which interactions of any name are kept; null where they are not. */
    @Nullable
    DeedShape anything() {
        return anything;
    }

    private String once(String text) {
        String known = names.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    /** What is kept of a fragment, to add to it. */
    FragmentFacts own(FragmentId fragment) {
        int number = numbers.number(fragment);
        if (number >= fragments.length) {
            fragments = Arrays.copyOf(fragments, number + (number >> 1));
        }
        FragmentFacts known = fragments[number];
        if (known == null) {
            known = new FragmentFacts();
            fragments[number] = known;
        }
        return known;
    }

    /** Forgets of some fragments, by their numbers, what nobody asks for any more at an instant or later. */
    void prune(int from, int to, Instant now) {
        for (int number = from; number < to; number++) {
            FragmentFacts known = fragments[number];
            if (known != null) {
                known.prune(now);
            }
        }
    }

    private void forget(FragmentId fragment) {
        int number = numbers.known(fragment);
        if (number != Numbers.NONE) {
            FragmentFacts known = fragments[number];
            if (known != null) {
                known.release(dictionary);
            }
            fragments[number] = null;
            numbers.forget(number);
        }
    }

    /** About how many bytes all of it takes, without the values that several share. */
    long bytes() {
        long all = 28L * fragments.length + 4L * inWoods.length + 80L * dictionary.size();
        for (int number = 0; number < numbers.size(); number++) {
            FragmentFacts known = fragments[number];
            all += known == null ? 0 : known.bytes();
        }
        return all;
    }
}
