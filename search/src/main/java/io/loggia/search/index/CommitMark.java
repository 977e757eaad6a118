package io.loggia.search.index;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands beside the segments in a commit: the format of the index and the position of its source. */
final class CommitMark {

    private static final String FORMAT = "loggia.format";
    private static final String POSITION = "loggia.position";

    private CommitMark() {}

    static Map<String, String> of(String format, @Nullable String position) {
        Map<String, String> mark = new HashMap<>();
        mark.put(FORMAT, format);
        if (position != null) {
            mark.put(POSITION, position);
        }
        return mark;
    }

    static boolean isCurrent(Map<String, String> mark, String format) {
        return format.equals(mark.get(FORMAT));
    }

    static Map<String, String> read(@Nullable Iterable<Map.Entry<String, String>> entries) {
        Map<String, String> mark = new HashMap<>();
        if (entries != null) {
            entries.forEach(entry -> mark.put(entry.getKey(), entry.getValue()));
        }
        return mark;
    }

    static @Nullable String position(@Nullable Iterable<Map.Entry<String, String>> mark) {
        return read(mark).get(POSITION);
    }
}
