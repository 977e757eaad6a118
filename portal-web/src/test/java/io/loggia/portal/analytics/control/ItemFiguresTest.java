package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.domain.Device;
import io.loggia.domain.EntryPoint;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.portal.analytics.control.ItemFigures.DayFigures;
import io.loggia.portal.learning.control.ItemViewing.Day;
import io.loggia.portal.learning.control.ItemViewing.Way;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ItemFiguresTest {

    private static final MediaId FILM = new MediaId(new UUID(2, 1));
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);

    private final List<Day> days = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();

    private void watched(int person, int day, Device device) {
        PersonId id = new PersonId(new UUID(3, person));
        days.add(new Day(id, null, MONDAY.plusDays(day), 1_000, 1, 0.5, false));
        ways.add(new Way(id, device, EntryPoint.HOME, 1));
    }

    private @Nullable ItemFigures figures() {
        return ItemFigures.of(FILM, days, ways, Map.of(), new SmallGroups(5));
    }

    private ItemFigures told() {
        return Objects.requireNonNull(figures());
    }

    @Test
    void item_watchedByFewPeople_isNotToldOf_howeverOftenTheyWatched() {
        for (int day = 0; day < 9; day++) {
            watched(day % 4, day, Device.PHONE);
        }
        assertThat(figures()).isNull();

        watched(4, 0, Device.PHONE);
        assertThat(told().viewers()).isEqualTo(5);
    }

    @Test
    void item_watchedByNobody_isToldOf() {
        assertThat(told().views()).isZero();
    }

    /** Nor is another day, of which the few people's could be reckoned. */
    @Test
    void day_ofFewPeople_isLeftOut_withOneThatCoversIt() {
        for (int person = 0; person < 9; person++) {
            watched(person, 0, Device.DESKTOP);
        }
        for (int person = 0; person < 6; person++) {
            watched(person, 1, Device.DESKTOP);
        }
        watched(0, 2, Device.DESKTOP);

        ItemFigures figures = told();

        assertThat(figures.days()).containsExactly(new DayFigures(MONDAY, 9, 9, 9_000));
        assertThat(figures.daysHidden()).isEqualTo(2);
    }

    /** One person with many views is one person. */
    @Test
    void device_ofFewPeople_isLeftOut_withOneThatCoversIt() {
        for (int person = 0; person < 7; person++) {
            watched(person, 0, Device.DESKTOP);
        }
        for (int i = 0; i < 6; i++) {
            watched(7, 0, Device.PHONE);
        }

        ItemFigures figures = told();

        assertThat(figures.devices()).isEmpty();
        assertThat(figures.devicesHidden()).isEqualTo(13);
        assertThat(figures.entries()).containsExactly(Map.entry(EntryPoint.HOME, 13L));
    }

    @Test
    void views_ofPeopleWhoAreNotKept_countOneEach() {
        for (int person = 0; person < 6; person++) {
            watched(person, 0, Device.DESKTOP);
        }
        ways.clear();
        ways.add(new Way(null, Device.DESKTOP, EntryPoint.HOME, 6));
        ways.add(new Way(null, Device.PHONE, EntryPoint.LINK, 5));
        assertThat(told().devices()).containsExactly(Map.entry(Device.DESKTOP, 6L), Map.entry(Device.PHONE, 5L));

        ways.set(1, new Way(null, Device.PHONE, EntryPoint.LINK, 4));
        assertThat(told().devices()).isEmpty();
    }
}
