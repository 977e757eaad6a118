package io.loggia.analytics.export;

import io.loggia.analytics.report.CompletionReport;
import io.loggia.analytics.report.ReportItem;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.analytics.report.ReportPerson;
import io.loggia.analytics.report.ViewingDay;
import io.loggia.domain.Audience;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Small reports with given names, for the exports to write. */
final class Reports {

    static final Instant GENERATED = Instant.parse("2026-11-22T12:30:00Z");
    static final Instant COMPLETED = Instant.parse("2026-11-20T08:15:00Z");

    private Reports() {}

    static final ReportWords ENGLISH = ReportWords.of(Locale.ROOT, ZoneOffset.UTC);

    /** The report of {@link #named} as a table under a heading. */
    static TabularReport table(String department, List<String> people, String title) {
        return table(department, people, title, ENGLISH);
    }

    static TabularReport table(String department, List<String> people, String title, ReportWords words) {
        ReportHeading heading = new ReportHeading(
                words.of("title.completion"),
                "Mara Manager",
                GENERATED,
                List.of(
                        new ReportHeading.Line(words.of("department"), department),
                        new ReportHeading.Line(words.of("period"), words.of("period.ever"))));
        return new CompletionTable(heading, named(department, people, title), words);
    }

    /** People named so, each with one item named so: the first completed, the second in progress, the others not started. */
    static CompletionReport named(String department, List<String> people, String title) {
        DepartmentId home = DepartmentId.random();
        ReportItem item = new ReportItem(MediaId.random(), title, Audience.of(Principal.everyone()));
        List<ReportPerson> persons = new ArrayList<>();
        List<ViewingDay> facts = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            PersonId id = PersonId.random();
            persons.add(new ReportPerson(id, people.get(i), home, Set.of(Principal.everyone()), true));
            if (i < 2) {
                facts.add(new ViewingDay(
                        id, item.id(), home, COMPLETED, i == 0 ? 0.875 : 0.25, i == 0 ? COMPLETED : null));
            }
        }
        return new CompletionReport(
                ReportPeriod.EVER,
                ZoneOffset.UTC,
                Set.of(home),
                Map.of(home, department),
                persons,
                List.of(item),
                some -> facts);
    }
}
