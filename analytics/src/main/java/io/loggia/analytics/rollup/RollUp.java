package io.loggia.analytics.rollup;

import io.loggia.analytics.rollup.RollUpLedger.Mark;
import io.loggia.analytics.rollup.RollUpLedger.Place;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.HouseCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages equal to the facts. A mark says where something has changed and not what: the page is made anew from all
 * facts that are there, so that marks may come in any order, twice, or late. Another time zone is built as a generation
 * of its own beside the one in use; marks count for both.
 */
public final class RollUp {

    private static final int MARKS_AT_ONCE = 1_000;
    private static final int DAYS_AT_ONCE = 31;

    private final RollUpLedger ledger;

    public RollUp(RollUpLedger ledger) {
        this.ledger = ledger;
    }

    /** Pages whose days are those of one time zone. */
    public record Generation(int number, ZoneId zone) {

        HouseCalendar calendar() {
            return new HouseCalendar(zone, HouseCalendar.DEFAULT.weekStart());
        }
    }

    private record PageKey(@Nullable DepartmentId department, LocalDate day) {}

    /**
     * Acts on some marks.
     *
     * @return whether there may be more
     */
    public boolean follow(List<Generation> generations) {
        List<Mark> marks = ledger.marks(MARKS_AT_ONCE);
        for (Generation generation : generations) {
            HouseCalendar calendar = generation.calendar();
            Set<PageKey> changed = new HashSet<>();
            marks.forEach(mark -> changed.add(new PageKey(mark.department(), calendar.day(mark.at()))));
            for (PageKey key : changed) {
                List<CountedFact> facts =
                        ledger.facts(key.department(), calendar.begin(key.day()), calendar.end(key.day()));
                ledger.put(generation.number(), key.department(), key.day(), DayPage.of(facts));
            }
        }
        ledger.remove(marks);
        return marks.size() == MARKS_AT_ONCE;
    }

    /**
     * Goes on building a generation.
     *
     * @param after where it has come to; null at the beginning
     * @return where to go on; empty when all is built
     */
    public Optional<Place> build(Generation generation, @Nullable Place after) {
        Place place = ledger.next(after).orElse(null);
        if (place == null) {
            return Optional.empty();
        }
        HouseCalendar calendar = generation.calendar();
        LocalDate first = calendar.day(place.at());
        Instant end = calendar.begin(first.plusDays(DAYS_AT_ONCE));
        Map<LocalDate, List<CountedFact>> days = new TreeMap<>();
        for (CountedFact fact : ledger.facts(place.department(), calendar.begin(first), end)) {
            days.computeIfAbsent(calendar.day(fact.lastAt()), any -> new ArrayList<>())
                    .add(fact);
        }
        days.forEach((day, facts) -> ledger.put(generation.number(), place.department(), day, DayPage.of(facts)));
        return Optional.of(new Place(place.department(), end));
    }
}
