package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.report.PeriodPreset;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.ReportKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingAskTest {

    private static final DepartmentId ONE = DepartmentId.random();

    private static StandingAsk ask(Set<DepartmentId> departments) {
        return new StandingAsk(
                ReportKind.VIEWING,
                departments,
                PeriodPreset.LAST_MONTH,
                ReportPeriod.EVER,
                Set.of(MediaId.random()),
                ReportFilters.parse(List.of("medium:VIDEO", "language:de")),
                "item",
                List.of("views", "item"),
                true);
    }

    @Test
    void ask_keptAndTakenUp_isTheSame() {
        for (Set<DepartmentId> departments :
                List.of(Set.<DepartmentId>of(), Set.of(ONE), Set.of(ONE, DepartmentId.random()))) {
            StandingAsk ask = ask(departments);
            assertThat(StandingAsk.parse(ask.toJson())).isEqualTo(ask);
        }
    }

    /** As it was written before there could be several departments, pseudonyms and filters. */
    @Test
    void ask_keptLongAgo_isTakenUp() {
        StandingAsk old = StandingAsk.parse("""
                {"kind":"completion","preset":"QUARTER","department":"%s","media":[],"columns":["person"]}""".formatted(ONE));

        assertThat(old.departments()).containsExactly(ONE);
        assertThat(old.pseudonyms()).isFalse();
        assertThat(old.filters().isEmpty()).isTrue();
        assertThat(StandingAsk.parse("{\"kind\":\"storage\",\"preset\":\"ALL\",\"media\":[],\"columns\":[]}")
                        .departments())
                .isEmpty();
    }

    /** A server of the version before, beside this one while it is put in, knows one department alone. */
    @Test
    void ask_ofOneDepartment_isReadByTheVersionBefore() {
        assertThat(ask(Set.of(ONE)).toJson()).contains("\"department\":\"" + ONE + "\"");
        assertThat(ask(Set.of(ONE, DepartmentId.random())).toJson()).doesNotContain("\"department\":");
    }
}
