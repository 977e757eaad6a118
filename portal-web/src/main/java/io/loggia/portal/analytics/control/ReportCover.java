package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportHeading.Line;
import io.loggia.analytics.export.ReportWords;
import io.loggia.domain.ReportKind;
import io.loggia.portal.identity.control.Departments.DepartmentNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a report says on its cover of what was asked for. */
record ReportCover(ReportWords words) {

    /**
     * The lines of a cover.
     *
     * @param group empty where there is no choice
     * @param filters what they say
     * @param pseudonyms whether people are called by them
     */
    List<Line> lines(
            ReportAsk ask, ReportReach reach, boolean hasPeriod, String group, List<Line> filters, boolean pseudonyms) {
        List<Line> lines = new ArrayList<>();
        List<DepartmentNode> named = reach.named();
        if (!named.isEmpty()) {
            lines.add(new Line(
                    words.of(named.size() == 1 ? "department" : "departments"),
                    named.stream().map(DepartmentNode::name).collect(Collectors.joining(", "))));
        }
        if (reach.owner() != null || named.isEmpty()) {
            lines.add(new Line(words.of("reach"), words.of(reach.owner() == null ? "reach.everything" : "reach.own")));
        }
        if (hasPeriod) {
            lines.add(new Line(words.of("period"), words.period(ask.period())));
        }
        if (ask.kind() == ReportKind.COMPLETION) {
            lines.add(new Line(words.of("people-counted"), words.of("people-counted.of-today")));
        } else if (ask.kind() == ReportKind.COMPLETION_RECORDS) {
            lines.add(new Line(words.of("people-counted"), words.of("people-counted.of-records")));
        }
        if (!group.isEmpty()) {
            lines.add(new Line(words.of("group"), words.of("group." + group)));
        }
        if (!ask.media().isEmpty()) {
            lines.add(new Line(words.of("items"), Integer.toString(ask.media().size())));
        }
        lines.addAll(filters);
        if (pseudonyms) {
            lines.add(new Line(words.of("people-called"), words.of("people-called.pseudonyms")));
        }
        return lines;
    }
}
