package io.loggia.portal.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import io.loggia.portal.platform.control.ConfigKeys;
import io.loggia.portal.platform.control.LoggiaConfig;
import io.loggia.portal.platform.control.Requires;
import jakarta.persistence.Converter;
import jakarta.persistence.EntityManager;
import jakarta.servlet.Servlet;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Each sentence of docs/architecture.md about who may know whom is a rule here. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.loggia");

    private static final String PORTAL = "io.loggia.portal..";
    private static final String BOUNDARY = "io.loggia.portal.*.boundary..";
    private static final String CONTROL = "io.loggia.portal.*.control..";
    private static final String ENTITY = "io.loggia.portal.*.entity..";

    @Test
    void rules_sawTheClassesOfEveryModule() {
        assertThat(CLASSES.size()).isGreaterThan(200);
        for (String module : new String[] {"domain", "media", "search", "analytics", "portal"}) {
            assertThat(CLASSES.stream().filter(c -> c.getPackageName().startsWith("io.loggia." + module)))
                    .as(module)
                    .hasSizeGreaterThan(10);
        }
    }

    @Test
    void domain_knowsJavaAlone() {
        classes()
                .that()
                .resideInAPackage("io.loggia.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "io.loggia.domain..")
                .check(CLASSES);
    }

    @Test
    void libraries_neverSeeEachOtherNorTheWeb() {
        for (String module : new String[] {"media", "search", "analytics"}) {
            for (String other : new String[] {"media", "search", "analytics", "portal"}) {
                if (!module.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage("io.loggia." + module + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage("io.loggia." + other + "..")
                            .check(CLASSES);
                }
            }
        }
        noClasses()
                .that()
                .resideOutsideOfPackage(PORTAL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "org.eclipse.microprofile..")
                .check(CLASSES);
    }

    @Test
    void engines_stayInTheirModules() {
        keep("org.apache.lucene..", "io.loggia.search..");
        keep("org.bytedeco..", "io.loggia.media..");
        keep("org.apache.poi..", "io.loggia.analytics.export..");
        keep("org.openpdf..", "io.loggia.analytics.export..");
        keep("org.roaringbitmap..", "io.loggia.analytics.rollup..");
        keep("software.amazon..", "io.loggia.portal.storage..");
    }

    private static void keep(String engine, String home) {
        noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(engine)
                .check(CLASSES);
    }

    @Test
    void features_areFreeOfCycles() {
        slices().matching("io.loggia.portal.(*)..").should().beFreeOfCycles().check(CLASSES);
        slices().matching("io.loggia.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void features_useEachOthersControlOnly() {
        for (JavaClass origin : CLASSES) {
            String feature = feature(origin);
            if (!feature.isEmpty()) {
                assertThat(origin.getDirectDependenciesFromSelf().stream()
                                .map(dependency -> dependency.getTargetClass())
                                .filter(target -> !feature(target).isEmpty()
                                        && !feature(target).equals(feature)
                                        && !target.getPackageName().contains(".control"))
                                .map(JavaClass::getName)
                                .distinct())
                        .as("what %s uses of other features", origin.getName())
                        .isEmpty();
            }
        }
    }

    private static String feature(JavaClass type) {
        String prefix = "io.loggia.portal.";
        String name = type.getPackageName();
        if (!name.startsWith(prefix)) {
            return "";
        }
        int dot = name.indexOf('.', prefix.length());
        return dot < 0 ? "" : name.substring(prefix.length(), dot);
    }

    @Test
    void layers_lookDownwardsOnly() {
        noClasses()
                .that()
                .resideInAPackage(ENTITY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CONTROL, BOUNDARY)
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage(CONTROL)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BOUNDARY)
                .check(CLASSES);
        classes()
                .that()
                .resideInAPackage(PORTAL)
                .and()
                .haveSimpleNameNotEndingWith("package-info")
                .should()
                .resideInAnyPackage(BOUNDARY, CONTROL, ENTITY)
                .check(CLASSES);
    }

    @Test
    void httpAndTransactions_areOfTheBoundary() {
        onlyInBoundary(Path.class);
        onlyInBoundary(Transactional.class);
        noMethods()
                .that()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage(BOUNDARY)
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(CLASSES);
        classes()
                .that()
                .implement(HealthCheck.class)
                .or()
                .implement(Servlet.class)
                .should()
                .resideInAPackage(BOUNDARY)
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(CONTROL)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .check(CLASSES);
    }

    private static void onlyInBoundary(Class<? extends Annotation> annotation) {
        noClasses()
                .that()
                .resideOutsideOfPackage(BOUNDARY)
                .should()
                .beAnnotatedWith(annotation)
                .check(CLASSES);
    }

    @Test
    void servlets_nameTheirPermission() {
        classes()
                .that()
                .areAnnotatedWith(jakarta.servlet.annotation.WebServlet.class)
                .should()
                .beAnnotatedWith(Requires.class)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void processes_areStartedInOnePlace() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.loggia.media.run..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class)
                .check(CLASSES);
        noClasses().should().callMethod(Runtime.class, "exec", String[].class).check(CLASSES);
    }

    @Test
    void code_writesToNoStandardStreamAndThrowsNothingGeneric() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void names_sayWhatThingsAre() {
        noClasses()
                .that()
                .resideInAPackage("io.loggia..")
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Service)")
                .check(CLASSES);
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..utils..", "..common..", "..dto..", "..impl..")
                .check(CLASSES);
    }

    @Test
    void packages_areNullMarked() {
        Set<String> marked = CLASSES.stream()
                .filter(c -> c.getSimpleName().equals("package-info"))
                .filter(c -> c.isAnnotatedWith(NullMarked.class))
                .map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        assertThat(CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .isSubsetOf(marked);
    }

    @Test
    void configClasses_areListedForTheStartUpCheck() {
        DescribedPredicate<JavaClass> isConfig = JavaClass.Predicates.implement(LoggiaConfig.class);
        assertThat(CLASSES.stream().filter(isConfig).map(JavaClass::getName).collect(Collectors.toSet()))
                .isEqualTo(ConfigKeys.classes().stream().map(Class::getName).collect(Collectors.toSet()));
    }

    @Test
    void converters_areOfThePlatformOrTheirFeaturesEntities() {
        classes()
                .that()
                .areAnnotatedWith(Converter.class)
                .should()
                .resideInAPackage(ENTITY)
                .check(CLASSES);
    }
}
