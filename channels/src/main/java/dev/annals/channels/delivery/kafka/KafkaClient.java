package dev.annals.channels.delivery.kafka;

import dev.annals.channels.web.AllowedHosts;
import dev.annals.channels.web.OutboundException;
import dev.annals.platform.delivery.ConnectorSettings;
import dev.annals.platform.delivery.ProviderAnswer;
import dev.annals.platform.delivery.ProviderAnswer.Accepted;
import dev.annals.platform.delivery.ProviderAnswer.Refused;
import dev.annals.platform.delivery.ProviderAnswer.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Talks to brokers by one client, which all threads share. Where it connects to is checked each time: the brokers that are
 * set up, and those by which these say that a topic is kept.
 */
final class KafkaClient implements AutoCloseable {

    private final ConnectorSettings settings;
    private final AllowedHosts hosts;
    private final Duration patience;
    private final List<BrokerAddress> brokers;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Producer<byte[], byte[]> producer;
    private boolean isClosed;

    KafkaClient(ConnectorSettings settings, AllowedHosts hosts, Duration patience) {
        this.settings = settings;
        this.hosts = hosts;
        this.patience = patience;
        this.brokers = BrokerAddress.all(settings.text(KafkaKind.BROKERS));
    }

    /** Writes a record, and waits until it is durable; answers where it is. */
    ProviderAnswer write(ProducerRecord<byte[], byte[]> written) throws InterruptedException {
        return with(client -> {
            requireAllowed(client, written.topic());
            RecordMetadata place = client.send(written).get(longest(), TimeUnit.MILLISECONDS);
            return new Accepted(place.toString());
        });
    }

    /** Writes records at once, and waits until all are durable; one may be written although it is answered otherwise. */
    ProviderAnswer writeAll(List<ProducerRecord<byte[], byte[]>> written) throws InterruptedException {
        return with(client -> {
            requireAllowed(client, written.getFirst().topic());
            List<Future<RecordMetadata>> places = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> each : written) {
                places.add(client.send(each));
            }
            for (Future<RecordMetadata> place : places) {
                place.get(longest(), TimeUnit.MILLISECONDS);
            }
            return new Accepted(null);
        });
    }

    /** Looks whether topics can be written to, without writing. */
    ProviderAnswer look(Collection<String> topics) throws InterruptedException {
        return with(client -> {
            for (String topic : topics) {
                requireAllowed(client, topic);
            }
            return new Accepted(null);
        });
    }

    private long longest() {
        return patience.multipliedBy(2).toMillis();
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
