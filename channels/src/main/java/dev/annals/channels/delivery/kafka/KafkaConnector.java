package dev.annals.channels.delivery.kafka;

import dev.annals.channels.web.AllowedHosts;
import dev.annals.channels.web.OutboundException;
import dev.annals.platform.delivery.ChannelConnector;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.Outgoing;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages by one client, which all threads share. Where it connects to is checked before each message: the brokers
 * that are set up, and those by which these say that the topic is kept.
 */
final class KafkaConnector implements ChannelConnector {

    private final ConnectorSettings settings;
    private final AllowedHosts hosts;
    private final Duration patience;
    private final List<BrokerAddress> brokers;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean isClosed;

    KafkaConnector(ConnectorSettings settings, AllowedHosts hosts, Duration patience) {
        this.settings = settings;
        this.hosts = hosts;
        this.patience = patience;
        this.brokers = BrokerAddress.all(settings.text(KafkaKind.BROKERS));
    }

    @Override
    public ProviderAnswer send(Outgoing message) throws InterruptedException {
        KafkaRecord written = KafkaRecord.of(message, settings);
        return with(client -> {
            requireAllowed(client, written.topic());
            RecordMetadata place = client.send(written.sent(message))
                    .get(patience.multipliedBy(2).toMillis(), TimeUnit.MILLISECONDS);
            return new Accepted(place.toString());
        });
    }

    @Override
    public Optional<String> check() throws InterruptedException {
        ProviderAnswer answer = with(client -> {
            for (String topic : Set.of(settings.text(KafkaKind.DELIVERIES), settings.text(KafkaKind.AUDIENCES))) {
                requireAllowed(client, topic);
            }
            return new Accepted(null);
        });
        return switch (answer) {
            case Accepted ignored -> Optional.empty();
            case Refused it -> Optional.of(sentence(it.reason()));
            case Unavailable it -> Optional.of(sentence(it.reason()));
        };
    }

    /** Something that is done with the client. */
    @FunctionalInterface
    private interface Work {

        ProviderAnswer with(Producer<byte[], byte[]> client)
                throws OutboundException, InterruptedException, ExecutionException, TimeoutException;
    }

    private ProviderAnswer with(Work work) throws InterruptedException {
        try {
            for (BrokerAddress broker : brokers) {
                hosts.require(broker.host());
            }
            return work.with(producer());
        } catch (OutboundException nobody) {
            String reason = nobody.reason().name().toLowerCase(Locale.ROOT);
            return nobody.reason().isRefusal() ? Refused.because("refused_" + reason) : Unavailable.because(reason);
        } catch (InterruptException stopping) {
            boolean unused = Thread.interrupted();
            throw new InterruptedException("Interrupted while waiting for a broker");
        } catch (TimeoutException late) {
            return Unavailable.because("time");
        } catch (ExecutionException failed) {
            return failed(failed.getCause());
        } catch (KafkaException failed) {
            return failed(failed);
        }
    }

    private ProviderAnswer failed(@Nullable Throwable failed) {
        ProviderAnswer answer = KafkaFailure.answer(failed);
        if (answer instanceof Unavailable && !(failed instanceof RetriableException)) {
            drop();
        }
        return answer;
    }

    /** @throws OutboundException when a broker that keeps the topic may not be connected to */
    private void requireAllowed(Producer<byte[], byte[]> client, String topic) throws OutboundException {
        for (PartitionInfo partition : client.partitionsFor(topic)) {
            Node leader = partition.leader();
            if (leader != null && !leader.isEmpty()) {
                hosts.require(leader.host());
            }
        }
    }

    private Producer<byte[], byte[]> producer() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (isClosed) {
                throw new IllegalStateException("The connector is closed");
            }
            Producer<byte[], byte[]> known = producer;
            if (known == null) {
                known = new KafkaProducer<>(
                        ProducerOptions.of(settings, brokers, patience),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
                producer = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private static String sentence(String reason) {
        return switch (reason) {
            case "refused_network" -> OutboundException.Reason.NETWORK.sentence() + ".";
            case "refused_address" -> "A broker's address is no plain host and port.";
            case "unknown_topic_or_partition" -> "A topic is missing, and the brokers do not make it by themselves.";
            default -> "The brokers cannot be used: " + reason + ".";
        };
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            drop();
        } finally {
            lock.unlock();
        }
    }

    /** The next message gets a client of its own: this one is of no use any more. */
    private void drop() {
        lock.lock();
        try {
            if (producer != null) {
                producer.close(Duration.ZERO);
                producer = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
