package io.loggia.media.caption;

import io.loggia.domain.Cue;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Walks a document of TTML, such as IMSC, EBU-TT-D or the older DFXP. Where text stands and how it looks is left to
 * viewers.
 */
final class TtmlReader {

    private static final int MOST_LEVELS = 64;

    private final TtmlCues cues;
    private final TtmlAgents agents = new TtmlAgents();
    private final Deque<Level> levels = new ArrayDeque<>();
    private @Nullable TtmlClock clock;
    private boolean pictures;

    /** An open element. */
    private record Level(
            TtmlInterval interval,
            @Nullable String language,
            @Nullable String speaker,
            boolean keepsSpace,
            boolean inText) {}

    TtmlReader(CaptionLimits limits, @Nullable Duration mediaDuration, List<String> warnings) {
        this.cues = new TtmlCues(limits, mediaDuration, warnings);
    }

    static boolean reads(String text) {
        return text.stripLeading().startsWith("<");
    }

    /** @param language of which the cues are wanted, where the document tells of several; null for all */
    List<Cue> read(String text, @Nullable String language) {
        XmlCursor xml = new XmlCursor(text);
        for (XmlCursor.Event event = xml.next(); event != XmlCursor.Event.DONE; event = xml.next()) {
            switch (event) {
                case START -> open(xml);
                case END -> close();
                default -> say(xml.text());
            }
        }
        List<Cue> found = cues.of(language);
        if (found.isEmpty() && pictures) {
            throw new CaptionException(1, "The file holds pictures of text, which cannot be searched; text is needed.");
        }
        return found;
    }

    private void open(XmlCursor xml) {
        Level around = levels.peek();
        if (around == null) {
            root(xml);
            return;
        }
        String name = TtmlNames.isText(xml.name().namespace()) ? xml.name().local() : "";
        switch (name) {
            case "body", "div", "span" -> descend(xml, around, around.inText());
            case "p" -> {
                descend(xml, around, true);
                cues.begin(xml.line());
            }
            case "br" -> {
                if (around.inText()) {
                    cues.add("\n", around.interval(), around.speaker(), around.language());
                }
                skip(xml);
            }
            case "head" -> agents.read(xml);
            default -> skip(xml);
        }
    }

    private void root(XmlCursor xml) {
        if (!xml.name().local().equals("tt") || !TtmlNames.isText(xml.name().namespace())) {
            throw new CaptionException(xml.line(), "This is XML, but not TTML, whose outermost element is tt.");
        }
        clock = new TtmlClock(parameter -> TtmlNames.attribute(xml, TtmlNames.PARAMETER, parameter), xml.line());
        levels.push(new Level(
                TtmlInterval.root(), xml.attribute(XmlCursor.XML, "lang"), null, keepsSpace(xml, false), false));
    }

    private void descend(XmlCursor xml, Level around, boolean inText) {
        if (TtmlNames.isAnnotation(xml)) {
            skip(xml);
            return;
        }
        if (levels.size() >= MOST_LEVELS) {
            throw new CaptionException(xml.line(), "The elements are nested deeper than " + MOST_LEVELS + " levels.");
        }
        pictures |= TtmlNames.isPicture(xml);
        String language = xml.attribute(XmlCursor.XML, "lang");
        String speaker = agents.name(TtmlNames.attribute(xml, TtmlNames.METADATA, "agent"));
        levels.push(new Level(
                around.interval().inner(written(xml), xml.line()),
                language == null ? around.language() : language,
                speaker == null ? around.speaker() : speaker,
                keepsSpace(xml, around.keepsSpace()),
                inText));
    }

    private TtmlInterval.Written written(XmlCursor xml) {
        return new TtmlInterval.Written(
                time(xml, "begin"),
                time(xml, "dur"),
                time(xml, "end"),
                "seq".equals(TtmlNames.attribute(xml, "", "timeContainer")));
    }

    private @Nullable Duration time(XmlCursor xml, String name) {
        String expression = TtmlNames.attribute(xml, "", name);
        return expression == null
                ? null
                : Objects.requireNonNull(clock, "The root comes first").read(expression, xml.line());
    }

    private static boolean keepsSpace(XmlCursor xml, boolean around) {
        String space = xml.attribute(XmlCursor.XML, "space");
        return space == null ? around : space.equals("preserve");
    }

    private void close() {
        Level closed = levels.pop();
        Level around = levels.peek();
        if (around == null) {
            return;
        }
        around.interval().passed(closed.interval());
        if (closed.inText() && !around.inText()) {
            cues.end();
        }
    }

    private void say(String text) {
        Level level = levels.peek();
        if (level != null && level.inText()) {
            String said = level.keepsSpace() ? text : TtmlNames.collapsed(text);
            cues.add(said, level.interval(), level.speaker(), level.language());
        }
    }

    /** Moves to the end of the element that has just begun. */
    private void skip(XmlCursor xml) {
        pictures |= TtmlNames.isPicture(xml);
        for (int open = 1; open > 0; ) {
            XmlCursor.Event event = xml.next();
            if (event == XmlCursor.Event.START) {
                pictures |= TtmlNames.isPicture(xml);
                open++;
            } else if (event == XmlCursor.Event.END) {
                open--;
            }
        }
    }
}
