package io.loggia.portal.audit.control;

import io.loggia.domain.Viewer;
import io.loggia.portal.audit.entity.AuditEntry;
import io.loggia.portal.identity.control.CurrentViewer;
import io.loggia.portal.identity.control.Sessions.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the audit log, in the caller's transaction: the entry stands if and only if the change does.
 *
 * <pre>{@code
 * audit.byCaller("person.changed", Subject.of("person", id.toString(), name), before, after);
 * }</pre>
 */
@ApplicationScoped
public class AuditLog {

    private static final int MAX_NAME = 200;
    private static final int MAX_SUBJECT = 300;

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private CurrentViewer current;

    @Inject
    private CallerAddress caller;

    /** What was changed. {@code id} and {@code name} may be absent for settings there is one of. */
    public record Subject(
            String kind, @Nullable String id, @Nullable String name) {}

    /**
     * Writes what the signed-in caller of this request did.
     *
     * @param action such as {@code person.changed}; part of the API, since exports are searched by it
     * @param before JSON or words; null for something new. Never a secret.
     * @param after JSON or words; null for something removed. Never a secret.
     */
    public void byCaller(String action, Subject subject, @Nullable String before, @Nullable String after) {
        Viewer viewer = current.signedIn().map(SignedIn::viewer).orElse(null);
        if (viewer == null) {
            by("system", action, subject, before, after);
        } else {
            AuditEntry entry = new AuditEntry(
                    UUID.randomUUID(),
                    Instant.now(),
                    viewer.id().value(),
                    cut(viewer.name(), MAX_NAME),
                    action,
                    subject.kind());
            entry.from(caller.address());
            write(entry, subject, before, after);
        }
    }

    /** Writes what something other than a signed-in person did, such as {@code SCIM: Entra ID}. */
    public void by(String actor, String action, Subject subject, @Nullable String before, @Nullable String after) {
        write(
                new AuditEntry(UUID.randomUUID(), Instant.now(), null, cut(actor, MAX_NAME), action, subject.kind()),
                subject,
                before,
                after);
    }

    /** Writes what a person did, or seems to have tried, who is not signed in. */
    public void byStranger(String actor, String action, Subject subject, @Nullable String after) {
        AuditEntry entry =
                new AuditEntry(UUID.randomUUID(), Instant.now(), null, cut(actor, MAX_NAME), action, subject.kind());
        entry.from(caller.address());
        write(entry, subject, null, after);
    }

    private void write(AuditEntry entry, Subject subject, @Nullable String before, @Nullable String after) {
        entry.about(subject.id(), subject.name() == null ? null : cut(subject.name(), MAX_SUBJECT));
        entry.changed(before, after);
        entities.persist(entry);
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }
}
