package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportSummary;
import io.loggia.analytics.export.ReportTable;
import io.loggia.analytics.export.TabularReport;
import io.loggia.analytics.report.PersonNames;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportKind;
import io.loggia.portal.audit.control.AuditTrail;
import io.loggia.portal.audit.control.AuditTrail.Entry;
import io.loggia.portal.audit.control.AuditTrail.Filter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The audit log of a period. */
@ApplicationScoped
class AuditSource implements ReportSource {

    private static final ReportColumn KIND = ReportColumn.text("subject-kind", 18);

    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.moment("at"),
            ReportColumn.text("actor", 28),
            ReportColumn.text("action", 28),
            KIND,
            ReportColumn.text("subject", 36),
            ReportColumn.text("before", 48),
            ReportColumn.text("after", 48),
            ReportColumn.text("address", 18),
            ReportColumn.id("actor-id"),
            ReportColumn.id("subject-id"),
            ReportColumn.id("entry-id"));

    private static final List<ReportColumn> SUMMARY = List.of(KIND, ReportColumn.count("entries"));

    @Inject
    private AuditTrail trail;

    @Override
    public ReportKind kind() {
        return ReportKind.AUDIT;
    }

    @Override
    public List<ReportColumn> columns(String group) {
        return COLUMNS;
    }

    @Override
    public boolean hasPeriod() {
        return true;
    }

    @Override
    public boolean hasItems() {
        return false;
    }

    @Override
    public TabularReport table(ReportOrder order) {
        Filter filter = new Filter(
                null,
                null,
                null,
                order.period().begin(order.words().zone()),
                order.period().end(order.words().zone()));
        return new ReportTable(kind().key(), order.heading(), COLUMNS, rows -> {
            Map<String, Long> kinds = new TreeMap<>();
            trail.forEach(filter, entry -> {
                kinds.merge(entry.subjectKind(), 1L, Long::sum);
                rows.accept(row(entry, order.people()));
            });
            return summary(kinds);
        });
    }

    private static @Nullable Object[] row(Entry entry, PersonNames people) {
        boolean aboutPerson = entry.subjectKind().equals("person");
        return new @Nullable Object[] {
            entry.at(),
            actor(entry, people),
            entry.action(),
            entry.subjectKind(),
            aboutPerson ? about(entry, people, entry.subject()) : entry.subject(),
            people.text(entry.before()),
            people.text(entry.after()),
            people.text(entry.address()),
            entry.actorId() == null ? null : people.id(new PersonId(entry.actorId())),
            aboutPerson ? about(entry, people, entry.subjectId()) : entry.subjectId(),
            entry.id()
        };
    }

    /** Whoever is not known by an id was a part of the portal, or a stranger who typed something. */
    private static @Nullable String actor(Entry entry, PersonNames people) {
        UUID id = entry.actorId();
        if (id != null) {
            return people.name(new PersonId(id), entry.actor());
        }
        return entry.address() == null ? entry.actor() : people.text(entry.actor());
    }

    private static @Nullable String about(Entry entry, PersonNames people, @Nullable String plain) {
        String id = entry.subjectId();
        return people.arePlain() || id == null ? people.text(plain) : people.id(PersonId.parse(id));
    }

    private static ReportSummary summary(Map<String, Long> kinds) {
        List<List<@Nullable Object>> groups = new ArrayList<>();
        kinds.forEach((kind, entries) -> groups.add(List.of(kind, entries)));
        return new ReportSummary(
                SUMMARY,
                groups,
                List.of(kinds.values().stream().mapToLong(Long::longValue).sum()),
                List.of(1));
    }
}
