package io.loggia.it;

import org.junit.jupiter.api.extension.RegisterExtension;

class AccountsOnPostgresIT extends AccountsContract {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Postgres.settings());

    AccountsOnPostgresIT() {
        super(SERVER);
    }
}
