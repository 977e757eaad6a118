package io.loggia.portal.learning.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ViewingFactTest {

    private static final Instant EVENING = Instant.parse("2026-11-22T23:59:00Z");
    private static final HouseCalendar UTC = HouseCalendar.DEFAULT;
    private static final DepartmentId SALES = DepartmentId.random();

    private final ViewingFact fact =
            new ViewingFact(PersonId.random(), MediaId.random(), RevisionId.random(), SALES, EVENING);

    @Test
    void covers_sameDayAndDepartment_only() {
        assertThat(fact.covers(SALES, EVENING.plusSeconds(59), UTC)).isTrue();
        assertThat(fact.covers(SALES, EVENING.plus(Duration.ofMinutes(1)), UTC)).isFalse();
        assertThat(fact.covers(DepartmentId.random(), EVENING, UTC)).isFalse();
        assertThat(fact.covers(null, EVENING, UTC)).isFalse();
    }

    /** Midnight in Berlin is within a day of UTC, and counts all the same. */
    @Test
    void covers_organisationElsewhere_endsWithItsDayToo() {
        HouseCalendar berlin = new HouseCalendar(ZoneId.of("Europe/Berlin"), DayOfWeek.MONDAY);
        Instant late = Instant.parse("2026-11-22T22:59:50Z");
        ViewingFact evening = new ViewingFact(PersonId.random(), MediaId.random(), RevisionId.random(), SALES, late);

        assertThat(evening.covers(SALES, late.plusSeconds(9), berlin)).isTrue();
        assertThat(evening.covers(SALES, late.plusSeconds(10), berlin)).isFalse();
        assertThat(fact.covers(SALES, EVENING.plusSeconds(60), berlin)).isFalse();
    }

    @Test
    void covers_personInNoDepartment_isAPlaceOfItsOwn() {
        ViewingFact homeless = new ViewingFact(PersonId.random(), MediaId.random(), RevisionId.random(), null, EVENING);

        assertThat(homeless.covers(null, EVENING, UTC)).isTrue();
        assertThat(homeless.covers(SALES, EVENING, UTC)).isFalse();
    }
}
