package io.loggia.portal.analytics.control;

import io.loggia.analytics.rollup.Discretion;
import io.loggia.analytics.rollup.Overview;
import io.loggia.analytics.rollup.RollUp.Generation;
import io.loggia.analytics.rollup.Tally;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.portal.analytics.control.Insights.Subject;
import io.loggia.portal.analytics.control.RollUpPages.Range;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The sums of a subject, if they may be told: a department's figures are left out where their reader could reckon a small
 * neighbour's from them and the sum of both, which they may see as well. So all is read that they may see of the path
 * down to it. Several departments are told of together where each may be told of alone, and no more of them than that
 * but how many different people they are: else one more of them would tell of a small one. Administrators, who may see everything that there is, are kept from small groups alone.
 */
final class Sums {

    private final RollUpPages pages;
    private final Generation generation;
    private final Subject subject;
    private final Discretion discretion;

    Sums(RollUpPages pages, Generation generation, Subject subject, Discretion discretion) {
        this.pages = pages;
        this.generation = generation;
        this.subject = subject;
        this.discretion = discretion;
    }

    /**
     * What must not be told of several departments together, since it may not of one of them.
     *
     * @param parts of the trend, by their first days
     */
    record Held(Set<LocalDate> parts, Set<MediaId> items) {}

    /** @return whether the figures may be told; if not, not all of them may have been read */
    boolean read(InsightPeriod period, Overview<?> overview) {
        if (!apart().stream().allMatch(one -> one.read(period, new Overview<>(day -> day, any -> true)))) {
            return false;
        }
        List<DepartmentId> path = visiblePath();
        Set<DepartmentId> departments = subject.departments();
        Set<DepartmentId> all = departments;
        if (!path.isEmpty()) {
            all = subject.reader().reach() == null ? null : subject.outline().subtree(path.getFirst());
        }
        Map<Optional<DepartmentId>, Tally> own = new HashMap<>();
        int among = subject.outline().size();
        pages.sums(new Range(generation, period.from(), period.to(), all, among), day -> {
            DepartmentId department = day.department();
            if (!path.isEmpty()) {
                own.computeIfAbsent(Optional.ofNullable(department), any -> new Tally())
                        .add(day.sum());
            }
            if (departments == null || (department != null && departments.contains(department))) {
                overview.add(department, day.day(), day.sum());
            }
        });
        return isShownOn(path, own) && discretion.tells(overview.total());
    }

    /** @param step the first day of the part of the trend that a day is in */
    Held held(InsightPeriod period, UnaryOperator<LocalDate> step) {
        Held held = new Held(new HashSet<>(), new HashSet<>());
        for (Sums one : apart()) {
            Overview<Boolean> overview = new Overview<>(step, any -> true);
            one.read(period, overview);
            pages.items(Range.of(generation, period, one.subject), (day, items) -> overview.addItems(items));
            one.hidden(overview.trend()).forEach(held.parts()::add);
            one.hidden(overview.items()).forEach(held.items()::add);
        }
        return held;
    }

    private <K> Stream<K> hidden(Map<K, Tally> parts) {
        return discretion.split(List.copyOf(parts.entrySet()), Map.Entry::getValue).hidden().stream()
                .map(Map.Entry::getKey);
    }

    /** Each of several departments by itself; none where nothing needs a guard. */
    private List<Sums> apart() {
        return subject.roots().size() < 2 || !subject.reader().guarded()
                ? List.of()
                : subject.roots().stream()
                        .map(root -> new Sums(
                                pages,
                                generation,
                                new Subject(subject.outline(), Set.of(root), subject.reader(), 0),
                                discretion))
                        .toList();
    }

    /** All items that were watched, for what was not; empty where that may not be told. */
    Optional<Set<MediaId>> watched(InsightPeriod period) {
        Overview<Boolean> overview = new Overview<>(day -> day, any -> true);
        if (!read(period, overview)) {
            return Optional.empty();
        }
        pages.items(Range.of(generation, period, subject), (day, items) -> overview.addItems(items));
        return Optional.of(overview.items().keySet());
    }

    /** From the highest department that the reader may see down to the subject; empty where nothing needs a guard. */
    private List<DepartmentId> visiblePath() {
        DepartmentId department = subject.only();
        if (department == null || !subject.reader().guarded()) {
            return List.of();
        }
        List<DepartmentId> path = subject.outline().path(department);
        Set<DepartmentId> reach = subject.reader().reach();
        return reach == null ? path : path.stream().filter(reach::contains).toList();
    }

    private boolean isShownOn(List<DepartmentId> path, Map<Optional<DepartmentId>, Tally> own) {
        if (path.isEmpty()) {
            return true;
        }
        boolean shown = subject.reader().reach() != null || isShown(path.getFirst(), top(own));
        for (int i = 1; i < path.size(); i++) {
            shown &= isShown(path.get(i), below(path.get(i - 1), own));
        }
        return shown;
    }

    private Map<Optional<DepartmentId>, Tally> top(Map<Optional<DepartmentId>, Tally> own) {
        Map<Optional<DepartmentId>, Tally> parts = new HashMap<>();
        subject.outline()
                .roots()
                .forEach(root ->
                        parts.put(Optional.of(root), together(subject.outline().subtree(root), own)));
        parts.put(Optional.empty(), own.getOrDefault(Optional.<DepartmentId>empty(), new Tally()));
        return parts;
    }

    private Map<Optional<DepartmentId>, Tally> below(DepartmentId id, Map<Optional<DepartmentId>, Tally> own) {
        Map<Optional<DepartmentId>, Tally> parts = new HashMap<>();
        subject.outline().parts(id).forEach((part, members) -> parts.put(Optional.of(part), together(members, own)));
        return parts;
    }

    private static Tally together(Set<DepartmentId> departments, Map<Optional<DepartmentId>, Tally> own) {
        Tally sum = new Tally();
        departments.forEach(department -> sum.add(own.getOrDefault(Optional.of(department), new Tally())));
        return sum;
    }

    /** Whether a part is shown beside the others that the reader may see the sum of. */
    private boolean isShown(DepartmentId part, Map<Optional<DepartmentId>, Tally> parts) {
        return discretion.split(List.copyOf(parts.entrySet()), Map.Entry::getValue).hidden().stream()
                .noneMatch(entry -> entry.getKey().filter(part::equals).isPresent());
    }
}
