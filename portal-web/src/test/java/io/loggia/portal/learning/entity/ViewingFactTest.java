package io.loggia.portal.learning.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.RevisionId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ViewingFactTest {

    private static final Instant EVENING = Instant.parse("2026-11-22T23:59:00Z");
    private static final DepartmentId SALES = DepartmentId.random();

    private final ViewingFact fact =
            new ViewingFact(PersonId.random(), MediaId.random(), RevisionId.random(), SALES, EVENING);

    @Test
    void covers_sameDayAndDepartment_only() {
        assertThat(fact.covers(SALES, EVENING.plusSeconds(59))).isTrue();
        assertThat(fact.covers(SALES, EVENING.plus(Duration.ofMinutes(1)))).isFalse();
        assertThat(fact.covers(DepartmentId.random(), EVENING)).isFalse();
        assertThat(fact.covers(null, EVENING)).isFalse();
    }

    @Test
    void covers_personInNoDepartment_isAPlaceOfItsOwn() {
        ViewingFact homeless = new ViewingFact(PersonId.random(), MediaId.random(), RevisionId.random(), null, EVENING);

        assertThat(homeless.covers(null, EVENING)).isTrue();
        assertThat(homeless.covers(SALES, EVENING)).isFalse();
    }
}
