package io.loggia.portal.catalog.entity;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Captions of one kind and language that are being worked on, whole or not. */
@Entity
@Table(name = "caption_draft")
public class CaptionDraft {

    @Id
    private UUID id;

    @Column(name = "media_id")
    private UUID mediaId;

    private String language;

    @Enumerated(EnumType.STRING)
    @Column(name = "track_kind")
    private CaptionKind trackKind;

    private UUID version;

    @Column(name = "published_number")
    private int publishedNumber;

    private String cues;

    @Column(name = "saved_by")
    private UUID savedBy;

    @Column(name = "saved_at")
    private Instant savedAt;

    protected CaptionDraft() {}

    /** @param publishedNumber of the version that was published when the draft began; 0 where none was */
    public CaptionDraft(MediaId media, String language, CaptionKind trackKind, int publishedNumber) {
        this.id = UUID.randomUUID();
        this.mediaId = media.value();
        this.language = language;
        this.trackKind = trackKind;
        this.publishedNumber = publishedNumber;
    }

    public String language() {
        return language;
    }

    public CaptionKind trackKind() {
        return trackKind;
    }

    /** Another one after each change, and never one that was there before. */
    public UUID version() {
        return version;
    }

    public int publishedNumber() {
        return publishedNumber;
    }

    public String cues() {
        return cues;
    }

    public PersonId savedBy() {
        return new PersonId(savedBy);
    }

    public Instant savedAt() {
        return savedAt;
    }

    public void save(String newCues, PersonId by, Instant now) {
        version = UUID.randomUUID();
        cues = newCues;
        savedBy = by.value();
        savedAt = now;
    }
}
