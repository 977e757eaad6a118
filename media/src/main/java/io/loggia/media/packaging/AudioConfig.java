package io.loggia.media.packaging;

import java.nio.ByteBuffer;

/** What decoders of AAC are told ahead of the packets: the descriptors of ISO/IEC 14496-1, around 14496-3 §1.6. */
final class AudioConfig {

    private static final int ES_DESCRIPTOR = 3;
    private static final int DECODER_CONFIG = 4;
    private static final int DECODER_SPECIFIC_INFO = 5;
    /** Type, flags, size of the buffer and two bit rates. */
    private static final int DECODER_CONFIG_FIELDS = 13;

    private static final int DEPENDS_ON_STREAM = 0x80;
    private static final int HAS_ADDRESS = 0x40;
    private static final int HAS_CLOCK_STREAM = 0x20;

    private static final int PLAIN = 2;
    private static final int SPECTRAL_BAND_REPLICATION = 5;
    private static final int PARAMETRIC_STEREO = 29;
    private static final int ESCAPED_TYPE = 31;
    private static final int ESCAPED_RATE = 15;
    /** That what follows is known to newer decoders alone. */
    private static final int BANDS_FOLLOW = 0x2b7;

    private static final int STEREO_FOLLOWS = 0x548;

    private final ByteBuffer bytes;
    private final int end;
    private int bit;

    private AudioConfig(ByteBuffer bytes, int from, int to) {
        this.bytes = bytes;
        this.end = 8 * to;
        this.bit = 8 * from;
    }

    /**
     * The audio object type that players have to know of, as RFC 6381 §3.3 has it behind {@code mp4a.40.}: that of high
     * efficiency, in whichever of the two ways it is told.
     *
     * @param from behind the type of the box {@code esds}
     */
    static int objectType(ByteBuffer bytes, int from) {
        try {
            return descriptors(bytes, from).objectType();
        } catch (IndexOutOfBoundsException e) {
            // Cut off, or of a form that nobody writes.
            return PLAIN;
        }
    }

    private static AudioConfig descriptors(ByteBuffer bytes, int from) {
        AudioConfig reader = new AudioConfig(bytes, from, bytes.limit());
        reader.bits(32);
        reader.open(ES_DESCRIPTOR);
        reader.bits(16);
        int flags = reader.bits(8);
        if ((flags & DEPENDS_ON_STREAM) != 0) {
            reader.leap(2);
        }
        if ((flags & HAS_ADDRESS) != 0) {
            reader.leap(reader.bits(8));
        }
        if ((flags & HAS_CLOCK_STREAM) != 0) {
            reader.leap(2);
        }
        reader.open(DECODER_CONFIG);
        reader.leap(DECODER_CONFIG_FIELDS);
        int length = reader.open(DECODER_SPECIFIC_INFO);
        return new AudioConfig(bytes, reader.bit / 8, reader.bit / 8 + length);
    }

    /** @return its length, of which each byte holds seven bits */
    private int open(int tag) {
        if (bits(8) != tag) {
            throw new IndexOutOfBoundsException("Another descriptor");
        }
        int length = 0;
        int next;
        do {
            next = bits(8);
            length = (length << 7) | (next & 0x7F);
        } while ((next & 0x80) != 0);
        return length;
    }

    private int objectType() {
        int type = type();
        rate();
        int channels = bits(4);
        if (type != PLAIN || channels == 0) {
            return type;
        }
        bits(1);
        if (bits(1) == 1) {
            bits(14);
        }
        bits(1);
        boolean told = left() >= 17 && bits(11) == BANDS_FOLLOW && type() == SPECTRAL_BAND_REPLICATION && bits(1) == 1;
        if (!told) {
            return type;
        }
        rate();
        return left() >= 12 && bits(11) == STEREO_FOLLOWS && bits(1) == 1
                ? PARAMETRIC_STEREO
                : SPECTRAL_BAND_REPLICATION;
    }

    private int type() {
        int type = bits(5);
        return type == ESCAPED_TYPE ? 32 + bits(6) : type;
    }

    private void rate() {
        if (bits(4) == ESCAPED_RATE) {
            bits(24);
        }
    }

    private int left() {
        return end - bit;
    }

    /** Passes over bytes; what is read next tells whether they were there. */
    private void leap(int count) {
        bit += 8 * count;
    }

    private int bits(int count) {
        if (count > left()) {
            throw new IndexOutOfBoundsException("Cut off");
        }
        int value = 0;
        for (int i = 0; i < count; i++, bit++) {
            value = (value << 1) | ((bytes.get(bit / 8) >> (7 - bit % 8)) & 1);
        }
        return value;
    }
}
