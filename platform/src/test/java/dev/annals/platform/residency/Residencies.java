package dev.annals.platform.residency;

/** Policies for tests of what asks them. */
public final class Residencies {

    private Residencies() {}

    /** What a file says. */
    public static ResidencyPolicy read(String text) {
        return ResidencyYaml.read("residency.yaml", text);
    }
}
