package dev.annals.command.request;

import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.request.ChangeRequest.Complete;
import dev.annals.api.request.PreparePackage;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.RecordedEvent;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandHandler;

/**
 * Carries out requests for access and portability. The package itself is made from the log whenever its link is followed;
 * what is done here is to put the hand-over on record and to complete the request, from whose events the link follows.
 */
public final class PreparedPackages {

    private final GroupCommit groupCommit;
    private final FragmentIds ids;
    private final Consumer<Complete> completing;

    /** @param completing completes a request; returns when that is durable */
    public PreparedPackages(GroupCommit groupCommit, FragmentIds ids, Consumer<Complete> completing) {
        this.groupCommit = groupCommit;
        this.ids = ids;
        this.completing = completing;
    }

    /** Puts the hand-over on record, and completes the request. */
    @CommandHandler
    long handle(PreparePackage command) {
        UUID read = ids.of("request-package", command.request().toString()).value();
        List<FragmentId> known = Waiting.forAnswer(groupCommit.submit(List.of(new HandOver(command, read, ids))))
                .getFirst()
                .answer();
        if (known.isEmpty()) {
            throw new Rejected(Rejection.NOT_FOUND, "Nobody is known by any of these identifiers.");
        }
        completing.accept(new Complete(command.request(), known.size(), known.getFirst(), List.of()));
        return known.size();
    }

    private record HandOver(PreparePackage command, UUID read, FragmentIds ids) implements Decision<List<FragmentId>> {

        @Override
        public Set<UUID> eventIds() {
            return Set.of(read);
        }

        @Override
        public Set<FragmentId> fragments() {
            return Set.copyOf(command.fragments());
        }

        @Override
        public List<FragmentId> decide(StreamAppends appends) {
            List<FragmentId> known = command.fragments().stream()
                    .filter(fragment -> appends.fragment(fragment).isOpened()
                            && !appends.standing(fragment).isErased())
                    .toList();
            if (!known.isEmpty() && !appends.isStored(read)) {
                FragmentId root = appends.root(known.getFirst()).id();
                FragmentId stream = ids.of("access", root.toString());
                appends.append(
                        stream,
                        StreamKind.ACCESS,
                        new PersonalDataRead(stream, root, "access package", "request " + command.request()),
                        read,
                        RecordedEvent.SYSTEM);
            }
            return known;
        }
    }
}
