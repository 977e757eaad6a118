package io.loggia.analytics.rollup;

import io.loggia.domain.MediaId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.roaringbitmap.IntConsumer;
import org.roaringbitmap.RoaringBitmap;

/**
 * What one department watched on one day, item by item. It is always made from all facts of that day: whatever order
 * these came in, however often and late they were told of, the page is the same.
 */
public final class DayPage {

    /** Sets of up to so many people are written as plain numbers: a bitmap's head alone would be longer. */
    private static final int FEW = 8;

    private static final int LONGEST_NUMBER = 10;
    private static final int ID_BYTES = 16;

    private final Map<MediaId, Tally> items;

    private DayPage(Map<MediaId, Tally> items) {
        this.items = items;
    }

    public static DayPage of(Iterable<CountedFact> facts) {
        Map<MediaId, Tally> items = new HashMap<>();
        for (CountedFact fact : facts) {
            items.computeIfAbsent(fact.media(), any -> new Tally()).add(fact);
        }
        return new DayPage(items);
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** The items together. */
    public Tally total() {
        Tally total = new Tally();
        items.values().forEach(total::add);
        return total;
    }

    /** For storing, with little more than ten bytes beside each item's id. */
    public byte[] encode() {
        int room = LONGEST_NUMBER;
        for (Tally tally : items.values()) {
            RoaringBitmap numbers = tally.numbers();
            numbers.runOptimize();
            room += ID_BYTES + (5 + FEW) * LONGEST_NUMBER + numbers.serializedSizeInBytes();
        }
        ByteBuffer out = ByteBuffer.allocate(room);
        Numbers.write(out, items.size());
        items.forEach((media, tally) -> {
            out.putLong(media.value().getMostSignificantBits());
            out.putLong(media.value().getLeastSignificantBits());
            Numbers.write(out, tally.views());
            Numbers.write(out, tally.watchedMs());
            Numbers.write(out, tally.completions());
            writeViewers(out, tally.numbers());
        });
        byte[] bytes = new byte[out.position()];
        out.flip().get(bytes);
        return bytes;
    }

    private static void writeViewers(ByteBuffer out, RoaringBitmap viewers) {
        int count = viewers.getCardinality();
        if (count > FEW) {
            Numbers.write(out, 0);
            viewers.serialize(out);
        } else {
            Numbers.write(out, count);
            viewers.forEach((IntConsumer) viewer -> Numbers.write(out, viewer));
        }
    }

    public static DayPage decode(byte[] bytes) {
        Map<MediaId, Tally> items = new HashMap<>();
        read(bytes, (media, views, watchedMs, completions) -> {
            RoaringBitmap viewers = new RoaringBitmap();
            items.put(media, new Tally(views, watchedMs, completions, viewers));
            return viewers::add;
        });
        return new DayPage(items);
    }

    /** Is told of the items of a stored page. */
    interface Reader {

        /** @return is told of each viewer of the item */
        Viewers item(MediaId media, long views, long watchedMs, long completions);
    }

    /** Is told of viewers. */
    interface Viewers {
        void add(int viewer);
    }

    static void read(byte[] bytes, Reader reader) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        for (long items = Numbers.read(in); items > 0; items--) {
            MediaId media = new MediaId(new UUID(in.getLong(), in.getLong()));
            readViewers(in, reader.item(media, Numbers.read(in), Numbers.read(in), Numbers.read(in)));
        }
    }

    private static void readViewers(ByteBuffer in, Viewers viewers) {
        long few = Numbers.read(in);
        for (long i = 0; i < few; i++) {
            viewers.add((int) Numbers.read(in));
        }
        if (few == 0) {
            RoaringBitmap many = new RoaringBitmap();
            try {
                many.deserialize(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            in.position(in.position() + many.serializedSizeInBytes());
            many.forEach((IntConsumer) viewers::add);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DayPage page && items.equals(page.items);
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return items.toString();
    }
}
