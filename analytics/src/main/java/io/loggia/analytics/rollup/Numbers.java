package io.loggia.analytics.rollup;

import java.nio.ByteBuffer;

/** Numbers from 0 on, in as few bytes as each needs (LEB128). */
final class Numbers {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private Numbers() {}

    static void write(ByteBuffer out, long number) {
        if (number < 0) {
            throw new IllegalArgumentException("a count is not negative: " + number);
        }
        long rest = number;
        while (rest >= MORE) {
            out.put((byte) (rest | MORE));
            rest >>>= BITS;
        }
        out.put((byte) rest);
    }

    static long read(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            byte next = in.get();
            number |= (long) (next & (MORE - 1)) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw new IllegalArgumentException("not a number");
    }
}
