package io.loggia.portal.semantic.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row: which model turns texts into vectors. */
@Entity
@Table(name = "semantic_settings")
public class SemanticSettings {

    /** The key of the one row. */
    public static final int ONE = 1;

    @Id
    @SuppressWarnings("UnusedVariable") // Found by it.
    private int id;

    @Version
    private int version;

    private String address = "";

    private String model = "";

    @Column(name = "access_key")
    private @Nullable String accessKey;

    @Column(name = "question_prefix")
    private String questionPrefix = "";

    @Column(name = "passage_prefix")
    private String passagePrefix = "";

    @Column(name = "least_likeness")
    private int leastLikeness;

    private int generation;

    @Column(name = "changed_by")
    private @Nullable String changedBy;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    protected SemanticSettings() {}

    public int version() {
        return version;
    }

    /** Empty where no model is asked. */
    public String address() {
        return address;
    }

    public String model() {
        return model;
    }

    /** Sealed. */
    public @Nullable String accessKey() {
        return accessKey;
    }

    public String questionPrefix() {
        return questionPrefix;
    }

    public String passagePrefix() {
        return passagePrefix;
    }

    /** In hundredths. */
    public int leastLikeness() {
        return leastLikeness;
    }

    /** Counts the calls to embed everything anew. */
    public int generation() {
        return generation;
    }

    public @Nullable String changedBy() {
        return changedBy;
    }

    public @Nullable Instant changedAt() {
        return changedAt;
    }

    public void engine(String newAddress, String newModel) {
        address = newAddress;
        model = newModel;
    }

    /** @param sealed null for none */
    public void accessKey(@Nullable String sealed) {
        accessKey = sealed;
    }

    public void use(String newQuestionPrefix, String newPassagePrefix, int newLeastLikeness) {
        questionPrefix = newQuestionPrefix;
        passagePrefix = newPassagePrefix;
        leastLikeness = newLeastLikeness;
    }

    public void renew() {
        generation++;
    }

    public void changed(String by, Instant now) {
        changedBy = by;
        changedAt = now;
    }
}
