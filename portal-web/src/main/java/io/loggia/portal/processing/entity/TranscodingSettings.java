package io.loggia.portal.processing.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What admins say of encoding. There is one. */
@Entity
@Table(name = "transcoding_settings")
public class TranscodingSettings {

    /** Its key. */
    public static final int ID = 1;

    @Id
    private int id = ID;

    @Version
    private int version;

    private String rules = "";

    private boolean decoding;

    private @Nullable Boolean loudness;

    private @Nullable String rungs;

    private String variants = "";

    @Column(name = "changed_by")
    private @Nullable String changedBy;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    protected TranscodingSettings() {}

    public int version() {
        return version;
    }

    public String rules() {
        return rules;
    }

    public boolean decoding() {
        return decoding;
    }

    /** Null to do as the configuration says. */
    public @Nullable Boolean loudness() {
        return loudness;
    }

    /** Null for those of the product. */
    public @Nullable String rungs() {
        return rungs;
    }

    /** Codecs beside H.264. */
    public String variants() {
        return variants;
    }

    public @Nullable String changedBy() {
        return changedBy;
    }

    public @Nullable Instant changedAt() {
        return changedAt;
    }

    public void path(String newRules, boolean newDecoding, boolean newLoudness, String by, Instant now) {
        rules = newRules;
        decoding = newDecoding;
        loudness = newLoudness;
        changed(by, now);
    }

    public void ladder(String newRungs, String newVariants, String by, Instant now) {
        rungs = newRungs;
        variants = newVariants;
        changed(by, now);
    }

    private void changed(String by, Instant now) {
        changedBy = by;
        changedAt = now;
    }
}
