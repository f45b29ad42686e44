package dev.annals.command.access;

import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.access.RecordAccess;
import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;

/** Records reads of personal data, each in the stream of reads of its profile. */
public final class AccessCommands {

    private final GroupCommit groupCommit;
    private final FragmentIds ids;

    public AccessCommands(GroupCommit groupCommit, FragmentIds ids) {
        this.groupCommit = groupCommit;
        this.ids = ids;
    }

    /** Records the read; answers the log position once it is durable. */
    @CommandHandler
    long handle(RecordAccess command) {
        FragmentId stream = ids.of("access", command.profile().toString());
        return Waiting.forAnswer(groupCommit.submit(List.of(new RecordRead(stream, command))))
                .getFirst()
                .position();
    }

    private record RecordRead(FragmentId stream, RecordAccess command) implements Decision<Boolean> {

        @Override
        public Set<UUID> eventIds() {
            return Set.of();
        }

        @Override
        public Set<FragmentId> fragments() {
            return Set.of(stream);
        }

        @Override
        public Boolean decide(StreamAppends appends) {
            appends.append(
                    stream,
                    StreamKind.ACCESS,
                    new PersonalDataRead(stream, command.profile(), command.resource(), command.purpose()),
                    command.actor());
            return true;
        }
    }
}
