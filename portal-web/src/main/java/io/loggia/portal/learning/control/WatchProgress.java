package io.loggia.portal.learning.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.Viewer;
import io.loggia.portal.catalog.control.ContentChanges;
import io.loggia.portal.catalog.control.ContentChanges.Outdated;
import io.loggia.portal.catalog.control.MediaProgress;
import io.loggia.portal.learning.entity.WatchCoverage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Progress and views for the lists of the catalog. */
@ApplicationScoped
public class WatchProgress implements MediaProgress {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private ContentChanges changes;

    @Inject
    private FoldedViewing folded;

    /**
     * The position is that of the revision watched last; who completed any revision completed the item, unless its content
     * changed since.
     */
    @Override
    public Map<MediaId, Progress> of(Viewer viewer, Collection<MediaId> media) {
        Map<MediaId, Progress> progress = new HashMap<>();
        if (media.isEmpty()) {
            return progress;
        }
        List<WatchCoverage> oldestFirst = entities.createQuery(
                        "select c from WatchCoverage c where c.personId = :person and c.mediaId in :media"
                                + " and c.lastAt is not null order by c.lastAt",
                        WatchCoverage.class)
                .setParameter("person", viewer.id().value())
                .setParameter("media", values(media))
                .getResultList();
        Outdated outdated = changes.of(media);
        Set<MediaId> completed = new HashSet<>();
        for (WatchCoverage row : oldestFirst) {
            if (row.isCompleted() && !outdated.isOutdated(row.revision())) {
                completed.add(row.media());
            }
            progress.put(row.media(), new Progress(row.resumeSeconds(), completed.contains(row.media())));
        }
        return progress;
    }

    @Override
    public Map<MediaId, Long> views(Collection<MediaId> media) {
        Map<MediaId, Long> views = folded.views(media);
        if (!media.isEmpty()) {
            entities.createQuery(
                            "select s.mediaId, count(s) from WatchSession s where s.mediaId in :media"
                                    + " and s.viewed = true group by s.mediaId",
                            Object[].class)
                    .setParameter("media", values(media))
                    .getResultList()
                    .forEach(row -> views.merge(new MediaId((UUID) row[0]), ((Number) row[1]).longValue(), Long::sum));
        }
        return views;
    }

    private static List<UUID> values(Collection<MediaId> media) {
        return media.stream().map(MediaId::value).toList();
    }
}
