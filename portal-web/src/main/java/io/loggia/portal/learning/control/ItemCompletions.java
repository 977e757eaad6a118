package io.loggia.portal.learning.control;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import io.loggia.portal.catalog.control.ContentChanges;
import io.loggia.portal.catalog.control.ContentChanges.Outdated;
import io.loggia.portal.catalog.control.RevisionRef;
import io.loggia.portal.catalog.control.Revisions;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.learning.control.CompletionVoids.Voided;
import io.loggia.portal.learning.entity.CompletedBy;
import io.loggia.portal.learning.entity.Completion;
import io.loggia.portal.learning.entity.ManagerThen;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The completions of one item, as they were written and what became of them. Asks nobody's rights. */
@ApplicationScoped
public class ItemCompletions {

    @PersistenceContext(unitName = "loggia")
    private EntityManager entities;

    @Inject
    private CompletionVoids voids;

    @Inject
    private ContentChanges changes;

    @Inject
    private Revisions revisions;

    @Inject
    private People people;

    @Inject
    private Departments departments;

    /**
     * A completion of the item.
     *
     * @param department what the person's department was called then
     * @param managers names of the person's managers then
     * @param requiredShare the rule in force then
     * @param rule whose it was
     * @param round the first day of the round in which it was asked again; null for none
     * @param revision number of the file; null where that is gone
     * @param outdatedSince since when it proves nothing any more, because the content changed
     */
    public record Entry(
            UUID id,
            PersonId person,
            String name,
            @Nullable String department,
            List<String> managers,
            Instant completedAt,
            double coveredShare,
            double requiredShare,
            CompletedBy rule,
            @Nullable LocalDate round,
            @Nullable Integer revision,
            @Nullable Voided voided,
            @Nullable Instant outdatedSince) {}

    /**
     * The latest first.
     *
     * @param name only of people whose name holds this
     */
    public Page<Entry> list(MediaId media, @Nullable String name, @Nullable String cursor, int limit) {
        List<Completion> rows =
                query(media, name, cursor).setMaxResults(limit + 1).getResultList();
        return Page.cut(
                entries(media, rows),
                limit,
                row -> Cursor.encode(row.completedAt().toString(), row.id().toString()));
    }

    public Optional<Entry> find(MediaId media, UUID id) {
        return Optional.ofNullable(entities.find(Completion.class, id))
                .map(found -> entries(media, List.of(found)).getFirst());
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

    private List<Entry> entries(MediaId media, List<Completion> rows) {
        Map<UUID, Voided> voided = voids.of(rows.stream().map(Completion::id).toList());
        Map<PersonId, String> names =
                people.names(rows.stream().map(Completion::person).toList());
        Map<RevisionId, RevisionRef> files = revisions.findAll(
                rows.stream().map(Completion::revision).distinct().toList());
        Map<DepartmentId, String> present = departments.namesEver();
        Outdated outdated = changes.of(List.of(media));
        return rows.stream()
                .map(c -> new Entry(
                        c.id(),
                        c.person(),
                        names.getOrDefault(c.person(), ""),
                        department(c, present),
                        c.managers().stream().map(ManagerThen::name).sorted().toList(),
                        c.completedAt(),
                        c.coveredShare(),
                        c.requiredShare(),
                        c.rule(),
                        c.round(),
                        Optional.ofNullable(files.get(c.revision()))
                                .map(RevisionRef::number)
                                .orElse(null),
                        voided.get(c.id()),
                        outdated.since(c.revision()).orElse(null)))
                .toList();
    }

    /** Completions from before names were written down go by the name of today. */
    private static @Nullable String department(Completion completion, Map<DepartmentId, String> present) {
        String then = completion.departmentName();
        return then == null && completion.department() != null ? present.get(completion.department()) : then;
    }
}
