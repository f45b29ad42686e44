package dev.annals.command.tag;

import dev.annals.api.identity.FragmentId;
import dev.annals.api.tag.PutTag;
import dev.annals.api.tag.TagEvent;
import dev.annals.api.tag.TagEvent.TagPut;
import dev.annals.api.tag.TagEvent.TagTaken;
import dev.annals.api.tag.TaggedPeople;
import dev.annals.api.tag.TakeTag;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.Outcome;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.events.EventLog;
import dev.annals.platform.events.Interest;
import dev.annals.platform.events.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;

/** Handles tags that are put on people, or taken off them; each answer is durable. */
public final class TagCommands {

    private static final int PART = 500;

    private final GroupCommit groupCommit;
    private final EventLog log;

    TagCommands(GroupCommit groupCommit, EventLog log) {
        this.groupCommit = groupCommit;
        this.log = log;
    }

    @CommandHandler
    TaggedPeople handle(PutTag command) {
        List<Outcome<Boolean>> put = decide(command.people().stream()
                .map(each -> new Tagging(
                        each, new TagPut(each, command.tag(), command.until(), command.why()), command.by()))
                .toList());
        int people = Math.toIntExact(put.stream().filter(Outcome::answer).count());
        return new TaggedPeople(people, put.size() - people, position(put));
    }

    /** Of somebody who is known by several identifiers, it is taken off all of them. */
    @CommandHandler
    TaggedPeople handle(TakeTag command) {
        int people = 0;
        List<Tagging> taken = new ArrayList<>();
        for (Outcome<List<FragmentId>> whole :
                decide(command.people().stream().map(WholePerson::new).toList())) {
            List<Tagging> carrying = whole.answer().stream()
                    .filter(member -> carries(member, command.tag()))
                    .map(member ->
                            new Tagging(member, new TagTaken(member, command.tag(), command.why()), command.by()))
                    .toList();
            people += carrying.isEmpty() ? 0 : 1;
            taken.addAll(carrying);
        }
        return new TaggedPeople(people, command.people().size() - people, position(decide(taken)));
    }

    private boolean carries(FragmentId member, String tag) {
        try (Stream<RecordedEvent> stream = log.stream(member, 0, Interest.in(TagEvent.class))) {
            return stream.map(RecordedEvent::event)
                    .filter(event -> event instanceof TagEvent it && tag.equals(it.tag()))
                    .reduce((earlier, later) -> later)
                    .filter(TagPut.class::isInstance)
                    .isPresent();
        }
    }

    private <R> List<Outcome<R>> decide(List<? extends Decision<R>> decisions) {
        List<Outcome<R>> outcomes = new ArrayList<>();
        for (int from = 0; from < decisions.size(); from += PART) {
            outcomes.addAll(Waiting.forAnswer(
                    groupCommit.submit(decisions.subList(from, Math.min(decisions.size(), from + PART)))));
        }
        return outcomes;
    }

    private static <R> long position(List<Outcome<R>> outcomes) {
        return outcomes.stream().mapToLong(Outcome::position).max().orElse(-1);
    }
}
