package dev.annals.command.consent.signal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.annals.api.interaction.Interaction;
import dev.annals.platform.consent.Purpose;
import dev.annals.platform.consent.Purposes;
import dev.annals.platform.consent.SignalSources;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what an interaction signals about consent: {@code Sec-GPC: 1} of its request, and in {@code context.consent}
 *
 * <ul>
 *   <li>{@code categoryPreferences}: true or false by category, as Segment sends them;
 *   <li>{@code googleConsentMode}: {@code granted} or {@code denied} by field of Google Consent Mode;
 *   <li>{@code tcString}: a TC string of the IAB TCF;
 *   <li>{@code gppString}: a string of the IAB GPP.
 * </ul>
 *
 * <p>What cannot be decoded says nothing; it stays in the interaction as it was sent, and is counted as
 * {@code annals.consent.signals.unreadable}.
 */
public final class SignalReader {

    private static final int REMEMBERED = 10_000;
    private static final int LONGEST = 20_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Cache<String, Optional<Statements>> decoded =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final Counter unreadable;

    public SignalReader(MeterRegistry meters) {
        this.unreadable = Counter.builder("annals.consent.signals.unreadable")
                .description("TC and GPP strings that could not be decoded")
                .register(meters);
    }

    /** What is signalled about each purpose of a catalogue that listens; of several, no outweighs yes. */
    public List<Signal> read(Interaction interaction, Purposes purposes) {
        List<Statements> sent = sent(interaction);
        if (sent.isEmpty()) {
            return List.of();
        }
        List<Signal> signals = new ArrayList<>();
        for (Purpose purpose : purposes.purposes()) {
            Signal signal = signal(purpose, sent);
            if (signal != null) {
                signals.add(signal);
            }
        }
        return signals;
    }

    private static @Nullable Signal signal(Purpose purpose, List<Statements> sent) {
        Signal signal = null;
        for (Statements statements : sent) {
            Boolean agrees = statements.says(purpose.signals());
            if (agrees != null && (signal == null || (signal.agrees() && !agrees))) {
                signal = new Signal(purpose.key(), agrees, statements.method(), statements.raw());
            }
        }
        return signal;
    }

    private List<Statements> sent(Interaction interaction) {
        Map<?, ?> consent = interaction.content().context().get("consent") instanceof Map<?, ?> map ? map : Map.of();
        if (consent.isEmpty()) {
            return interaction.globalPrivacyControl() ? List.of(GlobalPrivacyControl.ON) : List.of();
        }
        List<Statements> sent = new ArrayList<>();
        if (interaction.globalPrivacyControl()) {
            sent.add(GlobalPrivacyControl.ON);
        }
        add(sent, consent.get("categoryPreferences"), "segment-consent", SignalSources::segment);
        add(sent, consent.get("googleConsentMode"), "google-consent-mode", SignalSources::google);
        add(sent, consent.get("tcString"), TcfString::decode);
        add(sent, consent.get("gppString"), GppString::decode);
        return sent;
    }

    private static void add(
            List<Statements> sent,
            @Nullable Object value,
            String method,
            Function<SignalSources, Iterable<String>> names) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            Map<String, Boolean> answers = new TreeMap<>();
            map.forEach((name, answer) -> {
                Boolean agrees = agrees(answer);
                if (agrees != null) {
                    answers.put(String.valueOf(name), agrees);
                }
            });
            sent.add(new NamedAnswers(method, JSON.writeValueAsString(answers), answers, names));
        }
    }

    private void add(List<Statements> sent, @Nullable Object value, Function<String, @Nullable Statements> decode) {
        if (value instanceof String text && !text.isEmpty() && text.length() <= LONGEST) {
            Optional<Statements> found = decoded.get(text, raw -> {
                Statements statements = decode.apply(raw);
                if (statements == null) {
                    unreadable.increment();
                }
                return Optional.ofNullable(statements);
            });
            found.ifPresent(sent::add);
        }
    }

    private static @Nullable Boolean agrees(@Nullable Object answer) {
        return switch (answer) {
            case Boolean flag -> flag;
            case String text when text.equals("granted") -> true;
            case String text when text.equals("denied") -> false;
            case null, default -> null;
        };
    }
}
