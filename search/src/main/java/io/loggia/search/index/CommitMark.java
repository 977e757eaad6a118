package io.loggia.search.index;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands beside the segments in a commit: the format of the index and the position of its source. */
final class CommitMark {

    private static final String FORMAT = "loggia.format";
    private static final String POSITION = "loggia.position";

    private CommitMark() {}

    static Map<String, String> of(@Nullable String position) {
        Map<String, String> mark = new HashMap<>();
        mark.put(FORMAT, MediaIndex.FORMAT);
        if (position != null) {
            mark.put(POSITION, position);
        }
        return mark;
    }

    static boolean isCurrent(Map<String, String> mark) {
        return MediaIndex.FORMAT.equals(mark.get(FORMAT));
    }

    static @Nullable String position(@Nullable Iterable<Map.Entry<String, String>> mark) {
        if (mark != null) {
            for (Map.Entry<String, String> entry : mark) {
                if (entry.getKey().equals(POSITION)) {
                    return entry.getValue();
                }
            }
        }
        return null;
    }
}
