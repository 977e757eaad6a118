package io.loggia.portal.learning.entity;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.domain.Device;
import io.loggia.domain.EntryPoint;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One playing of one revision by one person, from the moment it was allowed. */
@Entity
@Table(name = "watch_session")
public class WatchSession {

    private static final Duration NOTED_EVERY = Duration.ofSeconds(5);

    @Id
    private UUID id;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "media_id")
    private UUID mediaId;

    @Column(name = "coverage_id")
    private UUID coverageId;

    @Column(name = "duration_ms")
    private long durationMs;

    @Column(name = "started_at")
    private Instant startedAt;

    @Enumerated(EnumType.STRING)
    @SuppressWarnings("UnusedVariable") // Queries read it.
    private Device device;

    @Enumerated(EnumType.STRING)
    @SuppressWarnings("UnusedVariable") // Queries read it.
    private EntryPoint entry;

    private String played;

    private boolean viewed;

    @Column(name = "viewed_at")
    @SuppressWarnings("UnusedVariable") // Queries read it.
    private @Nullable Instant viewedAt;

    @Column(name = "login_id")
    private @Nullable UUID loginId;

    @Column(name = "seen_at")
    private @Nullable Instant seenAt;

    protected WatchSession() {}

    /** @param login the sign-in, and so the browser, in which it plays */
    public WatchSession(
            UUID id, PersonId person, UUID login, MediaId media, UUID coverageId, long durationMs, Instant startedAt) {
        this.id = id;
        loginId = login;
        seenAt = startedAt;
        this.personId = person.value();
        this.mediaId = media.value();
        this.coverageId = coverageId;
        this.durationMs = durationMs;
        this.startedAt = startedAt;
        this.device = Device.DESKTOP;
        this.entry = EntryPoint.LINK;
        this.played = "";
    }

    public void cameBy(Device how, EntryPoint from) {
        device = how;
        entry = from;
    }

    public UUID id() {
        return id;
    }

    public boolean belongsTo(PersonId person) {
        return personId.equals(person.value());
    }

    public MediaId media() {
        return new MediaId(mediaId);
    }

    /** The row that gathers all this person watched of this revision, in this and other sessions. */
    public UUID coverageId() {
        return coverageId;
    }

    public long durationMs() {
        return durationMs;
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** What it has played of the item, whether or not the person had watched it before. */
    public Coverage played() {
        return Coverage.decode(played);
    }

    public void setPlayed(Coverage now) {
        played = now.encode();
    }

    /** It still plays. Noted only now and then: each note is a write. */
    public void seen(Instant now) {
        if (seenAt == null || seenAt.plus(NOTED_EVERY).isBefore(now)) {
            seenAt = now;
        }
    }

    public boolean isViewed() {
        return viewed;
    }

    /** @param now decides the day that the view counts on */
    public void markViewed(Instant now) {
        viewed = true;
        viewedAt = now;
    }
}
