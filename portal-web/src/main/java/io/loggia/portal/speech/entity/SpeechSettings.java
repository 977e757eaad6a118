package io.loggia.portal.speech.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One row: which engine writes down what is spoken. */
@Entity
@Table(name = "speech_settings")
public class SpeechSettings {

    /** The key of the one row. */
    public static final int ONE = 1;

    @Id
    @SuppressWarnings("UnusedVariable") // Found by it.
    private int id;

    @Version
    private int version;

    private String engine = "";

    private String address = "";

    private String model = "";

    @Column(name = "model_file")
    private String modelFile = "";

    private int threads;

    @Column(name = "access_key")
    private @Nullable String accessKey;

    private String languages = "";

    private boolean automatic;

    @Column(name = "changed_by")
    private @Nullable String changedBy;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    protected SpeechSettings() {}

    public int version() {
        return version;
    }

    public String engine() {
        return engine;
    }

    /** Empty where no engine is asked by HTTP. */
    public String address() {
        return address;
    }

    public String model() {
        return model;
    }

    /** Name of a file in the operator's folder; empty where none is chosen. */
    public String modelFile() {
        return modelFile;
    }

    /** Zero for as many as fit the machine. */
    public int threads() {
        return threads;
    }

    /** Sealed. */
    public @Nullable String accessKey() {
        return accessKey;
    }

    /** By commas; empty for any. */
    public String languages() {
        return languages;
    }

    public boolean automatic() {
        return automatic;
    }

    public @Nullable String changedBy() {
        return changedBy;
    }

    public @Nullable Instant changedAt() {
        return changedAt;
    }

    public void choose(String newEngine) {
        engine = newEngine;
    }

    public void http(String newAddress, String newModel) {
        address = newAddress;
        model = newModel;
    }

    public void local(String newModelFile, int newThreads) {
        modelFile = newModelFile;
        threads = newThreads;
    }

    /** @param sealed null for none */
    public void accessKey(@Nullable String sealed) {
        accessKey = sealed;
    }

    public void use(String newLanguages, boolean newAutomatic) {
        languages = newLanguages;
        automatic = newAutomatic;
    }

    public void changed(String by, Instant now) {
        changedBy = by;
        changedAt = now;
    }
}
