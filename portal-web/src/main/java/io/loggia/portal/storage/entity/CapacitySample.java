package io.loggia.portal.storage.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** How full the storage was on a day. */
@Entity
@Table(name = "capacity_sample")
public class CapacitySample {

    @Id
    @Column(name = "sample_day")
    private LocalDate day;

    @Column(name = "total_bytes")
    private long totalBytes;

    @Column(name = "free_bytes")
    private long freeBytes;

    @Column(name = "originals_bytes")
    private long originalsBytes;

    @Column(name = "renditions_bytes")
    private long renditionsBytes;

    @Column(name = "pictures_bytes")
    private long picturesBytes;

    @Column(name = "elsewhere_bytes")
    private long elsewhereBytes;

    @Column(name = "uploaded_bytes")
    private long uploadedBytes;

    @Column(name = "made_bytes")
    private long madeBytes;

    protected CapacitySample() {}

    public CapacitySample(LocalDate day) {
        this.day = day;
    }

    public void fileSystem(long total, long free) {
        totalBytes = total;
        freeBytes = free;
    }

    public void kinds(long originals, long renditions, long pictures, long elsewhere) {
        originalsBytes = originals;
        renditionsBytes = renditions;
        picturesBytes = pictures;
        elsewhereBytes = elsewhere;
    }

    public void ladder(long uploaded, long made) {
        uploadedBytes = uploaded;
        madeBytes = made;
    }

    public LocalDate day() {
        return day;
    }

    public long totalBytes() {
        return totalBytes;
    }

    public long freeBytes() {
        return freeBytes;
    }

    /** Uploaded files in the working folder. */
    public long originalsBytes() {
        return originalsBytes;
    }

    public long renditionsBytes() {
        return renditionsBytes;
    }

    public long picturesBytes() {
        return picturesBytes;
    }

    /** Everything in the other store, also copies of what is here. */
    public long elsewhereBytes() {
        return elsewhereBytes;
    }

    /** Uploaded files, each once. */
    public long uploadedBytes() {
        return uploadedBytes;
    }

    /** What was made of them, each once. */
    public long madeBytes() {
        return madeBytes;
    }
}
