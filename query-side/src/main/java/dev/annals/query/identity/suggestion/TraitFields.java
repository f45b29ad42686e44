package dev.annals.query.identity.suggestion;

import dev.annals.query.identity.matching.Field;
import dev.annals.query.identity.matching.prepare.PersonName;
import dev.annals.query.identity.matching.prepare.StreetLine;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gathers, from traits and identifiers, what a person can be recognised by. Traits are known by the names of the Segment
 * spec and by others in common use, however they are capitalised and joined.
 */
final class TraitFields {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^a-z0-9]+");
    private static final int LONGEST = 200;

    private static final Set<String> NAMES = Set.of("name", "fullname", "displayname");
    private static final Set<String> STREETS =
            Set.of("address", "street", "streetaddress", "address1", "addressline1", "line1");
    private static final Map<String, Field> FIELDS = Map.ofEntries(
            Map.entry("firstname", Field.GIVEN_NAME),
            Map.entry("givenname", Field.GIVEN_NAME),
            Map.entry("lastname", Field.FAMILY_NAME),
            Map.entry("familyname", Field.FAMILY_NAME),
            Map.entry("surname", Field.FAMILY_NAME),
            Map.entry("birthday", Field.BIRTH_DATE),
            Map.entry("birthdate", Field.BIRTH_DATE),
            Map.entry("dateofbirth", Field.BIRTH_DATE),
            Map.entry("dob", Field.BIRTH_DATE),
            Map.entry("nationalid", Field.REFERENCE),
            Map.entry("socialsecuritynumber", Field.REFERENCE),
            Map.entry("taxid", Field.REFERENCE),
            Map.entry("passportnumber", Field.REFERENCE),
            Map.entry("email", Field.EMAIL),
            Map.entry("phone", Field.PHONE),
            Map.entry("phonenumber", Field.PHONE),
            Map.entry("mobile", Field.PHONE),
            Map.entry("mobilephone", Field.PHONE),
            Map.entry("streetnumber", Field.STREET_NUMBER),
            Map.entry("housenumber", Field.STREET_NUMBER),
            Map.entry("address2", Field.ADDRESS_MORE),
            Map.entry("addressline2", Field.ADDRESS_MORE),
            Map.entry("line2", Field.ADDRESS_MORE),
            Map.entry("city", Field.CITY),
            Map.entry("town", Field.CITY),
            Map.entry("suburb", Field.CITY),
            Map.entry("postalcode", Field.POSTCODE),
            Map.entry("postcode", Field.POSTCODE),
            Map.entry("zip", Field.POSTCODE),
            Map.entry("zipcode", Field.POSTCODE),
            Map.entry("state", Field.REGION),
            Map.entry("region", Field.REGION),
            Map.entry("province", Field.REGION));

    private final Map<Field, Set<String>> values = new EnumMap<>(Field.class);
    private final Set<String> fullNames = new LinkedHashSet<>();
    private final Set<String> streetLines = new LinkedHashSet<>();

    /** Adds what a trait tells; nothing where it tells nothing of that kind. */
    void trait(String name, @Nullable Object value) {
        String known = BETWEEN_WORDS.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
        switch (value) {
            case Map<?, ?> parts -> parts.forEach((part, inner) -> trait(String.valueOf(part), inner));
            case String text -> text(known, text);
            case Number number -> text(known, number.toString());
            case null, default -> {}
        }
    }

    /** Adds a value of a field. */
    void add(Field field, String value) {
        if (!value.isBlank() && value.length() <= LONGEST) {
            values.computeIfAbsent(field, each -> new LinkedHashSet<>()).add(value);
        }
    }

    /** Adds what others gathered. */
    void addAll(TraitFields other) {
        other.values.forEach((field, more) -> more.forEach(value -> add(field, value)));
        fullNames.addAll(other.fullNames);
        streetLines.addAll(other.streetLines);
    }

    /** What was gathered. A full name is only taken apart where its parts are not given. */
    Map<Field, List<String>> values() {
        if (!values.containsKey(Field.GIVEN_NAME) || !values.containsKey(Field.FAMILY_NAME)) {
            fullNames.stream().map(PersonName::of).forEach(name -> {
                add(Field.GIVEN_NAME, name.given());
                add(Field.FAMILY_NAME, name.family());
            });
        }
        streetLines.stream().map(StreetLine::of).forEach(line -> {
            add(Field.STREET, line.street());
            add(Field.STREET_NUMBER, line.number());
        });
        Map<Field, List<String>> gathered = new EnumMap<>(Field.class);
        values.forEach((field, each) -> gathered.put(field, List.copyOf(each)));
        return gathered;
    }

    /** Whether there is anything beside devices and networks, which alone are nobody. */
    boolean tellsOfAPerson() {
        return !fullNames.isEmpty()
                || !streetLines.isEmpty()
                || values.keySet().stream().anyMatch(field -> field != Field.DEVICE && field != Field.NETWORK);
    }

    private void text(String known, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            return;
        }
        if (NAMES.contains(known)) {
            fullNames.add(text);
        } else if (STREETS.contains(known)) {
            streetLines.add(text);
        } else {
            Optional.ofNullable(FIELDS.get(known)).ifPresent(field -> add(field, text));
        }
    }
}
