package io.loggia.analytics.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Attack E05, the part that concerns the shape of a claim. */
@Tag("E05")
class CoverageClaimTest {

    @Test
    void parse_overlappingUnorderedEmpty_isPutInOrder() {
        Coverage claim = CoverageClaim.parse(
                List.of(List.of(20.0, 30.5), List.of(0, 12.4), List.of(7, 7), List.of(5, new BigDecimal("13"))));

        assertThat(claim).isEqualTo(Coverage.union(0, 13_000, 20_000, 30_500));
        assertThat(CoverageClaim.parse(List.of())).isEqualTo(Coverage.NONE);
    }

    @Test
    void parse_malformed_isInvalidCoverage() {
        assertInvalid(null);
        assertInvalid(Collections.singletonList(null));
        assertInvalid(List.of(List.of()));
        assertInvalid(List.of(List.of(1.0)));
        assertInvalid(List.of(List.of(1, 2, 3)));
        assertInvalid(List.of(Arrays.asList(1, null)));
        assertInvalid(List.of(List.of(Double.NaN, 1)));
        assertInvalid(List.of(List.of(0, Double.POSITIVE_INFINITY)));
        assertInvalid(List.of(List.of(Double.NEGATIVE_INFINITY, 1)));
        assertInvalid(List.of(List.of(new BigDecimal("1e999"), new BigDecimal("1e1000"))));
        assertInvalid(List.of(List.of(-1, 1)));
        assertInvalid(List.of(List.of(-0.000001, 1)));
        assertInvalid(List.of(List.of(9, 8)));
    }

    @Test
    void parse_tooManyIntervals_isInvalidCoverage() {
        assertThat(CoverageClaim.parse(Collections.nCopies(CoverageClaim.MAX_INTERVALS, List.of(0, 1))))
                .isEqualTo(Coverage.of(0, 1_000));
        assertInvalid(Collections.nCopies(CoverageClaim.MAX_INTERVALS + 1, List.of(0, 1)));
    }

    @Test
    void parse_endsFarBeyondAnyMedia_isCutWithoutOverflow() {
        Coverage claim = CoverageClaim.parse(List.of(List.of(0, 1e300), List.of(1e299, 1e300)));

        assertThat(claim.intervals()).isEqualTo(1);
        assertThat(claim.coveredMillis()).isPositive();
        assertThat(claim.share(60_000)).isEqualTo(1.0);
    }

    private static void assertInvalid(@Nullable List<@Nullable List<? extends @Nullable Number>> intervals) {
        assertThatExceptionOfType(LoggiaException.class)
                .isThrownBy(() -> CoverageClaim.parse(intervals))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_COVERAGE));
    }
}
