package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ChosenColumns;
import io.loggia.analytics.export.ReportHeading;
import io.loggia.analytics.export.ReportHeading.Line;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.export.TabularReport;
import io.loggia.analytics.report.PersonNames;
import io.loggia.domain.AccessPolicy;
import io.loggia.domain.Decision;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.ReportKind;
import io.loggia.domain.Viewer;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import io.loggia.portal.identity.control.ViewingPrivacy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    @Inject
    private ReportSources sources;

    @Inject
    private NamedDepartments departments;

    @Inject
    private ReportPseudonyms pseudonyms;

    @Inject
    private ViewingPrivacy viewing;

    /** What was found allowed; the group is empty where the source has none. */
    private record Allowed(ReportSource source, ReportReach reach, String group) {}

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
        PersonNames people = pseudonyms.names(ask, viewer);
        List<Line> filters = filters(allowed.source(), ask, people, viewer, words);
        ReportOrder order = new ReportOrder(
                allowed.reach(),
                ask.period(),
                ask.media(),
                ask.filters(),
                people,
                allowed.group(),
                heading(ask, allowed, filters, people, viewer, words),
                words);
        return ChosenColumns.of(allowed.source().table(order), ask.columns());
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
     * How far a report would look that is made now. One that was made looks no farther than its reader may if this has not
     * changed since.
     *
     * @throws LoggiaException as {@link #open} does for want of a right
     */
    public String scope(ReportAsk ask, Viewer viewer) {
        ReportReach reach = allowed(ask, viewer).reach();
        String items = reach.owner() == null ? "all items" : "own items";
        String groups = reach.discreet() ? ", large groups" : "";
        String smallest = leavesOutSmall(ask.kind(), reach)
                ? ", groups of " + viewing.smallestTold().smallest()
                : "";
        return items + groups + smallest + (pseudonyms.names(ask, viewer).arePlain() ? "" : ", pseudonyms");
    }

    private static boolean leavesOutSmall(ReportKind kind, ReportReach reach) {
        return kind == ReportKind.VIEWING || (kind == ReportKind.CATALOG && reach.discreet());
    }

    /**
     * Sees to it that every filter is one that the viewer, who chooses it, can choose from now.
     *
     * @throws LoggiaException {@link ErrorCode#INVALID_FILTER} if not
     */
    public void requireFilters(ReportAsk ask, Viewer viewer) {
        if (!ask.filters().isEmpty()) {
            OfferedFilters offered =
                    offered(sources.of(ask.kind()), ReportWords.of(Locale.ROOT, ZoneOffset.UTC), viewer);
            if (!pseudonyms.names(ask, viewer).arePlain()) {
                offered.requireNobody(ask.filters());
            }
            offered.requireCodes(ask.filters());
        }
    }

    private static OfferedFilters offered(ReportSource source, ReportWords words, Viewer viewer) {
        return new OfferedFilters(source.filters(words, viewer));
    }

    private static List<Line> filters(
            ReportSource source, ReportAsk ask, PersonNames people, Viewer viewer, ReportWords words) {
        List<Line> lines = new ArrayList<>();
        if (!ask.filters().isEmpty()) {
            OfferedFilters offered = offered(source, words, viewer);
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

    private static ReportHeading heading(
            ReportAsk ask, Allowed allowed, List<Line> filters, PersonNames people, Viewer viewer, ReportWords words) {
        boolean hidden = ReportPseudonyms.hasPeople(ask.kind()) && !people.arePlain();
        List<Line> lines = new ReportCover(words)
                .lines(ask, allowed.reach(), allowed.source().hasPeriod(), allowed.group(), filters, hidden);
        return new ReportHeading(words.of("title." + ask.kind().key()), viewer.name(), Instant.now(), lines);
    }

    private Allowed allowed(ReportAsk ask, Viewer viewer) {
        List<DepartmentNode> named = departments.of(ask.departments(), viewer);
        if (AccessPolicy.decideReport(viewer, ask.kind()) != Decision.ALLOWED) {
            throw new LoggiaException(ErrorCode.FORBIDDEN, "Your role does not allow this report.");
        }
        ReportSource source = sources.of(ask.kind());
        return new Allowed(source, departments.reach(ask.kind(), named, viewer), group(source, ask.group()));
    }

    /** Whether the viewer may be told of this, as far as it names its limits; where it names none, they have their own. */
    public boolean isFor(ReportAsk ask, Viewer viewer) {
        return AccessPolicy.decideReport(viewer, ask.kind()) == Decision.ALLOWED
                && ask.departments().stream()
                        .allMatch(one -> AccessPolicy.decideReport(viewer, one) == Decision.ALLOWED);
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
}
