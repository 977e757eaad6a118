package io.loggia.it;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(PortalServer.ON_POSTGRES)
class PortalOnPostgresIT extends RoadContract {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.onPostgres();

    PortalOnPostgresIT() {
        super(SERVER);
    }
}
