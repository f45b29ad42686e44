package dev.annals.axonserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an installation keeps its events and read models.
 *
 * @param backbone who keeps the events: {@code postgres} or {@code axon-server}
 * @param data the folder of everything kept on this machine
 * @param postgres a PostgreSQL server; without a URL an embedded one runs in the data folder
 * @param mongodb a MongoDB for the read models; without a URI they are kept in PostgreSQL
 * @param axonServer the Axon Server of the backbone {@code axon-server}
 * @param processors how the projections' processors run
 */
@ConfigurationProperties("annals")
public record BackboneProperties(
        @DefaultValue("postgres") String backbone,
        @DefaultValue("data") Path data,
        @DefaultValue Postgres postgres,
        @DefaultValue Mongodb mongodb,
        @DefaultValue AxonServer axonServer,
        @DefaultValue Processing processors) {

    /** The value of {@code annals.backbone} that keeps the events in PostgreSQL. */
    public static final String POSTGRES = "postgres";

    /** The value of {@code annals.backbone} that keeps the events in Axon Server. */
    public static final String AXON_SERVER = "axon-server";

    /** @throws IllegalArgumentException with the complete list of what is wrong */
    public BackboneProperties {
        List<String> wrong = new ArrayList<>();
        if (!List.of(POSTGRES, AXON_SERVER).contains(backbone)) {
            wrong.add("annals.backbone is '" + backbone + "': use postgres or axon-server");
        }
        postgres.check(wrong);
        mongodb.check(wrong);
        axonServer.check(backbone.equals(AXON_SERVER), wrong);
        processors.check(wrong);
        if (backbone.equals(AXON_SERVER) && postgres.url() == null) {
            wrong.add("annals.postgres.url is missing: with annals.backbone=axon-server several processes share one"
                    + " PostgreSQL for keys and tokens");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(
                    "The settings of the backbone cannot be used:\n - " + String.join("\n - ", wrong));
        }
    }

    /** Whether this machine runs its own PostgreSQL. */
    public boolean isEmbedded() {
        return postgres.url() == null;
    }

    /**
     * A PostgreSQL server.
     *
     * @param url a {@code jdbc:postgresql:} URL; null for the embedded one
     * @param user the role to log in as, owner of the database
     * @param password its password
     * @param connections the most connections of each of the two pools
     */
    public record Postgres(
            @Nullable String url,
            @DefaultValue("annals") String user,
            @DefaultValue("") String password,
            @DefaultValue("12") int connections) {

        void check(List<String> wrong) {
            if (url != null && !url.startsWith("jdbc:postgresql:")) {
                wrong.add("annals.postgres.url does not begin with jdbc:postgresql:");
            }
            if (user.isBlank()) {
                wrong.add("annals.postgres.user is empty");
            }
            if (connections < 4) {
                wrong.add("annals.postgres.connections is " + connections + ": at least 4 are needed");
            }
        }

        @Override
        public String toString() {
            return "Postgres[url=" + url + ", user=" + user + ", connections=" + connections + "]";
        }
    }

    /**
     * A MongoDB.
     *
     * @param uri a {@code mongodb:} or {@code mongodb+srv:} connection string; null for none
     */
    public record Mongodb(@Nullable String uri) {

        void check(List<String> wrong) {
            if (uri != null && !uri.startsWith("mongodb://") && !uri.startsWith("mongodb+srv://")) {
                wrong.add("annals.mongodb.uri does not begin with mongodb:// or mongodb+srv://");
            }
        }

        @Override
        public String toString() {
            return "Mongodb[" + (uri == null ? "none" : "given") + "]";
        }
    }

    /**
     * An Axon Server.
     *
     * @param servers host, or host:port, of one or more nodes
     * @param context the context that holds the events
     * @param token the access token, where access control is on
     * @param tls whether to connect by TLS
     * @param unitOfWorkBytes the most bytes of events that may travel as one transaction; Axon Server takes 4 MB
     */
    public record AxonServer(
            @DefaultValue List<String> servers,
            @DefaultValue("default") String context,
            @Nullable String token,
            @DefaultValue("false") boolean tls,
            @DefaultValue("1000000") int unitOfWorkBytes) {

        void check(boolean used, List<String> wrong) {
            if (used && servers.isEmpty()) {
                wrong.add("annals.axon-server.servers is missing: name at least one host:port");
            }
            if (context.isBlank()) {
                wrong.add("annals.axon-server.context is empty");
            }
            if (unitOfWorkBytes < 100_000 || unitOfWorkBytes > 3_500_000) {
                wrong.add("annals.axon-server.unit-of-work-bytes is " + unitOfWorkBytes
                        + ": use 100000 to 3500000, below the 4 MB that Axon Server takes");
            }
        }

        @Override
        public String toString() {
            return "AxonServer[servers=" + servers + ", context=" + context + ", tls=" + tls + "]";
        }
    }

    /**
     * How processors run.
     *
     * @param pause the shortest time between two looks at the end of the log
     * @param timeout after which a unit of work is given up and tried again
     * @param claim after which another process takes over from one that died
     * @param threads how many threads handle events
     * @param page the most events read from the log by one query
     */
    public record Processing(
            @DefaultValue("20ms") Duration pause,
            @DefaultValue("10m") Duration timeout,
            @DefaultValue("10s") Duration claim,
            @DefaultValue("8") int threads,
            @DefaultValue("1000") int page) {

        void check(List<String> wrong) {
            within("pause", pause, Duration.ZERO, Duration.ofSeconds(1), wrong);
            within("timeout", timeout, Duration.ofSeconds(10), Duration.ofHours(1), wrong);
            within("claim", claim, Duration.ofSeconds(2), Duration.ofMinutes(5), wrong);
            if (threads < 1) {
                wrong.add("annals.processors.threads is " + threads + ": at least 1 is needed");
            }
            if (page < 10 || page > 10_000) {
                wrong.add("annals.processors.page is " + page + ": use 10 to 10000");
            }
        }

        private static void within(String name, Duration given, Duration least, Duration most, List<String> wrong) {
            if (given.compareTo(least) < 0 || given.compareTo(most) > 0) {
                wrong.add("annals.processors." + name + " is " + given.toMillis() + " ms: use " + least.toMillis()
                        + " to " + most.toMillis());
            }
        }
    }
}
