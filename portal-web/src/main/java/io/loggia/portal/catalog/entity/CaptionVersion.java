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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the captions of a kind and language were at some moment. */
@Entity
@Table(name = "caption_version")
public class CaptionVersion {

    /** How it came to be kept. */
    public enum Kind {
        /** Viewers saw it. */
        PUBLISHED,
        /** A draft that gave way to another one, or was given up. */
        SET_ASIDE
    }

    @Id
    private UUID id;

    @Column(name = "media_id")
    private UUID mediaId;

    private String language;

    @Enumerated(EnumType.STRING)
    @Column(name = "track_kind")
    private CaptionKind trackKind;

    private int number;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = "cue_count")
    private int cueCount;

    private String cues;

    @Column(name = "made_by")
    private @Nullable UUID madeBy;

    @Column(name = "made_at")
    private Instant madeAt;

    protected CaptionVersion() {}

    public CaptionVersion(MediaId media, String language, CaptionKind trackKind, int number, Kind kind) {
        this.id = UUID.randomUUID();
        this.mediaId = media.value();
        this.language = language;
        this.trackKind = trackKind;
        this.number = number;
        this.kind = kind;
    }

    /** @param by null where nobody did it by hand */
    public CaptionVersion holding(String newCues, int newCueCount, @Nullable PersonId by, Instant at) {
        cues = newCues;
        cueCount = newCueCount;
        madeBy = by == null ? null : by.value();
        madeAt = at;
        return this;
    }

    public String language() {
        return language;
    }

    public CaptionKind trackKind() {
        return trackKind;
    }

    public int number() {
        return number;
    }

    public Kind kind() {
        return kind;
    }

    public int cueCount() {
        return cueCount;
    }

    public String cues() {
        return cues;
    }

    public Optional<PersonId> madeBy() {
        return Optional.ofNullable(madeBy).map(PersonId::new);
    }

    public Instant madeAt() {
        return madeAt;
    }
}
