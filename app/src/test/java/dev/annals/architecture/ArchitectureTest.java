package dev.annals.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    static final String BASE = "dev.annals";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    static Stream<HouseRules.Rule> rules() {
        return HouseRules.of(BASE).stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseKeepsItsRule(HouseRules.Rule rule) {
        rule.check().check(HOUSE);
    }

    @ParameterizedTest
    @EnumSource
    void everyRoomIsSeen(Room room) {
        assertThat(HOUSE.stream().map(JavaClass::getName).map(name -> Room.of(BASE, name)))
                .contains(Optional.of(room));
    }
}
