package io.loggia.portal.analytics.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.rollup.RollUp.Generation;
import io.loggia.analytics.rollup.RollUpLedger.Place;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class RollUpStateTest {

    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static RollUpState inUtc() {
        RollUpState state = new RollUpState();
        state.want(UTC, 1);
        state.built(NOW);
        state.cleaned();
        return state;
    }

    @Test
    void zone_changed_isBuiltBesideAndTakesOver() {
        RollUpState state = inUtc();
        Generation before = state.live();

        state.want(BERLIN, 1);
        state.reached(new Place(null, NOW));
        assertThat(state.generations()).hasSize(2).first().isEqualTo(before);
        assertThat(state.after()).isEqualTo(new Place(null, NOW));
        state.want(BERLIN, 1);
        assertThat(state.after()).isNotNull();
        state.built(NOW);

        assertThat(state.generations()).hasSize(1);
        assertThat(state.live().zone()).isEqualTo(BERLIN);
        assertThat(state.live().number()).isNotEqualTo(before.number());
        assertThat(state.isToBeCleaned(NOW)).isFalse();
        assertThat(state.isToBeCleaned(NOW.plusSeconds(1))).isTrue();
    }

    @Test
    void zone_changedBack_givesUpWhatWasBegun() {
        RollUpState state = inUtc();
        state.want(BERLIN, 1);
        state.want(UTC, 1);

        assertThat(state.building()).isEmpty();
        assertThat(state.live().zone()).isEqualTo(UTC);
        assertThat(state.isToBeCleaned(NOW.plusSeconds(1))).isTrue();
    }

    @Test
    void call_inTheSameZone_isBuiltBesideToo() {
        RollUpState state = inUtc();
        Generation before = state.live();

        state.want(UTC, 2);
        state.want(UTC, 2);
        assertThat(state.building()).isPresent();
        state.built(NOW);
        state.want(UTC, 2);

        assertThat(state.live().number()).isGreaterThan(before.number());
        assertThat(state.building()).isEmpty();
    }

    @Test
    void call_whileBuilding_beginsAnew() {
        RollUpState state = inUtc();
        state.want(BERLIN, 1);
        state.reached(new Place(null, NOW));
        int begun = state.building().orElseThrow().number();

        state.want(BERLIN, 2);

        assertThat(state.after()).isNull();
        assertThat(state.building().orElseThrow().number()).isGreaterThan(begun);
    }
}
