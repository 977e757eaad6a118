package io.loggia.portal.sso.entity;

import io.loggia.domain.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom an issuer's subject is here. */
@Entity
@Table(name = "person_identity")
public class PersonIdentity {

    @Id
    private UUID id;

    @Column(name = "person_id")
    private UUID personId;

    private String issuer;

    private String subject;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "last_sign_in_at")
    private @Nullable Instant lastSignInAt;

    @Column(name = "gives_department")
    private boolean givesDepartment;

    protected PersonIdentity() {}

    public PersonIdentity(UUID id, PersonId person, String issuer, String subject, Instant now) {
        this.id = id;
        this.personId = person.value();
        this.issuer = issuer;
        this.subject = subject;
        this.createdAt = now;
    }

    public PersonId person() {
        return new PersonId(personId);
    }

    public String issuer() {
        return issuer;
    }

    public String subject() {
        return subject;
    }

    public boolean givesDepartment() {
        return givesDepartment;
    }

    /** Whether the issuer named the person's department when it was heard last. */
    public void setGivesDepartment(boolean gives) {
        givesDepartment = gives;
    }

    public void signedIn(Instant now) {
        lastSignInAt = now;
    }
}
