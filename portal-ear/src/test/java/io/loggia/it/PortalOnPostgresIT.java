package io.loggia.it;

import org.junit.jupiter.api.extension.RegisterExtension;

class PortalOnPostgresIT extends RoadContract {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.onPostgres();

    PortalOnPostgresIT() {
        super(SERVER);
    }
}
