package io.loggia.media.caption;

import io.loggia.domain.Cue;
import java.time.Duration;
import java.util.List;

/** Writes cues as WebVTT in which every character of text is text. */
public final class WebVttWriter {

    private WebVttWriter() {}

    public static String write(List<Cue> cues) {
        StringBuilder out = new StringBuilder("WEBVTT\n");
        for (Cue cue : cues) {
            Duration start = Duration.ofMillis(cue.start().toMillis());
            Duration end = Duration.ofMillis(Math.max(cue.end().toMillis(), start.toMillis() + 1));
            out.append('\n').append(TimingLine.format(start)).append(" --> ").append(TimingLine.format(end));
            out.append('\n').append(payload(cue)).append('\n');
        }
        return out.toString();
    }

    /** What stands below a cue's times. */
    public static String payload(Cue cue) {
        String speaker = cue.speaker();
        String voice = speaker == null || speaker.isBlank()
                ? ""
                : "<v " + escape(speaker).replace('\n', ' ') + ">";
        return voice + escape(cue.text());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("\\R\\s*", "\n")
                .strip();
    }
}
