package io.loggia.it;

import org.junit.jupiter.api.extension.RegisterExtension;

class PortalOnPostgresIT extends RoadContract {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Postgres.settings());

    PortalOnPostgresIT() {
        super(SERVER);
    }
}
