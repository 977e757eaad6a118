package io.loggia.portal.analytics.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.Device;
import io.loggia.domain.EntryPoint;
import io.loggia.domain.HouseCalendar;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.portal.analytics.control.Insight.Figures;
import io.loggia.portal.analytics.control.Insight.Part;
import io.loggia.portal.analytics.control.InsightPeriod.Step;
import io.loggia.portal.analytics.control.ItemFigures.Watched;
import io.loggia.portal.learning.control.ItemViewing.Day;
import io.loggia.portal.learning.control.ItemViewing.Way;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final Map<PersonId, Instant> completed = new HashMap<>();
    private InsightPeriod period = new InsightPeriod(MONDAY, MONDAY.plusDays(3), Step.DAY, true);

    private void watched(int person, int day, Device device) {
        PersonId id = id(person);
        days.add(new Day(id, null, MONDAY.plusDays(day), 1_000, 1, 0.5, false));
        ways.add(new Way(id, device, EntryPoint.HOME, 1));
    }

    private static PersonId id(int person) {
        return new PersonId(new UUID(3, person));
    }

    private void completed(int person, int day) {
        completed.put(id(person), HouseCalendar.DEFAULT.begin(MONDAY.plusDays(day)));
    }

    /** On the first day, having watched so much of the item by then. */
    private void reached(int person, double share, boolean onThatDay) {
        days.add(new Day(id(person), null, MONDAY, 1_000, 1, share, onThatDay));
    }

    private @Nullable ItemFigures figures() {
        return ItemFigures.of(
                new Watched(FILM, period, days, ways, completed), Map.of(), HouseCalendar.DEFAULT, new SmallGroups(5));
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

        assertThat(figures.trend())
                .containsExactly(
                        new Part(MONDAY, new Figures(9, 9, 9_000, 0)),
                        new Part(MONDAY.plusDays(1), null),
                        new Part(MONDAY.plusDays(2), null),
                        new Part(MONDAY.plusDays(3), new Figures(0, 0, 0, 0)));
    }

    /** Otherwise the bars of a year would stand a day each, and two that are a month apart side by side. */
    @Test
    void trend_ofALongPeriod_isOfMonths_theQuietOnesToo() {
        for (int person = 0; person < 5; person++) {
            watched(person, 0, Device.DESKTOP);
            watched(person, 70, Device.DESKTOP);
        }
        period = new InsightPeriod(MONDAY, MONDAY.plusDays(70), Step.MONTH, true);

        assertThat(told().trend())
                .extracting(
                        Part::day,
                        part -> Objects.requireNonNull(part.figures()).views())
                .containsExactly(
                        tuple(LocalDate.of(2026, 11, 1), 5L),
                        tuple(LocalDate.of(2026, 12, 1), 0L),
                        tuple(LocalDate.of(2027, 1, 1), 5L));
    }

    /** Whoever completed it before the period has watched it, and by a low threshold with a small share. */
    @Test
    void funnel_ofWhomCompletedBefore_neverGrowsFromStageToStage() {
        for (int person = 0; person < 4; person++) {
            reached(person, 1, false);
            completed(person, -7);
        }
        reached(4, 0.3, true);
        completed(4, 0);
        reached(5, 0.6, false);
        completed(6, 0);

        assertThat(told().funnel()).isEqualTo(new ItemFigures.Funnel(6, 6, 6, 5, 5));
        assertThat(told().departments().getFirst().completed()).isEqualTo(5);
    }

    /** They are told of in both, each with how far they had got when they were last there. */
    @Test
    void department_ofWhomMovedAndCompletedElsewhere_isNotToldThatTheyCompleted() {
        DepartmentId left = new DepartmentId(new UUID(4, 1));
        DepartmentId joined = new DepartmentId(new UUID(4, 2));
        for (int person = 0; person < 5; person++) {
            days.add(new Day(id(person), left, MONDAY, 1_000, 1, 0.1, false));
            days.add(new Day(id(person), joined, MONDAY.plusDays(1), 1_000, 1, 1, true));
            completed(person, 1);
        }

        ItemFigures figures = told();

        assertThat(figures.departments())
                .extracting(one -> Objects.requireNonNull(one.id()), ItemFigures.DepartmentFigures::completed)
                .containsExactlyInAnyOrder(tuple(left, 0), tuple(joined, 5));
        assertThat(figures.funnel()).isEqualTo(new ItemFigures.Funnel(5, 5, 5, 5, 5));
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
