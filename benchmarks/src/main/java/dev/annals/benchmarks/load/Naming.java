package dev.annals.benchmarks.load;

/** Whom the calls of a load name. */
public enum Naming {
    /** The person, and in half of the calls the person's device. */
    AS_SENT,
    /** The person alone; the device is one of the properties, so that the calls are as long. */
    PERSON_ALONE,
    /** The person and the device, in every call: once each person's first call is recorded, the two are linked already. */
    PERSON_AND_DEVICE
}
