package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.analytics.rollup.Discretion;
import io.loggia.analytics.rollup.RollUp.Generation;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.portal.analytics.control.InsightPeriod.Step;
import io.loggia.portal.analytics.control.Insights.Subject;
import io.loggia.portal.identity.control.Departments.EverDepartment;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SumsTest {

    private static final DepartmentId WHOLE = new DepartmentId(new UUID(1, 0));
    private static final DepartmentId LARGE = new DepartmentId(new UUID(1, 1));
    private static final DepartmentId SMALL = new DepartmentId(new UUID(1, 2));
    private static final MediaId FILM = new MediaId(new UUID(2, 1));
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final DepartmentOutline OUTLINE = new DepartmentOutline(List.of(
            new EverDepartment(WHOLE, "Whole", null, false),
            new EverDepartment(LARGE, "Large", WHOLE, false),
            new EverDepartment(SMALL, "Small", WHOLE, false)));

    private static Sums sums(RollUpPages pages, DepartmentId department, boolean guarded) {
        Subject subject =
                new Subject(OUTLINE, Set.of(department), new Insights.Reader(Set.of(WHOLE, LARGE, SMALL), guarded), 1);
        return new Sums(pages, new Generation(1, ZoneOffset.UTC), subject, new Discretion(new SmallGroups(5)));
    }

    /** All items less those that nobody watched are those that the one person did. */
    @Test
    void watched_byFewPeople_isNotTold_soThatWhatWasNotIsNeither() {
        InsightPeriod day = new InsightPeriod(DAY, DAY, Step.DAY, true);
        RollUpPages pages = new PagesOfDays()
                .watched(LARGE, DAY, FILM, IntStream.range(0, 6))
                .watched(SMALL, DAY, FILM, IntStream.range(6, 7));

        assertThat(sums(pages, SMALL, false).watched(day)).isEmpty();
        assertThat(sums(pages, LARGE, false).watched(day)).contains(Set.of(FILM));
        assertThat(sums(pages, WHOLE, true).watched(day)).contains(Set.of(FILM));
        assertThat(sums(pages, LARGE, true).watched(day))
                .as("with which the small one's could be reckoned")
                .isEmpty();
        assertThat(sums(new PagesOfDays(), SMALL, false).watched(day)).contains(Set.of());
    }
}
