package dev.annals.axonserver.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.Cause;
import dev.annals.platform.events.CurrentCause;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CausesTravelTest {

    private final SimpleCommandBus bus = SimpleCommandBus.builder().build();
    private final List<Cause> handled = new ArrayList<>();
    private final List<CommandMessage<?>> sent = new ArrayList<>();

    @BeforeEach
    void listen() {
        CausesTravel.over(bus, bus);
        var unused = bus.subscribe(String.class.getName(), command -> {
            sent.add(command);
            handled.add(CurrentCause.get());
            return null;
        });
    }

    @Test
    void whatIsTheCauseWhereACommandIsSentIsTheCauseWhereItIsHandled() {
        Cause cause = new Cause("admin:kay", "asked by phone", "r-1");
        CurrentCause.Scope scope = CurrentCause.set(cause);
        try {
            bus.dispatch(new GenericCommandMessage<>("do it"));
            assertThat(CurrentCause.get()).isEqualTo(cause);
        } finally {
            scope.close();
        }
        assertThat(handled).containsExactly(cause);
        assertThat(sent.getFirst().getMetaData())
                .containsAllEntriesOf(Map.of("actor", "admin:kay", "reason", "asked by phone", "request", "r-1"));
    }

    @Test
    void whatACommandSaysItselfStays() {
        CurrentCause.Scope scope = CurrentCause.set(new Cause("admin:kay", null, "r-2"));
        try {
            bus.dispatch(new GenericCommandMessage<>("do it", Map.of("request", "r-1")));
        } finally {
            scope.close();
        }
        assertThat(handled).containsExactly(new Cause("admin:kay", null, "r-1"));
    }

    @Test
    void aCommandWithoutCauseIsHandledWithoutOne() {
        bus.dispatch(new GenericCommandMessage<>("do it"));

        assertThat(handled).containsExactly(Cause.UNKNOWN);
        assertThat(CurrentCause.get()).isEqualTo(Cause.UNKNOWN);
    }
}
