package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.PersonId;
import org.junit.jupiter.api.Test;

class PeopleCountsTest {

    @Test
    void people_inSeveralGroups_areCountedOnceInEach_andOnceInAll() {
        PersonId one = PersonId.random();
        PersonId other = PersonId.random();
        PeopleCounts counts = new PeopleCounts();
        counts.count("a", one);
        counts.count("a", one);
        counts.count("b", one);
        counts.count("b", other);

        assertThat(counts.groups().toString()).isEqualTo("[[a, 2, 1], [b, 2, 2]]");
        assertThat(counts.total().toString()).isEqualTo("[4, 2]");
        assertThat(new PeopleCounts().groups()).isEmpty();
    }
}
