package io.loggia.portal.learning.control;

import io.loggia.domain.MediaId;
import io.loggia.portal.learning.control.CompletionEntries.Entry;
import io.loggia.portal.learning.entity.Completion;
import io.loggia.portal.platform.control.Cursor;
import io.loggia.portal.platform.control.Page;
import io.loggia.portal.platform.control.WireTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The completions of one item, as they were written and what became of them. Asks nobody's rights. */
@ApplicationScoped
public class ItemCompletions {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private CompletionEntries entries;

    /**
     * The latest first.
     *
     * @param name only of people whose name holds this
     */
    public Page<Entry> list(MediaId media, @Nullable String name, @Nullable String cursor, int limit) {
        List<Completion> rows =
                query(media, name, cursor).setMaxResults(limit + 1).getResultList();
        return Page.cut(
                entries.of(rows),
                limit,
                row -> Cursor.encode(row.completedAt().toString(), row.id().toString()));
    }

    public Optional<Entry> find(MediaId media, UUID id) {
        return Optional.ofNullable(entities.find(Completion.class, id))
                .filter(found -> found.media().equals(media))
                .map(found -> entries.of(List.of(found)).getFirst());
    }

    private TypedQuery<Completion> query(MediaId media, @Nullable String name, @Nullable String cursor) {
        TypedQuery<Completion> query = entities.createQuery(
                "select c from Completion c where c.mediaId = :media"
                        + (name == null
                                ? ""
                                : " and exists (select p.id from Person p where p.id = c.personId"
                                        + " and lower(p.name) like :name escape '!')")
                        + (cursor == null
                                ? ""
                                : " and (c.completedAt < :afterTime or (c.completedAt = :afterTime and c.id < :afterId))")
                        + " order by c.completedAt desc, c.id desc",
                Completion.class);
        query.setParameter("media", media.value());
        if (name != null) {
            String literal = name.strip()
                    .toLowerCase(Locale.ROOT)
                    .replace("!", "!!")
                    .replace("%", "!%")
                    .replace("_", "!_");
            query.setParameter("name", "%" + literal + "%");
        }
        if (cursor != null) {
            List<String> last = Cursor.decode(cursor, 2);
            try {
                query.setParameter("afterTime", WireTime.instant(last.getFirst()));
                query.setParameter("afterId", UUID.fromString(last.getLast()));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw Cursor.invalid(e);
            }
        }
        return query;
    }
}
