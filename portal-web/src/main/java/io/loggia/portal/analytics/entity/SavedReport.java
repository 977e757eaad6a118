package io.loggia.portal.analytics.entity;

import io.loggia.domain.PersonId;
import io.loggia.domain.ReportId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What somebody asks again and again, under a name. */
@Entity
@Table(name = "saved_report")
public class SavedReport {

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    private String name;

    private boolean shared;

    private String asked;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected SavedReport() {}

    public SavedReport(ReportId id, PersonId owner, String name, boolean shared, String asked, Instant now) {
        this.id = id.value();
        this.ownerId = owner.value();
        this.name = name;
        this.shared = shared;
        this.asked = asked;
        this.changedAt = now;
    }

    public ReportId id() {
        return new ReportId(id);
    }

    public PersonId owner() {
        return new PersonId(ownerId);
    }

    public String name() {
        return name;
    }

    /** Whether those may use it, too, who may ask the same. */
    public boolean isShared() {
        return shared;
    }

    /** As JSON. */
    public String asked() {
        return asked;
    }

    public Instant changedAt() {
        return changedAt;
    }

    public void change(String newName, boolean nowShared, String nowAsked, Instant now) {
        name = newName;
        shared = nowShared;
        asked = nowAsked;
        changedAt = now;
    }
}
