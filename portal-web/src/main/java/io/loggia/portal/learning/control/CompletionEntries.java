package io.loggia.portal.learning.control;

import io.loggia.domain.AssignmentId;
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
import io.loggia.portal.learning.entity.Completion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Completions with what is known of them: the words of then, and what became of them since. */
@ApplicationScoped
public class CompletionEntries {

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
     * A completion.
     *
     * @param name of the person, as it is now
     * @param department what the person's department was called then
     * @param managers names of the person's managers then
     * @param title of the item then
     * @param requiredShare the rule in force then
     * @param rule whose it was: one of {@link CompletionRecords#rules}
     * @param assignment that it completes; null where it completes the item
     * @param round the first day of the round in which it was asked again; null for none
     * @param revision number of the file; null where that is gone
     * @param fileName what it was called when it was uploaded
     * @param outdatedSince since when it proves nothing any more, because the content changed
     */
    public record Entry(
            UUID id,
            PersonId person,
            String name,
            @Nullable String department,
            List<String> managers,
            MediaId media,
            String title,
            Instant completedAt,
            double coveredShare,
            double requiredShare,
            String rule,
            @Nullable AssignmentId assignment,
            @Nullable LocalDate round,
            RevisionId file,
            @Nullable Integer revision,
            @Nullable String fileName,
            @Nullable Voided voided,
            @Nullable Instant outdatedSince) {}

    /** In the order of the rows; all that belongs to them is read at once. */
    List<Entry> of(List<Completion> rows) {
        return of(rows, departments.namesEver());
    }

    /** @param present what departments are called now, for who asks many times */
    List<Entry> of(List<Completion> rows, Map<DepartmentId, String> present) {
        Map<UUID, Voided> voided = voids.of(rows.stream().map(Completion::id).toList());
        Map<UUID, List<String>> managers = managers(rows);
        Map<PersonId, String> names =
                people.names(rows.stream().map(Completion::person).distinct().toList());
        Map<RevisionId, RevisionRef> files = revisions.findAll(
                rows.stream().map(Completion::revision).distinct().toList());
        Set<MediaId> items = new HashSet<>();
        rows.forEach(row -> items.add(row.media()));
        Outdated outdated = changes.of(items);
        return rows.stream()
                .map(c -> {
                    Optional<RevisionRef> file = Optional.ofNullable(files.get(c.revision()));
                    return new Entry(
                            c.id(),
                            c.person(),
                            names.getOrDefault(c.person(), ""),
                            department(c, present),
                            managers.getOrDefault(c.id(), List.of()),
                            c.media(),
                            c.title(),
                            c.completedAt(),
                            c.coveredShare(),
                            c.requiredShare(),
                            c.rule().name(),
                            c.assignment().orElse(null),
                            c.round(),
                            c.revision(),
                            file.map(RevisionRef::number).orElse(null),
                            file.map(RevisionRef::fileName).orElse(null),
                            voided.get(c.id()),
                            outdated.since(c.revision()).orElse(null));
                })
                .toList();
    }

    private Map<UUID, List<String>> managers(List<Completion> rows) {
        Map<UUID, List<String>> managers = new HashMap<>();
        if (!rows.isEmpty()) {
            entities.createQuery(
                            "select c.id, m.name from Completion c join c.managers m where c.id in :ids order by m.name",
                            Object[].class)
                    .setParameter("ids", rows.stream().map(Completion::id).toList())
                    .getResultList()
                    .forEach(row -> managers.computeIfAbsent((UUID) row[0], any -> new ArrayList<>())
                            .add((String) row[1]));
        }
        return managers;
    }

    /** Completions from before names were written down go by the name of today. */
    private static @Nullable String department(Completion completion, Map<DepartmentId, String> present) {
        String then = completion.departmentName();
        return then == null && completion.department() != null ? present.get(completion.department()) : then;
    }
}
