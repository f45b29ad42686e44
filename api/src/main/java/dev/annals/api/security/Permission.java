package dev.annals.api.security;

/** The smallest things a caller can be allowed. Used by name as Spring Security authority. */
public enum Permission {
    /** Send interactions. */
    SEND,
    /** Read profiles and lists with personal values masked. */
    READ_MASKED,
    /** Read personal values unmasked; every such read is recorded. */
    READ_PROFILES,
    /** Publish the tracking plan. */
    PUBLISH_PLAN,
    /** Have interactions not count any more, or count again. */
    RETRACT,
    /** Read audit lists and quarantined items. */
    READ_AUDIT,
    /** Decide who is one person: merge, split, publish identity rules. */
    DECIDE_IDENTITY,
    /** Record what people decide about purposes, and hand out links by which they decide themselves. */
    RECORD_CONSENT,
    /** Publish the catalogue of purposes. */
    PUBLISH_PURPOSES,
    /** Define segments, and put people on lists. */
    BUILD_SEGMENTS,
    /** Publish, pause and retire journeys, have people enter them, and try them. */
    PUBLISH_JOURNEYS,
    /** Answer what people ask about their data: subject requests, erasures, legal holds, packages. */
    HANDLE_REQUESTS,
    /** Send requests of people on, as their controller, and ask how far they are. */
    SUBMIT_REQUESTS,
    /** Ask for messages to be sent to people. */
    REQUEST_DELIVERIES,
    /** Publish the texts of messages. */
    WRITE_TEMPLATES,
    /** Operate the installation: dead letters, replays, quarantine re-drive, tokens, key rotation. */
    OPERATE
}
