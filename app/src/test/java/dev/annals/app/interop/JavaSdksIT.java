package dev.annals.app.interop;

import static org.assertj.core.api.Assertions.assertThat;

import com.rudderstack.sdk.java.analytics.RudderAnalytics;
import com.segment.analytics.Analytics;
import com.segment.analytics.Callback;
import com.segment.analytics.messages.AliasMessage;
import com.segment.analytics.messages.GroupMessage;
import com.segment.analytics.messages.IdentifyMessage;
import com.segment.analytics.messages.Message;
import com.segment.analytics.messages.PageMessage;
import com.segment.analytics.messages.ScreenMessage;
import com.segment.analytics.messages.TrackMessage;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the Java SDKs of Segment and RudderStack, as they are published, against the started product. */
@ExtendWith(StartedAnnals.OfAllTests.class)
class JavaSdksIT {

    private static final String[] ALL_CALLS = {"page", "identify", "track", "screen", "group", "alias"};
    private static final int SECONDS = 30;

    @Test
    void segmentsClientSendsToAnEndpoint(StartedAnnals annals) throws Exception {
        Person person = new Person("segment-java");

        bySegment(annals, person, analytics -> analytics.endpoint(annals.url().toString()));

        person.isKnownTo(annals, ALL_CALLS);
    }

    @Test
    void segmentsClientSendsToAnUploadUrl(StartedAnnals annals) throws Exception {
        Person person = new Person("segment-java-upload");

        bySegment(
                annals,
                person,
                analytics ->
                        analytics.setUploadURL(annals.url().resolve("/v1/batch").toString()));

        person.isKnownTo(annals, ALL_CALLS);
    }

    @Test
    void rudderStacksClientSendsCompressed(StartedAnnals annals) throws Exception {
        Person person = new Person("rudder-java");

        byRudderStack(annals, person, true);

        person.isKnownTo(annals, ALL_CALLS);
    }

    @Test
    void rudderStacksClientSendsUncompressed(StartedAnnals annals) throws Exception {
        Person person = new Person("rudder-java-plain");

        byRudderStack(annals, person, false);

        person.isKnownTo(annals, ALL_CALLS);
    }

    private static void bySegment(StartedAnnals annals, Person person, UnaryOperator<Analytics.Builder> address)
            throws InterruptedException {
        Delivery delivery = new Delivery();
        Analytics analytics = address.apply(Analytics.builder(annals.writeKey()))
                .callback(new Callback() {
                    @Override
                    public void success(Message message) {
                        delivery.succeeded();
                    }

                    @Override
                    public void failure(Message message, Throwable error) {
                        delivery.failed(error);
                    }
                })
                .build();
        try {
            analytics.enqueue(PageMessage.builder("Home")
                    .anonymousId(person.anonymousId())
                    .properties(Map.of("path", "/")));
            analytics.enqueue(IdentifyMessage.builder()
                    .anonymousId(person.anonymousId())
                    .userId(person.id())
                    .traits(person.traits()));
            analytics.enqueue(
                    TrackMessage.builder("Order Completed").userId(person.id()).properties(person.order()));
            analytics.enqueue(ScreenMessage.builder("Cart").userId(person.id()));
            analytics.enqueue(
                    GroupMessage.builder(person.group()).userId(person.id()).traits(Map.of("name", "Acme")));
            analytics.enqueue(AliasMessage.builder(person.anonymousId()).userId(person.id()));
            analytics.flush();
            delivery.isComplete();
        } finally {
            analytics.shutdown();
        }
    }

    private static void byRudderStack(StartedAnnals annals, Person person, boolean compressed)
            throws InterruptedException {
        Delivery delivery = new Delivery();
        RudderAnalytics analytics = RudderAnalytics.builder(annals.writeKey())
                .setDataPlaneUrl(annals.url() + "/")
                .setGZIP(compressed)
                .callback(new com.rudderstack.sdk.java.analytics.Callback() {
                    @Override
                    public void success(com.rudderstack.sdk.java.analytics.messages.Message message) {
                        delivery.succeeded();
                    }

                    @Override
                    public void failure(com.rudderstack.sdk.java.analytics.messages.Message message, Throwable error) {
                        delivery.failed(error);
                    }
                })
                .build();
        try {
            rudderCalls(person).forEach(analytics::enqueue);
            analytics.flush();
            delivery.isComplete();
        } finally {
            analytics.shutdown();
        }
    }

    private static List<com.rudderstack.sdk.java.analytics.messages.MessageBuilder<?, ?>> rudderCalls(Person person) {
        return List.of(
                com.rudderstack.sdk.java.analytics.messages.PageMessage.builder("Home")
                        .anonymousId(person.anonymousId())
                        .properties(Map.of("path", "/")),
                com.rudderstack.sdk.java.analytics.messages.IdentifyMessage.builder()
                        .anonymousId(person.anonymousId())
                        .userId(person.id())
                        .traits(person.traits()),
                com.rudderstack.sdk.java.analytics.messages.TrackMessage.builder("Order Completed")
                        .userId(person.id())
                        .properties(person.order()),
                com.rudderstack.sdk.java.analytics.messages.ScreenMessage.builder("Cart")
                        .userId(person.id()),
                com.rudderstack.sdk.java.analytics.messages.GroupMessage.builder(person.group())
                        .userId(person.id())
                        .traits(Map.of("name", "Acme")),
                com.rudderstack.sdk.java.analytics.messages.AliasMessage.builder(person.anonymousId())
                        .userId(person.id()));
    }

    /** Waits until an SDK says that all calls were taken. */
    private static final class Delivery {

        private final CountDownLatch outstanding = new CountDownLatch(ALL_CALLS.length);
        private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

        void succeeded() {
            outstanding.countDown();
        }

        void failed(Throwable error) {
            failures.add(error);
            outstanding.countDown();
        }

        void isComplete() throws InterruptedException {
            assertThat(outstanding.await(SECONDS, TimeUnit.SECONDS))
                    .as("everything was delivered within " + SECONDS + " s")
                    .isTrue();
            assertThat(failures).isEmpty();
        }
    }
}
