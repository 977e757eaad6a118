package io.loggia.portal.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is not called at all cannot be tricked. */
class ForbiddenCallsTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.loggia");

    /** Objects are read from JSON into types of ours, never from a stream that says itself what it holds. */
    @Test
    @Tag("D18")
    void nothing_readsObjectsThatNameTheirOwnClass() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.io\\.ObjectInputStream|java\\.beans\\.XMLDecoder")
                .check(CLASSES);
    }

    /** No text is looked up by name, and no XML is read, so that neither can call another server. */
    @Test
    @Tag("D18")
    void nothing_looksNamesUpOrReadsXml() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.naming..", "javax.xml.parsers..", "javax.xml.stream..", "org.xml.sax..")
                .check(CLASSES);
    }

    /**
     * Where the programs are and what they are told is the deployment's and the planner's business: callers give numbers
     * and choices, which are checked, and see what became of them.
     */
    @Test
    @Tag("A09")
    void nothingThatAnswersCalls_makesCommands() {
        noClasses()
                .that()
                .resideInAPackage("..boundary..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("io\\.loggia\\.media\\.(run\\.(ToolCall|FfmpegInstallation|Sandbox)"
                        + "|plan\\.(TranscodePlanner|TranscodePlan|EncoderOptions|FilterGraph|HlsOutput|SoundOptions))")
                .check(CLASSES);
    }

    /** Whoever writes a verifier or trust manager of their own writes one that is content with everything. */
    @Test
    @Tag("D15")
    void nothing_decidesItselfWhichCertificateIsGood() {
        noClasses()
                .should()
                .implement(HostnameVerifier.class)
                .orShould()
                .implement(X509TrustManager.class)
                .check(CLASSES);
    }
}
