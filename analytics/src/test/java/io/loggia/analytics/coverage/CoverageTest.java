package io.loggia.analytics.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final int AXIS_MS = 400;

    @Test
    void union_unorderedOverlappingTouchingAndEmpty_isTheShortestSortedList() {
        Coverage coverage = Coverage.union(50, 60, 0, 10, 10, 20, 15, 18, 70, 70, 55, 58);

        assertThat(coverage).hasToString("[0,20) [50,60)");
        assertThat(coverage.coveredMillis()).isEqualTo(30);
        assertThat(coverage.intervals()).isEqualTo(2);
    }

    @Test
    void union_oddOrBackwards_isRefused() {
        assertThatThrownBy(() -> Coverage.union(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Coverage.union(5, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void share_beyondTheEnd_isCutAtOne() {
        assertThat(Coverage.of(0, 2_000).share(1_000)).isEqualTo(1.0);
        assertThat(Coverage.of(0, 250).share(1_000)).isEqualTo(0.25);
        assertThat(Coverage.of(0, 250).share(0)).isZero();
    }

    @Test
    void first_splitsAnInterval() {
        assertThat(Coverage.union(0, 10, 20, 40).first(15)).isEqualTo(Coverage.union(0, 10, 20, 25));
        assertThat(Coverage.union(0, 10, 20, 40).first(0)).isEqualTo(Coverage.NONE);
    }

    @Test
    void decode_garbage_isRefused() {
        for (String line : new String[] {"1", "1.0", "1.-2", "a b", ".", "1.2.", "1..2", "!", "1.2.3"}) {
            assertThatThrownBy(() -> Coverage.decode(line)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void encode_roundTrips_andEpochMillisStayShort() {
        assertThat(Coverage.NONE.encode()).isEmpty();
        assertThat(Coverage.decode("")).isEqualTo(Coverage.NONE);
        Coverage clock = Coverage.union(1_795_000_000_000L, 1_795_000_005_000L, 1_795_000_010_000L, 1_795_000_010_001L);
        assertThat(clock.encode()).hasSizeLessThan(24);
        assertThat(Coverage.decode(clock.encode())).isEqualTo(clock);
    }

    @Test
    void operations_agreeWithABitPerMillisecond() {
        Random random = new Random(20261122);
        for (int round = 0; round < 3_000; round++) {
            long[] left = intervals(random);
            long[] right = intervals(random);
            Coverage a = Coverage.union(left);
            Coverage b = Coverage.union(right);
            BitSet bitsA = bits(left);
            BitSet bitsB = bits(right);

            assertSame(a, bitsA);
            assertSame(a.plus(b), or(bitsA, bitsB));
            assertThat(a.plus(b)).isEqualTo(b.plus(a));
            assertThat(a.plus(a)).isEqualTo(a);
            assertSame(a.minus(b), andNot(bitsA, bitsB));
            int from = random.nextInt(AXIS_MS);
            int to = from + random.nextInt(AXIS_MS);
            assertSame(a.within(from, to), bitsA.get(0, AXIS_MS), from, to);
            assertThat(Coverage.decode(a.encode())).isEqualTo(a);
            long n = random.nextInt(AXIS_MS);
            assertThat(a.first(n).coveredMillis()).isEqualTo(Math.min(n, a.coveredMillis()));
            assertThat(a.first(n).minus(a).isEmpty()).isTrue();
        }
    }

    private static long[] intervals(Random random) {
        long[] bounds = new long[2 * random.nextInt(12)];
        for (int i = 0; i < bounds.length; i += 2) {
            bounds[i] = random.nextInt(AXIS_MS - 1);
            bounds[i + 1] = bounds[i] + random.nextInt(Math.min(60, AXIS_MS - (int) bounds[i]));
        }
        return bounds;
    }

    private static BitSet bits(long[] bounds) {
        BitSet bits = new BitSet(AXIS_MS);
        for (int i = 0; i < bounds.length; i += 2) {
            bits.set((int) bounds[i], (int) bounds[i + 1]);
        }
        return bits;
    }

    private static BitSet or(BitSet a, BitSet b) {
        BitSet bits = (BitSet) a.clone();
        bits.or(b);
        return bits;
    }

    private static BitSet andNot(BitSet a, BitSet b) {
        BitSet bits = (BitSet) a.clone();
        bits.andNot(b);
        return bits;
    }

    private static void assertSame(Coverage coverage, BitSet bits, int from, int to) {
        BitSet cut = new BitSet(AXIS_MS);
        cut.set(from, to);
        cut.and(bits);
        assertSame(coverage, cut);
    }

    private static void assertSame(Coverage coverage, BitSet bits) {
        BitSet rebuilt = new BitSet(AXIS_MS);
        long previousEnd = -1;
        for (int i = 0; i < coverage.intervals(); i++) {
            assertThat(coverage.startMs(i)).isGreaterThan(previousEnd).isLessThan(coverage.endMs(i));
            previousEnd = coverage.endMs(i);
            rebuilt.set((int) coverage.startMs(i), (int) coverage.endMs(i));
        }
        assertThat(rebuilt).isEqualTo(bits);
        assertThat(coverage.coveredMillis()).isEqualTo(bits.cardinality());
    }
}
