package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportWords;
import java.util.Arrays;
import java.util.List;

/**
 * Something that the rows of a report can be kept to.
 *
 * @param name of a kind's filters, always the same ones, in addresses and in {@link ReportFilters}
 * @param options what there is to choose from now; it may come and go
 */
public record ReportFilter(String name, String title, List<Option> options) {

    /** @param title in the reader's language */
    public record Option(String code, String title) {}

    public ReportFilter {
        options = List.copyOf(options);
    }

    static ReportFilter of(String name, List<Option> options, ReportWords words) {
        return new ReportFilter(name, words.of("filter." + name), options);
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
}
