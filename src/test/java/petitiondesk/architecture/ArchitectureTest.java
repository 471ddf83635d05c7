package petitiondesk.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import petitiondesk.PetitionDesk;

/** Holds the rooms to what their package-info promises. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("petitiondesk");

    @Test
    void roomsUseOnlyTheRoomsTheyName() {
        ApplicationModules.of(PetitionDesk.class).verify();
    }

    @Test
    void everyRoomSaysWhatItDecides() {
        ApplicationModules.of(PetitionDesk.class)
                .forEach(room -> assertThat(PetitionDesk.class
                                .getClassLoader()
                                .getResource(room.getBasePackage().getName().replace('.', '/') + "/package-info.class"))
                        .as("package-info of " + room.getIdentifier())
                        .isNotNull());
    }

    @Test
    void theEngineIsKnownToItsRoomAndToProcessPackagesAlone() {
        noClasses()
                .that()
                .resideOutsideOfPackages("petitiondesk.engine..", "petitiondesk.*.process..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda..")
                .check(PRODUCT);
    }

    @Test
    void pagesReachNeitherRepositoriesNorTheDatabase() {
        noClasses()
                .that()
                .resideInAnyPackage("petitiondesk..web..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.springframework.jdbc..", "org.springframework.data.repository..")
                                .and(alwaysTrue()))
                .check(PRODUCT);
    }

    @Test
    void repositoriesStayInTheirRoom() {
        classes()
                .that()
                .areAssignableTo(Repository.class)
                .should()
                .notBePublic()
                .check(PRODUCT);
    }

    @Test
    void nobodyAsksTheMachineForTheTime() {
        noClasses()
                .that()
                .resideOutsideOfPackage("petitiondesk.platform..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .check(PRODUCT);
    }

    @Test
    void fieldsAreNotInjected() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(PRODUCT);
    }

    @Test
    void nothingIsPrintedPastTheLog() {
        // a command speaks with whoever typed it
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(
                PRODUCT.that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("petitiondesk.command"))));
    }

    @Test
    void roomsFormNoCycle() {
        slices().matching("petitiondesk.(*)..").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void sharedStaysSmall() {
        long classes = PRODUCT.stream()
                .filter(c -> c.getPackageName().equals("petitiondesk.shared"))
                .filter(c -> c.isTopLevelClass() && !c.getSimpleName().equals("package-info"))
                .count();
        assertThat(classes).isPositive().isLessThan(10);
    }

    @Test
    void delegatesTranslateAndDecideNothing() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage("petitiondesk.*.process..")
                .should()
                .notBeAnnotatedWith(org.springframework.transaction.annotation.Transactional.class)
                .check(PRODUCT);
    }
}
