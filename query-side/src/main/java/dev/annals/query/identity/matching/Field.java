package dev.annals.query.identity.matching;

import dev.annals.query.identity.matching.compare.Comparison;
import dev.annals.query.identity.matching.compare.DateComparison;
import dev.annals.query.identity.matching.compare.DigitsComparison;
import dev.annals.query.identity.matching.compare.MailComparison;
import dev.annals.query.identity.matching.compare.NetworkComparison;
import dev.annals.query.identity.matching.compare.PhoneComparison;
import dev.annals.query.identity.matching.compare.PostcodeComparison;
import dev.annals.query.identity.matching.compare.SameOrNot;
import dev.annals.query.identity.matching.compare.WordsComparison;
import dev.annals.query.identity.matching.prepare.BirthDate;
import dev.annals.query.identity.matching.prepare.Digits;
import dev.annals.query.identity.matching.prepare.NetworkAddress;
import dev.annals.query.identity.matching.prepare.StreetLine;
import dev.annals.query.identity.matching.prepare.Words;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What a person is recognised by: how values are spelled alike, and how they are compared. */
public enum Field {
    GIVEN_NAME("givenName", new WordsComparison(0.005), Words::of),
    FAMILY_NAME("familyName", new WordsComparison(0.002), Words::of),
    BIRTH_DATE("birthDate", new DateComparison(), BirthDate::of),
    REFERENCE("reference", new DigitsComparison(0.00001, 0.000001), Digits::of),
    EMAIL("email", new MailComparison(), text -> text.strip().toLowerCase(Locale.ROOT)),
    PHONE("phone", new PhoneComparison(), Digits::ofPhone),
    STREET("street", new WordsComparison(0.0005), StreetLine::street),
    STREET_NUMBER("streetNumber", new DigitsComparison(0.1, 0.015), Digits::of),
    ADDRESS_MORE("addressMore", new WordsComparison(0.001), Words::of),
    CITY("city", new WordsComparison(0.01), Words::of),
    POSTCODE("postcode", new PostcodeComparison(), Digits::of),
    REGION("region", new SameOrNot(0.9, 0.25), Words::of),
    DEVICE("device", new SameOrNot(0.3, 0.0002), String::strip),
    NETWORK("ip", new NetworkComparison(), NetworkAddress::of);

    private final String wireName;
    private final Comparison comparison;
    private final UnaryOperator<String> preparation;

    Field(String wireName, Comparison comparison, UnaryOperator<String> preparation) {
        this.wireName = wireName;
        this.comparison = comparison;
        this.preparation = preparation;
    }

    /** The name by which the API calls it. */
    public String wireName() {
        return wireName;
    }

    /** Its place among all fields, from 0: good for one run, never to be stored. */
    @SuppressWarnings("EnumOrdinal")
    int place() {
        return ordinal();
    }

    /** Whether it tells the members of a household apart: they agree in everything else. */
    boolean isPersonal() {
        return this == GIVEN_NAME || this == BIRTH_DATE || this == REFERENCE || this == EMAIL;
    }

    /** How two prepared values are compared. */
    Comparison comparison() {
        return comparison;
    }

    /** The value as it is compared; empty where it says nothing. */
    String prepared(String value) {
        return preparation.apply(value);
    }

    /**
     * The field that decides much of this one: who shares a postcode mostly shares the city, too, and addresses of mail are
     * made of names, so that agreement in both is not worth the sum.
     */
    Optional<Field> within() {
        return switch (this) {
            case STREET, CITY, REGION -> Optional.of(POSTCODE);
            case EMAIL -> Optional.of(FAMILY_NAME);
            default -> Optional.empty();
        };
    }

    /** The field with which values are mistaken for one another. */
    Optional<Field> mistakenFor() {
        return switch (this) {
            case GIVEN_NAME -> Optional.of(FAMILY_NAME);
            case FAMILY_NAME -> Optional.of(GIVEN_NAME);
            case STREET -> Optional.of(ADDRESS_MORE);
            case ADDRESS_MORE -> Optional.of(STREET);
            default -> Optional.empty();
        };
    }
}
