package io.loggia.portal.processing.entity;

import io.loggia.domain.MediaId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That a demonstration clip was made once. */
@Entity
@Table(name = "demo_clip")
public class DemoClipMade {

    @Id
    @Column(name = "file_name")
    private String fileName;

    @Column(name = "media_id")
    private UUID mediaId;

    @Column(name = "made_at")
    private Instant madeAt;

    protected DemoClipMade() {}

    public DemoClipMade(String fileName, MediaId media, Instant now) {
        this.fileName = fileName;
        this.mediaId = media.value();
        this.madeAt = now;
    }
}
