package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.export.ReportHeading;
import io.loggia.analytics.export.ReportWords;
import io.loggia.analytics.report.PersonNames;
import io.loggia.analytics.report.ReportPeriod;
import io.loggia.domain.ChannelId;
import io.loggia.domain.MediaId;
import io.loggia.domain.MediaKind;
import io.loggia.domain.MediaState;
import io.loggia.domain.PersonId;
import io.loggia.portal.catalog.control.ItemTraits.Traits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CatalogChoiceTest {

    private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    private static final ChannelId SAFETY = ChannelId.random();
    private static final ChannelId ANY = ChannelId.random();
    private static final PersonId OWNER = PersonId.random();

    private final List<Traits> items = new ArrayList<>(List.of(
            item("Ladders", SAFETY, "de", 10, false),
            item("Fire", SAFETY, "en", 400, false),
            item("Welcome", null, null, 200, false),
            item("Anything", ANY, "de", 3000, false),
            item("Thrown away", ANY, "de", 1, true)));

    private static Traits item(
            String title, @Nullable ChannelId channel, @Nullable String language, int days, boolean trashed) {
        return new Traits(
                MediaId.random(),
                title,
                OWNER,
                channel,
                MediaKind.VIDEO,
                language,
                MediaState.PUBLISHED,
                NOW.minus(Duration.ofDays(days)),
                trashed);
    }

    private List<String> told(String group, @Nullable PersonId owner, String... filters) {
        ReportWords words = ReportWords.of(Locale.ROOT, ZoneOffset.UTC);
        ReportOrder order = new ReportOrder(
                new ReportReach(List.of(), null, owner, /* discreet= */ false),
                ReportPeriod.EVER,
                Set.of(),
                ReportFilters.parse(List.of(filters)),
                PersonNames.PLAIN,
                group,
                new ReportHeading("", "", NOW, List.of()),
                words);
        Map<MediaId, Object> groups = new CatalogChoice(order, Map.of(SAFETY, "Safety", ANY, "any"), NOW).groups(items);
        return groups.entrySet().stream()
                .map(one -> one.getValue() + ": "
                        + items.stream()
                                .filter(item -> item.id().equals(one.getKey()))
                                .findFirst()
                                .map(Traits::title)
                                .orElseThrow())
                .toList();
    }

    @Test
    void items_byGroup_areInItsOrder_thoseWithoutLast() {
        assertThat(told("channel", null))
                .containsExactly("any: Anything", "Safety: Fire", "Safety: Ladders", "No channel: Welcome");
        assertThat(told("language", null))
                .containsExactly("English: Fire", "German: Anything", "German: Ladders", "No language told: Welcome");
        assertThat(told("age", null))
                .containsExactly(
                        "Up to half a year: Ladders",
                        "Half a year to a year: Welcome",
                        "One to two years: Fire",
                        "Over two years: Anything");
    }

    @Test
    void items_filtered_haveOneOfTheCodesOfEachFilter() {
        assertThat(told("channel", null, "language:de")).containsExactly("any: Anything", "Safety: Ladders");
        assertThat(told("channel", null, "language:de", "age:OLDER")).containsExactly("any: Anything");
        assertThat(told("channel", null, "channel:none")).containsExactly("No channel: Welcome");
        assertThat(told("channel", null, "medium:AUDIO")).isEmpty();
        assertThat(told("channel", null, "channel:" + ChannelId.random())).isEmpty();
    }

    @Test
    void items_ofAnOwner_areTheirsAlone_whateverIsFiltered() {
        assertThat(told("channel", PersonId.random(), "language:de")).isEmpty();
        assertThat(told("channel", OWNER, "language:en")).containsExactly("Safety: Fire");
    }
}
