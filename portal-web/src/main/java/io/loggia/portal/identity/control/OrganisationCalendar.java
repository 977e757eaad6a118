package io.loggia.portal.identity.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.identity.entity.CalendarSetting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The organisation's days and weeks. A change counts at once here, and on other servers within seconds. */
@ApplicationScoped
public class OrganisationCalendar {

    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    private volatile @Nullable Seen seen;

    private record Seen(HouseCalendar calendar, Instant at) {}

    /**
     * As admins see it.
     *
     * @param version to be sent back with a change
     */
    public record Setting(
            HouseCalendar calendar,
            int version,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {}

    /** What is in force. */
    public HouseCalendar current() {
        Seen last = seen;
        if (last != null && last.at().plus(REMEMBERED).isAfter(Instant.now())) {
            return last.calendar();
        }
        HouseCalendar read = setting().calendar();
        seen = new Seen(read, Instant.now());
        return read;
    }

    public Setting setting() {
        Object[] row = entities.createQuery(
                        "select c.zone, c.weekStart, c.version, c.changedBy, c.changedAt from CalendarSetting c",
                        Object[].class)
                .getSingleResult();
        return new Setting(
                new HouseCalendar(ZoneId.of((String) row[0]), DayOfWeek.valueOf((String) row[1])),
                ((Number) row[2]).intValue(),
                (String) row[3],
                (Instant) row[4]);
    }

    /**
     * Replaces it. Wants the caller's transaction.
     *
     * @return what was there before
     * @throws LoggiaException {@link ErrorCode#CONFLICT} when somebody else was faster, {@link ErrorCode#INVALID_REQUEST}
     *     for a zone that is none of a place
     */
    public Setting change(String zone, DayOfWeek weekStart, int version, String by) {
        // Names of places alone: they know of daylight saving, and their days begin at a quarter of an hour.
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "A time zone is named by a place, such as Europe/Berlin.");
        }
        CalendarSetting kept = Objects.requireNonNull(
                entities.find(CalendarSetting.class, CalendarSetting.ID, LockModeType.PESSIMISTIC_WRITE));
        if (kept.version() != version) {
            throw new LoggiaException(ErrorCode.CONFLICT, "Somebody else has changed the calendar. Load it again.");
        }
        Setting before = setting();
        kept.change(zone, weekStart.name(), by, Instant.now());
        entities.flush();
        seen = null;
        return before;
    }
}
