package io.loggia.media.run;

import java.time.Duration;
import java.util.function.Consumer;

/** Reads the key=value blocks that {@code -progress pipe:1} writes. */
final class ProgressReader implements Consumer<String> {

    private final Progress.Listener listener;
    private long positionUs;
    private double speed;

    ProgressReader(Progress.Listener listener) {
        this.listener = listener;
    }

    @Override
    public void accept(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            return;
        }
        String value = line.substring(equals + 1).strip();
        switch (line.substring(0, equals)) {
            case "out_time_us" -> positionUs = Math.max(positionUs, (long) number(value));
            case "speed" -> speed = number(value.replace("x", ""));
            case "progress" -> listener.onProgress(new Progress(Duration.ofNanos(positionUs * 1000), speed));
            default -> {
                // Frame counts and bit rates are of no use to anybody here.
            }
        }
    }

    /** FFmpeg writes "N/A" until it knows. */
    private static double number(String value) {
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
