package io.loggia.media.caption;

import io.loggia.domain.Cue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Walks the blocks of a caption file. */
final class CueReader {

    private static final Pattern COMMENT = Pattern.compile("NOTE([ \\t].*)?");
    private static final Pattern STYLING = Pattern.compile("(STYLE|REGION)[ \\t]*");

    private final Lines lines;
    private final Syntax syntax;
    private final CaptionLimits limits;
    private final List<String> warnings;
    private final List<Cue> cues = new ArrayList<>();
    private int empty;

    CueReader(Lines lines, Syntax syntax, CaptionLimits limits, List<String> warnings) {
        this.lines = lines;
        this.syntax = syntax;
        this.limits = limits;
        this.warnings = warnings;
    }

    List<Cue> read() {
        boolean styled = false;
        for (lines.skipBlank(); !lines.atEnd(); lines.skipBlank()) {
            if (syntax == Syntax.WEBVTT && COMMENT.matcher(lines.peek()).matches()) {
                lines.skipBlock();
            } else if (syntax == Syntax.WEBVTT && STYLING.matcher(lines.peek()).matches()) {
                styled = true;
                lines.skipBlock();
            } else {
                readCue();
            }
        }
        if (styled) {
            warnings.add("STYLE and REGION blocks were left out; viewers choose how captions look.");
        }
        if (empty > 0) {
            warnings.add((empty == 1 ? "1 cue" : empty + " cues") + " without text or length left out.");
        }
        return cues;
    }

    private void readCue() {
        if (syntax != Syntax.SBV && !syntax.times(lines.peek())) {
            lines.take();
        }
        int timingLine = lines.number();
        if (!syntax.times(lines.peek())) {
            throw new CaptionException(
                    timingLine, "A timing such as " + TimingLine.example(syntax) + " was expected here.");
        }
        TimingLine timing = TimingLine.parse(lines.take(), syntax, timingLine);
        List<Utterance> said = Utterance.parse(readText(timingLine), syntax);
        if (said.isEmpty() || timing.start().equals(timing.end())) {
            empty++;
            return;
        }
        for (Utterance utterance : said) {
            if (cues.size() == limits.maxCues()) {
                throw new CaptionException(
                        timingLine,
                        "There are more than " + limits.maxCues() + " cues, the most that a track may have.");
            }
            cues.add(new Cue(timing.start(), timing.end(), utterance.speaker(), utterance.text()));
        }
    }

    /** Ends at a blank line or, where an author's tool lost that, before the next cue. */
    private String readText(int timingLine) {
        List<String> text = new ArrayList<>();
        int length = 0;
        while (!lines.atEnd() && !lines.atBlank() && !syntax.times(lines.peek())) {
            String line = lines.take();
            length += line.length();
            if (length > limits.maxCueChars()) {
                throw new CaptionException(
                        timingLine,
                        "The cue is longer than " + limits.maxCueChars() + " characters; a blank line may be missing.");
            }
            text.add(line);
        }
        boolean ranIntoNext = syntax.times(lines.peek());
        if (ranIntoNext && syntax != Syntax.SBV && !text.isEmpty() && Syntax.isNumber(text.getLast())) {
            text.removeLast();
        }
        return String.join("\n", text);
    }
}
