package dev.annals.channels.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.api.identity.FragmentId;
import dev.annals.channels.delivery.log.LogFiles;
import dev.annals.channels.delivery.log.LogKind;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorKind;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.testkit.delivery.ChannelConnectorContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest extends ChannelConnectorContract {

    @TempDir
    Path folder;

    @Override
    protected ConnectorKind kind() {
        return new LogKind(new LogFiles(folder.resolve("deliveries")));
    }

    @Override
    protected Map<String, String> working() {
        return Map.of();
    }

    @Override
    protected @Nullable Map<String, String> unreachable() {
        return null;
    }

    @Override
    protected String address() {
        return "mia@example.com";
    }

    @Override
    protected long seen(FragmentId delivery) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(delivery.toString()))
                    .count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anErasureTakesThePersonsFolderAway() throws InterruptedException {
        Outgoing message = message();
        try (ChannelConnector connector = connector(working())) {
            connector.send(message);
        }

        assertThat(new LogFiles(folder.resolve("deliveries")).erase(message.profile()))
                .isEqualTo(1);
        assertThat(seen(message.delivery())).isZero();
    }
}
