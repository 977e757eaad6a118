package io.loggia.it;

import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

class PortalOnEmbeddedIT extends RoadContract {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of("MP_OPENAPI_SCAN_DISABLE", "false"));

    PortalOnEmbeddedIT() {
        super(SERVER);
    }
}
