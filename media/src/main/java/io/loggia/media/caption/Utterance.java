package io.loggia.media.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What one voice says in a cue, as plain text: tags dropped, entities resolved, control characters gone. */
record Utterance(@Nullable String speaker, String text) {

    static final int MAX_SPEAKER_CHARS = 200;

    // A "<" that no ">" follows, or that a space follows, is an author's "less than" and stays.
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z0-9][^<>\\s.]*)?([^<>]*)>");
    private static final Pattern VOICE = Pattern.compile("(?:\\.[^\\s.]+)*[ \\t\\n]+(.+)", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&(#x?)?([A-Za-z0-9]{1,8});");
    private static final Pattern SUBRIP_POSITION = Pattern.compile("\\{\\\\[^}]*}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern BLANK_LINES = Pattern.compile("[ \\t]*\\n\\s*");

    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", "\u00A0"),
            Map.entry("lrm", "\u200E"),
            Map.entry("rlm", "\u200F"));

    static List<Utterance> parse(String markup, Syntax syntax) {
        String source = switch (syntax) {
            case WEBVTT -> markup;
            case SUBRIP -> SUBRIP_POSITION.matcher(markup).replaceAll("");
            case SBV -> markup.replace("[br]", "\n");
        };
        List<Utterance> said = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String speaker = null;
        Matcher tag = TAG.matcher(source);
        int from = 0;
        while (tag.find()) {
            text.append(source, from, tag.start());
            from = tag.end();
            if ("v".equals(tag.group(2)) && syntax == Syntax.WEBVTT) {
                addTo(said, speaker, text);
                Matcher voice = VOICE.matcher(tag.group(3));
                speaker = tag.group(1).isEmpty() && voice.matches() ? name(voice.group(1)) : null;
            }
        }
        text.append(source, from, source.length());
        addTo(said, speaker, text);
        return said;
    }

    private static void addTo(List<Utterance> said, @Nullable String speaker, StringBuilder text) {
        String plain = plain(text.toString());
        text.setLength(0);
        if (!plain.isEmpty()) {
            said.add(new Utterance(speaker, plain));
        }
    }

    private static @Nullable String name(String annotation) {
        String name = plain(annotation).replace('\n', ' ');
        return name.isEmpty() ? null : shortened(name);
    }

    static String shortened(String speaker) {
        return speaker.length() <= MAX_SPEAKER_CHARS ? speaker : speaker.substring(0, MAX_SPEAKER_CHARS);
    }

    private static String plain(String text) {
        return tidy(ENTITY.matcher(text).replaceAll(entity -> Matcher.quoteReplacement(resolve(entity))));
    }

    /** Text without control characters and without blank lines, which would end a cue. */
    static String tidy(String text) {
        String printable = CONTROL.matcher(text).replaceAll("");
        return BLANK_LINES.matcher(printable).replaceAll("\n").strip();
    }

    private static String resolve(java.util.regex.MatchResult entity) {
        String prefix = entity.group(1);
        if (prefix == null) {
            return NAMED.getOrDefault(entity.group(2), entity.group());
        }
        try {
            int codePoint = Integer.parseInt(entity.group(2), "#x".equals(prefix) ? 16 : 10);
            boolean character = Character.isDefined(codePoint) && Character.getType(codePoint) != Character.SURROGATE;
            return character && codePoint != 0 ? Character.toString(codePoint) : "\uFFFD";
        } catch (NumberFormatException e) {
            return entity.group();
        }
    }
}
