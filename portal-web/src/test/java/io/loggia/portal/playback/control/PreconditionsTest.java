package io.loggia.portal.playback.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.portal.playback.control.Preconditions.Verdict;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** RFC 9110 §13. */
@Tag("C13")
class PreconditionsTest {

    private static final Instant MODIFIED = Instant.parse("2026-11-01T10:00:00.123456789Z");
    private static final Preconditions FILE = Preconditions.of(1000, MODIFIED);
    private static final String ITS_DATE = "Sun, 01 Nov 2026 10:00:00 GMT";
    private static final String EARLIER = "Sun, 01 Nov 2026 09:59:59 GMT";

    @Test
    void etag_isStrongAndFollowsSizeAndTime() {
        assertThat(FILE.etag()).startsWith("\"").endsWith("\"").isNotEqualTo("\"\"");
        assertThat(Preconditions.of(1001, MODIFIED).etag()).isNotEqualTo(FILE.etag());
        assertThat(Preconditions.of(1000, MODIFIED.plusNanos(1)).etag()).isNotEqualTo(FILE.etag());
        assertThat(FILE.lastModified()).isEqualTo(ITS_DATE);
    }

    @Test
    void ifNoneMatch_comparesWeaklyAndOutranksTheDate() {
        assertThat(FILE.decide(null, null, FILE.etag(), null)).isEqualTo(Verdict.NOT_MODIFIED);
        assertThat(FILE.decide(null, null, "\"x\", W/" + FILE.etag(), null)).isEqualTo(Verdict.NOT_MODIFIED);
        assertThat(FILE.decide(null, null, "*", null)).isEqualTo(Verdict.NOT_MODIFIED);
        assertThat(FILE.decide(null, null, "\"x\"", ITS_DATE)).isEqualTo(Verdict.SEND);
    }

    @Test
    void ifModifiedSince_countsWholeSeconds() {
        assertThat(FILE.decide(null, null, null, ITS_DATE)).isEqualTo(Verdict.NOT_MODIFIED);
        assertThat(FILE.decide(null, null, null, EARLIER)).isEqualTo(Verdict.SEND);
        assertThat(FILE.decide(null, null, null, "yesterday")).isEqualTo(Verdict.SEND);
    }

    @Test
    void ifMatch_comparesStrongly() {
        assertThat(FILE.decide(FILE.etag(), null, null, null)).isEqualTo(Verdict.SEND);
        assertThat(FILE.decide("W/" + FILE.etag(), null, null, null)).isEqualTo(Verdict.FAILED);
        assertThat(FILE.decide("\"x\"", null, null, null)).isEqualTo(Verdict.FAILED);
        assertThat(FILE.decide(null, EARLIER, null, null)).isEqualTo(Verdict.FAILED);
        assertThat(FILE.decide(null, ITS_DATE, null, null)).isEqualTo(Verdict.SEND);
    }

    @Test
    void ifRange_needsTheVeryVersion() {
        assertThat(FILE.allowsRange(null)).isTrue();
        assertThat(FILE.allowsRange(FILE.etag())).isTrue();
        assertThat(FILE.allowsRange(ITS_DATE)).isTrue();
        assertThat(FILE.allowsRange("W/" + FILE.etag())).isFalse();
        assertThat(FILE.allowsRange("\"x\"")).isFalse();
        assertThat(FILE.allowsRange(EARLIER)).isFalse();
    }
}
