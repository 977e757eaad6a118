package io.loggia.portal.analytics.control;

import io.loggia.analytics.report.ReportPeriod;
import io.loggia.analytics.rollup.Tally;
import io.loggia.domain.AccessPolicy;
import io.loggia.domain.ChannelId;
import io.loggia.domain.Decision;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.MediaId;
import io.loggia.domain.Permission;
import io.loggia.domain.PersonId;
import io.loggia.domain.Viewer;
import io.loggia.portal.analytics.control.Insight.Figures;
import io.loggia.portal.analytics.control.Insight.ItemPart;
import io.loggia.portal.analytics.control.Insights.Reader;
import io.loggia.portal.analytics.control.Insights.Reading;
import io.loggia.portal.analytics.control.Insights.Subject;
import io.loggia.portal.catalog.control.Catalog;
import io.loggia.portal.catalog.control.Catalog.Belonging;
import io.loggia.portal.catalog.control.Channels;
import io.loggia.portal.identity.control.Departments;
import io.loggia.portal.identity.control.OrganisationCalendar;
import io.loggia.portal.identity.control.People;
import io.loggia.portal.search.control.SearchDays;
import io.loggia.portal.search.control.SearchDays.Searches;
import io.loggia.portal.storage.control.Capacity;
import io.loggia.portal.storage.control.Capacity.Sample;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the organisation as a whole takes to the portal. */
@ApplicationScoped
public class OrganisationInsights {

    private static final int MOST_GROUPS = 10;

    @Inject
    private Insights insights;

    @Inject
    private Departments departments;

    @Inject
    private People people;

    @Inject
    private Catalog catalog;

    @Inject
    private ToldTitles titles;

    @Inject
    private Channels channels;

    @Inject
    private SearchDays searches;

    @Inject
    private Capacity capacity;

    @Inject
    private OrganisationCalendar calendars;

    /**
     * @param searchesBefore of as many days before; null, too, where the period has no beginning
     * @param searchTrend by the first days of the parts of the trend
     * @param storage for administrators alone, whose business it is
     * @param channels those watched by most people
     * @param authors likewise, by the items that they own
     */
    public record OrganisationInsight(
            Insight insight,
            Searches searches,
            @Nullable Searches searchesBefore,
            Map<LocalDate, Searches> searchTrend,
            List<StoredDay> storage,
            List<Group> channels,
            List<Group> authors) {}

    /** What media took of the storage, here and elsewhere. */
    public record StoredDay(LocalDate day, long bytes) {}

    /** Items that belong together. */
    public record Group(String id, @Nullable String name, Figures figures) {}

    public OrganisationInsight of(Viewer viewer, ReportPeriod asked) {
        InsightPeriod period = insights.period(asked, true);
        Reading reading = insights.of(
                new Subject(
                        new DepartmentOutline(departments.ever()),
                        Set.of(),
                        new Reader(null, true),
                        people.countEnabled()),
                period);
        List<MediaId> items =
                reading.insight().items().stream().map(ItemPart::id).toList();
        Map<MediaId, Belonging> belongings = catalog.belongings();
        List<Map.Entry<ChannelId, Tally>> byChannel = by(reading, belongings, Belonging::channel);
        List<Map.Entry<PersonId, Tally>> byAuthor = by(reading, belongings, Belonging::owner);
        Map<ChannelId, String> channelNames = channels.names();
        Map<PersonId, String> authorNames =
                people.names(byAuthor.stream().map(Map.Entry::getKey).toList());
        return new OrganisationInsight(
                reading.insight().named(titles.of(viewer, items)),
                searches.between(period.from(), period.to()),
                period.bounded()
                        ? searches.between(
                                period.before().from(), period.before().to())
                        : null,
                searchTrend(period),
                AccessPolicy.decide(viewer, Permission.ADMINISTER) == Decision.ALLOWED ? storage(period) : List.of(),
                byChannel.stream()
                        .map(entry ->
                                group(entry.getKey().toString(), channelNames.get(entry.getKey()), entry.getValue()))
                        .toList(),
                byAuthor.stream()
                        .map(entry ->
                                group(entry.getKey().toString(), authorNames.get(entry.getKey()), entry.getValue()))
                        .toList());
    }

    private Map<LocalDate, Searches> searchTrend(InsightPeriod period) {
        HouseCalendar calendar = calendars.current();
        Map<LocalDate, Searches> parts = new TreeMap<>();
        period.parts(calendar).forEach(part -> parts.put(part, Searches.NONE));
        searches.daysBetween(period.from(), period.to())
                .forEach((day, some) -> parts.merge(period.part(day, calendar), some, Searches::plus));
        return parts;
    }

    private static Group group(String id, @Nullable String name, Tally tally) {
        return new Group(id, name, Figures.of(tally));
    }

    /** What may be told of them, those watched by most people first. */
    private <K> List<Map.Entry<K, Tally>> by(
            Reading reading, Map<MediaId, Belonging> belongings, Function<Belonging, @Nullable K> key) {
        Map<Optional<K>, Tally> sums = new HashMap<>();
        reading.items().forEach((media, tally) -> {
            Belonging belonging = belongings.get(media);
            Optional<K> of = belonging == null ? Optional.empty() : Optional.ofNullable(key.apply(belonging));
            sums.computeIfAbsent(of, any -> new Tally()).add(tally);
        });
        return insights.split(sums).shown().stream()
                .flatMap(entry -> entry.getKey().map(of -> Map.entry(of, entry.getValue())).stream())
                .sorted(Comparator.comparingInt(
                                (Map.Entry<K, Tally> entry) -> entry.getValue().viewers())
                        .reversed()
                        .thenComparing(entry -> entry.getKey().toString()))
                .limit(MOST_GROUPS)
                .toList();
    }

    private List<StoredDay> storage(InsightPeriod period) {
        return capacity.samples().stream()
                .filter(sample -> !sample.day().isBefore(period.from())
                        && !sample.day().isAfter(period.to().plusDays(1)))
                .map(sample -> new StoredDay(sample.day(), bytes(sample)))
                .toList();
    }

    private static long bytes(Sample sample) {
        return sample.kinds().originals()
                + sample.kinds().renditions()
                + sample.kinds().pictures()
                + sample.elsewhereBytes();
    }
}
