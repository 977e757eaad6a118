package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.report.PeriodPreset;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.ReportKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportLinkTest {

    private static String link(boolean pseudonyms, Set<DepartmentId> departments) {
        return ReportLink.of(
                "https://portal.example",
                new StandingAsk(
                        ReportKind.of("completion"),
                        departments,
                        PeriodPreset.LAST_MONTH,
                        new ReportPeriod(null, null),
                        Set.of(),
                        ReportFilters.parse(List.of("state:COMPLETED")),
                        null,
                        List.of("person"),
                        pseudonyms));
    }

    /** Whoever is sent a report without names opens it without names. */
    @Test
    void link_ofAReportWithPseudonyms_asksForThem() {
        assertThat(link(true, Set.of()))
                .isEqualTo("https://portal.example/reports/build"
                        + "?kind=completion&period=lastMonth&filter=state%3ACOMPLETED&columns=person&pseudonyms=true");
        assertThat(link(false, Set.of())).doesNotContain("pseudonyms");
    }

    @Test
    void link_ofSeveralDepartments_namesEach() {
        DepartmentId one = DepartmentId.parse("00000000-0000-0001-0000-000000000001");
        DepartmentId other = DepartmentId.parse("00000000-0000-0001-0000-000000000002");

        assertThat(link(false, Set.of(other, one)))
                .contains("?kind=completion&department=" + one + "&department=" + other + "&period=");
    }
}
