package dev.annals.command.consent;

/** Who caused an event, where it was the person and nobody with credentials. */
final class RecordedActor {

    /** The person, by a link that only they were sent. */
    static final String PERSON = "person";

    private RecordedActor() {}
}
