package io.loggia.portal.catalog.control;

import io.loggia.domain.MediaId;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.portal.catalog.entity.Revision.Processing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How much the uploaded files of items are together, as the rows say. */
@ApplicationScoped
public class UploadedBytes {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    /**
     * What is kept of one item's uploaded files.
     *
     * @param files one for each revision
     */
    public record ItemBytes(MediaId media, PersonId owner, String title, MediaState state, long files, long bytes) {}

    /** Of all revisions whose files are still kept, by item, the largest first. */
    public List<ItemBytes> byItem() {
        return entities
                .createQuery(
                        "select m.id, m.ownerId, m.title, m.state, count(r), sum(r.sizeBytes) from Revision r, MediaItem m"
                                + " where r.mediaId = m.id and r.filesRemovedAt is null and r.sizeBytes is not null"
                                + " group by m.id, m.ownerId, m.title, m.state order by sum(r.sizeBytes) desc, m.id",
                        Object[].class)
                .getResultList()
                .stream()
                .map(row -> new ItemBytes(
                        new MediaId((UUID) row[0]),
                        new PersonId((UUID) row[1]),
                        (String) row[2],
                        (MediaState) row[3],
                        ((Number) row[4]).longValue(),
                        ((Number) row[5]).longValue()))
                .toList();
    }

    /** Of all revisions whose files are still kept, by the people who own the items. */
    public Map<PersonId, Long> byOwner() {
        return entities
                .createQuery(
                        "select m.ownerId, sum(r.sizeBytes) from Revision r, MediaItem m where r.mediaId = m.id"
                                + " and r.filesRemovedAt is null and r.sizeBytes is not null group by m.ownerId",
                        Object[].class)
                .getResultList()
                .stream()
                .collect(Collectors.toMap(row -> new PersonId((UUID) row[0]), row -> ((Number) row[1]).longValue()));
    }

    /** Of files whose renditions are still to be made. */
    public long toEncode() {
        Long bytes = entities.createQuery(
                        "select sum(r.sizeBytes) from Revision r where r.processing in :open and r.failure is null",
                        Long.class)
                .setParameter("open", Set.of(Processing.PROCESSING, Processing.PLAYABLE))
                .getSingleResult();
        return bytes == null ? 0 : bytes;
    }
}
