package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.analytics.export.ReportHeading.Line;
import io.loggia.analytics.export.ReportWords;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.portal.analytics.control.ReportFilter.Option;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ReportFiltersTest {

    private static final ReportWords GERMAN = ReportWords.of(Locale.GERMAN, ZoneOffset.UTC);
    private static final OfferedFilters OFFERED = new OfferedFilters(List.of(
            ReportFilter.of("age", AgeBand.values(), GERMAN),
            ReportFilter.of("channel", List.of(new Option("c1", "Sicherheit")), GERMAN)));

    private static void refused(ThrowingCallable call, String... told) {
        assertThatExceptionOfType(LoggiaException.class).isThrownBy(call).satisfies(e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FILTER);
            assertThat(List.of(told)).allSatisfy(name -> assertThat(e.detail()).contains(name));
        });
    }

    @Test
    void filters_ofOneName_areAlternatives_ofSeveral_allHold() {
        ReportFilters filters = ReportFilters.parse(List.of("state:COMPLETED", "asked:MANDATORY", "state:IN_PROGRESS"));

        assertThat(filters.accepts("state", "COMPLETED")).isTrue();
        assertThat(filters.accepts("state", "IN_PROGRESS")).isTrue();
        assertThat(filters.accepts("state", "NOT_STARTED")).isFalse();
        assertThat(filters.accepts("asked", "RECOMMENDED")).isFalse();
        assertThat(filters.accepts("result", "FOUND")).isTrue();
        assertThat(ReportFilters.NONE.accepts("state", "COMPLETED")).isTrue();
    }

    @Test
    void filters_writtenAndRead_areTheSame() {
        ReportFilters filters = ReportFilters.parse(List.of("state:B", "asked:X:Y", "state:A", "state:A"));

        assertThat(filters.texts()).containsExactly("asked:X:Y", "state:A", "state:B");
        assertThat(ReportFilters.parse(filters.texts())).isEqualTo(filters);
    }

    @Test
    void filter_withoutANameOrACode_andTooMany_areRefused() {
        for (String text : List.of("", ":", "state", "state:", ":COMPLETED")) {
            refused(() -> ReportFilters.parse(List.of(text)));
        }
        refused(() -> ReportFilters.parse(Collections.nCopies(ReportFilters.MOST + 1, "state:A")));
    }

    @Test
    void filter_thatIsNotOffered_isNamed() {
        refused(() -> OFFERED.requireNames(ReportFilters.parse(List.of("colour:RED"))), "colour");
        refused(() -> OFFERED.requireCodes(ReportFilters.parse(List.of("age:YOUNG", "channel:c1"))), "age");
        OFFERED.requireCodes(ReportFilters.parse(List.of("age:YEAR", "channel:c1")));
        OFFERED.requireNames(ReportFilters.parse(List.of("channel:gone")));
    }

    @Test
    void filters_onTheCover_areInTheReadersWords_andTellWhatIsGone() {
        assertThat(OFFERED.lines(
                        ReportFilters.parse(List.of("channel:gone", "channel:c1", "age:OLDER", "age:YEAR")), GERMAN))
                .containsExactly(
                        new Line("Alter", "Ein halbes bis ein Jahr, Über zwei Jahre"),
                        new Line("Kanal", "Sicherheit, 1 nicht mehr vorhanden"));
        assertThat(OFFERED.lines(ReportFilters.NONE, GERMAN)).isEmpty();
    }

    @Test
    void people_areFoundByTheirIds_andAreNotForPseudonyms() {
        OfferedFilters people = new OfferedFilters(List.of(
                ReportFilter.ofPeople("actor", ids -> ids.contains("a") ? Map.of("a", "Ada") : Map.of(), GERMAN)));

        people.requireCodes(ReportFilters.parse(List.of("actor:a")));
        refused(
                () -> people.requireCodes(ReportFilters.parse(List.of("actor:a", "actor:b"))),
                "actor",
                "Take them out");
        refused(() -> people.requireNobody(ReportFilters.parse(List.of("actor:a"))), "actor");
        people.requireNobody(ReportFilters.NONE);
        OFFERED.requireNobody(ReportFilters.parse(List.of("age:YEAR")));
        assertThat(people.lines(ReportFilters.parse(List.of("actor:a", "actor:gone")), GERMAN))
                .containsExactly(new Line("Wer handelte", "Ada, 1 nicht mehr vorhanden"));
    }
}
