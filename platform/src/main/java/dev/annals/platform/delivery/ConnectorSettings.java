package dev.annals.platform.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one connector, completed by what its kind says where nothing is given.
 *
 * @param values the values by name
 */
public record ConnectorSettings(Map<String, String> values) {

    /** The settings of a connector of a kind. */
    public static ConnectorSettings of(ConnectorKind kind, Map<String, String> given) {
        Map<String, String> values = new HashMap<>();
        kind.allSettings().forEach(setting -> {
            String value = given.get(setting.name());
            if (value != null && !value.isBlank()) {
                values.put(setting.name(), value.strip());
            } else if (setting.fallback() != null) {
                values.put(setting.name(), setting.fallback());
            }
        });
        return new ConnectorSettings(Map.copyOf(values));
    }

    /** Everything that is wrong with what was given. */
    public static List<String> flaws(ConnectorKind kind, Map<String, String> given) {
        List<String> flaws = new ArrayList<>();
        kind.allSettings()
                .forEach(setting -> Optional.ofNullable(setting.flaw(given.get(setting.name())))
                        .ifPresent(flaws::add));
        given.keySet().stream()
                .filter(name -> kind.allSettings().stream()
                        .noneMatch(setting -> setting.name().equals(name)))
                .sorted()
                .forEach(name -> flaws.add("'" + name + "' is no setting of " + kind.name() + "."));
        return flaws.isEmpty() ? kind.flaws(of(kind, given)) : flaws;
    }

    /** A text that is there: one that is required, or has a value where none is given. */
    public String text(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("The setting '" + name + "' is missing"));
    }

    /** A text, if it is given. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** A number that is there. */
    public int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** Whether something is so. */
    public boolean flag(String name) {
        return text(name).equals("true");
    }

    @Override
    public String toString() {
        return "ConnectorSettings" + values.keySet();
    }
}
