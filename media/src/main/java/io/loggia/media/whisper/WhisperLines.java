package io.loggia.media.whisper;

import io.loggia.media.speech.Heard;
import io.loggia.media.speech.Heard.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what {@link WhisperProcess} writes, a JSON object a line: the language, the segments and how many they are, or else
 * a trouble. A model can make the library do anything, so whatever is spelled in another way is no answer.
 */
final class WhisperLines {

    private static final int MOST_SEGMENTS = 20_000;
    private static final int MOST_CHARS = 100_000;
    private static final double SECOND_MS = 1000;

    private static final Pattern TROUBLE = Pattern.compile("\\{\"kind\":\"trouble\",\"code\":\"([A-Z_]{1,30})\"}");
    private static final Pattern LANGUAGE = Pattern.compile("\\{\"kind\":\"language\",\"tag\":\"([a-z]{0,3})\"}");
    private static final Pattern SEGMENT = Pattern.compile(
            "\\{\"kind\":\"segment\",\"startMs\":(-?[0-9]{1,12}),\"endMs\":(-?[0-9]{1,12}),\"text\":\"([ -~]*)\"}");
    private static final Pattern END = Pattern.compile("\\{\"kind\":\"end\",\"segments\":([0-9]{1,6})}");

    private WhisperLines() {}

    /** The trouble that a process told before it ended, if it did. */
    static Optional<WhisperTrouble> trouble(String output) {
        Matcher told = TROUBLE.matcher(output.strip());
        if (!told.matches()) {
            return Optional.empty();
        }
        return Arrays.stream(WhisperTrouble.values())
                .filter(trouble -> trouble.name().equals(told.group(1)))
                .findFirst();
    }

    /** @throws WhisperException {@link WhisperTrouble#BAD_ANSWER} */
    static Heard read(String output) {
        List<String> lines = output.lines().limit(MOST_SEGMENTS + 3L).toList();
        if (lines.size() < 2 || lines.size() > MOST_SEGMENTS + 2) {
            throw bad();
        }
        String language = match(LANGUAGE, lines.getFirst()).group(1);
        List<Segment> segments = new ArrayList<>();
        for (String line : lines.subList(1, lines.size() - 1)) {
            Matcher segment = match(SEGMENT, line);
            segments.add(new Segment(
                    Long.parseLong(segment.group(1)) / SECOND_MS,
                    Long.parseLong(segment.group(2)) / SECOND_MS,
                    unescaped(segment.group(3)),
                    List.of()));
        }
        if (Integer.parseInt(match(END, lines.getLast()).group(1)) != segments.size()) {
            throw bad();
        }
        return new Heard(language.isEmpty() ? null : WhisperLanguage.tag(language), segments);
    }

    private static Matcher match(Pattern pattern, String line) {
        if (line.length() <= MOST_CHARS) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches()) {
                return matcher;
            }
        }
        throw bad();
    }

    private static WhisperException bad() {
        return new WhisperException(WhisperTrouble.BAD_ANSWER);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            char next = c == '\\' && i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (c == '"' || (c == '\\' && next != '"' && next != '\\' && next != 'u')) {
                throw bad();
            }
            if (next == 'u') {
                plain.append(unit(text, i + 2));
                i += 6;
            } else if (c == '\\') {
                plain.append(next);
                i += 2;
            } else {
                plain.append(c);
                i++;
            }
        }
        return plain.toString();
    }

    private static char unit(String text, int from) {
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                throw bad();
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }
}
