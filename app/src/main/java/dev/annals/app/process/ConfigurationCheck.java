package dev.annals.app.process;

import dev.annals.app.process.KnownProperties.Known;
import dev.annals.axonserver.BackboneProperties;
import dev.annals.channels.web.ChannelsProperties;
import dev.annals.platform.ledger.LedgerProperties;
import dev.annals.platform.request.opendsr.OpenDsrProperties;
import dev.annals.platform.security.OidcProperties;
import dev.annals.platform.spelling.Meant;
import dev.annals.query.identity.suggestion.SuggestionProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/** Looks at every property before anything is started, so that all mistakes are told at once. */
final class ConfigurationCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<Class<?>> SETTINGS = List.of(
            ProcessProperties.class,
            BackboneProperties.class,
            OidcProperties.class,
            LedgerProperties.class,
            ChannelsProperties.class,
            OpenDsrProperties.class,
            SuggestionProperties.class);
    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("annals");

    /** Variables of the environment that the launcher reads, such as {@code ANNALS_JAVA_HOME}. */
    private static final ConfigurationPropertyName LAUNCHER = ConfigurationPropertyName.of("annals.java");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        List<String> findings = findings(context.getEnvironment());
        if (!findings.isEmpty()) {
            throw new WrongConfiguration(findings);
        }
    }

    static List<String> findings(Environment environment) {
        KnownProperties known = KnownProperties.load();
        List<String> findings = new ArrayList<>();
        given(environment)
                .forEach((name, origin) -> known.find(plain(name))
                        .ifPresentOrElse(
                                property -> valueOf(property, environment).ifPresent(findings::add),
                                () -> findings.add(unknown(name, origin, known))));
        if (findings.isEmpty()) {
            for (Class<?> settings : SETTINGS) {
                findings.addAll(wrongTogether(settings, environment));
            }
        }
        if (findings.isEmpty()) {
            findings.addAll(RoleSplit.findings(environment));
        }
        return findings.stream().distinct().toList();
    }

    private static Map<String, String> given(Environment environment) {
        Map<String, String> given = new TreeMap<>();
        ConfigurationPropertySources.get(environment).forEach(source -> {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                iterable.stream()
                        .filter(name -> OURS.isAncestorOf(name) && !LAUNCHER.isAncestorOf(name))
                        .forEach(name -> given.putIfAbsent(name.toString(), origin(source, name)));
            }
        });
        return given;
    }

    private static String origin(ConfigurationPropertySource source, ConfigurationPropertyName name) {
        ConfigurationProperty property = source.getConfigurationProperty(name);
        return property == null || property.getOrigin() == null
                ? ""
                : " ("
                        + property.getOrigin()
                                .toString()
                                .replace("property source \"commandLineArgs\"", "the command line")
                        + ")";
    }

    private static List<String> wrongTogether(Class<?> settings, Environment environment) {
        String prefix = Objects.requireNonNull(settings.getAnnotation(ConfigurationProperties.class))
                .value();
        try {
            Binder.get(environment).bindOrCreate(prefix, Bindable.of(settings));
            return List.of();
        } catch (BindException wrong) {
            Throwable root = wrong;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return String.valueOf(root.getMessage())
                    .lines()
                    .filter(line -> !line.endsWith(":"))
                    .map(line -> line.replaceFirst("^\\s*-\\s*", ""))
                    .toList();
        }
    }

    private static String plain(String name) {
        int index = name.indexOf('[');
        return index < 0 ? name : name.substring(0, index);
    }

    private static Optional<String> valueOf(Known property, Environment environment) {
        try {
            Binder.get(environment).bind(property.name(), bindable(property.type()));
            return Optional.empty();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("The metadata names a type that does not exist: " + property.type(), e);
        } catch (BindException wrong) {
            return Optional.of(property.name() + " has a value that is no " + readable(property.type()) + ".");
        }
    }

    private static Bindable<?> bindable(String type) throws ClassNotFoundException {
        if (type.startsWith("java.util.Map<")) {
            return Bindable.mapOf(String.class, String.class);
        }
        if (type.startsWith("java.util.List<")) {
            return Bindable.listOf(ClassUtils.forName(type.substring(15, type.length() - 1), null));
        }
        return Bindable.of(ClassUtils.forName(type, null));
    }

    private static String readable(String type) {
        return switch (type) {
            case "java.lang.Integer", "java.lang.Long" -> "whole number";
            case "java.lang.Double" -> "number";
            case "java.lang.Boolean" -> "true or false";
            case "java.time.Duration" -> "duration such as 30s, 5m or 1h";
            case "org.springframework.util.unit.DataSize" -> "size such as 512KB or 1MB";
            case "java.net.URI" -> "URL";
            case "java.util.List<dev.annals.platform.roles.ProcessRole>" ->
                "list of command, projections, sagas, channels, query";
            default -> type.substring(type.lastIndexOf('.') + 1);
        };
    }

    private static String unknown(String name, String origin, KnownProperties known) {
        String nearest = Meant.nearest(
                        plain(name),
                        known.properties().stream().map(Known::name).toList())
                .orElseThrow();
        return name + origin + " is no property of Annals; did you mean " + nearest + "?";
    }
}
