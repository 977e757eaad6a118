package io.loggia.portal.catalog.entity;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.MediaId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What is said or seen in an item, in one language, as normalised WebVTT. */
@Entity
@Table(name = "caption_track")
public class CaptionTrack {

    /** Where a track came from. */
    public enum Origin {
        UPLOADED,
        EMBEDDED,
        /** Uploaded as text without times, which were estimated. */
        ESTIMATED,
        /** Made or corrected in the editor. */
        EDITED,
        /** Written down by an engine, and looked at by nobody. */
        AUTOMATIC,
        /** Written down by an engine, and found good by somebody. */
        APPROVED
    }

    @Id
    private UUID id;

    @Column(name = "media_id")
    private UUID mediaId;

    private String language;

    @Enumerated(EnumType.STRING)
    private CaptionKind kind;

    @Column(name = "by_default")
    private boolean byDefault;

    @Column(name = "cue_count")
    private int cueCount;

    private String webvtt;

    @Enumerated(EnumType.STRING)
    private Origin origin = Origin.UPLOADED;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected CaptionTrack() {}

    public CaptionTrack(MediaId media, String language, CaptionKind kind) {
        this.id = UUID.randomUUID();
        this.mediaId = media.value();
        this.language = language;
        this.kind = kind;
    }

    public MediaId media() {
        return new MediaId(mediaId);
    }

    public String language() {
        return language;
    }

    public CaptionKind kind() {
        return kind;
    }

    public void become(CaptionKind newKind) {
        kind = newKind;
    }

    /** Whether those see it who have said nothing. */
    public boolean isByDefault() {
        return byDefault;
    }

    public void showByDefault(boolean shown) {
        byDefault = shown;
    }

    public int cueCount() {
        return cueCount;
    }

    public String webVtt() {
        return webvtt;
    }

    public Origin origin() {
        return origin;
    }

    /** Somebody has looked at what an engine wrote down. */
    public void approve(Instant now) {
        origin = Origin.APPROVED;
        updatedAt = now;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    public void replace(String newWebVtt, int newCueCount, Origin newOrigin, Instant now) {
        origin = newOrigin;
        webvtt = newWebVtt;
        cueCount = newCueCount;
        updatedAt = now;
    }
}
