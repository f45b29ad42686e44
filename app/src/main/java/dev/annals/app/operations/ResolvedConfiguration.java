package dev.annals.app.operations;

import dev.annals.app.process.KnownProperties;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/** The properties as the process understood them, with every secret masked. */
final class ResolvedConfiguration {

    private static final String MASK = "***";
    private static final Pattern SECRET = Pattern.compile("password|secret|token|credential");
    private static final Pattern CREDENTIALS_IN_URL = Pattern.compile("(?<=://)[^/@]*@");
    private static final Pattern PASSWORD_IN_QUERY =
            Pattern.compile("((?:password|secret|token)[^=&]*=)[^&]*", Pattern.CASE_INSENSITIVE);

    private final Environment environment;
    private final KnownProperties known;

    ResolvedConfiguration(Environment environment, KnownProperties known) {
        this.environment = environment;
        this.known = known;
    }

    /** Every property with its value; one that has none is left out. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (KnownProperties.Known property : known.properties()) {
            String value = environment.getProperty(property.name(), text(property.defaultValue()));
            if (!value.isEmpty()) {
                values.put(property.name(), masked(property.name(), value));
            }
        }
        return values;
    }

    private static String text(@Nullable Object defaultValue) {
        return defaultValue == null ? "" : defaultValue.toString();
    }

    static String masked(String name, String value) {
        if (SECRET.matcher(name.toLowerCase(Locale.ROOT)).find()) {
            return MASK;
        }
        String withoutUser = CREDENTIALS_IN_URL.matcher(value).replaceAll(MASK + "@");
        return PASSWORD_IN_QUERY.matcher(withoutUser).replaceAll("$1" + MASK);
    }
}
