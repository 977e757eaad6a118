package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.ReportWords;
import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.portal.analytics.control.ReportFilter.Option;
import io.loggia.portal.catalog.control.Channels;
import io.loggia.portal.catalog.control.ItemTraits;
import io.loggia.portal.catalog.control.ItemTraits.Traits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters by what items are, which all reports about items have: channel, medium and language. */
@ApplicationScoped
class ItemFilters {

    /** The code of items that are in no channel, or of no language. */
    static final String NONE = "none";

    private static final String CHANNEL = "channel";
    private static final String MEDIUM = "medium";
    private static final String LANGUAGE = "language";

    private static final Comparator<Option> BY_TITLE =
            Comparator.comparing(Option::title, String.CASE_INSENSITIVE_ORDER).thenComparing(Option::code);

    @Inject
    private ItemTraits items;

    @Inject
    private Channels channels;

    /** @param title of items that have none of it */
    private static List<Option> withNone(List<Option> options, String title) {
        List<Option> all = new ArrayList<>(options);
        all.sort(BY_TITLE);
        all.add(new Option(NONE, title));
        return all;
    }

    /** The filters, after those that a report has of its own. */
    List<ReportFilter> after(List<ReportFilter> own, ReportWords words) {
        List<ReportFilter> all = new ArrayList<>(own);
        all.add(ReportFilter.of(
                CHANNEL,
                withNone(
                        channels.names().entrySet().stream()
                                .map(one -> new Option(one.getKey().toString(), one.getValue()))
                                .toList(),
                        words.of("no-channel")),
                words));
        all.add(ReportFilter.of(MEDIUM, MediaKind.values(), words));
        all.add(ReportFilter.of(
                LANGUAGE,
                withNone(
                        items.languages().stream()
                                .map(tag -> new Option(tag, words.language(tag)))
                                .toList(),
                        words.of("no-language")),
                words));
        return all;
    }

    boolean areNamedIn(ReportFilters filters) {
        return filters.names(CHANNEL) || filters.names(MEDIUM) || filters.names(LANGUAGE);
    }

    /**
     * The items that a report is kept to.
     *
     * @param asked by their ids; none for all
     * @return null for all
     */
    @Nullable
    Set<MediaId> kept(Set<MediaId> asked, ReportFilters filters) {
        if (!areNamedIn(filters)) {
            return asked.isEmpty() ? null : asked;
        }
        Set<MediaId> kept = new HashSet<>();
        for (Traits item : items.all()) {
            if ((asked.isEmpty() || asked.contains(item.id())) && accepts(filters, item)) {
                kept.add(item.id());
            }
        }
        return kept;
    }

    static boolean accepts(ReportFilters filters, Traits item) {
        ChannelId channel = item.channel();
        MediaKind kind = item.kind();
        return filters.accepts(CHANNEL, channel == null ? NONE : channel.toString())
                && filters.accepts(MEDIUM, kind == null ? NONE : kind.name())
                && filters.accepts(LANGUAGE, Objects.requireNonNullElse(item.language(), NONE));
    }
}
