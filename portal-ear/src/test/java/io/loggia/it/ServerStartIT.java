package io.loggia.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ServerStartIT {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.shared();

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

    @Test
    void log_afterStart_holdsNoErrors() {
        assertThat(SERVER.log().lines().filter(line -> line.contains("[ERROR")))
                .as("errors in the console log")
                .isEmpty();
    }
}
