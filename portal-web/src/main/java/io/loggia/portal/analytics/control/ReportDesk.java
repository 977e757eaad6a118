package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ChosenColumns;
import io.loggia.analytics.export.ReportColumn;
import io.loggia.analytics.export.ReportHeading;
import io.loggia.analytics.export.ReportHeading.Line;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.analytics.report.PersonNames;
import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.ReportKind;
import io.loggia.domain.Role;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import io.loggia.portal.identity.control.Privacy;
import io.loggia.portal.platform.control.SecretBox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes what somebody asks and gives the report, kept to what that person may be told now. Whoever wants a report goes by
 * here: a page, a file, one that is made in the background or sent by mail.
 *
 * <pre>{@code
 * TabularReport report = desk.open(ask, viewer, ReportWords.of(locale, zone));
 * ReportFormat.XLSX.write(report, words, out);
 * }</pre>
 */
@ApplicationScoped
public class ReportDesk {

    private static final int MOST_DEPARTMENTS = 100;
    private static final int LONGEST_CALLED = 200;

    @Inject
    @Any
    private Instance<ReportSource> sources;

    @Inject
    private Departments departments;

    @Inject
    private Privacy privacy;

    @Inject
    private SecretBox secrets;

    /**
     * A kind of report that somebody may ask for.
     *
     * @param departmentNeeded whether they have to name one
     * @param hasPeople whether it names people
     * @param hasRowPerGroup whether a row stands for one of the group; else rows come in order of their groups
     * @param groups what rows can be grouped by, with the columns they then have; one without a name where there is no choice
     */
    public record Offer(
            ReportKind kind,
            boolean departmentNeeded,
            boolean hasPeriod,
            boolean hasItems,
            boolean hasPeople,
            boolean hasRowPerGroup,
            List<Group> groups) {}

    /** @param name empty where there is no choice */
    public record Group(String name, List<ReportColumn> columns) {}

    /** What was found allowed; the group is empty where the source has none. */
    private record Allowed(ReportSource source, ReportReach reach, String group) {}

    /** What the viewer may ask for, in the order of the kinds. */
    public List<Offer> offers(Viewer viewer) {
        List<Offer> offers = new ArrayList<>();
        for (ReportKind kind : ReportKind.values()) {
            if (AccessPolicy.decideReport(viewer, kind) == Decision.ALLOWED) {
                ReportSource source = source(kind);
                List<String> groups = source.groups().isEmpty() ? List.of("") : source.groups();
                offers.add(new Offer(
                        kind,
                        needsDepartment(viewer, kind),
                        source.hasPeriod(),
                        source.hasItems(),
                        hasPeople(kind),
                        source.hasRowPerGroup(),
                        groups.stream()
                                .map(group -> new Group(group, source.columns(group)))
                                .toList()));
            }
        }
        return offers;
    }

    /** What reports of a kind can be kept to now, in the reader's language. */
    public List<ReportFilter> filters(ReportKind kind, ReportWords words) {
        return source(kind).filters(words);
    }

    /**
     * The report, whose rows are read as it is written.
     *
     * @throws LoggiaException {@link ErrorCode#FORBIDDEN} for a kind, {@link ErrorCode#NOT_FOUND} for a department that the
     *     viewer may not be told of, {@link ErrorCode#INVALID_REQUEST} for what makes no sense, and
     *     {@link ErrorCode#INVALID_FILTER} for a filter that the kind does not have. A code of a filter that is not to choose
     *     any more, since its channel is gone, is had by no row, and the heading tells so: what was saved goes on
     */
    public TabularReport open(ReportAsk ask, Viewer viewer, ReportWords words) {
        Allowed allowed = allowed(ask, viewer);
        PersonNames people = people(ask, viewer);
        List<Line> filters = filters(allowed.source(), ask, people, words);
        ReportOrder order = new ReportOrder(
                allowed.reach(),
                ask.period(),
                ask.media(),
                ask.filters(),
                people,
                allowed.group(),
                heading(ask, allowed, filters, viewer, words),
                words);
        return ChosenColumns.of(allowed.source().table(order), ask.columns());
    }

    /**
     * What people are called in it. By pseudonyms, the reader follows people through makings of this report alone: for
     * another kind, department, choice of items or filter, and for another reader, they are called otherwise.
     */
    public PersonNames people(ReportAsk ask, Viewer viewer) {
        if (!ask.pseudonyms() && !privacy.wantsPseudonymsFor(viewer)) {
            return PersonNames.PLAIN;
        }
        String report = Stream.of(
                        Stream.of(ask.kind().key(), viewer.id().toString(), key(ask.departments())),
                        ask.media().stream().map(MediaId::toString).sorted(),
                        ask.filters().texts().stream())
                .flatMap(parts -> parts)
                .collect(Collectors.joining("|"));
        return PersonNames.pseudonyms(secrets.key("pseudonyms"), report);
    }

    /** One by itself, none as nothing: so that pseudonyms stay what they were before several could be named. */
    private static String key(Set<DepartmentId> departments) {
        return departments.isEmpty()
                ? "null"
                : departments.stream().map(DepartmentId::toString).sorted().collect(Collectors.joining(","));
    }

    private static boolean hasPeople(ReportKind kind) {
        return kind != ReportKind.SEARCH_TERMS;
    }

    /**
     * Sees to the rights alone, without looking at what there is to tell.
     *
     * @throws LoggiaException as {@link #open} does
     */
    public void require(ReportAsk ask, Viewer viewer) {
        allowed(ask, viewer);
    }

    /**
     * Sees to it that every filter is one to choose from now, for whoever chooses.
     *
     * @throws LoggiaException {@link ErrorCode#INVALID_FILTER} if not
     */
    public void requireFilters(ReportAsk ask) {
        if (!ask.filters().isEmpty()) {
            OfferedFilters offered = offered(source(ask.kind()), ReportWords.of(Locale.ROOT, ZoneOffset.UTC));
            offered.requireCodes(ask.filters());
            if (ask.pseudonyms()) {
                offered.requireNobody(ask.filters());
            }
        }
    }

    private static OfferedFilters offered(ReportSource source, ReportWords words) {
        return new OfferedFilters(source.filters(words));
    }

    private static List<Line> filters(ReportSource source, ReportAsk ask, PersonNames people, ReportWords words) {
        List<Line> lines = new ArrayList<>();
        if (!ask.filters().isEmpty()) {
            OfferedFilters offered = offered(source, words);
            offered.requireNames(ask.filters());
            if (!people.arePlain()) {
                offered.requireNobody(ask.filters());
            }
            lines.addAll(offered.lines(ask.filters(), words));
        }
        if (!ask.filters().isEmpty() || !ask.media().isEmpty()) {
            source.filterNote(words).ifPresent(note -> lines.add(new Line(words.of("filter.small"), note)));
        }
        return lines;
    }

    private ReportHeading heading(
            ReportAsk ask, Allowed allowed, List<Line> filters, Viewer viewer, ReportWords words) {
        boolean pseudonyms = hasPeople(ask.kind()) && !people(ask, viewer).arePlain();
        List<Line> lines = new ReportCover(words)
                .lines(ask, allowed.reach(), allowed.source().hasPeriod(), allowed.group(), filters, pseudonyms);
        return new ReportHeading(words.of("title." + ask.kind().key()), viewer.name(), Instant.now(), lines);
    }

    private Allowed allowed(ReportAsk ask, Viewer viewer) {
        List<DepartmentNode> named = departments(ask.departments(), viewer);
        if (AccessPolicy.decideReport(viewer, ask.kind()) != Decision.ALLOWED) {
            throw new LoggiaException(ErrorCode.FORBIDDEN, "Your role does not allow this report.");
        }
        ReportSource source = source(ask.kind());
        return new Allowed(source, reach(ask.kind(), named, viewer), group(source, ask.group()));
    }

    /** Whether the viewer may be told of this, as far as it names its limits; where it names none, they have their own. */
    public boolean isFor(ReportAsk ask, Viewer viewer) {
        return AccessPolicy.decideReport(viewer, ask.kind()) == Decision.ALLOWED
                && ask.departments().stream()
                        .allMatch(one -> AccessPolicy.decideReport(viewer, one) == Decision.ALLOWED);
    }

    /**
     * The departments of these ids, by name, less those that are below another of them.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} where the viewer may not report on one of them, or there is none
     */
    public List<DepartmentNode> departments(Set<DepartmentId> wanted, Viewer viewer) {
        if (wanted.size() > MOST_DEPARTMENTS) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST, "Name at most " + MOST_DEPARTMENTS + " departments, or one above them.");
        }
        List<DepartmentNode> found = departments.all().stream()
                .filter(node ->
                        wanted.contains(node.id()) && AccessPolicy.decideReport(viewer, node.id()) == Decision.ALLOWED)
                .toList();
        if (found.size() < wanted.size()) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such department, or you may not report on it.");
        }
        return found.size() < 2
                ? found
                : found.stream()
                        .filter(node -> departments.upwards(node.id()).stream()
                                .noneMatch(above -> !above.equals(node.id()) && wanted.contains(above)))
                        .toList();
    }

    /** What those departments are called together, in a file's name and in letters; empty for none. */
    public String called(Set<DepartmentId> wanted, Viewer viewer) {
        List<DepartmentNode> named = departments(wanted, viewer);
        String names = named.stream().map(DepartmentNode::name).collect(Collectors.joining(", "));
        return names.length() <= LONGEST_CALLED ? names : named.getFirst().name() + " +" + (named.size() - 1);
    }

    private ReportReach reach(ReportKind kind, List<DepartmentNode> named, Viewer viewer) {
        if (named.isEmpty() && needsDepartment(viewer, kind)) {
            throw new LoggiaException(ErrorCode.INVALID_REQUEST, "Name a department.");
        }
        Set<DepartmentId> below = named.isEmpty()
                ? null
                : departments.subtrees(named.stream().map(DepartmentNode::id).collect(Collectors.toSet()));
        return new ReportReach(named, below, owner(kind, named, viewer));
    }

    private static boolean needsDepartment(Viewer viewer, ReportKind kind) {
        return switch (kind) {
            case COMPLETION, OVERDUE -> true;
            case VIEWING -> !viewer.has(Role.ADMIN) && !viewer.has(Role.AUTHOR);
            case CATALOG, SEARCH_TERMS, STORAGE, AUDIT -> false;
        };
    }

    /** Whose items alone are told of: authors are told of their own, but managers of all that their people watch. */
    private static @Nullable PersonId owner(ReportKind kind, List<DepartmentNode> named, Viewer viewer) {
        boolean own = !viewer.has(Role.ADMIN)
                && (kind == ReportKind.CATALOG || (kind == ReportKind.VIEWING && named.isEmpty()));
        return own ? viewer.id() : null;
    }

    private static String group(ReportSource source, @Nullable String asked) {
        List<String> groups = source.groups();
        if (asked == null || asked.isEmpty()) {
            return groups.isEmpty() ? "" : groups.getFirst();
        }
        if (!groups.contains(asked)) {
            throw new LoggiaException(
                    ErrorCode.INVALID_REQUEST,
                    groups.isEmpty()
                            ? "This report cannot be grouped."
                            : "This report can be grouped by " + String.join(", ", groups) + ".");
        }
        return asked;
    }

    private ReportSource source(ReportKind kind) {
        return sources.stream()
                .filter(source -> source.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no source for " + kind));
    }
}
