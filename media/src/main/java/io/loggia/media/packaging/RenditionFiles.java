package io.loggia.media.packaging;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.plan.Rendition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A rendition on disk, found complete.
 *
 * @param codec as in RFC 6381
 * @param peakBitsPerSecond of its largest segment; {@code BANDWIDTH} is made of it
 */
record RenditionFiles(
        Rendition rendition, String codec, long peakBitsPerSecond, long averageBitsPerSecond, Duration duration) {

    private static final String INFO = "#EXTINF:";
    private static final double SHORTEST_PEAK_SECONDS = 0.5;

    static RenditionFiles check(Path folder, Rendition rendition) throws IOException {
        Path own = folder.resolve(rendition.folder());
        Path init = own.resolve("init.mp4");
        Path playlist = own.resolve("index.m3u8");
        if (!Files.isRegularFile(playlist) || !Files.isRegularFile(init)) {
            throw incomplete();
        }
        List<String> lines = Files.readAllLines(playlist);
        if (!lines.contains("#EXT-X-ENDLIST")) {
            throw incomplete();
        }
        double seconds = 0;
        long bits = 0;
        double peak = 0;
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith(INFO)) {
                String length = lines.get(i).substring(INFO.length()).replace(",", "");
                double segmentSeconds = Double.parseDouble(length);
                long segmentBits = size(own.resolve(lines.get(i + 1))) * 8;
                seconds += segmentSeconds;
                bits += segmentBits;
                peak = Math.max(peak, segmentBits / Math.max(SHORTEST_PEAK_SECONDS, segmentSeconds));
            }
        }
        if (seconds <= 0 || bits == 0) {
            throw incomplete();
        }
        return new RenditionFiles(
                rendition,
                CodecString.of(Files.readAllBytes(init)),
                Math.round(peak),
                Math.round(bits / seconds),
                Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static long size(Path segment) throws IOException {
        if (!Files.isRegularFile(segment)) {
            throw incomplete();
        }
        return Files.size(segment);
    }

    private static LoggiaException incomplete() {
        return new LoggiaException(ErrorCode.MEDIA_BROKEN, "The media gave no complete result; it may be damaged.");
    }
}
