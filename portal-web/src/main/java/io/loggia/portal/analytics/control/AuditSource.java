package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportSummary;
import io.loggia.analytics.export.ReportTable;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.analytics.report.PersonNames;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportKind;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.ReportFilter.Option;
import io.loggia.portal.audit.control.AuditTrail;
import io.loggia.portal.audit.control.AuditTrail.Actor;
import io.loggia.portal.audit.control.AuditTrail.Entry;
import io.loggia.portal.audit.control.AuditTrail.Exact;
import io.loggia.portal.audit.control.AuditTrail.Filter;
import io.loggia.portal.identity.control.People;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The audit log of a period. */
@ApplicationScoped
class AuditSource implements ReportSource {

    private static final String BY_MONTH = "month";
    private static final String BY_KIND = "subject-kind";
    private static final String BY_ACTION = "action";
    private static final String BY_ACTOR = "actor";
    private static final String PERSON = "person";

    private static final ReportColumn ACTOR = ReportColumn.text("actor", 28);
    private static final ReportColumn ACTION = ReportColumn.text("action", 28);
    private static final ReportColumn KIND = ReportColumn.text("subject-kind", 18);

    private static final List<ReportColumn> COLUMNS = List.of(
            ReportColumn.moment("at"),
            ACTOR,
            ACTION,
            KIND,
            ReportColumn.text("subject", 36),
            ReportColumn.text("before", 48),
            ReportColumn.text("after", 48),
            ReportColumn.text("address", 18),
            ReportColumn.id("actor-id"),
            ReportColumn.id("subject-id"),
            ReportColumn.id("entry-id"));

    private static final Map<String, ReportColumn> COUNTED_BY = Map.of(
            BY_MONTH, ReportColumn.text("month", 18),
            BY_KIND, KIND,
            BY_ACTION, ACTION,
            BY_ACTOR, ACTOR);

    @Inject
    private AuditTrail trail;

    @Inject
    private People people;

    @Override
    public ReportKind kind() {
        return ReportKind.AUDIT;
    }

    @Override
    public List<String> groups() {
        return List.of(BY_MONTH, BY_KIND, BY_ACTION, BY_ACTOR);
    }

    @Override
    public List<ReportFilter> filters(ReportWords words, Viewer viewer) {
        return List.of(
                ReportFilter.of(
                        BY_ACTION,
                        trail.actions().stream()
                                .map(action -> new Option(action, action))
                                .toList(),
                        words),
                ReportFilter.ofPeople(BY_ACTOR, this::names, words),
                ReportFilter.ofPeople(PERSON, this::names, words));
    }

    private Map<String, String> names(Set<String> codes) {
        Map<String, String> names = new TreeMap<>();
        people.names(ids(codes)).forEach((person, name) -> names.put(person.toString(), name));
        return names;
    }

    private static Set<PersonId> ids(Set<String> codes) {
        try {
            return codes.stream().map(PersonId::parse).collect(Collectors.toSet());
        } catch (LoggiaException e) {
            throw new LoggiaException(ErrorCode.INVALID_FILTER, "The filters of people take their ids.", e);
        }
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
                order.period().end(order.words().zone()),
                new Exact(
                        order.filters().of(BY_ACTION),
                        ids(order.filters().of(BY_ACTOR)),
                        ids(order.filters().of(PERSON)),
                        null,
                        null));
        return new ReportTable(kind().key(), order.heading(), COLUMNS, rows -> {
            Map<Object, Long> counts = new LinkedHashMap<>();
            forEach(filter, order, (group, entry) -> {
                counts.merge(group, 1L, Long::sum);
                rows.accept(row(entry, order.people()));
            });
            return summary(COUNTED_BY.getOrDefault(order.group(), KIND), counts);
        });
    }

    /** Each entry with its group, the newest first: of one group after another, whose entries are looked up one by one. */
    private void forEach(Filter filter, ReportOrder order, BiConsumer<Object, Entry> reader) {
        Exact exact = filter.exact();
        switch (order.group()) {
            case BY_KIND ->
                trail.subjectKinds(filter)
                        .forEach(kind ->
                                trail.forEach(filter.with(exact.ofKind(kind)), entry -> reader.accept(kind, entry)));
            case BY_ACTION ->
                trail.actions(filter)
                        .forEach(action -> trail.forEach(
                                filter.with(exact.ofAction(action)), entry -> reader.accept(action, entry)));
            case BY_ACTOR ->
                actors(filter, order.people())
                        .forEach(who -> trail.forEach(
                                filter.with(exact.by(who)),
                                entry -> reader.accept(
                                        Objects.requireNonNullElse(actor(entry, order.people()), ""), entry)));
            default ->
                trail.forEach(
                        filter,
                        entry -> reader.accept(
                                YearMonth.from(entry.at().atZone(order.words().zone())), entry));
        }
    }

    /** They come by name; by pseudonym, where the order of names would tell them. */
    private List<Actor> actors(Filter filter, PersonNames people) {
        List<Actor> actors = trail.actors(filter);
        return people.arePlain()
                ? actors
                : actors.stream()
                        .sorted(Comparator.comparing(who -> who.id() == null ? "" : people.id(new PersonId(who.id()))))
                        .toList();
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

    private static ReportSummary summary(ReportColumn by, Map<Object, Long> counts) {
        List<List<@Nullable Object>> groups = new ArrayList<>();
        counts.forEach((group, entries) -> groups.add(List.of(group, entries)));
        return new ReportSummary(
                List.of(by, ReportColumn.count("entries")),
                groups,
                List.of(counts.values().stream().mapToLong(Long::longValue).sum()),
                List.of(1));
    }
}
