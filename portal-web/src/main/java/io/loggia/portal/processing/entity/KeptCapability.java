package io.loggia.portal.processing.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** What the hardware of a server was proven to do. */
@Entity
@Table(name = "transcoding_capability")
public class KeptCapability {

    @Id
    private String node;

    @Column(name = "holds_for")
    private String holdsFor;

    private String result;

    @Column(name = "probed_at")
    private Instant probedAt;

    protected KeptCapability() {}

    public KeptCapability(String node) {
        this.node = node;
    }

    public String holdsFor() {
        return holdsFor;
    }

    public String result() {
        return result;
    }

    public void proven(String newHoldsFor, String newResult, Instant now) {
        holdsFor = newHoldsFor;
        result = newResult;
        probedAt = now;
    }
}
