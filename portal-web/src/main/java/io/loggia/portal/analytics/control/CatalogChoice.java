package io.loggia.portal.analytics.control;

import io.loggia.analytics.export.CodedText;
import io.loggia.analytics.export.ReportWords;
import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaId;
import io.loggia.portal.catalog.control.ItemTraits.Traits;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which items a report on the catalog tells of, and in which order: chosen and sorted by the little that is known of every
 * item, so that what is told of them can be read some at a time.
 */
record CatalogChoice(ReportOrder order, Map<ChannelId, String> channels, Instant now) {

    static final String AGE = "age";

    /** The groups by their items, in the order of the rows. */
    Map<MediaId, Object> groups(List<Traits> all) {
        Map<MediaId, Object> groups = new LinkedHashMap<>();
        all.stream()
                .filter(this::includes)
                .sorted(byGroup()
                        .thenComparing(Traits::title, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(item -> item.id().value()))
                .forEach(item -> groups.put(item.id(), called(item)));
        return groups;
    }

    private boolean includes(Traits item) {
        ReportFilters filters = order.filters();
        return !item.trashed()
                && (order.reach().owner() == null
                        || item.owner().equals(order.reach().owner()))
                && (order.media().isEmpty() || order.media().contains(item.id()))
                && ItemFilters.accepts(filters, item)
                && filters.accepts(ReportGroups.STATE, item.state().name())
                && filters.accepts(AGE, AgeBand.of(item.since(), now).name());
    }

    private Comparator<Traits> byGroup() {
        return order.group().equals(AGE)
                ? Comparator.comparing(item -> AgeBand.of(item.since(), now))
                : Comparator.comparing(this::name, ReportGroups.BY_NAME).thenComparing(this::name);
    }

    /** Empty for none. */
    private String name(Traits item) {
        if (order.group().equals(ReportGroups.LANGUAGE)) {
            String tag = item.language();
            return tag == null ? "" : order.words().language(tag);
        }
        ChannelId channel = item.channel();
        return channel == null ? "" : channels.getOrDefault(channel, "");
    }

    private Object called(Traits item) {
        ReportWords words = order.words();
        String name = name(item);
        return switch (order.group()) {
            case AGE -> band(item);
            case ReportGroups.LANGUAGE ->
                new CodedText(
                        Objects.requireNonNullElse(item.language(), ItemFilters.NONE),
                        name.isEmpty() ? words.of("no-language") : name);
            default -> name.isEmpty() ? words.of("no-channel") : name;
        };
    }

    private CodedText band(Traits item) {
        AgeBand band = AgeBand.of(item.since(), now);
        return new CodedText(band.name(), order.words().of(AGE + "." + band));
    }
}
