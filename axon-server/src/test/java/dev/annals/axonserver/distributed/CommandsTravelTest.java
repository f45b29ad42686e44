package dev.annals.axonserver.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.annals.api.access.RecordAccess;
import dev.annals.api.identity.FragmentId;
import dev.annals.api.interaction.Receipt;
import dev.annals.api.rejection.Rejected;
import dev.annals.api.rejection.Rejection;
import java.util.UUID;
import org.axonframework.axonserver.connector.command.AxonServerRemoteCommandHandlingException;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;

class CommandsTravelTest {

    private final CommandSerializer serializer = new CommandSerializer();
    private final FragmentId profile = new FragmentId(UUID.randomUUID());
    private final RecordAccess command = new RecordAccess(profile, "admin:kay", "profile", "why");

    @Test
    void commandsAndAnswersArriveAsTheyWereSent() {
        assertThat(travelled(command)).isEqualTo(command);
        assertThat(travelled(7L)).isEqualTo(7L);
        assertThat(travelled("text")).isEqualTo("text");
        Receipt receipt = new Receipt("m1", Receipt.Status.STORED, null, 12);
        assertThat(travelled(receipt)).isEqualTo(receipt);
        RefusalDetails refusal = new RefusalDetails(Rejection.CONFLICT, "closed");
        assertThat(travelled(refusal)).isEqualTo(refusal);
    }

    @Test
    void noOtherClassIsMadeOfWhatArrives() {
        for (String name : new String[] {"java.lang.ProcessBuilder", "javax.swing.JFrame", "dev.annals.api.Events"}) {
            assertThatThrownBy(() -> serializer.deserialize(
                            new SimpleSerializedObject<>(new byte[] {'{', '}'}, byte[].class, name, null)))
                    .isInstanceOf(SerializationException.class);
        }
    }

    @Test
    void aRefusalCarriesItsDetails() {
        SimpleCommandBus local = SimpleCommandBus.builder().build();
        assertThat(local.registerHandlerInterceptor(new RefusalsTravel())).isNotNull();
        assertThat(local.subscribe(RecordAccess.class.getName(), message -> {
                    throw new Rejected(Rejection.GONE, "erased");
                }))
                .isNotNull();

        local.dispatch(
                new GenericCommandMessage<>(command),
                (message, result) -> assertThat(result.exceptionResult())
                        .isInstanceOfSatisfying(
                                CommandExecutionException.class,
                                failure -> assertThat(failure.getDetails())
                                        .contains(new RefusalDetails(Rejection.GONE, "erased"))));
        assertThatThrownBy(() -> RefusingCommandGateway.on(local).sendAndWait(command))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.rejection()).isEqualTo(Rejection.GONE));
    }

    @Test
    void aRefusalComesBackOverTheWireAsTheSameRefusal() {
        CommandGateway gateway = RefusingCommandGateway.on(new OverTheWire(new Rejected(Rejection.GONE, "被刪除了")));

        assertThatThrownBy(() -> gateway.sendAndWait(command)).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.rejection()).isEqualTo(Rejection.GONE);
            assertThat(rejected.detail()).isEqualTo("被刪除了");
        });
    }

    @Test
    void anAnswerComesBackOverTheWireAsItWasGiven() {
        assertThat(RefusingCommandGateway.on(new OverTheWire(12L)).<Long>sendAndWait(command))
                .isEqualTo(12L);
    }

    @Test
    void whatIsNoRefusalComesBackAsAFailureOfTheOtherProcess() {
        CommandGateway gateway = RefusingCommandGateway.on(new OverTheWire(new IllegalStateException("broken")));

        assertThatThrownBy(() -> gateway.sendAndWait(command))
                .isInstanceOf(CommandExecutionException.class)
                .hasCauseInstanceOf(AxonServerRemoteCommandHandlingException.class);
    }

    @Test
    void commandsAboutOneThingGoToOneProcess() {
        assertThat(new StreamAffinity().getRoutingKey(new GenericCommandMessage<>(command)))
                .isEqualTo(profile.toString());
        GenericCommandMessage<String> other = new GenericCommandMessage<>("other");
        assertThat(new StreamAffinity().getRoutingKey(other)).isEqualTo(other.getIdentifier());
    }

    private Object travelled(Object value) {
        return serializer.deserialize(serializer.serialize(value, byte[].class));
    }
}
