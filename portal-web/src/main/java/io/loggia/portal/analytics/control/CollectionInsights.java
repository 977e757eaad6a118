package io.loggia.portal.analytics.control;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.analytics.rollup.ItemGroups;
import io.loggia.analytics.rollup.Overview;
import io.loggia.analytics.rollup.RollUp.Generation;
import io.loggia.analytics.rollup.Tally;
import io.loggia.domain.AccessPolicy;
import io.loggia.domain.ChannelId;
import io.loggia.domain.Decision;
import io.loggia.domain.ErrorCode;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.LoggiaException;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.Insight.Figures;
import io.loggia.portal.analytics.control.Insight.ItemPart;
import io.loggia.portal.analytics.control.Insight.Part;
import io.loggia.portal.analytics.control.RollUpPages.Range;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.Catalog.Belonging;
import io.loggia.portal.catalog.control.Channels;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.identity.control.ViewingPrivacy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was watched of items that belong together, by everybody. Most who may see this may see all channels, all authors and
 * the organisation as well, so a figure is left out where that of a few people could be reckoned from it and the others;
 * authors, who see their own alone, are told no more than those.
 */
@ApplicationScoped
public class CollectionInsights {

    @Inject
    private Insights insights;

    @Inject
    private RollUpPages pages;

    @Inject
    private RollUpTurns turns;

    @Inject
    private Catalog catalog;

    @Inject
    private ToldTitles titles;

    @Inject
    private Channels channels;

    @Inject
    private People people;

    @Inject
    private ViewingPrivacy privacy;

    /** @param name of the channel or the author */
    public record CollectionInsight(String name, Insight insight) {}

    /** Somebody who owns items. */
    public record Author(PersonId id, String name) {}

    /**
     * Of the items directly in a channel.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND}
     */
    public CollectionInsight ofChannel(Viewer viewer, ChannelId channel, ReportPeriod asked) {
        String name = channels.names().get(channel);
        if (name == null) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such channel.");
        }
        return new CollectionInsight(name, of(viewer, channel, Belonging::channel, asked));
    }

    /**
     * Of the items that somebody owns.
     *
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} for whoever owns none, or is not the viewer's to be told of
     */
    public CollectionInsight ofAuthor(Viewer viewer, PersonId author, ReportPeriod asked) {
        String name = authors(viewer).stream()
                .filter(one -> one.id().equals(author))
                .map(Author::name)
                .findFirst()
                .orElseThrow(() -> new LoggiaException(ErrorCode.NOT_FOUND, "There is nothing of such an author."));
        return new CollectionInsight(name, of(viewer, author, Belonging::owner, asked));
    }

    /** Everybody who owns items and whose figures the viewer may be told, by name. */
    public List<Author> authors(Viewer viewer) {
        Set<PersonId> owners = new HashSet<>();
        catalog.belongings().values().forEach(belonging -> owners.add(belonging.owner()));
        owners.removeIf(owner -> AccessPolicy.decideAuthorFigures(viewer, owner) != Decision.ALLOWED);
        return people.names(owners).entrySet().stream()
                .map(entry -> new Author(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Author::name))
                .toList();
    }

    private <K> Insight of(Viewer viewer, K wanted, Function<Belonging, @Nullable K> key, ReportPeriod asked) {
        Map<MediaId, Belonging> belongings = catalog.belongings();
        Function<MediaId, Optional<K>> group =
                media -> Optional.ofNullable(belongings.get(media)).map(key);
        Insight insight = of(Optional.of(wanted), group, insights.period(asked, true));
        return insight.named(
                titles.of(viewer, insight.items().stream().map(ItemPart::id).toList()));
    }

    private <K> Insight of(K wanted, Function<MediaId, K> group, InsightPeriod period) {
        Generation live = turns.live();
        HouseCalendar calendar = insights.calendar(live);
        ItemGroups<K> groups = new ItemGroups<>(day -> period.part(day, calendar), group);
        Overview<Boolean> all = new Overview<>(day -> day, any -> true);
        pages.items(Range.ofAll(live, period), (day, page) -> {
            groups.add(day, page);
            all.addItems(page);
        });
        Map<LocalDate, Map<K, Tally>> trend = groups.trend();
        Figures before = period.bounded() ? before(live, wanted, group, period.before()) : null;
        Figures now = told(wanted, ItemGroups.totals(trend));
        if (now == null) {
            return Insight.ofTooFew(period, before, people.countEnabled(), privacy.smallestGroup());
        }
        Map<MediaId, Tally> watched = all.items();
        Map<MediaId, Tally> own = new HashMap<>(watched);
        own.keySet().removeIf(media -> !group.apply(media).equals(wanted));
        List<Map.Entry<MediaId, Tally>> items = shown(own, watched);
        return new Insight(
                period,
                false,
                now,
                before,
                people.countEnabled(),
                trend(wanted, trend, period.parts(calendar)),
                List.of(),
                0,
                Insights.items(items),
                own.size(),
                own.size() - items.size(),
                privacy.smallestGroup());
    }

    private <K> @Nullable Figures before(Generation live, K wanted, Function<MediaId, K> group, InsightPeriod period) {
        ItemGroups<K> groups = new ItemGroups<>(day -> period.from(), group);
        pages.items(Range.ofAll(live, period), groups::add);
        return told(wanted, ItemGroups.totals(groups.trend()));
    }

    /** Null where the groups beside it would tell of few people. */
    private <K> @Nullable Figures told(K wanted, Map<K, Tally> sums) {
        boolean hidden = insights.split(sums).hidden().stream()
                .anyMatch(entry -> entry.getKey().equals(wanted));
        return hidden ? null : Figures.of(sums.getOrDefault(wanted, new Tally()));
    }

    private <K> List<Part> trend(K wanted, Map<LocalDate, Map<K, Tally>> trend, List<LocalDate> parts) {
        Map<LocalDate, Tally> own = new TreeMap<>();
        Set<LocalDate> hidden = new HashSet<>();
        trend.forEach((day, sums) -> {
            own.put(day, sums.getOrDefault(wanted, new Tally()));
            if (told(wanted, sums) == null) {
                hidden.add(day);
            }
        });
        return insights.trend(own, parts).stream()
                .map(part -> hidden.contains(part.day()) ? new Part(part.day(), null) : part)
                .toList();
    }

    /** What may be told beside the other items of the group, and beside all items. */
    private List<Map.Entry<MediaId, Tally>> shown(Map<MediaId, Tally> own, Map<MediaId, Tally> all) {
        Set<MediaId> beside = new HashSet<>();
        insights.split(all).shown().forEach(entry -> beside.add(entry.getKey()));
        return insights.split(own).shown().stream()
                .filter(entry -> beside.contains(entry.getKey()))
                .toList();
    }
}
