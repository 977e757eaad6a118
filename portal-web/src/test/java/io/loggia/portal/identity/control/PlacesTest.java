package io.loggia.portal.identity.control;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.loggia.portal.identity.entity.Department;
import io.loggia.portal.identity.entity.Person;
import org.junit.jupiter.api.Test;

/** Whoever changes where people are tells it, or the index goes on naming the department that was. */
class PlacesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.loggia.portal");

    @Test
    void people_areMovedWithoutTelling_onlyBeforeTheyOwnAnything() {
        methods()
                .that()
                .areDeclaredIn(Person.class)
                .and()
                .haveName("moveTo")
                .should()
                .onlyBeCalled()
                .byCodeUnitsThat(
                        DescribedPredicate.describe("tell it, or make the person", PlacesTest::tellsOrMakesPerson))
                .check(CLASSES);
    }

    private static boolean tellsOrMakesPerson(JavaCodeUnit caller) {
        return caller.getOwner().isEquivalentTo(Places.class)
                || caller.getFullName().startsWith(People.class.getName() + ".createHashed(");
    }

    @Test
    void departments_areRenamedByWhatTellsIt() {
        methods()
                .that()
                .areDeclaredIn(Department.class)
                .and()
                .haveName("rename")
                .should()
                .onlyBeCalled()
                .byClassesThat()
                .belongToAnyOf(Places.class)
                .check(CLASSES);
    }
}
