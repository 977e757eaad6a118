package io.loggia.media.packaging;

import java.nio.ByteBuffer;

/**
 * What a rendition's initialisation segment says of all of its segments.
 *
 * @param codec as in RFC 6381, read from the decoder's own configuration
 * @param timescale units of time in a second
 */
record InitSegment(String codec, long timescale) {

    static InitSegment of(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        Boxes.Box moov = Boxes.find(bytes, "moov", 0, content.length);
        if (moov == null) {
            throw Incomplete.of();
        }
        Boxes.Box mdia = Boxes.inside(bytes, Boxes.inside(bytes, moov, "trak"), "mdia");
        Boxes.Box mdhd = Boxes.inside(bytes, mdia, "mdhd");
        boolean wide = bytes.get(mdhd.body()) == 1;
        long timescale = Integer.toUnsignedLong(bytes.getInt(mdhd.body() + (wide ? 20 : 12)));
        if (timescale == 0) {
            throw Incomplete.of();
        }
        return new InitSegment(CodecString.of(content), timescale);
    }
}
