package dev.annals.platform.delivery;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of connector: what a provider needs to be told, and how it is told a message. One for each folder of channels. */
public interface ConnectorKind {

    /** Its name, such as {@code smtp}. */
    String name();

    /** What it is, as a sentence. */
    String description();

    /** The channels that it can perform. */
    List<String> channels();

    /** The settings of its own. */
    List<Setting> settings();

    /** What is wrong with settings each of which is right by itself, as sentences. */
    default List<String> flaws(ConnectorSettings settings) {
        return List.of();
    }

    /** A connector with these settings; connects to nothing yet. */
    ChannelConnector connect(ConnectorSettings settings);

    /** Whether its provider knows a message again by its key, so that it can be sent once more without harm. */
    boolean isIdempotent();

    /** Whether messages wait until somebody asks for them, so that nothing is sent. */
    default boolean isAskedFor() {
        return false;
    }

    /** What tells its system what becomes of messages, whoever sent them; connects to nothing yet. Empty where nothing is to be told. */
    default Optional<OutcomeFeed> feed(ConnectorSettings settings) {
        return Optional.empty();
    }

    /** Its settings and those of every connector. */
    default List<Setting> allSettings() {
        return Stream.concat(settings().stream(), Pace.SETTINGS.stream()).toList();
    }
}
