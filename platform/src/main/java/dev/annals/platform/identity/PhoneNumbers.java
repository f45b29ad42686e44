package dev.annals.platform.identity;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Spells phone numbers alike: ITU-T E.164, {@code +886912345678}. */
final class PhoneNumbers {

    private static final String NO_REGION = "ZZ";

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String region;

    PhoneNumbers(String region) {
        if (!region.equals(NO_REGION) && !numbers.getSupportedRegions().contains(region)) {
            throw new IllegalArgumentException(
                    "'" + region + "' is no region with phone numbers: use two capital letters"
                            + " of ISO 3166 such as TW, or ZZ to take only numbers with a country code");
        }
        this.region = region;
    }

    /** The number in E.164; empty for what cannot be a number of its country. */
    Optional<String> e164(String text) {
        try {
            PhoneNumber number = numbers.parse(text, region);
            return numbers.isValidNumber(number)
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException notANumber) {
            return Optional.empty();
        }
    }
}
