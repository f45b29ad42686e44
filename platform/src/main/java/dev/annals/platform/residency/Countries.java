package dev.annals.platform.residency;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Recognises a country, as its ISO 3166-1 code in lower case, in what sources say about people. */
final class Countries {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Map<String, String> BY_NAME = byName();

    private Countries() {}

    /** The country of a code of two or three letters, or of a name in English; whatever the case. */
    static Optional<String> named(@Nullable Object value) {
        return value instanceof String text
                ? Optional.ofNullable(BY_NAME.get(text.strip().toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** The country of a telephone number in international form. */
    static Optional<String> ofNumber(String number) {
        try {
            String region = NUMBERS.getRegionCodeForNumber(NUMBERS.parse(number, "ZZ"));
            return Optional.ofNullable(region).map(code -> code.toLowerCase(Locale.ROOT));
        } catch (NumberParseException noNumber) {
            return Optional.empty();
        }
    }

    static boolean isCode(String code) {
        return code.length() == 2 && code.equals(BY_NAME.get(code));
    }

    private static Map<String, String> byName() {
        Map<String, String> names = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            String plain = code.toLowerCase(Locale.ROOT);
            names.put(plain, plain);
            names.put(country.getISO3Country().toLowerCase(Locale.ROOT), plain);
            names.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), plain);
        }
        return Map.copyOf(names);
    }
}
