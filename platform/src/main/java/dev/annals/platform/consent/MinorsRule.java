package dev.annals.platform.consent;

import java.util.Map;

/**
 * From what age people decide for themselves, and who does before.
 *
 * @param guardianDecides whether a guardian may consent for a younger person; otherwise nobody may
 * @param ages the age by jurisdiction; {@code default} for all others
 */
public record MinorsRule(boolean guardianDecides, Map<String, Integer> ages) {

    /** Everybody decides for themselves from the age of 16, and a guardian before. */
    public static final MinorsRule DEFAULT = new MinorsRule(true, Map.of(Jurisdiction.DEFAULT, 16));

    /** The age from which people of a jurisdiction decide for themselves. */
    public int age(String jurisdiction) {
        return Jurisdiction.find(ages, jurisdiction).orElse(16);
    }
}
