package dev.annals.channels.delivery;

import dev.annals.api.delivery.ChangeDelivery.RedriveDelivery;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import dev.annals.api.security.Permission;
import dev.annals.channels.delivery.ConnectorView.Given;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorBook;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.StoredConnector;
import dev.annals.platform.events.OnRecord;
import dev.annals.platform.security.Caller;
import dev.annals.platform.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sets connectors to providers up, shows how they are doing, and has tried again what they gave up. */
@RestController
@RequestMapping("/api/v1/channels")
@Requires(Permission.OPERATE)
@Tag(name = "Channels")
class ChannelsController {

    private static final String KEY = "[a-z][a-z0-9-]{0,39}";
    private static final int MOST_REDRIVEN = 10_000;

    private final ConnectorBook book;
    private final Map<String, ConnectorKind> kinds;
    private final Outbox outbox;
    private final ConnectorLines lines;
    private final CommandGateway commands;
    private final Clock clock;

    ChannelsController(
            ConnectorBook book,
            Map<String, ConnectorKind> kinds,
            Outbox outbox,
            ConnectorLines lines,
            CommandGateway commands,
            Clock clock) {
        this.book = book;
        this.kinds = Map.copyOf(kinds);
        this.outbox = outbox;
        this.lines = lines;
        this.commands = commands;
        this.clock = clock;
    }

    @GetMapping
    @Operation(
            operationId = "listConnectors",
            summary = "The connectors: what they perform, what waits, what was given up")
    List<ConnectorView> list() {
        return book.all().stream().map(this::view).toList();
    }

    @GetMapping("/kinds")
    @Operation(
            operationId = "listConnectorKinds",
            summary = "The kinds of connectors with their settings",
            description = "What a form needs: names, titles, types, what is required, what is secret.")
    List<ConnectorView.Kind> kinds() {
        return kinds.values().stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .map(ConnectorView.Kind::of)
                .toList();
    }

    @GetMapping("/{key}")
    @Operation(operationId = "getConnector", summary = "A connector; secrets are left out")
    ConnectorView get(@PathVariable String key) {
        return view(find(key));
    }

    @PutMapping("/{key}")
    @Operation(
            operationId = "putConnector",
            summary = "Sets a connector up, or changes it",
            description = "A secret that is left out stays as it was. Everything that is wrong is told at once.")
    ConnectorView put(@PathVariable String key, @RequestBody Given given, @AuthenticationPrincipal Caller caller) {
        if (!key.matches(KEY)) {
            throw new Rejected(
                    Rejection.INVALID_PARAMETER,
                    "A connector's key is lower-case letters, digits and hyphens, beginning with a letter.");
        }
        StoredConnector before = book.find(key).orElse(null);
        StoredConnector connector = given.connector(
                key, before, kinds, caller.actor(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        book.put(connector);
        return view(connector);
    }

    @DeleteMapping("/{key}")
    @Operation(
            operationId = "removeConnector",
            summary = "Takes a connector away",
            description = "What waits for it waits on, until a connector of this key is set up again.")
    ResponseEntity<Void> remove(@PathVariable String key) {
        if (!book.remove(key)) {
            throw unknown();
        }
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{key}/check")
    @Operation(
            operationId = "checkConnector",
            summary = "Looks whether the provider can be reached",
            description = "Nothing is sent.")
    Checked check(@PathVariable String key) throws InterruptedException {
        StoredConnector stored = find(key);
        ConnectorKind kind = kinds.get(stored.kind());
        if (kind == null) {
            throw unknown();
        }
        try (ChannelConnector connector = kind.connect(ConnectorSettings.of(kind, stored.settings()))) {
            Optional<String> wrong = connector.check();
            return new Checked(wrong.isEmpty(), wrong.orElse("The provider answers."));
        }
    }

    @GetMapping("/{key}/dead-letters")
    @Operation(operationId = "listDeadDeliveries", summary = "What a connector gave up, the oldest first")
    List<ConnectorView.DeadDelivery> deadLetters(@PathVariable String key) {
        return outbox.queue(find(key).key()).deadLetters().stream()
                .map(ConnectorView.DeadDelivery::of)
                .toList();
    }

    @PostMapping("/{key}/dead-letters/redrive")
    @Operation(operationId = "redriveDeadDeliveries", summary = "Has everything tried again that a connector gave up")
    Redriven redriveAll(@PathVariable String key) {
        List<FragmentId> dead = outbox.queue(find(key).key()).deadLetters().stream()
                .limit(MOST_REDRIVEN)
                .map(each -> each.waiting().delivery())
                .toList();
        dead.forEach(this::redrive);
        return new Redriven(dead.size());
    }

    @PostMapping("/{key}/dead-letters/{delivery}/redrive")
    @Operation(operationId = "redriveDeadDelivery", summary = "Has one message tried again")
    Redriven redriveOne(@PathVariable String key, @PathVariable String delivery) {
        var unused = find(key);
        try {
            redrive(FragmentId.of(delivery));
        } catch (IllegalArgumentException notAnId) {
            throw new Rejected(Rejection.NOT_FOUND, "There is no delivery of this id.");
        }
        return new Redriven(1);
    }

    private void redrive(FragmentId delivery) {
        OnRecord.await(commands.send(new RedriveDelivery(delivery)), "It is not on record that it is tried again.");
    }

    private ConnectorView view(StoredConnector stored) {
        return ConnectorView.of(
                stored, kinds.get(stored.kind()), lines.circuit(stored.key()), outbox.queue(stored.key()));
    }

    private StoredConnector find(String key) {
        return book.find(key).orElseThrow(ChannelsController::unknown);
    }

    private static Rejected unknown() {
        return new Rejected(Rejection.NOT_FOUND, "There is no connector of this key.");
    }

    /**
     * What a check came to.
     *
     * @param works whether the provider can be reached
     * @param detail what is wrong
     */
    record Checked(boolean works, String detail) {}

    /**
     * What is tried again.
     *
     * @param messages how many messages
     */
    record Redriven(int messages) {}
}
