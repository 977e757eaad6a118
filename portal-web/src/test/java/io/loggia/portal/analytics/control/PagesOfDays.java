package io.loggia.portal.analytics.control;

import io.loggia.analytics.rollup.CountedFact;
import io.loggia.analytics.rollup.DayPage;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Pages as they are stored, in memory. */
final class PagesOfDays extends RollUpPages {

    private record Key(DepartmentId department, LocalDate day) {}

    private final Map<Key, List<CountedFact>> facts = new HashMap<>();

    PagesOfDays watched(DepartmentId department, LocalDate day, MediaId media, IntStream people) {
        people.mapToObj(person ->
                        new CountedFact(media, person, day.atStartOfDay().toInstant(ZoneOffset.UTC), 1, 1, false))
                .forEach(facts.computeIfAbsent(new Key(department, day), any -> new ArrayList<>())::add);
        return this;
    }

    @Override
    void sums(Range range, Consumer<DaySum> reader) {
        each(range, (key, page) -> reader.accept(new DaySum(key.department(), key.day(), page.total())));
    }

    @Override
    void items(Range range, RollUpPages.Reader reader) {
        each(range, (key, page) -> reader.page(key.day(), page.encode()));
    }

    private void each(Range range, BiConsumer<Key, DayPage> reader) {
        Set<DepartmentId> departments = range.departments();
        facts.forEach((key, some) -> {
            if ((departments == null || departments.contains(key.department()))
                    && !key.day().isBefore(range.from())
                    && !key.day().isAfter(range.to())) {
                reader.accept(key, DayPage.of(some));
            }
        });
    }
}
