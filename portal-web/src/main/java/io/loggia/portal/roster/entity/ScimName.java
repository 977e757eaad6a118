package io.loggia.portal.roster.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The parts of a person's name as a SCIM client has written them. */
@Entity
@Table(name = "scim_name")
public class ScimName {

    @Id
    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "given_name")
    private @Nullable String givenName;

    @Column(name = "family_name")
    private @Nullable String familyName;

    protected ScimName() {}

    public ScimName(UUID personId) {
        this.personId = personId;
    }

    public UUID personId() {
        return personId;
    }

    public @Nullable String givenName() {
        return givenName;
    }

    public @Nullable String familyName() {
        return familyName;
    }

    public void set(@Nullable String given, @Nullable String family) {
        givenName = given;
        familyName = family;
    }
}
