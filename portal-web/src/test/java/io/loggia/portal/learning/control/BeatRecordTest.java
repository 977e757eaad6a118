package io.loggia.portal.learning.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.loggia.analytics.coverage.Coverage;
import io.loggia.analytics.coverage.Pace;
import io.loggia.analytics.coverage.PlayedParts;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.PersonId;
import io.loggia.portal.learning.control.BeatReport.Given;
import io.loggia.portal.learning.control.Beats.Beat;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeatRecordTest {

    private static final Instant AT = Instant.parse("2026-11-30T03:00:00.250Z");

    private static final BeatReport REPORT = new BeatReport(
            new PersonId(new UUID(0, 1)),
            new DepartmentId(new UUID(0, 2)),
            new UUID(0, 3),
            new Beat(
                    new PlayedParts(
                            Coverage.union(0, 12_400, 20_000, 30_500),
                            Coverage.of(100, 200),
                            Coverage.NONE,
                            new Pace(
                                    new TreeMap<>(Map.of(150, Coverage.of(0, 400), 200, Coverage.of(20_000, 20_100))))),
                    30_500,
                    true),
            new Given(AT));

    /** What servers of two releases agree on during an upgrade. */
    private static final String WRITTEN = "{\"v\":1,\"at\":\"2026-11-30T03:00:00.250Z\","
            + "\"person\":\"00000000-0000-0000-0000-000000000001\","
            + "\"department\":\"00000000-0000-0000-0000-000000000002\","
            + "\"session\":\"00000000-0000-0000-0000-000000000003\","
            + "\"played\":\"0.9kg.5v4.83o\",\"hidden\":\"2s.2s\",\"silent\":\"\",\"position\":30500,\"ended\":true,"
            + "\"fast\":{\"150\":\"0.b4\",\"200\":\"ffk.2s\"}}";

    private static BeatReport read(String json) {
        return BeatRecord.read(json);
    }

    @Test
    void write_isTheAgreedForm() {
        assertThat(BeatRecord.write(REPORT, AT)).isEqualTo(WRITTEN);
    }

    @Test
    void read_givesWhatWasWritten() {
        assertThat(read(WRITTEN)).isEqualTo(REPORT);
    }

    @Test
    void department_mayBeNone() {
        BeatReport nowhere = new BeatReport(REPORT.person(), null, REPORT.session(), REPORT.beat(), REPORT.admission());

        assertThat(BeatRecord.read(BeatRecord.write(nowhere, AT))).isEqualTo(nowhere);
    }

    /** Of a server of the release before, which does not tell how fast it played. */
    @Test
    void withoutSpeeds_allMayHavePlayedFast() {
        String before = WRITTEN.substring(0, WRITTEN.indexOf(",\"fast\"")) + "}";

        assertThat(read(before).beat().played().pace()).isEqualTo(Pace.UNTOLD);
        assertThat(BeatRecord.write(read(before), AT)).isEqualTo(before);
    }

    @Test
    void memberOfALaterRelease_isPassedOver() {
        assertThat(read(WRITTEN.replace("\"v\":1,", "\"v\":1,\"more\":{},"))).isEqualTo(REPORT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "poison",
                "[]",
                "{}",
                "{\"v\":\"1\"}",
                "\"v\":1|\"v\":2",
                "\"ended\":true|\"ended\":1",
                "30500|0.5",
                "\"150\"|\"100\"",
                "\"150\"|\"1601\"",
                "\"150\"|\"fast\"",
                "\"0.b4\"|1",
                "30500|1e99",
                "250Z|250",
                "00000000-0000-0000-0000-000000000001|x",
                "0.9kg|0.9kg.0",
                "0.9kg.5v4.83o|0",
                "0.9kg|1y2p0ij32e8e7.1",
                "}|"
            })
    void anythingElse_isRefused(String change) {
        int bar = change.indexOf('|');
        String json = bar < 0 ? change : WRITTEN.replace(change.substring(0, bar), change.substring(bar + 1));

        assertThatIllegalArgumentException().isThrownBy(() -> read(json));
    }

    @Test
    void emptyRecord_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> BeatRecord.read(null));
    }
}
