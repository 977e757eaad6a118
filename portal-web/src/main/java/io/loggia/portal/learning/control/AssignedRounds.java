package io.loggia.portal.learning.control;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.loggia.analytics.assignment.Schedule;
import io.loggia.domain.MediaId;
import io.loggia.portal.learning.entity.Assignment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When items were last asked again. Beats ask for it, so it is remembered for some seconds. */
@ApplicationScoped
class AssignedRounds {

    private final Cache<MediaId, List<Schedule>> schedules = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(2))
            .build();

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /** The first day of the latest round that is asked of anybody; empty for an item that is never asked again. */
    Optional<LocalDate> latest(MediaId media, LocalDate today) {
        return schedules.get(media, this::read).stream()
                .map(schedule -> schedule.round(today).from())
                .max(Comparator.naturalOrder());
    }

    private List<Schedule> read(MediaId media) {
        return entities
                .createQuery(
                        "select a from Assignment a where a.mediaId = :media and a.everyMonths > 0 and a.endedAt is null",
                        Assignment.class)
                .setParameter("media", media.value())
                .getResultList()
                .stream()
                .map(a -> new Schedule(a.begins(), a.due(), a.everyMonths()))
                .toList();
    }
}
