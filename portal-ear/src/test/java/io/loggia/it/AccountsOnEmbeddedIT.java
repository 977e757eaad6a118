package io.loggia.it;

import java.util.Map;
import org.junit.jupiter.api.extension.RegisterExtension;

class AccountsOnEmbeddedIT extends AccountsContract {
    @RegisterExtension
    static final PortalServer SERVER = PortalServer.own(Map.of());

    AccountsOnEmbeddedIT() {
        super(SERVER);
    }
}
