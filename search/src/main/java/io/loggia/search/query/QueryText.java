package io.loggia.search.query;

import io.loggia.search.analysis.Segments;
import io.loggia.search.analysis.Segments.Segment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads what people type: words, "phrases", -exclusions, OR, {@code title:} and its like, {@code before:} and {@code
 * after:}, beginnings with a star. Every input means something, if only nothing; there is no syntax to get wrong, and no
 * way to write an expensive query (attack E02).
 */
public final class QueryText {

    /** What lies beyond is not read. */
    static final int LONGEST = 300;

    static final int MOST_WORDS = 16;

    private static final String QUOTES = "\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u300c\u300d\uff02";
    private static final String MINUSES = "-\u2212\uff0d";
    private static final String COLONS = ":\uff1a";
    private static final String STARS = "*\uff0a";
    private static final int LONGEST_FIELD = 12;
    private static final int SHORTEST_BEGINNING = 3;

    private final String typed;
    private final List<List<QueryWord>> wanted = new ArrayList<>();
    private final List<QueryWord> excluded = new ArrayList<>();
    private @Nullable Instant from;
    private @Nullable Instant until;
    private int count;
    private int at;
    private boolean either;
    private boolean cut;
    /** What was taken apart last, while nothing else that is wanted follows. */
    private @Nullable QueryWord whole;

    private int parts;

    private QueryText(String typed) {
        this.typed = typed;
    }

    public static TypedQuery parse(String typed) {
        QueryText text = new QueryText(typed.substring(0, Math.min(LONGEST, typed.length())));
        text.readAll();
        boolean cut = text.cut || !typed.substring(text.at).isBlank();
        return new TypedQuery(text.wanted, text.excluded, text.from, text.until, cut);
    }

    private void readAll() {
        skipGaps();
        while (at < typed.length() && count < MOST_WORDS) {
            if (!readOr()) {
                readOne();
            }
            skipGaps();
        }
        at = Math.min(at, typed.length());
    }

    private void skipGaps() {
        while (at < typed.length() && isGap(typed.charAt(at))) {
            at++;
        }
    }

    /** OR binds what stands before and behind it; at the end or the beginning it is a word like others. */
    private boolean readOr() {
        int length = typed.startsWith("OR", at) ? 2 : typed.startsWith("|", at) ? 1 : 0;
        int end = at + length;
        boolean between = length > 0
                && !wanted.isEmpty()
                && end < typed.length()
                && isGap(typed.charAt(end))
                && !typed.substring(end).isBlank();
        if (between) {
            putTogether();
            either = true;
            at = end;
        }
        return between;
    }

    private void readOne() {
        boolean minus = isExclusion();
        if (minus) {
            at++;
        }
        int begin = at;
        String name = fieldName();
        if (!minus && readTime(name)) {
            return;
        }
        QueryField field = QueryField.named(name);
        if (field == QueryField.ANYWHERE) {
            at = begin;
        }
        if (isQuote(typed.charAt(at))) {
            readPhrase(minus, field);
        } else {
            readWord(minus, field);
        }
    }

    private boolean isExclusion() {
        return MINUSES.indexOf(typed.charAt(at)) >= 0
                && at + 1 < typed.length()
                && (isQuote(typed.charAt(at + 1)) || Character.isLetterOrDigit(typed.codePointAt(at + 1)));
    }

    /** Moves behind a name with its colon where something follows at once, and answers the name in lower case. */
    private String fieldName() {
        int end = at;
        while (end < typed.length() && end - at <= LONGEST_FIELD && Character.isLetter(typed.charAt(end))) {
            end++;
        }
        boolean named = end > at
                && end + 1 < typed.length()
                && COLONS.indexOf(typed.charAt(end)) >= 0
                && !isGap(typed.charAt(end + 1));
        if (!named) {
            return "";
        }
        String name = typed.substring(at, end).toLowerCase(Locale.ROOT);
        at = end + 1;
        return name;
    }

    /** What is no time after such a name is read as words. */
    private boolean readTime(String name) {
        boolean before = name.equals("before") || name.equals("vor");
        boolean after = name.equals("after") || name.equals("nach");
        int end = at;
        while (end < typed.length() && !isGap(typed.charAt(end))) {
            end++;
        }
        TypedTime time = before || after ? TypedTime.parse(typed.substring(at, end)) : null;
        if (time == null) {
            return false;
        }
        if (before) {
            until = time.begin();
        } else {
            from = time.end();
        }
        at = end;
        either = false;
        return true;
    }

    private void readPhrase(boolean minus, QueryField field) {
        int start = ++at;
        while (at < typed.length() && !isQuote(typed.charAt(at))) {
            at++;
        }
        add(typed.substring(start, at), start, /* phrase= */ true, minus, /* unfinished= */ false, field);
        at++;
    }

    private void readWord(boolean minus, QueryField field) {
        int start = at;
        while (at < typed.length() && !isGap(typed.charAt(at)) && !isQuote(typed.charAt(at))) {
            at++;
        }
        String text = typed.substring(start, at);
        int bare = text.length();
        while (bare > 0 && STARS.indexOf(text.charAt(bare - 1)) >= 0) {
            bare--;
        }
        boolean starred = bare < text.length() && bare >= SHORTEST_BEGINNING;
        boolean unfinished = !minus && (starred || at == typed.length());
        String word = text.substring(0, bare);
        List<Segment> segments = minus || either || field == QueryField.SPEAKER ? List.of() : Segments.of(word);
        if (segments.size() > 1) {
            addRun(word, segments, start, unfinished, field);
        } else {
            add(word, start, /* phrase= */ false, minus, unfinished, field);
        }
    }

    /** Each of its words may stand anywhere. What is excluded or an alternative, and names, stay as they were typed. */
    private void addRun(String run, List<Segment> segments, int start, boolean unfinished, QueryField field) {
        int most = Math.min(segments.size(), MOST_WORDS - count);
        cut |= most < segments.size();
        for (Segment segment : segments.subList(0, most)) {
            boolean last = segment.equals(segments.getLast());
            QueryWord word = new QueryWord(
                    segment.text(),
                    start + segment.start(),
                    /* phrase= */ false,
                    /* excluded= */ false,
                    unfinished && last,
                    field,
                    run);
            wanted.add(new ArrayList<>(List.of(word)));
        }
        count += most;
        parts = most;
        whole = new QueryWord(run, start, /* phrase= */ false, /* excluded= */ false, /* unfinished= */ false, field);
    }

    /** OR stands between what was typed, and not between the last word of it and something else. */
    private void putTogether() {
        if (whole != null) {
            wanted.subList(wanted.size() - parts, wanted.size()).clear();
            wanted.add(new ArrayList<>(List.of(whole)));
            count -= parts - 1;
            whole = null;
        }
    }

    private void add(String text, int start, boolean phrase, boolean minus, boolean unfinished, QueryField field) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return;
        }
        QueryWord word = new QueryWord(text, start, phrase, minus, unfinished, field);
        count++;
        whole = minus ? whole : null;
        if (minus) {
            excluded.add(word);
        } else if (either) {
            wanted.getLast().add(word);
        } else {
            wanted.add(new ArrayList<>(List.of(word)));
        }
        either = false;
    }

    private static boolean isQuote(char character) {
        return QUOTES.indexOf(character) >= 0;
    }

    private static boolean isGap(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character < ' ';
    }
}
