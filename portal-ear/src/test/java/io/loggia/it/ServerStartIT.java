package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(PortalServer.SHARED)
class ServerStartIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

    private static final Runtime.Version OLDEST = Runtime.Version.parse("26.0.0.3");

    @Test
    void health_afterStart_isUpOnEveryKind() {
        for (String kind : new String[] {"started", "live", "ready"}) {
            assertThat(SERVER.anonymous()
                            .getJson("/health/" + kind)
                            .path("status")
                            .asString())
                    .as(kind)
                    .isEqualTo("UP");
        }
    }

    @Test
    void replies_ofAnyKind_doNotNameTheServerSoftware() {
        HttpResponse<String> reply = SERVER.anonymous().get("/health/live");

        assertThat(reply.headers().firstValue("X-Powered-By")).isEmpty();
        assertThat(reply.headers().firstValue("Server")).isEmpty();
    }

    /**
     * Releases before had defects in who a caller is taken for (CVE-2022-22475) and in reading XML (CVE-2024-22354). To be
     * raised with the server, never lowered.
     */
    @Test
    @Tag("D19")
    void server_isNoOlderThanTheOldestThatMayRun() throws IOException {
        Properties product = new Properties();
        try (InputStream in = Files.newInputStream(
                Path.of(System.getProperty("loggia.server"), "lib", "versions", "openliberty.properties"))) {
            product.load(in);
        }
        String version = product.getProperty("com.ibm.websphere.productVersion");

        assertThat(version).isNotNull();
        assertThat(Runtime.Version.parse(version).compareTo(OLDEST))
                .as("%s is older than %s", version, OLDEST)
                .isNotNegative();
    }

    @Test
    void log_afterStart_holdsNoErrors() {
        // The container calls an address that it refuses an error; other tests ask this server for such.
        assertThat(SERVER.log()
                        .lines()
                        .filter(line -> line.contains("[ERROR"))
                        .filter(line -> !line.contains("CWWWC0005I: The request URI has invalid")))
                .as("errors in the console log")
                .isEmpty();
    }
}
