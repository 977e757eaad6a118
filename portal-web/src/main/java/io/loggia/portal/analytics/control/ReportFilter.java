package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportWords;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that the rows of a report can be kept to.
 *
 * @param name of a kind's filters, always the same ones, in addresses and in {@link ReportFilters}
 * @param options what there is to choose from now; it may come and go
 * @param people where it is kept to people, whose ids are the codes: too many to be offered, so there are no options; else
 *     null
 * @param isRevealing whether it tells whose rows they are that it leaves, and is therefore not for a report that calls people
 *     by pseudonyms
 */
public record ReportFilter(
        String name,
        String title,
        List<Option> options,
        @Nullable People people,
        boolean isRevealing) {

    /** @param title in the reader's language */
    public record Option(String code, String title) {}

    /** Knows people by their ids. */
    interface People {

        /** Names by id, of those that there are. */
        Map<String, String> names(Set<String> ids);
    }

    public ReportFilter {
        options = List.copyOf(options);
    }

    static ReportFilter of(String name, List<Option> options, ReportWords words) {
        return new ReportFilter(name, words.of("filter." + name), options, null, false);
    }

    /** Of codes that have words under the filter's name. */
    static ReportFilter of(String name, Enum<?>[] codes, ReportWords words) {
        return of(
                name,
                Arrays.stream(codes)
                        .map(code -> new Option(code.name(), words.of(name + "." + code.name())))
                        .toList(),
                words);
    }

    /** Of what may concern one person alone. */
    static ReportFilter revealing(String name, List<Option> options, ReportWords words) {
        return new ReportFilter(name, words.of("filter." + name), options, null, true);
    }

    static ReportFilter ofPeople(String name, People people, ReportWords words) {
        return new ReportFilter(name, words.of("filter." + name), List.of(), people, true);
    }

    public boolean isOfPeople() {
        return people != null;
    }

    /** What these codes are called, in the order of the options, without those that are not to choose now. */
    Map<String, String> titles(Set<String> codes) {
        if (people != null) {
            return people.names(codes);
        }
        Map<String, String> titles = new LinkedHashMap<>();
        options.stream()
                .filter(option -> codes.contains(option.code()))
                .forEach(option -> titles.put(option.code(), option.title()));
        return titles;
    }
}
