package io.loggia.portal.identity.entity;

import io.loggia.domain.IgnoredPlayback;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the organisation has agreed on about people's viewing. There is one. */
@Entity
@Table(name = "privacy_settings")
public class PrivacySetting {

    public static final int ID = 1;

    @Id
    private int id = ID;

    private int version;

    @Column(name = "keep_days")
    private @Nullable Integer keepDays;

    private boolean pseudonyms;

    @Enumerated(EnumType.STRING)
    @Column(name = "ignored_playback")
    private IgnoredPlayback ignoredPlayback = IgnoredPlayback.NONE;

    @Column(name = "smallest_group")
    private int smallestGroup = 5;

    @Column(name = "viewing_of_persons")
    private boolean viewingOfPersons;

    @Column(name = "dropped_at")
    private @Nullable Instant droppedAt;

    @Column(name = "changed_by")
    private @Nullable String changedBy;

    @Column(name = "changed_at")
    private @Nullable Instant changedAt;

    public int version() {
        return version;
    }

    /** For how many days details are kept; null for ever. */
    public @Nullable Integer keepDays() {
        return keepDays;
    }

    /** Whether managers are told of people by pseudonyms alone. */
    public boolean pseudonyms() {
        return pseudonyms;
    }

    /** What does not count as watched when it plays out of sight. */
    public IgnoredPlayback ignoredPlayback() {
        return ignoredPlayback;
    }

    public void ignorePlayback(IgnoredPlayback ignored) {
        ignoredPlayback = ignored;
    }

    /** The fewest people that figures may tell of. */
    public int smallestGroup() {
        return smallestGroup;
    }

    /** Whether reports may tell what single persons watched. */
    public boolean viewingOfPersons() {
        return viewingOfPersons;
    }

    public void tell(int fewest, boolean ofPersons) {
        smallestGroup = fewest;
        viewingOfPersons = ofPersons;
    }

    public void change(@Nullable Integer newKeepDays, boolean newPseudonyms, String by, Instant now) {
        version++;
        keepDays = newKeepDays;
        pseudonyms = newPseudonyms;
        droppedAt = null;
        changedBy = by;
        changedAt = now;
    }

    /** When all that was to go was gone; null when that has to be looked for. */
    public @Nullable Instant droppedAt() {
        return droppedAt;
    }

    public void dropped(Instant now) {
        droppedAt = now;
    }

    public @Nullable String changedBy() {
        return changedBy;
    }

    public @Nullable Instant changedAt() {
        return changedAt;
    }
}
