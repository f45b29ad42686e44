package dev.annals.query.identity.matching;

import static dev.annals.query.identity.matching.KeyPart.bothNames;
import static dev.annals.query.identity.matching.KeyPart.end;
import static dev.annals.query.identity.matching.KeyPart.mailName;
import static dev.annals.query.identity.matching.KeyPart.start;
import static dev.annals.query.identity.matching.KeyPart.whole;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A rule that says which entries are worth comparing: those with the same key. Two descriptions of a person only have to
 * agree by one of all rules.
 *
 * @param parts what a key is made of
 * @param refinements what is added to the key, one after the other, where too many entries share it
 */
record Blocking(List<KeyPart> parts, List<KeyPart> refinements) {

    private static final int SUBSCRIBER = 8;
    private static final int TELLING_MAIL = 5;

    /** The rules for people. */
    static final List<Blocking> OF_PEOPLE = List.of(
            by(whole(Field.REFERENCE)),
            by(start(Field.REFERENCE, 5)).refinedBy(start(Field.GIVEN_NAME, 1), start(Field.FAMILY_NAME, 1)),
            by(end(Field.REFERENCE, 5)).refinedBy(start(Field.GIVEN_NAME, 1), start(Field.FAMILY_NAME, 1)),
            by(end(Field.PHONE, SUBSCRIBER)).refinedBy(start(Field.GIVEN_NAME, 1)),
            by(whole(Field.EMAIL)),
            by(mailName(TELLING_MAIL)).refinedBy(start(Field.FAMILY_NAME, 2)),
            by(whole(Field.DEVICE)).refinedBy(start(Field.GIVEN_NAME, 2)),
            by(whole(Field.NETWORK)).refinedBy(start(Field.FAMILY_NAME, 2), start(Field.GIVEN_NAME, 2)),
            by(whole(Field.BIRTH_DATE)).refinedBy(start(Field.GIVEN_NAME, 1), start(Field.FAMILY_NAME, 1)),
            by(start(Field.BIRTH_DATE, 4), start(Field.GIVEN_NAME, 2)).refinedBy(start(Field.FAMILY_NAME, 1)),
            by(end(Field.BIRTH_DATE, 4), start(Field.FAMILY_NAME, 2)).refinedBy(start(Field.GIVEN_NAME, 1)),
            by(bothNames(3)).refinedBy(start(Field.BIRTH_DATE, 4), start(Field.POSTCODE, 2)),
            by(start(Field.GIVEN_NAME, 3), start(Field.POSTCODE, 3)).refinedBy(start(Field.FAMILY_NAME, 1)),
            by(start(Field.FAMILY_NAME, 3), start(Field.POSTCODE, 3)).refinedBy(start(Field.GIVEN_NAME, 1)),
            by(start(Field.GIVEN_NAME, 3), start(Field.CITY, 3)).refinedBy(start(Field.FAMILY_NAME, 1)),
            by(start(Field.FAMILY_NAME, 3), start(Field.CITY, 3)).refinedBy(start(Field.GIVEN_NAME, 1)),
            by(start(Field.GIVEN_NAME, 3), start(Field.STREET, 4)).refinedBy(start(Field.POSTCODE, 2)),
            by(start(Field.FAMILY_NAME, 3), start(Field.STREET, 4)).refinedBy(start(Field.POSTCODE, 2)),
            by(start(Field.STREET, 4), whole(Field.STREET_NUMBER)).refinedBy(start(Field.POSTCODE, 2)),
            by(start(Field.STREET, 4), start(Field.POSTCODE, 3)).refinedBy(start(Field.GIVEN_NAME, 1)),
            by(start(Field.STREET, 4), start(Field.CITY, 3)).refinedBy(start(Field.GIVEN_NAME, 1)),
            by(start(Field.CITY, 4), whole(Field.POSTCODE)).refinedBy(start(Field.STREET, 2)),
            by(whole(Field.STREET_NUMBER), whole(Field.POSTCODE)).refinedBy(start(Field.STREET, 2)),
            by(whole(Field.STREET_NUMBER), start(Field.CITY, 4)).refinedBy(start(Field.STREET, 2)),
            by(start(Field.ADDRESS_MORE, 4), start(Field.CITY, 3)).refinedBy(start(Field.GIVEN_NAME, 1)),
            by(start(Field.ADDRESS_MORE, 4), start(Field.POSTCODE, 3)).refinedBy(start(Field.GIVEN_NAME, 1)));

    private static Blocking by(KeyPart... parts) {
        return new Blocking(List.of(parts), List.of());
    }

    private Blocking refinedBy(KeyPart... more) {
        return new Blocking(parts, List.of(more));
    }

    /**
     * The fields by which entries of a block were chosen.
     *
     * @param isRefined whether the block had to be refined
     */
    Set<Field> fields(boolean isRefined) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        parts.forEach(part -> fields.addAll(part.fields()));
        if (isRefined) {
            refinements.forEach(part -> fields.addAll(part.fields()));
        }
        return fields;
    }
}
