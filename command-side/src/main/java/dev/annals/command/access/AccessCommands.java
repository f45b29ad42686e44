package dev.annals.command.access;

import dev.annals.api.access.AccessEvent;
import dev.annals.api.access.AccessEvent.AccessDenied;
import dev.annals.api.access.AccessEvent.ListExported;
import dev.annals.api.access.AccessEvent.MasterKeyRotated;
import dev.annals.api.access.AccessEvent.PersonalDataRead;
import dev.annals.api.access.AccessEvent.SignedIn;
import dev.annals.api.access.AccessEvent.TokenMade;
import dev.annals.api.access.AccessEvent.TokenRevoked;
import dev.annals.api.access.AccessEvent.TransferDecided;
import dev.annals.api.access.RecordAccess;
import dev.annals.api.access.RecordAccesses;
import dev.annals.api.access.RecordDenials;
import dev.annals.api.access.RecordExport;
import dev.annals.api.access.RecordKeyRotation;
import dev.annals.api.access.RecordSignIn;
import dev.annals.api.access.RecordToken;
import dev.annals.api.access.RecordTransfers;
import dev.annals.api.identity.FragmentId;
import dev.annals.command.recording.Decision;
import dev.annals.command.recording.GroupCommit;
import dev.annals.command.recording.StreamAppends;
import dev.annals.command.recording.StreamKind;
import dev.annals.command.recording.Waiting;
import dev.annals.platform.crypto.FragmentIds;
import dev.annals.platform.events.CurrentCause;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.jspecify.annotations.Nullable;

/** Records who got at what: reads of personal data, each in the stream of reads of its profile, and all around access. */
public final class AccessCommands {

    /** The actor of what nobody known did. */
    private static final String UNKNOWN = "unknown";

    private final GroupCommit groupCommit;
    private final FragmentIds ids;

    public AccessCommands(GroupCommit groupCommit, FragmentIds ids) {
        this.groupCommit = groupCommit;
        this.ids = ids;
    }

    /** Records the read; answers the log position once it is durable. */
    @CommandHandler
    long handle(RecordAccess command) {
        return record(List.of(read(command)));
    }

    /** Records many reads at once; answers the log position once all are durable. */
    @CommandHandler
    long handle(RecordAccesses command) {
        return record(command.accesses().stream().map(this::read).toList());
    }

    private RecordEvent read(RecordAccess access) {
        FragmentId stream = ids.of("access", access.profile().toString());
        return new RecordEvent(
                new PersonalDataRead(stream, access.profile(), access.resource(), access.purpose()), access.actor());
    }

    /** Records the export; answers the log position once it is durable. */
    @CommandHandler
    long handle(RecordExport command) {
        FragmentId profile = command.profile();
        FragmentId stream = profile == null ? ids.of("access", "exports") : ids.of("access", profile.toString());
        return record(
                new ListExported(
                        stream, profile, command.resource(), command.format(), command.items(), command.purpose()),
                CurrentCause.get().actor());
    }

    /** Records where people's data are taken, or may not be; answers the log position once that is durable. */
    @CommandHandler
    long handle(RecordTransfers command) {
        FragmentId profile = command.profile();
        FragmentId stream = profile == null ? ids.of("access", "exports") : ids.of("access", profile.toString());
        return record(command.transfers().stream()
                .map(each -> new RecordEvent(
                        new TransferDecided(
                                stream,
                                profile,
                                command.resource(),
                                each.region(),
                                command.country(),
                                each.mechanism(),
                                each.allowed(),
                                each.reason(),
                                each.people()),
                        CurrentCause.get().actor()))
                .toList());
    }

    @CommandHandler
    long handle(RecordToken command) {
        FragmentId stream = ids.of("access", "token", command.token().toString());
        return record(
                command.isMade()
                        ? new TokenMade(stream, command.token(), command.role(), command.name(), command.expiresAt())
                        : new TokenRevoked(stream, command.token(), command.role(), command.name()),
                CurrentCause.get().actor());
    }

    @CommandHandler
    long handle(RecordSignIn command) {
        return record(new SignedIn(ids.of("access", "holder", command.actor()), command.by()), command.actor());
    }

    @CommandHandler
    long handle(RecordDenials command) {
        return record(
                new AccessDenied(
                        ids.of("access", "denied"),
                        command.status(),
                        command.endpoint(),
                        command.origin(),
                        command.times(),
                        command.first(),
                        command.last()),
                command.actor() == null ? UNKNOWN : command.actor());
    }

    @CommandHandler
    long handle(RecordKeyRotation command) {
        return record(
                new MasterKeyRotated(ids.of("access", "master-key"), command.version()),
                CurrentCause.get().actor());
    }

    private long record(AccessEvent event, @Nullable String actor) {
        return record(List.of(new RecordEvent(event, actor)));
    }

    private long record(List<RecordEvent> events) {
        return Waiting.forAnswer(groupCommit.submit(events)).getLast().position();
    }

    private record RecordEvent(AccessEvent event, @Nullable String actor) implements Decision<Boolean> {

        @Override
        public Set<UUID> eventIds() {
            return Set.of();
        }

        @Override
        public Set<FragmentId> fragments() {
            return Set.of(event.stream());
        }

        @Override
        public Boolean decide(StreamAppends appends) {
            appends.append(event.stream(), StreamKind.ACCESS, event, actor);
            return true;
        }
    }
}
