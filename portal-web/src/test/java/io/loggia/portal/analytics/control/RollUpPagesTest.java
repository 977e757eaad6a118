package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.rollup.RollUp.Generation;
import io.loggia.domain.DepartmentId;
import io.loggia.portal.analytics.control.RollUpPages.Range;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RollUpPagesTest {

    private static Range range(int departments, int among) {
        LocalDate day = LocalDate.of(2026, 11, 2);
        Set<DepartmentId> some =
                Stream.generate(DepartmentId::random).limit(departments).collect(Collectors.toSet());
        return new Range(new Generation(1, ZoneOffset.UTC), day, day, some, among);
    }

    /** PostgreSQL takes longer to hold every page against many names than they take to be read. */
    @Test
    void departments_areNamedToTheDatabase_whereTheyAreFewAmongAll() {
        assertThat(range(1, 200).isNamed()).isTrue();
        assertThat(range(66, 200).isNamed()).isTrue();
        assertThat(range(67, 200).isNamed()).isFalse();
        assertThat(range(200, 200).isNamed()).isFalse();
        assertThat(range(501, 9_000).isNamed()).isTrue();
        assertThat(range(10_001, 90_000).isNamed()).isFalse();
    }
}
