package io.loggia.media.still;

import io.loggia.media.probe.VideoStream;
import java.time.Duration;
import java.util.Locale;

/**
 * Which second is on which tile of which sheet.
 *
 * @param tiles in all
 * @param columns as many rows a sheet
 */
record StoryboardLayout(Duration interval, int tiles, StillSize tile, int columns, Duration duration) {

    private static final int MAX_TILES = 300;
    private static final int COLUMNS = 10;
    private static final int TILE_WIDTH = 160;
    private static final int TILE_HEIGHT = 160;

    static StoryboardLayout of(VideoStream video, Duration duration) {
        long seconds = Math.max(1, (duration.toMillis() + 999) / 1000);
        long interval = Math.max(1, (seconds + MAX_TILES - 1) / MAX_TILES);
        int tiles = (int) ((seconds + interval - 1) / interval);
        int columns = Math.min(COLUMNS, (int) Math.ceil(Math.sqrt(tiles)));
        return new StoryboardLayout(
                Duration.ofSeconds(interval),
                tiles,
                StillSize.fitting(video, TILE_WIDTH, TILE_HEIGHT),
                columns,
                duration);
    }

    int sheets() {
        return (tiles + perSheet() - 1) / perSheet();
    }

    private int perSheet() {
        return columns * columns;
    }

    /** The same for a film that ends where so many sheets do. */
    StoryboardLayout firstSheets(int count) {
        int fewer = Math.min(tiles, count * perSheet());
        return fewer == tiles
                ? this
                : new StoryboardLayout(interval, fewer, tile, columns, interval.multipliedBy(fewer));
    }

    /** Media fragments name the tile: {@code storyboard-1.jpg#xywh=160,0,160,90}. */
    String webVtt() {
        StringBuilder out = new StringBuilder("WEBVTT\n");
        for (int i = 0; i < tiles; i++) {
            Duration from = interval.multipliedBy(i);
            Duration to = i + 1 < tiles ? interval.multipliedBy(i + 1) : longer(duration, from);
            int place = i % perSheet();
            out.append(String.format(
                    Locale.ROOT,
                    "\n%s --> %s\n%s#xywh=%d,%d,%d,%d\n",
                    stamp(from),
                    stamp(to),
                    StillMaker.sheet(i / perSheet() + 1),
                    place % columns * tile.width(),
                    place / columns * tile.height(),
                    tile.width(),
                    tile.height()));
        }
        return out.toString();
    }

    private static Duration longer(Duration end, Duration from) {
        return end.compareTo(from) > 0 ? end : from.plusSeconds(1);
    }

    private static String stamp(Duration time) {
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d.%03d",
                time.toHours(),
                time.toMinutesPart(),
                time.toSecondsPart(),
                time.toMillisPart());
    }
}
