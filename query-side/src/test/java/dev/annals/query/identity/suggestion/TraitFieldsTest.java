package dev.annals.query.identity.suggestion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.annals.query.identity.matching.Field;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraitFieldsTest {

    private final TraitFields fields = new TraitFields();

    @Test
    void traitsAreKnownHoweverTheyAreSpelled() {
        fields.trait("First Name", "Mia");
        fields.trait("last_name", "Lin");
        fields.trait("dateOfBirth", "1990-04-12");
        fields.trait("ZIP", 75310);
        fields.trait("favouriteColour", "green");

        assertThat(fields.values())
                .isEqualTo(Map.of(
                        Field.GIVEN_NAME, List.of("Mia"),
                        Field.FAMILY_NAME, List.of("Lin"),
                        Field.BIRTH_DATE, List.of("1990-04-12"),
                        Field.POSTCODE, List.of("75310")));
    }

    @Test
    void anAddressIsTakenApartWhetherItIsATextOrAnObject() {
        fields.trait("address", "12 Main St");
        fields.trait("address", Map.of("street", "Side Rd 3", "city", "Uppsala", "state", "C"));

        assertThat(fields.values())
                .isEqualTo(Map.of(
                        Field.STREET, List.of("main street", "side road"),
                        Field.STREET_NUMBER, List.of("12", "3"),
                        Field.CITY, List.of("Uppsala"),
                        Field.REGION, List.of("C")));
    }

    @Test
    void aFullNameIsTakenApart() {
        fields.trait("name", "林美雅");

        assertThat(fields.values()).isEqualTo(Map.of(Field.GIVEN_NAME, List.of("美雅"), Field.FAMILY_NAME, List.of("林")));
    }

    @Test
    void devicesAndNetworksAloneAreNobody() {
        fields.add(Field.DEVICE, "device-1");
        fields.add(Field.NETWORK, "203.0.113.9");
        assertThat(fields.tellsOfAPerson()).isFalse();

        fields.trait("phone", "+46 8 123 456 78");
        assertThat(fields.tellsOfAPerson()).isTrue();
    }

    @Test
    void whatIsNoTextOrNumberTellsNothing() {
        fields.trait("name", List.of("Mia"));
        fields.trait("name", true);
        fields.trait("name", null);
        fields.trait("name", " ");
        fields.trait("email", "x".repeat(201));

        assertThat(fields.values()).isEmpty();
    }
}
