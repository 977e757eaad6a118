package io.loggia.portal.analytics.control;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a report is kept to, beside its departments, its period and its items: of each filter that is named, the codes that
 * a row may have. It is applied after the rights, and takes rows away from what they leave, never any more in.
 */
public record ReportFilters(Map<String, Set<String>> chosen) {

    public static final ReportFilters NONE = new ReportFilters(Map.of());

    /** Codes of all filters together. */
    public static final int MOST = 50;

    private static final char BETWEEN = ':';

    public ReportFilters {
        chosen = chosen.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, one -> Set.copyOf(one.getValue())));
    }

    /**
     * From texts such as {@code state:COMPLETED}; several of one filter are alternatives.
     *
     * @throws LoggiaException {@link ErrorCode#INVALID_FILTER} for other texts, and for more than {@value #MOST}
     */
    public static ReportFilters parse(Collection<String> texts) {
        Map<String, Set<String>> chosen = new TreeMap<>();
        for (String text : texts) {
            int at = text.indexOf(BETWEEN);
            if (at <= 0 || at == text.length() - 1) {
                throw new LoggiaException(ErrorCode.INVALID_FILTER, "A filter is a name, a colon and a code.");
            }
            chosen.computeIfAbsent(text.substring(0, at), any -> new TreeSet<>())
                    .add(text.substring(at + 1));
        }
        if (texts.size() > MOST) {
            throw new LoggiaException(
                    ErrorCode.INVALID_FILTER, "A report takes at most " + MOST + " codes of filters.");
        }
        return new ReportFilters(chosen);
    }

    /** As {@link #parse} reads them, in one order for all that mean the same. */
    public List<String> texts() {
        return chosen.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(code -> one.getKey() + BETWEEN + code))
                .sorted()
                .toList();
    }

    public boolean isEmpty() {
        return chosen.isEmpty();
    }

    boolean names(String name) {
        return chosen.containsKey(name);
    }

    /** None where the filter is not named. */
    Set<String> of(String name) {
        return chosen.getOrDefault(name, Set.of());
    }

    /** Whether a row may have this code. */
    boolean accepts(String name, String code) {
        return !names(name) || of(name).contains(code);
    }
}
