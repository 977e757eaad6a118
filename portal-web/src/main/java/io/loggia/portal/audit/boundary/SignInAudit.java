package io.loggia.portal.audit.boundary;

import io.loggia.portal.audit.control.AuditLog;
import io.loggia.portal.audit.control.AuditLog.Subject;
import io.loggia.portal.identity.control.SignInLocked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.Json;

/** Writes down when a name has to wait after too many failed sign-ins. */
@ApplicationScoped
public class SignInAudit {

    @Inject
    private AuditLog audit;

    void locked(@Observes SignInLocked event) {
        audit.byStranger(
                event.name(),
                "sign-in.locked",
                new Subject("person", event.person().toString(), event.name()),
                Json.createObjectBuilder()
                        .add("until", event.until().toString())
                        .build()
                        .toString());
    }
}
