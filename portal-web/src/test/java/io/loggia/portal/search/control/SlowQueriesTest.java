package io.loggia.portal.search.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.MediaId;
import io.loggia.portal.search.control.SlowQuery.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SlowQueriesTest {

    private final SlowQueries slow = new SlowQueries(Duration.ofMillis(200));

    private static SlowQuery query(Kind kind, int tookMs) {
        return new SlowQuery(Instant.EPOCH, kind, "pumps", MediaId.random(), Duration.ofMillis(tookMs), 1);
    }

    @Test
    void note_ofEveryKind_keepsWhatTookLong_theLastFirst() {
        slow.note(query(Kind.SEARCH, 199));
        for (Kind kind : Kind.values()) {
            slow.note(query(kind, 200));
        }

        assertThat(slow.last())
                .extracting(SlowQuery::kind)
                .containsExactly(Kind.MEANING, Kind.SIMILAR, Kind.MOMENTS, Kind.SUGGESTIONS, Kind.SEARCH);
    }

    @Test
    void note_many_keepsTheLast() {
        for (int i = 0; i < 60; i++) {
            slow.note(query(Kind.SEARCH, 200 + i));
        }

        assertThat(slow.last()).hasSize(50);
        assertThat(slow.last().getFirst().took()).hasMillis(259);
    }
}
