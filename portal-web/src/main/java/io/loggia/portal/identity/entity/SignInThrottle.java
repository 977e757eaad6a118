package io.loggia.portal.identity.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Failed sign-ins under one user name, known or not. */
@Entity
@Table(name = "sign_in_throttle")
public class SignInThrottle {

    @Id
    private String username;

    private int failures;

    @Column(name = "last_failure_at")
    private Instant lastFailureAt;

    @Column(name = "locked_until")
    private @Nullable Instant lockedUntil;

    protected SignInThrottle() {}

    public SignInThrottle(String username, Instant now) {
        this.username = username;
        this.lastFailureAt = now;
    }

    public String username() {
        return username;
    }

    public Optional<Instant> lockedUntil() {
        return Optional.ofNullable(lockedUntil);
    }

    /** Counts one more failure; past {@code free} of them each doubles the delay, up to {@code longest}. */
    public void fail(Instant now, int free, Duration first, Duration longest) {
        failures++;
        lastFailureAt = now;
        if (failures >= free) {
            int doublings = Math.min(failures - free, 30);
            Duration delay = first.multipliedBy(1L << doublings);
            lockedUntil = now.plus(delay.compareTo(longest) > 0 ? longest : delay);
        }
    }
}
