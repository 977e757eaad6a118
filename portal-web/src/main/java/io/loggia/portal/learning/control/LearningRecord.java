package io.loggia.portal.learning.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.portal.catalog.control.ContentChanges;
import io.loggia.portal.catalog.control.ContentChanges.Outdated;
import io.loggia.portal.learning.control.CompletionVoids.Voided;
import io.loggia.portal.learning.entity.CompletedBy;
import io.loggia.portal.learning.entity.Completion;
import io.loggia.portal.learning.entity.WatchCoverage;
import io.loggia.portal.platform.control.Cursor;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.WireTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one person has watched and completed, newest first. */
@ApplicationScoped
public class LearningRecord {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private ContentChanges changes;

    @Inject
    private CompletionVoids voids;

    /** Where a person stands with an item they began. */
    public record WatchedItem(
            UUID id, MediaId media, double resumeSeconds, double coveredShare, boolean completed, Instant lastAt) {}

    /**
     * @param title as it was then
     * @param voided how it came to prove nothing, null where it proves something
     * @param outdatedSince since when the content is another than what was completed, null where it is not
     */
    public record CompletedItem(
            UUID id,
            MediaId media,
            String title,
            Instant completedAt,
            double coveredShare,
            double requiredShare,
            CompletedBy rule,
            @Nullable Voided voided,
            @Nullable Instant outdatedSince) {}

    /** One entry for each item, for the revision watched last; items the person may no longer see are among them. */
    public Page<WatchedItem> history(PersonId person, @Nullable String cursor, int limit) {
        String latestOfItem = "c.lastAt is not null and not exists (select y.id from WatchCoverage y"
                + " where y.personId = c.personId and y.mediaId = c.mediaId and y.lastAt > c.lastAt)";
        List<WatchCoverage> latest = page(WatchCoverage.class, latestOfItem, "c.lastAt", cursor)
                .setParameter("person", person.value())
                .setMaxResults(limit + 1)
                .getResultList();
        Outdated outdated = changes.of(latest.stream().map(WatchCoverage::media).toList());
        List<WatchedItem> rows = latest.stream()
                .map(row -> toItem(row, outdated.isOutdated(row.revision())))
                .toList();
        return Page.cut(
                rows,
                limit,
                row -> Cursor.encode(row.lastAt().toString(), row.id().toString()));
    }

    public Page<CompletedItem> completions(PersonId person, @Nullable String cursor, int limit) {
        List<Completion> latest = page(Completion.class, "1 = 1", "c.completedAt", cursor)
                .setParameter("person", person.value())
                .setMaxResults(limit + 1)
                .getResultList();
        Outdated outdated = changes.of(latest.stream().map(Completion::media).toList());
        Map<UUID, Voided> voided = voids.of(latest.stream().map(Completion::id).toList());
        List<CompletedItem> rows = latest.stream()
                .map(c -> new CompletedItem(
                        c.id(),
                        c.media(),
                        c.title(),
                        c.completedAt(),
                        c.coveredShare(),
                        c.requiredShare(),
                        c.rule(),
                        voided.get(c.id()),
                        outdated.since(c.revision()).orElse(null)))
                .toList();
        return Page.cut(
                rows,
                limit,
                row -> Cursor.encode(row.completedAt().toString(), row.id().toString()));
    }

    private <T> TypedQuery<T> page(Class<T> type, String condition, String time, @Nullable String cursor) {
        String query = "select c from " + type.getSimpleName() + " c where c.personId = :person and " + condition;
        String order = " order by " + time + " desc, c.id desc";
        if (cursor == null) {
            return entities.createQuery(query + order, type);
        }
        String after = " and (" + time + " < :afterTime or (" + time + " = :afterTime and c.id < :afterId))";
        List<String> last = Cursor.decode(cursor, 2);
        try {
            return entities.createQuery(query + after + order, type)
                    .setParameter("afterTime", WireTime.instant(last.getFirst()))
                    .setParameter("afterId", UUID.fromString(last.getLast()));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.invalid(e);
        }
    }

    private static WatchedItem toItem(WatchCoverage row, boolean outdated) {
        return new WatchedItem(
                row.id(),
                row.media(),
                row.resumeSeconds(),
                row.coveredShare(),
                row.isCompleted() && !outdated,
                row.lastAt().orElseThrow());
    }
}
