package io.loggia.portal.analytics.control;

import io.loggia.analytics.report.ReportItem;
import io.loggia.domain.Audience;
import io.loggia.domain.MediaId;
import io.loggia.domain.Principal;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.MediaRef;
import io.loggia.portal.learning.control.Assignments;
import io.loggia.portal.learning.control.GivenAssignment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The items of a completion report. */
@ApplicationScoped
class CompletionItems {

    private static final int AT_ONCE = 500;

    @Inject
    private Catalog catalog;

    @Inject
    private Assignments assignments;

    @Inject
    private ItemFilters items;

    /** Whom items are assigned to. */
    private record Assigned(Map<MediaId, Set<Principal>> mandatory, Map<MediaId, Set<Principal>> recommended) {

        static Assigned of(List<GivenAssignment> given) {
            Assigned assigned = new Assigned(new HashMap<>(), new HashMap<>());
            given.forEach(one -> (one.terms().mandatory() ? assigned.mandatory : assigned.recommended)
                    .computeIfAbsent(one.media(), any -> new HashSet<>())
                    .addAll(one.terms().audience().principals()));
            return assigned;
        }

        ReportItem item(MediaRef media, Instant now) {
            return new ReportItem(
                    media.id(),
                    media.title(),
                    media.access().isOpen(now) ? media.access().audience() : Audience.nobody(),
                    Objects.requireNonNullElse(media.channelName(), ""),
                    new Audience(mandatory.getOrDefault(media.id(), Set.of())),
                    new Audience(recommended.getOrDefault(media.id(), Set.of())));
        }
    }

    /** @param asked by their ids; none for all */
    List<ReportItem> of(Set<MediaId> asked, ReportFilters filters) {
        Instant now = Instant.now();
        Set<MediaId> kept = items.kept(asked, filters);
        Assigned assigned = Assigned.of(assignments.all(asked.isEmpty() ? null : asked));
        if (!asked.isEmpty()) {
            return catalog.findAll(asked).values().stream()
                    .filter(media -> kept == null || kept.contains(media.id()))
                    .map(media -> assigned.item(media, now))
                    .toList();
        }
        List<ReportItem> all = new ArrayList<>();
        List<MediaRef> page = catalog.pageWithTrash(null, AT_ONCE);
        while (!page.isEmpty()) {
            page.stream()
                    .filter(media -> kept == null || kept.contains(media.id()))
                    .forEach(media -> all.add(assigned.item(media, now)));
            page = page.size() < AT_ONCE
                    ? List.of()
                    : catalog.pageWithTrash(page.getLast().id(), AT_ONCE);
        }
        return all;
    }
}
