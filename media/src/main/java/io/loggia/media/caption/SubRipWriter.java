package io.loggia.media.caption;

import io.loggia.domain.Cue;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes cues as SubRip, which knows neither speakers nor escapes: who speaks is put before the text, and only what
 * would be taken for markup or a timing is written in another way.
 */
public final class SubRipWriter {

    private static final Pattern LIKE_ENTITY = Pattern.compile("&(?=(?:#x?)?[A-Za-z0-9]{1,8};)");

    private SubRipWriter() {}

    public static String write(List<Cue> cues) {
        StringBuilder out = new StringBuilder();
        int number = 0;
        for (Cue cue : cues) {
            Duration start = Duration.ofMillis(cue.start().toMillis());
            Duration end = Duration.ofMillis(Math.max(cue.end().toMillis(), start.toMillis() + 1));
            String speaker = cue.speaker();
            String said = speaker == null || speaker.isBlank() ? cue.text() : speaker + ": " + cue.text();
            out.append(++number).append('\n');
            out.append(stamp(start)).append(" --> ").append(stamp(end)).append('\n');
            out.append(plain(said)).append("\n\n");
        }
        return out.toString();
    }

    private static String stamp(Duration time) {
        return TimingLine.format(time).replace('.', ',');
    }

    private static String plain(String text) {
        String oneBlock = text.replaceAll("\\R\\s*", "\n").strip().replace(TimingLine.ARROW, "\u2192");
        String noEntities = LIKE_ENTITY.matcher(oneBlock).replaceAll("&amp;");
        boolean likeTags = noEntities.contains("<") && noEntities.lastIndexOf('>') > noEntities.indexOf('<');
        return (likeTags ? noEntities.replace("<", "&lt;") : noEntities).replace("{\\", "&#123;\\");
    }
}
