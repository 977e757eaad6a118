package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.insight.SmallGroups;
import io.loggia.analytics.insight.WatchCurve;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ItemCurvesTest {

    private static WatchCurve of(int coverages) {
        return WatchCurve.of(Collections.nCopies(coverages, Coverage.of(0, 10_000)), 10_000, 10);
    }

    @Test
    void curves_ofOnePersonsFiveSessions_areNotTold() {
        SmallGroups five = new SmallGroups(5);

        assertThat(ItemCurves.told(of(1), of(5), five)).isNull();
        assertThat(ItemCurves.told(of(5), of(7), five)).isEqualTo(new ItemCurves(of(5), of(7)));
    }
}
