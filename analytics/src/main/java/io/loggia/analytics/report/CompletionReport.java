package io.loggia.analytics.report;

import io.loggia.analytics.report.CompletionPart.Noted;
import io.loggia.domain.DepartmentId;
import io.loggia.domain.MediaId;
import io.loggia.domain.PersonId;
import io.loggia.domain.Principal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who has completed what: one row for each person and item, those who never opened it included.
 *
 * <p>A person on the roster has a row for each item whose audience includes them, and for each item they watched in the
 * period, wherever they were then. A person who has left the reported departments has a row only for what they watched
 * while there. When several facts concern one row, a completion beats unfinished viewing, the earliest completion beats
 * later ones (an item replaced by a new revision can be completed anew), and of unfinished viewing the latest counts. What
 * was voided, and what was watched before the content changed, speaks only where nothing else does. Who had completed the
 * item before the period, and not again in it, has done so, and is told apart: what they watched of it since takes nothing
 * away. A completion from before makes no row of its own.
 *
 * <p>A pure function of its inputs. Rows are handed out one by one, and facts are asked for {@value #PEOPLE_AT_ONCE}
 * people at a time, so that its memory does not grow with the number of facts. By state, a bit for each row is held.
 */
public final class CompletionReport {

    private static final int PEOPLE_AT_ONCE = 100;
    private static final int MOST_PEOPLE = 2_000;

    private final ReportPeriod period;
    private final ZoneId zone;
    private final Set<DepartmentId> scope;
    private final Map<DepartmentId, String> departmentNames;
    private final List<ReportPerson> people;
    private final List<ReportItem> items;
    private final ViewingFacts facts;

    private final Map<MediaId, Integer> itemIndex = new HashMap<>();
    private final Map<Principal, BitSet> itemsOf = new HashMap<>();

    /**
     * @param zone whose days those of the period are
     * @param scope the reported departments: one and its subtree
     * @param departmentNames of all departments, since a fact may name one outside the scope
     * @param items all that are reported on; facts about others are ignored
     */
    public CompletionReport(
            ReportPeriod period,
            ZoneId zone,
            Set<DepartmentId> scope,
            Map<DepartmentId, String> departmentNames,
            List<ReportPerson> people,
            List<ReportItem> items,
            ViewingFacts facts) {
        this.period = period;
        this.zone = zone;
        this.scope = Set.copyOf(scope);
        this.departmentNames = Map.copyOf(departmentNames);
        this.people = new ArrayList<>(people);
        this.people.sort(Comparator.comparing(ReportPerson::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(person -> person.id().value()));
        this.items = new ArrayList<>(items);
        this.items.sort(Comparator.comparing(ReportItem::title, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(item -> item.id().toString()));
        this.facts = facts;
        for (int i = 0; i < this.items.size(); i++) {
            itemIndex.put(this.items.get(i).id(), i);
            for (Principal principal : this.items.get(i).audience().principals()) {
                itemsOf.computeIfAbsent(principal, any -> new BitSet()).set(i);
            }
        }
    }

    /**
     * Computes the report.
     *
     * @param rows receives each row, by person and then by title
     * @return the counts of the rows handed out, by department
     */
    public CompletionTotals forEach(Consumer<? super CompletionRow> rows) {
        CompletionTotals totals = new CompletionTotals(CompletionGroup.DEPARTMENT);
        pass(new CompletionPart(people, null, row -> true), row -> {
            totals.count(row);
            rows.accept(row);
        });
        return totals;
    }

    /**
     * Computes the report group by group, each in a pass of its own over those that it may concern, so that no row is held
     * until its turn comes. By state, the first of them asks for everybody's facts and notes which rows have which state: one
     * bit for each person and item.
     *
     * @param wanted rows that are handed out and counted
     * @param rows receives each of them, by group, by person, and then by title
     */
    public CompletionTotals forEach(
            CompletionGroup by, Predicate<? super CompletionRow> wanted, Consumer<? super CompletionRow> rows) {
        CompletionTotals totals = new CompletionTotals(by);
        new CompletionParts(people, items, departmentNames, this::departmentsOf)
                .by(by)
                .forEach(part -> pass(part, row -> {
                    if (wanted.test(row)) {
                        totals.count(row);
                        rows.accept(row);
                    }
                }));
        return totals;
    }

    private void pass(CompletionPart part, Consumer<? super CompletionRow> rows) {
        Noted noted = part.noted();
        BitSet wanted = part.items();
        Set<MediaId> asked = wanted == null
                ? null
                : wanted.stream().mapToObj(item -> items.get(item).id()).collect(Collectors.toSet());
        // Of few items, facts of more people are as many.
        int atOnce = asked == null
                ? PEOPLE_AT_ONCE
                : Math.clamp(
                        (long) PEOPLE_AT_ONCE * items.size() / Math.max(asked.size(), 1), PEOPLE_AT_ONCE, MOST_PEOPLE);
        for (int from = 0; from < part.people().size(); from += atOnce) {
            List<ReportPerson> some = part.people()
                    .subList(from, Math.min(from + atOnce, part.people().size()));
            Map<PersonId, Map<Integer, Decisive>> decisive =
                    noted == null || noted.needsFacts() ? decisiveFacts(some, asked) : Map.of();
            for (ReportPerson person : some) {
                Map<Integer, Decisive> own = decisive.getOrDefault(person.id(), Map.of());
                BitSet due = expectedOf(person);
                own.forEach((item, known) -> {
                    if (known.fact() != null) {
                        due.set(item);
                    }
                });
                if (wanted != null) {
                    due.and(wanted);
                }
                if (noted != null) {
                    due.and(noted.places().get(person.id()));
                }
                for (int item = due.nextSetBit(0); item >= 0; item = due.nextSetBit(item + 1)) {
                    CompletionRow row = row(person, items.get(item), own.get(item), noted);
                    part.seen().accept(row);
                    if (part.holds().test(row)) {
                        rows.accept(row);
                    }
                }
            }
        }
    }

    /** Those that rows of these people may name. */
    private Map<PersonId, Set<DepartmentId>> departmentsOf(List<ReportPerson> some) {
        Map<PersonId, Set<DepartmentId>> then =
                facts.departments(some.stream().map(ReportPerson::id).toList());
        Map<PersonId, Set<DepartmentId>> all = new HashMap<>();
        for (ReportPerson person : some) {
            Set<DepartmentId> departments = new HashSet<>(then.getOrDefault(person.id(), Set.of()));
            departments.removeIf(one -> !person.onRoster() && !scope.contains(one));
            if (person.onRoster()) {
                departments.add(person.department());
            }
            all.put(person.id(), departments);
        }
        return all;
    }

    private BitSet expectedOf(ReportPerson person) {
        BitSet expected = new BitSet(items.size());
        if (person.onRoster()) {
            for (Principal principal : person.principals()) {
                BitSet some = itemsOf.get(principal);
                if (some != null) {
                    expected.or(some);
                }
            }
        }
        return expected;
    }

    /** @param asked items that matter; null for all */
    private Map<PersonId, Map<Integer, Decisive>> decisiveFacts(List<ReportPerson> some, @Nullable Set<MediaId> asked) {
        Map<PersonId, ReportPerson> byId = new HashMap<>();
        some.forEach(person -> byId.put(person.id(), person));
        Map<PersonId, Map<Integer, Decisive>> decisive = new HashMap<>();
        List<PersonId> ids = some.stream().map(ReportPerson::id).toList();
        for (ViewingDay fact : asked == null ? facts.of(ids) : facts.of(ids, asked)) {
            ReportPerson person = byId.get(fact.person());
            Integer item = itemIndex.get(fact.media());
            if (person != null && item != null && (person.onRoster() || scope.contains(fact.department()))) {
                Decisive one = decisive(fact);
                if (one != null) {
                    decisive.computeIfAbsent(person.id(), any -> new HashMap<>())
                            .merge(item, one, Decisive::with);
                }
            }
        }
        return decisive;
    }

    /** @return null for what decides nothing */
    private @Nullable Decisive decisive(ViewingDay fact) {
        LocalDate day = fact.day(zone);
        if (period.contains(day)) {
            return new Decisive(fact, fact.voided(), null);
        }
        boolean before = period.from() != null && day.isBefore(period.from());
        return before && Decisive.stateOf(fact) == CompletionState.COMPLETED ? new Decisive(null, null, fact) : null;
    }

    private CompletionRow row(
            ReportPerson person, ReportItem item, @Nullable Decisive decisive, @Nullable Noted noted) {
        ViewingDay fact = decisive == null ? null : decisive.fact();
        CompletionState now = decisive == null ? CompletionState.NOT_STARTED : decisive.state();
        CompletionState state = noted == null ? now : noted.state();
        ViewingDay told = decisive == null ? null : decisive.told(state);
        boolean completed = state == CompletionState.COMPLETED || state == CompletionState.COMPLETED_BEFORE;
        DepartmentId department = fact == null ? person.department() : fact.department();
        return new CompletionRow(
                person.id(),
                person.name(),
                department,
                departmentNames.getOrDefault(department, department.toString()),
                item.id(),
                item.title(),
                item.channel(),
                item.dutyOf(person),
                state,
                told == null ? 0 : told.coveredShare(),
                told == null || !completed ? null : told.completedAt(),
                decisive == null ? null : decisive.voided());
    }
}
